// A callback that returns a coroutine would never run it: a function that calls create_task() does.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/pollers/virtual_poller.hpp>
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
  VirtualPoller().on_idle(work);
#endif
  VirtualPoller().on_idle([] {});
  (void)loop;
}
