// No jump leads into an if constexpr: a plain if is for that.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> other();

template <bool waits>
Coroutine<> maybe() {
  return coroutine([](auto& co) mutable {
    BEGIN(co);
#ifdef CONTROL
    if (waits) {
#else
    if constexpr (waits) {
#endif
      YIELD_FROM(other());
    }
    END;
  });
}
template Coroutine<> maybe<true>();
