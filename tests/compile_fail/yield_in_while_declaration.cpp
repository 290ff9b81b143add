// The variable of a while would live over the keyword.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> other();

int next();
Coroutine<> all() {
  return coroutine([n = 0](auto& co) mutable {
    BEGIN(co);
#ifdef CONTROL
    while ((n = next()))
#else
    while (int i = next())
#endif
      YIELD_FROM(other());
    (void)n;
    END;
  });
}
