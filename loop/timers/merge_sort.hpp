// merge_sort: orders timers.
#pragma once

#include <cstddef>

namespace asyncio::detail {

struct TimerEntry;

// Orders by deadline; equal ones stay as they are. Returns `entries` or `spare`, where they then
// are.
TimerEntry* merge_sort(TimerEntry* entries, TimerEntry* spare, std::size_t n) noexcept;

}  // namespace asyncio::detail
