// A callback that returns a coroutine would never run it: a function that calls
// run_coroutine_threadsafe() does.
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
  concurrent::Future<int>().add_done_callback([](concurrent::Future<int>) { return work(); });
#endif
  concurrent::Future<int>().add_done_callback([](concurrent::Future<int>) { (void)0; });
  (void)loop;
}
