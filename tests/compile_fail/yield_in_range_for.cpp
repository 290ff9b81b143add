// A range-for has locals of its own: FOR is for that.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <vector>

using namespace asyncio;

Coroutine<> other();

Coroutine<> all() {
  return coroutine([list = std::vector<int>(), n = 0](auto& co) mutable {
    BEGIN(co);
#ifdef CONTROL
    FOR(n, list) { YIELD_FROM(other()); }
    END_FOR;
#else
    for (int i : list) {
      n += i;
      YIELD_FROM(other());
    }
#endif
    END;
  });
}
