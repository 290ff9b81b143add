// A lambda inside a body is no part of it.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> other();

Coroutine<> all() {
  return coroutine([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    [&] { YIELD_FROM(other()); }();
#endif
    END;
  });
}
