// nested_task: a task runs concurrently with the coroutine that made it. Prints nothing.
//
//     import asyncio
//
//     async def nested():
//         return 42
//
//     async def main():
//         # Schedule nested() to run soon concurrently
//         # with "main()".
//         task = asyncio.create_task(nested())
//
//         # "task" can now be used to cancel "nested()", or
//         # can simply be awaited to wait until it is complete:
//         await task
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>

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
  return asyncio::coroutine([task = asyncio::Task<int>()](auto& co) mutable {
    BEGIN(co);
    // Schedule nested() to run soon concurrently
    // with "main()".
    task = asyncio::create_task(nested());

    // "task" can now be used to cancel "nested()", or
    // can simply be awaited to wait until it is complete:
    YIELD_FROM(task);
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }
