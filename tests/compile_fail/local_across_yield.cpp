// A local with an initialiser does not live over a suspension: it belongs into the captures.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Generator<int> numbers() {
  return generator<int>([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    int n = 1;
    YIELD(n);
#endif
    YIELD(2);
    END;
  });
}
