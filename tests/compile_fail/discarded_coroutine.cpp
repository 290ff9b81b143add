// A coroutine that nobody awaits never runs.
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
void start() {
#ifndef CONTROL
  work();
#endif
}
