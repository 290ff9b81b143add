// RetryPolicy: how often a job that fails is tried again, and when.
//
//   jobs::retry(5, jobs::exponential(1, 3600))   // after 0.5 to 1 s, 1 to 2 s, … at most an hour
//   jobs::retry(3, jobs::every(60))
//   jobs::retry(0)                               // a job that fails is dead
//
// Lifetime: values, and literals. Thread: any.
#pragma once

#include <asyncio/loop/seconds.hpp>

#include <cstdint>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

// Waits between attempts, in seconds.
struct Waits {
  double base = 1, cap = 3600;
  bool jitter = true;
};
// base, then each time twice as long, at most cap; of each wait a random part from half of it on.
constexpr Waits exponential(Seconds base, Seconds cap) { return {base.count(), cap.count(), true}; }
// Always the same.
constexpr Waits every(Seconds wait) { return {wait.count(), wait.count(), false}; }

struct RetryPolicy {
  int retries = 3;  // after the first attempt; negative: as often as it takes
  Waits waits{};
  // How many seconds to wait after so many failures, counted from 1; `random` is from 0 to 1 and
  // says which of the waits that are possible.
  double delay(std::uint32_t failures, double random) const noexcept;
  bool goes_on(std::uint32_t failures) const noexcept {
    return retries < 0 || failures <= static_cast<std::uint32_t>(retries);
  }
};
constexpr RetryPolicy retry(int retries, Waits waits = {}) noexcept { return {retries, waits}; }

}  // namespace asyncio::jobs
#pragma GCC visibility pop
