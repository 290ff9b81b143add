// A result is a value.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

int global = 0;
#ifdef CONTROL
using Result = int*;
#define GLOBAL &global
#else
using Result = int&;
#define GLOBAL global
#endif
Coroutine<Result> give() {
  return coroutine<Result>([](auto& co) {
    BEGIN(co);
    RETURN(GLOBAL);
    END;
  });
}
