// A coroutine is the only owner of its frame.
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
  Coroutine<> one = work();
#ifndef CONTROL
  Coroutine<> other = one;
  other.close();
#endif
  one.close();
}
