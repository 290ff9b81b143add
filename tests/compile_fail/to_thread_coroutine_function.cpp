// A thread cannot run a coroutine: create_task() does.
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
  loop.create_task(to_thread(work));
#endif
  loop.create_task(to_thread([] {}));
}
