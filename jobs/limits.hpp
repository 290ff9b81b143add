// Limit: how many jobs of a queue, or of a key, run at once, and how many start in a second.
//
//   WorkerOptions options;
//   options.limits = {jobs::Limit::queue("mail").rate(10, 50),
//   jobs::Limit::key("customer").most(2)};
//
// The engine keeps what is counted, so a limit holds over all workers that name it; what the limit
// is goes with each take(). A job has at most one key, `customer:17`: a limit on keys is named by
// what stands before the colon, and holds for each key by itself. A job that may not start now
// stays where it is, and others pass it. Sidekiq and River: concurrency and rate limits, both paid.
// Lifetime: values. Thread: any.
#pragma once

#include <asyncio/loop/seconds.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

class Limit {
 public:
  static Limit queue(std::string name) { return {std::move(name), false}; }
  static Limit key(std::string name) { return {std::move(name), true}; }
  // At most so many run at once. ValueError for less than one.
  Limit& most(int running);
  // So many a second start in the long run, and at most `burst` (by default one second's, one at
  // least) at once. ValueError unless both are more than nothing.
  Limit& rate(double per_second, double burst = 0);

  // Does it hold for a job of this queue and key?
  bool covers(std::string_view queue, std::string_view key) const noexcept {
    return by_key_ ? !key.empty() && key.substr(0, key.find(':')) == name_ : queue == name_;
  }
  const std::string& name() const noexcept { return name_; }
  bool by_key() const noexcept { return by_key_; }
  // 0: any number.
  int most() const noexcept { return most_; }
  double per_second() const noexcept { return per_second_; }
  double burst() const noexcept { return burst_; }

 private:
  Limit(std::string name, bool by_key) noexcept : name_(std::move(name)), by_key_(by_key) {}
  std::string name_;
  double per_second_ = 0, burst_ = 0;
  int most_ = 0;
  bool by_key_;
};

// What is left of a rate; it is filled again with time. Times are an engine's, in seconds.
class TokenBucket {
 public:
  TokenBucket() noexcept = default;
  // As one that said so: an engine may write it down.
  TokenBucket(double tokens, double at) noexcept : tokens_(tokens), at_(at) {}
  double tokens() const noexcept { return tokens_; }
  double at() const noexcept { return at_; }
  double full_at() const noexcept { return full_at_; }
  // How many seconds until one may start; 0: now.
  double wait(const Limit& limit, double now) noexcept {
    // What binary fractions lose would be a wait of no length.
    constexpr double kNothing = 1e-9;
    tokens_ = std::min(limit.burst(), tokens_ + (now - at_) * limit.per_second());
    at_ = now;
    return tokens_ >= 1 - kNothing ? 0 : (1 - tokens_) / limit.per_second();
  }
  // One starts, after a wait() of 0.
  void take(const Limit& limit) noexcept {
    tokens_ -= 1;
    full_at_ = at_ + (limit.burst() - tokens_) / limit.per_second();
  }
  // Is it as one that was never used?
  bool full(double now) const noexcept { return now >= full_at_; }

 private:
  static constexpr double kNever = -std::numeric_limits<double>::infinity();
  double tokens_ = 0, at_ = kNever, full_at_ = kNever;
};

}  // namespace asyncio::jobs
#pragma GCC visibility pop
