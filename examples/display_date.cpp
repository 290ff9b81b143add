// display_date: print the date each second for five seconds.
//
//     import asyncio
//     import datetime
//
//     async def display_date(loop):
//         end_time = loop.time() + 5.0
//         while True:
//             print(datetime.datetime.now())
//             if (loop.time() + 1.0) >= end_time:
//                 break
//             await asyncio.sleep(1)
//
//     loop = asyncio.get_event_loop()
//     # Blocking call which returns when the display_date() coroutine is done
//     loop.run_until_complete(display_date(loop))
//     loop.close()
#include <asyncio/asyncio.hpp>
#include <chrono>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace {

// str(datetime.datetime.now())
std::string now() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count();
  const std::time_t seconds = us / 1000000;
  std::ostringstream text;
  text << std::put_time(std::localtime(&seconds), "%Y-%m-%d %H:%M:%S.") << std::setfill('0')
       << std::setw(6) << us % 1000000;
  return text.str();
}

asyncio::Coroutine<> display_date(asyncio::EventLoop& loop) {
  return asyncio::coroutine([&loop, end_time = 0.0](auto& co) mutable {
    BEGIN(co);
    end_time = loop.time() + 5.0;
    while (true) {
      std::cout << now() << '\n';
      if (loop.time() + 1.0 >= end_time) break;
      YIELD_FROM(asyncio::sleep(1));
    }
    END;
  });
}

}  // namespace

int main() {
  asyncio::EventLoop& loop = asyncio::get_event_loop();
  // Blocking call which returns when the display_date() coroutine is done
  loop.run_until_complete(display_date(loop));
  loop.close();
}
