// done_callback: a callback that is called with each of two tasks when it is done.
//
//     import asyncio
//     import time
//
//     async def calculate_task(a, b, t):
//         print("start calculate at {}".format(time.time()))
//         await asyncio.sleep(t)
//         print("finished")
//         return a + b
//
//     def done_callback(*args):
//         print("finished callback")
//         r = args[0].result()
//         print("result is {}".format(r))
//         print("now is {}".format(time.time()))
//
//     async def main():
//         task1 = asyncio.create_task(calculate_task(1, 3, 5))
//         task2 = asyncio.create_task(calculate_task(1, 6, 3))
//         try:
//             task1.add_done_callback(done_callback)
//             task2.add_done_callback(done_callback)
//             await task1
//             await task2
//         except asyncio.CancelledError:
//             print("main(): cancel_me is cancelled now")
//
//     t = time.time()
//     asyncio.run(main())
//     print("total time is {}".format(time.time() - t))
#include <asyncio/asyncio.hpp>
#include <chrono>
#include <iostream>

#include <asyncio/generators/short_keywords.hpp>

namespace {

// time.time()
double now() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

asyncio::Coroutine<int> calculate_task(int a, int b, int t) {
  return asyncio::coroutine<int>([a, b, t](auto& co) {
    BEGIN(co);
    std::cout << "start calculate at " << asyncio::repr(now()) << '\n';
    YIELD_FROM(asyncio::sleep(t));
    std::cout << "finished\n";
    RETURN(a + b);
    END;
  });
}

void done_callback(asyncio::Future<int> future) {
  std::cout << "finished callback\n";
  int r = future.result();
  std::cout << "result is " << r << '\n';
  std::cout << "now is " << asyncio::repr(now()) << '\n';
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine(
      [task1 = asyncio::Task<int>(), task2 = asyncio::Task<int>()](auto& co) mutable {
        BEGIN(co);
        task1 = asyncio::create_task(calculate_task(1, 3, 5));
        task2 = asyncio::create_task(calculate_task(1, 6, 3));
        TRY {
          task1.add_done_callback(done_callback);
          task2.add_done_callback(done_callback);
          YIELD_FROM(task1);
          YIELD_FROM(task2);
        }
        EXCEPT(asyncio::CancelledError) { std::cout << "main(): cancel_me is cancelled now\n"; }
        END_TRY;
        END;
      });
}

}  // namespace

int main() {
  const double t = now();
  asyncio::run(async_main());
  std::cout << "total time is " << now() - t << '\n';
}
