// slow_operation: wait for three operations that run at the same time.
//
// As it was written for Python 3.4; since 3.5 it reads `async def` and `await`, and does the same:
//
//     import time
//     import asyncio
//
//     @asyncio.coroutine                                         # async def slow_operation(n):
//     def slow_operation(n):
//         yield from asyncio.sleep(1)                            #     await asyncio.sleep(1)
//         print("Slow operation {} complete".format(n))
//
//     @asyncio.coroutine                                         # async def main():
//     def main():
//         start = time.time()
//         yield from asyncio.wait([                              #     await asyncio.wait([
//             slow_operation(1),
//             slow_operation(2),
//             slow_operation(3),
//         ])
//         end = time.time()
//         print('Complete in {} second(s)'.format(end - start))
//
//     loop = asyncio.get_event_loop()
//     loop.run_until_complete(main())
//
// Python's wait() starts the three in the order of a set, which is any; here it is the one written.
#include <asyncio/asyncio.hpp>
#include <chrono>
#include <iostream>
#include <utility>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace {

// time.time()
double now() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

asyncio::Coroutine<> slow_operation(int n) {
  return asyncio::coroutine([n](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    std::cout << "Slow operation " << n << " complete\n";
    END;
  });
}

std::vector<asyncio::Coroutine<>> slow_operations() {
  std::vector<asyncio::Coroutine<>> operations;
  for (int n = 1; n <= 3; ++n) operations.push_back(slow_operation(n));
  return operations;
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([start = 0.0](auto& co) mutable {
    BEGIN(co);
    start = now();
    YIELD_FROM(asyncio::wait(slow_operations()));
    std::cout << "Complete in " << now() - start << " second(s)\n";
    END;
  });
}

}  // namespace

int main() {
  asyncio::EventLoop& loop = asyncio::get_event_loop();
  loop.run_until_complete(async_main());
}
