// Only what is awaitable can be awaited.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> wait() {
  return coroutine([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    YIELD_FROM(5);
#endif
    YIELD_FROM(asyncio::sleep(5));
    END;
  });
}
