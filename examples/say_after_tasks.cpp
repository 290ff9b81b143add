// say_after_tasks: the same two as tasks, which run at the same time: two seconds.
//
//     import asyncio
//     import time
//
//     async def say_after(delay, what):
//         await asyncio.sleep(delay)
//         print(what)
//
//     async def main():
//         task1 = asyncio.create_task(
//             say_after(1, 'hello'))
//
//         task2 = asyncio.create_task(
//             say_after(2, 'world'))
//
//         print(f"started at {time.strftime('%X')}")
//
//         # Wait until both tasks are completed (should take
//         # around 2 seconds.)
//         await task1
//         await task2
//
//         print(f"finished at {time.strftime('%X')}")
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace {

// time.strftime('%X')
auto clock_time() {
  const std::time_t now = std::time(nullptr);
  return std::put_time(std::localtime(&now), "%X");
}

asyncio::Coroutine<> say_after(double delay, std::string what) {
  return asyncio::coroutine([delay, what](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(delay));
    std::cout << what << '\n';
    END;
  });
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine(
      [task1 = asyncio::Task<>(), task2 = asyncio::Task<>()](auto& co) mutable {
        BEGIN(co);
        task1 = asyncio::create_task(say_after(1, "hello"));

        task2 = asyncio::create_task(say_after(2, "world"));

        std::cout << "started at " << clock_time() << '\n';

        // Wait until both tasks are completed (should take
        // around 2 seconds.)
        YIELD_FROM(task1);
        YIELD_FROM(task2);

        std::cout << "finished at " << clock_time() << '\n';
        END;
      });
}

}  // namespace

int main() { asyncio::run(async_main()); }
