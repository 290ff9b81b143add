// A target with a comma of its own needs parentheses.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

template <class A, class B>
int& place();
Coroutine<int> one();

Coroutine<> keep() {
  return coroutine([](auto& co) mutable {
    BEGIN(co);
#ifdef CONTROL
    YIELD_FROM_INTO((place<int, int>()), one());
#else
    YIELD_FROM_INTO(place<int, int>(), one());
#endif
    END;
  });
}
