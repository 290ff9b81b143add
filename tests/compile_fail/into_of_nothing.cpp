// Where nothing comes there is no target.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> rest() {
  return coroutine([x = 0](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    YIELD_FROM_INTO(x, asyncio::sleep(1));
#endif
    (void)x;
    YIELD_FROM(asyncio::sleep(1));
    END;
  });
}
