// nested: to call a coroutine runs nothing; to await it does, and gives its result.
//
//     import asyncio
//
//     async def nested():
//         return 42
//
//     async def main():
//         # Nothing happens if we just call "nested()".
//         # A coroutine object is created but not awaited,
//         # so it *won't run at all*.
//         nested()
//
//         # Let's do it differently now and await it:
//         print(await nested())  # will print "42".
//
//     asyncio.run(main())
//
// As in Python, a warning tells of the first one: coroutine 'nested' was never awaited.
#include <asyncio/asyncio.hpp>
#include <iostream>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Coroutine<int> nested() {
  return asyncio::coroutine<int>([](auto& co) {
    BEGIN(co);
    RETURN(42);
    END;
  });
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([answer = 0](auto& co) mutable {
    BEGIN(co);
    // Nothing happens if we just call "nested()".
    // A coroutine object is created but not awaited,
    // so it *won't run at all*. Without (void) the compiler would say so.
    (void)nested();

    // Let's do it differently now and await it:
    YIELD_FROM_INTO(answer, nested());
    std::cout << answer << '\n';  // will print "42".
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }
