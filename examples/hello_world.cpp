// hello_world: run a coroutine that sleeps between two lines.
//
//     import asyncio
//
//     async def main():
//         print('hello')
//         await asyncio.sleep(1)
//         print('world')
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <iostream>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([](auto& co) {
    BEGIN(co);
    std::cout << "hello\n";
    YIELD_FROM(asyncio::sleep(1));
    std::cout << "world\n";
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }
