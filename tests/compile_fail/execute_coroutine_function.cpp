// A thread cannot run a coroutine: run_coroutine_threadsafe() does.
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
  concurrent::ThreadPoolExecutor().execute(work);
#endif
  concurrent::ThreadPoolExecutor().execute([] {});
  (void)loop;
}
