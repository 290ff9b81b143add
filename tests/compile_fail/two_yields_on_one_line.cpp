// The label of a keyword is its line, so a line has one keyword.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

// clang-format off
Generator<int> numbers() {
  return generator<int>([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    YIELD(1); YIELD(2);
#endif
    END;
  });
}
