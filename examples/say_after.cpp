// say_after: one coroutine awaits another, twice in a row: three seconds.
//
//     import asyncio
//     import time
//
//     async def say_after(delay, what):
//         await asyncio.sleep(delay)
//         print(what)
//
//     async def main():
//         print(f"started at {time.strftime('%X')}")
//
//         await say_after(1, 'hello')
//         await say_after(2, 'world')
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
  return asyncio::coroutine([](auto& co) {
    BEGIN(co);
    std::cout << "started at " << clock_time() << '\n';

    YIELD_FROM(say_after(1, "hello"));
    YIELD_FROM(say_after(2, "world"));

    std::cout << "finished at " << clock_time() << '\n';
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }
