// await_future: await a future, and gather one with a coroutine. Prints nothing.
//
//     async def main():
//         await function_that_returns_a_future_object()
//
//         # this is also valid:
//         await asyncio.gather(
//             function_that_returns_a_future_object(),
//             some_python_coroutine()
//         )
//
// The original names its two functions and leaves them out. Here each of them waits for a second.
#include <asyncio/asyncio.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Future<int> function_that_returns_a_future_object() {
  asyncio::EventLoop& loop = asyncio::get_running_loop();
  asyncio::Future<int> future = loop.create_future<int>();
  loop.call_later(1, [future] { future.set_result(42); });
  return future;
}

asyncio::Coroutine<> some_python_coroutine() {
  return asyncio::coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    END;
  });
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(function_that_returns_a_future_object());

    // this is also valid:
    YIELD_FROM(asyncio::gather(function_that_returns_a_future_object(), some_python_coroutine()));
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }
