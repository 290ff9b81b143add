// A million tasks that sleep. It says a line when all of them do, and goes on for ever.
#ifdef ASYNCIO17_ONE_HEADER
#define ASYNCIO17_SHORT_KEYWORDS
#include "asyncio17.hpp"
#else
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#endif

#include <cstdio>

using namespace asyncio;

namespace {

Coroutine<> one() {
  return coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(100000));
    END;
  });
}
Coroutine<> start() {
  return coroutine([](auto& co) {
    BEGIN(co);
    for (int i = 0; i < 1000000; ++i) create_task(one());
    YIELD_FROM(asyncio::sleep(0.1));
    std::puts("ready");
    std::fflush(stdout);
    YIELD_FROM(asyncio::sleep(100000));
    END;
  });
}

}  // namespace

int main() { run(start()); }
