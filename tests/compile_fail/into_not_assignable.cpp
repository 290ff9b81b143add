// A variable of a type that cannot be assigned takes no result; an Outcome does.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

using Entry = std::pair<const int, int>;
Coroutine<Entry> one();
Coroutine<> keep() {
  return coroutine([entry = Entry(), outcome = Outcome<Entry>()](auto& co) mutable {
    BEGIN(co);
#ifdef CONTROL
    YIELD_FROM_OUTCOME(outcome, one());
#else
    YIELD_FROM_INTO(entry, one());
#endif
    END;
  });
}
