// A body moves into its frame, unless it is made there.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

struct Body {
  Lock lock;
  Step operator()(Co<void>& co) {
    BEGIN(co);
    END;
  }
};
Coroutine<> work() {
#ifndef CONTROL
  return coroutine(Body());
#endif
  return coroutine(emplaced<Body>());
}
