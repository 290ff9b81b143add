// Awaiting a coroutine uses it up, so a variable is moved.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<int> one() {
  return coroutine<int>([](auto& co) mutable {
    BEGIN(co);
    RETURN(1);
    END;
  });
}
Coroutine<> twice() {
  return coroutine([c = one()](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    YIELD_FROM(c);
#endif
    YIELD_FROM(std::move(c));
    END;
  });
}
