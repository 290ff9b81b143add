// Awaiting a coroutine uses it up, also one of a range.
#include <asyncio/asyncio.hpp>

#include <vector>

auto gathered(const std::vector<asyncio::Coroutine<int>>& coroutines,
              const std::vector<asyncio::Future<int>>& futures) {
  (void)coroutines;
#ifndef CONTROL
  (void)asyncio::gather(coroutines);
#endif
  return asyncio::gather(futures);
}
