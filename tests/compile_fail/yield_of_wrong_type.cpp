// What is yielded becomes the value of the generator.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Generator<int> ones() {
  return generator<int>([](auto& co) {
    BEGIN(co);
#ifndef CONTROL
    YIELD(std::string("1"));
#endif
    YIELD(1);
    END;
  });
}
