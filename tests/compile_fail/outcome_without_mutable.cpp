// The target of an outcome is a variable, too.
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
  return coroutine([x = Outcome<int>()](auto& co) MUTABLE {
    BEGIN(co);
    YIELD_FROM_OUTCOME(x, one());
    END;
  });
}
