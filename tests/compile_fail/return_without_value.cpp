// A coroutine with a result returns one.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<int> one() {
  return coroutine<int>([](auto& co) {
    BEGIN(co);
#ifndef CONTROL
    RETURN();
#endif
    RETURN(1);
    END;
  });
}
