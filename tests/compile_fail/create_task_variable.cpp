// A task takes its coroutine over.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

void start(Coroutine<int> coroutine) {
#ifndef CONTROL
  create_task(coroutine);
#endif
  create_task(std::move(coroutine));
}
