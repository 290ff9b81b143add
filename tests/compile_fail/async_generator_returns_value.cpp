// An async generator yields, and returns nothing.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

AsyncGenerator<int> ones() {
  return async_generator<int>([](auto& co) {
    BEGIN(co);
    YIELD(1);
#ifndef CONTROL
    RETURN(1);
#endif
    RETURN();
    END;
  });
}
