// blocking_and_await: a coroutine that waits gives control away meanwhile.
//
//     import time
//     import asyncio
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
//         coroutine = do_some_work(4)
//         loop = asyncio.get_event_loop()
//         task = loop.create_task(coroutine)
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
    YIELD_FROM(asyncio::sleep(x));
    RETURN("Done after " + std::to_string(x) + "s");
    END;
  });
}

}  // namespace

int main() {
  const double start = now();
  auto coroutine = do_some_work(4);
  asyncio::EventLoop& loop = asyncio::get_event_loop();
  auto task = loop.create_task(std::move(coroutine));
  loop.run_until_complete(task);

  std::cout << task.result() << '\n';
  std::cout << "TIME:  " << now() - start << '\n';
}
