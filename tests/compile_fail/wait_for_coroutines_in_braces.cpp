// A list in braces is copied.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<int> one();
void start() {
#ifndef CONTROL
  (void)wait({one(), one()});
#endif
  (void)wait({create_task(one()), create_task(one())});
}
