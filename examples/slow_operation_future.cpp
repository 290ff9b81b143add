// slow_operation_future: a coroutine sets a future that the program runs for.
//
//     import asyncio
//
//     async def slow_operation(future):
//         await asyncio.sleep(1)
//         future.set_result('Future is done!')
//
//     # get Event loop instance
//     loop = asyncio.get_event_loop()
//     future = asyncio.Future()
//
//     # translate future into task()
//     asyncio.ensure_future(slow_operation(future))
//
//     loop.run_until_complete(future)
//     print(future.result())
//     loop.close()
#include <asyncio/asyncio.hpp>
#include <iostream>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Coroutine<> slow_operation(asyncio::Future<std::string> future) {
  return asyncio::coroutine([future](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    future.set_result("Future is done!");
    END;
  });
}

}  // namespace

int main() {
  // get Event loop instance
  asyncio::EventLoop& loop = asyncio::get_event_loop();
  asyncio::Future<std::string> future;

  // translate future into task()
  asyncio::ensure_future(slow_operation(future));

  loop.run_until_complete(future);
  std::cout << future.result() << '\n';
  loop.close();
}
