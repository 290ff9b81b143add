// The type of the result stands behind coroutine.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<int> one() {
#ifndef CONTROL
  return coroutine([](auto& co) {
#else
  return coroutine<int>([](auto& co) {
#endif
    BEGIN(co);
    RETURN(1);
    END;
  });
}
