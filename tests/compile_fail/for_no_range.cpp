// FOR goes over what has elements.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> walk() {
  return coroutine([n = 0, list = std::make_shared<std::vector<int>>()](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    FOR(n, list) {}
    END_FOR;
#endif
    FOR(n, *list) {}
    END_FOR;
    END;
  });
}
