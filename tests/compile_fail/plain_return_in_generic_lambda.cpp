// The same where the type of the body is deduced.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<int> answer() {
  return coroutine<int>([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    return 42;
#endif
    RETURN(42);
    END;
  });
}
