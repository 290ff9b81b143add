// merge_sort: orders timers.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>

#pragma GCC visibility push(default)
namespace asyncio::detail {

struct TimerEntry;

// Orders by deadline; equal ones stay as they are. Returns `entries` or `spare`, where they then
// are.
TimerEntry* merge_sort(TimerEntry* entries, TimerEntry* spare, std::size_t n) noexcept;

}  // namespace asyncio::detail
#pragma GCC visibility pop
