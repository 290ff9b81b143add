// bind_callback: a done-callback with an argument of its own before the task.
//
//     import time
//     import asyncio
//     import functools
//
//     now = lambda: time.time()
//
//     async def do_some_work(x):
//         print('Waiting: ', x)
//         return 'Done after {}s'.format(x)
//
//     def callback(t, future):
//         print('Callback: ', future.result())
//
//     if __name__ == '__main__':
//         start = now()
//         coroutine = do_some_work(2)
//         loop = asyncio.get_event_loop()
//         # task = asyncio.ensure_future(coroutine, loop=loop)
//         task = loop.create_task(coroutine)
//
//         # task.add_done_callback(callback)
//         task.add_done_callback(functools.partial(callback, 2))
//
//         loop.run_until_complete(task)
//
//         print('TIME: ', now() - start)
#include <asyncio/asyncio.hpp>
#include <chrono>
#include <functional>
#include <iostream>
#include <string>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace {

// time.time()
double now() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

asyncio::Coroutine<std::string> do_some_work(int x) {
  return asyncio::coroutine<std::string>([x](auto& co) {
    BEGIN(co);
    std::cout << "Waiting:  " << x << '\n';
    RETURN("Done after " + std::to_string(x) + "s");
    END;
  });
}

void callback(int /*t*/, asyncio::Future<std::string> future) {
  std::cout << "Callback:  " << future.result() << '\n';
}

}  // namespace

int main() {
  using std::placeholders::_1;
  const double start = now();
  auto coroutine = do_some_work(2);
  asyncio::EventLoop& loop = asyncio::get_event_loop();
  // auto task = asyncio::ensure_future(std::move(coroutine), &loop);
  auto task = loop.create_task(std::move(coroutine));

  // task.add_done_callback(callback);
  task.add_done_callback(std::bind(callback, 2, _1));

  loop.run_until_complete(task);

  std::cout << "TIME:  " << now() - start << '\n';
}
