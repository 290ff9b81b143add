// Only exceptions are raised.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> fail() {
  return coroutine([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    RAISE(5);
#endif
    RAISE(RuntimeError("five"));
    END;
  });
}
