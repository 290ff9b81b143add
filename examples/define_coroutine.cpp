// define_coroutine: a coroutine object, and the loop that runs it.
//
//     import time
//     import asyncio
//
//     now = lambda: time.time()
//
//     async def do_some_work(x):
//         print('Waiting: ', x)
//
//     if __name__ == '__main__':
//         start = now()
//         coroutine = do_some_work(2)
//         loop = asyncio.get_event_loop()
//         loop.run_until_complete(coroutine)
//         print('TIME: ', now() - start)
#include <asyncio/asyncio.hpp>
#include <chrono>
#include <iostream>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace {

// time.time()
double now() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

asyncio::Coroutine<> do_some_work(int x) {
  return asyncio::coroutine([x](auto& co) {
    BEGIN(co);
    std::cout << "Waiting:  " << x << '\n';
    END;
  });
}

}  // namespace

int main() {
  const double start = now();
  auto coroutine = do_some_work(2);
  asyncio::EventLoop& loop = asyncio::get_event_loop();
  loop.run_until_complete(std::move(coroutine));
  std::cout << "TIME:  " << now() - start << '\n';
}
