// concurrent_tasks: three tasks that wait at the same time, gathered.
//
//     import time
//     import asyncio
//     import functools
//
//     now = lambda: time.time()
//
//     async def do_some_work(x):
//         print('Waiting: ', x)
//         await asyncio.sleep(x)
//         return 'Done after {}s'.format(x)
//
//     if __name__ == '__main__':
//         start = now()
//         coroutine1 = do_some_work(1)
//         coroutine2 = do_some_work(2)
//         coroutine3 = do_some_work(4)
//
//         loop = asyncio.get_event_loop()
//         tasks = [loop.create_task(coroutine1),
//                  loop.create_task(coroutine2),
//                  loop.create_task(coroutine3)]
//
//         loop.run_until_complete(asyncio.gather(*tasks))
//         # loop.run_until_complete(asyncio.wait(tasks))
//
//         for task in tasks:
//             print(task.result())
//         print('TIME: ', now() - start)
#include <asyncio/asyncio.hpp>
#include <chrono>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

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
    YIELD_FROM(asyncio::sleep(x));
    RETURN("Done after " + std::to_string(x) + "s");
    END;
  });
}

}  // namespace

int main() {
  const double start = now();
  auto coroutine1 = do_some_work(1);
  auto coroutine2 = do_some_work(2);
  auto coroutine3 = do_some_work(4);

  asyncio::EventLoop& loop = asyncio::get_event_loop();
  std::vector tasks = {loop.create_task(std::move(coroutine1)),
                       loop.create_task(std::move(coroutine2)),
                       loop.create_task(std::move(coroutine3))};

  loop.run_until_complete(asyncio::gather(tasks));
  // loop.run_until_complete(asyncio::wait(tasks));

  for (const auto& task : tasks) std::cout << task.result() << '\n';
  std::cout << "TIME:  " << now() - start << '\n';
}
