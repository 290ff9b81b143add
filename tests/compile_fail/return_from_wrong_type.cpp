// RETURN_FROM passes a result on as it is.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

#ifdef CONTROL
Coroutine<int> one();
#else
Coroutine<long> one();
#endif
Coroutine<int> pass() {
  return coroutine<int>([](auto& co) {
    BEGIN(co);
    RETURN_FROM(one());
    END;
  });
}
