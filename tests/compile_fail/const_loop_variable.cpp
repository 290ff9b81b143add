// So is one with a loop.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

#ifdef CONTROL
#define MUTABLE mutable
#else
#define MUTABLE
#endif
Coroutine<> walk(const std::vector<int>& list) {
  return coroutine([&list, x = 0](auto& co) MUTABLE {
    BEGIN(co);
    FOR(x, list) { YIELD(); }
    END_FOR;
    END;
  });
}
