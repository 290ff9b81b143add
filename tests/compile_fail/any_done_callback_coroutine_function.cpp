// A callback that returns a coroutine would never run it: a function that calls create_task() does.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> work() {
  return coroutine([](auto& co) mutable {
    BEGIN(co);
    YIELD();
    END;
  });
}
void start(EventLoop& loop) {
#ifndef CONTROL
  AnyFuture(loop.create_future<int>()).add_done_callback([](auto) { return work(); });
#endif
  AnyFuture(loop.create_future<int>()).add_done_callback([](auto) {});
}
