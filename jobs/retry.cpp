#include <asyncio/jobs/retry.hpp>

#include <asyncio/db/backoff.hpp>

#include <algorithm>

namespace asyncio::jobs {

double RetryPolicy::delay(std::uint32_t failures, double random) const noexcept {
  const int n = static_cast<int>(std::min<std::uint32_t>(failures, 1000));
  if (waits.jitter) return db::EqualJitterBackoff(waits.cap, waits.base).compute(n, random);
  return db::ExponentialBackoff(waits.cap, waits.base).compute(n, random);
}

}  // namespace asyncio::jobs
