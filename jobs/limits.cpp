#include <asyncio/jobs/limits.hpp>

#include <asyncio/generators/exception.hpp>

namespace asyncio::jobs {

Limit& Limit::most(int running) {
  if (running < 1) throw ValueError("a limit lets at least one job run");
  most_ = running;
  return *this;
}

Limit& Limit::rate(double per_second, double burst) {
  asyncio::detail::checked(per_second);
  asyncio::detail::checked(burst);
  if (per_second <= 0 || burst < 0 || per_second > 1e9 || burst > 1e9)
    throw ValueError("a rate and its burst are more than nothing, and at most 1e9");
  per_second_ = per_second;
  burst_ = burst > 0 ? std::max(burst, 1.0) : std::max(per_second, 1.0);
  return *this;
}

}  // namespace asyncio::jobs
