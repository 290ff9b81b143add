// A body ends with RETURN: a plain return would neither finish nor suspend it.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<int> answer() {
  return coroutine<int>([](Co<int>& co) mutable -> Step {
    BEGIN(co);
#ifndef CONTROL
    return 42;
#endif
    RETURN(42);
    END;
  });
}
