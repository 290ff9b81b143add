// display_time: a callback that schedules itself each second, and stops the loop after five.
//
//     import asyncio
//     import datetime
//
//     def display_time(end_time, loop):
//         if (loop.time() + 1.0) < end_time:
//             loop.call_later(1, display_time, end_time, loop)
//         else:
//             print(datetime.datetime.now())  # after 5 seconds
//             loop.stop()
//
//     loop = asyncio.get_event_loop()
//     end_time = loop.time() + 5.0
//     loop.call_soon(display_time, end_time, loop)
//
//     loop.run_forever()
//     loop.close()
#include <asyncio/asyncio.hpp>
#include <chrono>
#include <ctime>
#include <functional>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>

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

void display_time(double end_time, asyncio::EventLoop& loop) {
  if (loop.time() + 1.0 < end_time) {
    loop.call_later(1, display_time, end_time, std::ref(loop));
  } else {
    std::cout << now() << '\n';  // after 5 seconds
    loop.stop();
  }
}

}  // namespace

int main() {
  asyncio::EventLoop& loop = asyncio::get_event_loop();
  const double end_time = loop.time() + 5.0;
  loop.call_soon(display_time, end_time, std::ref(loop));

  loop.run_forever();
  loop.close();
}
