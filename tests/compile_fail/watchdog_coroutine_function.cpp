// A callback that returns a coroutine would never run it: a function that calls create_task() does.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/insight/watchdog.hpp>
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
  Watchdog dog(loop, 1, [](const std::string&, double) { return work(); });
#endif
  Watchdog control(loop, 1, [](const std::string&, double) {});
}
