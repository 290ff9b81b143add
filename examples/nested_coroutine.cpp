// nested_coroutine: a coroutine that waits for three others and asks for their results.
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
//     async def main():
//         coroutine1 = do_some_work(1)
//         coroutine2 = do_some_work(2)
//         coroutine3 = do_some_work(4)
//
//         tasks = [asyncio.ensure_future(coroutine1),
//                  asyncio.ensure_future(coroutine2),
//                  asyncio.ensure_future(coroutine3)]
//
//         dones, pendings = await asyncio.wait(tasks)
//
//         for task in dones:
//             print('Task ret: ', task.result())
//
//     if __name__ == '__main__':
//         start = now()
//         loop = asyncio.get_event_loop()
//         loop.run_until_complete(main())
//         print('TIME: ', now() - start)
//
// Python's `dones` is a set, so that there the three results come in any order.
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

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine(
      [tasks = std::vector<asyncio::Task<std::string>>(),
       waited = asyncio::WaitResult<asyncio::Task<std::string>>()](auto& co) mutable {
        BEGIN(co);
        for (int x : {1, 2, 4}) tasks.push_back(asyncio::ensure_future(do_some_work(x)));

        YIELD_FROM_INTO(waited, asyncio::wait(tasks));

        for (const auto& task : waited.done) std::cout << "Task ret:  " << task.result() << '\n';
        END;
      });
}

}  // namespace

int main() {
  const double start = now();
  asyncio::EventLoop& loop = asyncio::get_event_loop();
  loop.run_until_complete(async_main());
  std::cout << "TIME:  " << now() - start << '\n';
}
