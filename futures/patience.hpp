// Patience: how long a thread waits on a condition, for one thing or for several in turn.
//
// Seconds are the gate (loop/seconds.hpp): infinity, and what no clock reaches, is for ever. No
// asyncio name; concurrent.futures' `end_time`. Thread: any.
#pragma once

#include <asyncio/loop/seconds.hpp>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

#pragma GCC visibility push(default)
namespace asyncio::concurrent::detail {

class Patience {
 public:
  // It begins now.
  explicit Patience(OptionalSeconds seconds)
      : seconds_(seconds.get()), start_(std::chrono::steady_clock::now()) {}

  // What is left of it; 0 when it is over.
  std::optional<Seconds> left() const {
    if (!seconds_) return std::nullopt;
    const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - start_;
    const double rest = *seconds_ - waited.count();
    return Seconds(rest > 0 ? rest : 0.0);
  }
  // Until ready(), which is called under the lock. False: it is over before.
  template <class Ready>
  bool wait(std::condition_variable& condition, std::unique_lock<std::mutex>& lock,
            Ready ready) const {
    constexpr double kLongest = 1e6;  // seconds that every clock can count: more is waited in parts
    while (!ready()) {
      const std::optional<Seconds> rest = left();
      if (!rest) {
        condition.wait(lock);
        continue;
      }
      if (rest->count() <= 0) return false;
      condition.wait_for(
          lock, std::chrono::duration<double>(rest->count() < kLongest ? rest->count() : kLongest));
    }
    return true;
  }

 private:
  const std::optional<double> seconds_;
  const std::chrono::steady_clock::time_point start_;
};

}  // namespace asyncio::concurrent::detail
#pragma GCC visibility pop
