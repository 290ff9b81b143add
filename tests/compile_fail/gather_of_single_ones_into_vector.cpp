// gather(a, b) gives a tuple, also where both are of one type.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<int> one();
Coroutine<> both() {
  return coroutine([all = std::vector<int>(), a = 0, b = 0](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    YIELD_FROM_INTO(all, gather(one(), one()));
#endif
    YIELD_FROM_INTO(std::tie(a, b), gather(one(), one()));
    END;
  });
}
