// A generator cannot wait.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

struct Manager {
  Sleep aenter() { return asyncio::sleep(1); }
  Sleep aexit(ExceptionPtr) { return asyncio::sleep(1); }
};
Generator<int> numbers() {
  return generator<int>([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    WITH(Manager()) { YIELD(1); }
    END_WITH;
#endif
    YIELD(2);
    END;
  });
}
