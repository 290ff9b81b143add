// A result is moved out, so it is not const.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

#ifdef CONTROL
using Result = int;
#else
using Result = const int;
#endif
Coroutine<Result> give() {
  return coroutine<Result>([](auto& co) {
    BEGIN(co);
    RETURN(1);
    END;
  });
}
