// A task is made of a coroutine, not of the function that gives one.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<int> one();
void start() {
#ifndef CONTROL
  create_task(one);
#endif
  create_task(one());
}
