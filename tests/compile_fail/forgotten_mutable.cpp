// A body that gives its variables new values is mutable.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<int> one();
#ifdef CONTROL
#define MUTABLE mutable
#else
#define MUTABLE
#endif
Coroutine<> keep() {
  return coroutine([x = 0](auto& co) MUTABLE {
    BEGIN(co);
    YIELD_FROM_INTO(x, one());
    END;
  });
}
