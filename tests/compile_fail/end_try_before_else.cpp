// What stands under an if without braces is one statement.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> other();

Coroutine<int> either(bool first) {
  return coroutine<int>([first, r = 0](auto& co) mutable {
    BEGIN(co);
#ifdef CONTROL
    if (first) {
      TRY { YIELD_FROM(other()); }
      EXCEPT(Exception) { r = 1; }
      END_TRY;
    } else
      r = 5;
#else
    if (first) TRY {
        YIELD_FROM(other());
      }
    EXCEPT(Exception) { r = 1; }
    END_TRY;
    else r = 5;
#endif
    RETURN(r);
    END;
  });
}
