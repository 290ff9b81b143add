// A lambda has no name by which another process could find it.
#include <asyncio/io/process_pool_executor.hpp>

using namespace asyncio;

int square(int n) { return n * n; }

void start(concurrent::ProcessPoolExecutor& pool) {
#ifndef CONTROL
  pool.submit([](int n) { return n * n; }, 2);
#endif
  pool.submit(square, 2);
}
