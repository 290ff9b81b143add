// wait() takes a range, as in Python.
#include <asyncio/asyncio.hpp>

#include <vector>

auto waiting(const asyncio::Task<int>& task) {
#ifndef CONTROL
  (void)asyncio::wait(task);
#endif
  return asyncio::wait(std::vector{task});
}
