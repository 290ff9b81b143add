// A generator delegates to generators of its own kind; only a coroutine waits.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Generator<int> numbers() {
  return generator<int>([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    YIELD_FROM(asyncio::sleep(1));
#endif
    YIELD(2);
    END;
  });
}
