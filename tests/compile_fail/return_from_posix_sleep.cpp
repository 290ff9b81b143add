// POSIX's sleep() is no thing to return from either.
#include <unistd.h>
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

asyncio::Coroutine<> rest() {
  return asyncio::coroutine([](auto& co) mutable {
    BEGIN(co);
#ifndef CONTROL
    RETURN_FROM(::sleep(1));
#endif
    RETURN_FROM(asyncio::sleep(1));
    END;
  });
}
