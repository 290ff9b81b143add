// The variable of an if would live over the keyword.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> other();

int next();
Coroutine<> one() {
  return coroutine([n = 0](auto& co) mutable {
    BEGIN(co);
#ifdef CONTROL
    if ((n = next())) YIELD_FROM(other());
#else
    if (int i = next()) YIELD_FROM(other());
#endif
    (void)n;
    END;
  });
}
