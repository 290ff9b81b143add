// What a std::tie() refers to is no constant.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<std::pair<int, int>> two();
#ifdef CONTROL
#define MUTABLE mutable
#else
#define MUTABLE
#endif
Coroutine<> keep() {
  return coroutine([x = 0, y = 0](auto& co) MUTABLE {
    BEGIN(co);
    YIELD_FROM_INTO(std::tie(x, y), two());
    END;
  });
}
