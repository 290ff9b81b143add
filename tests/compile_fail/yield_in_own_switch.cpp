// A label of ours inside a switch of the user would resume nowhere.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Generator<int> numbers(int which) {
  return generator<int>([which](auto& co) mutable {
    BEGIN(co);
    switch (which) {
      case 1:
#ifndef CONTROL
        YIELD(1);
#endif
        break;
    }
    END;
  });
}
