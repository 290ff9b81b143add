// Only what can be awaited is gathered, one by one and in ranges.
#include <asyncio/asyncio.hpp>

#include <vector>

auto gathered(std::vector<int> numbers, std::vector<asyncio::Future<int>> futures) {
  (void)numbers;
#ifndef CONTROL
  (void)asyncio::gather(futures, numbers);
#endif
  return asyncio::gather(futures, futures);
}
