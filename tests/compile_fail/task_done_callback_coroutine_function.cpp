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
  loop.create_task(work()).add_done_callback([](const Task<>&) { return work(); });
#endif
  loop.create_task(work()).add_done_callback([](const Task<>&) {});
}
