#include <asyncio/db/backoff.hpp>

#include <asyncio/db/errors.hpp>
#include <asyncio/futures/exceptions.hpp>
#include <asyncio/io/exceptions.hpp>

#include <algorithm>
#include <cmath>
#include <random>

namespace asyncio::db {

double Backoff::compute(int failures, double random) const noexcept {
  const double longest = std::min(cap_, std::ldexp(base_, std::max(failures, 1) - 1));
  switch (jitter_) {
    case Jitter::none:
      break;
    case Jitter::equal:
      return longest / 2 + random * (longest / 2);
    case Jitter::full:
      return random * longest;
  }
  return longest;
}

double Backoff::compute(int failures) const {
  if (jitter_ == Jitter::none) return compute(failures, 0);
  std::random_device device;  // asked before a wait, so its cost does not matter
  return compute(failures, std::uniform_real_distribution<double>(0, 1)(device));
}

bool Retry::usual(const ExceptionPtr& error) {
  return error.is<OSError>() || error.is<TimeoutError>() || error.is<OperationalError>();
}

}  // namespace asyncio::db
