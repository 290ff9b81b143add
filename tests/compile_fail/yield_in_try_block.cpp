// No jump leads into a C++ try block: TRY is for that.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Generator<int> numbers() {
  return generator<int>([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    try {
      YIELD(1);
    } catch (...) {
    }
#endif
    YIELD(2);
    END;
  });
}
