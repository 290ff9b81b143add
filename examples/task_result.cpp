// task_result: the result of a task, without a callback.
//
//     import time
//     import asyncio
//
//     now = lambda: time.time()
//
//     async def do_some_work(x):
//         print('Waiting: ', x)
//         return 'Done after {}s'.format(x)
//
//     if __name__ == '__main__':
//         start = now()
//         coroutine = do_some_work(2)
//         loop = asyncio.get_event_loop()
//         # task = asyncio.ensure_future(coroutine, loop=loop)
//         task = loop.create_task(coroutine)
//
//         loop.run_until_complete(task)
//
//         print(task.result())
//         print('TIME: ', now() - start)
#include <asyncio/asyncio.hpp>
#include <chrono>
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

}  // namespace

int main() {
  const double start = now();
  auto coroutine = do_some_work(2);
  asyncio::EventLoop& loop = asyncio::get_event_loop();
  // auto task = asyncio::ensure_future(std::move(coroutine), &loop);
  auto task = loop.create_task(std::move(coroutine));

  loop.run_until_complete(task);

  std::cout << task.result() << '\n';
  std::cout << "TIME:  " << now() - start << '\n';
}
