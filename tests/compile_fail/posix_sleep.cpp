// POSIX's sleep() stops the thread, and is no thing to await.
#include <unistd.h>
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> rest() {
  return coroutine([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    YIELD_FROM(sleep(1));
#endif
    YIELD_FROM(asyncio::sleep(1));
    END;
  });
}
