// define_task: a coroutine as a task, printed before and after it runs.
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
//
//         coroutine = do_some_work(2)
//         loop = asyncio.get_event_loop()
//         # task = asyncio.ensure_future(coroutine, loop=loop)
//         task = loop.create_task(coroutine)
//
//         print(task)
//         loop.run_until_complete(task)
//         print(task)
//         print('TIME: ', now() - start)
//
// Since Python 3.8 a task has a name, which is printed as well.
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
  // auto task = asyncio::ensure_future(std::move(coroutine), &loop);
  auto task = loop.create_task(std::move(coroutine));

  std::cout << task << '\n';
  loop.run_until_complete(task);
  std::cout << task << '\n';
  std::cout << "TIME:  " << now() - start << '\n';
}
