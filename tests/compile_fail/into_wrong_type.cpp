// The result of an await goes to a variable of its very type.
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
Coroutine<> keep() {
  return coroutine([wide = 0L, same = 0](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    YIELD_FROM_INTO(wide, one());
#endif
    YIELD_FROM_INTO(same, one());
    (void)wide;
    END;
  });
}
