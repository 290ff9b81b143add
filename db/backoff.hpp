// Backoff: how long to wait between attempts; Retry: who attempts again.
//
//   db::Retry retry(db::FullJitterBackoff(), 3);
//   YIELD_FROM_INTO(answer, retry.call_with_retry([url] { return ask(url); }));
//
// redis-py names: those of redis.backoff and redis.asyncio.retry.Retry. The waits are random where
// the name says jitter, so that those whom one failure has hit do not come back all at once.
// Lifetime: values. Thread: any; call_with_retry() the loop's.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/keywords.hpp>
#include <asyncio/loop/seconds.hpp>

#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::db {

class Backoff {
 public:
  // How many seconds to wait after so many failures in a row, counted from 1; never more than the
  // cap. `random` is from 0 to 1 and says which of the waits that are possible.
  double compute(int failures, double random) const noexcept;
  // The same with a random number.
  double compute(int failures) const;

 protected:
  // ConstantBackoff is an exponential one whose base is its cap.
  enum class Jitter : unsigned char { none, equal, full };
  Backoff(Seconds cap, Seconds base, Jitter jitter) noexcept
      : cap_(cap.count()), base_(base.count()), jitter_(jitter) {}

 private:
  double cap_, base_;
  Jitter jitter_;
};

// At once.
struct NoBackoff : Backoff {
  NoBackoff() noexcept : Backoff(0, 0, Jitter::none) {}
};
// Always the same.
struct ConstantBackoff : Backoff {
  explicit ConstantBackoff(Seconds backoff) noexcept : Backoff(backoff, backoff, Jitter::none) {}
};
// base, then each time twice as long.
struct ExponentialBackoff : Backoff {
  explicit ExponentialBackoff(Seconds cap = 10, Seconds base = 0.05) noexcept
      : Backoff(cap, base, Jitter::none) {}
};
// Half of that, and up to as much again.
struct EqualJitterBackoff : Backoff {
  explicit EqualJitterBackoff(Seconds cap = 10, Seconds base = 0.05) noexcept
      : Backoff(cap, base, Jitter::equal) {}
};
// Anything from 0 to that.
struct FullJitterBackoff : Backoff {
  explicit FullJitterBackoff(Seconds cap = 10, Seconds base = 0.05) noexcept
      : Backoff(cap, base, Jitter::full) {}
};

class Retry {
 public:
  // After the first attempt `retries` more; negative: as often as it takes.
  Retry(Backoff backoff, int retries) noexcept : backoff_(backoff), retries_(retries) {}

  // After what errors: OSError, TimeoutError and db::OperationalError, unless this was called.
  template <class... E>
  Retry& supported_errors() noexcept {
    supported_ = [](const ExceptionPtr& error) { return (error.is<E>() || ...); };
    return *this;
  }
  const Backoff& backoff() const noexcept { return backoff_; }
  int retries() const noexcept { return retries_; }
  // Is there another attempt after so many failures, the last of which was this one?
  bool goes_on(int failures, const ExceptionPtr& error) const {
    return (retries_ < 0 || failures <= retries_) && supported_(error);
  }

  // Awaits what attempt() gives, and, after an error that is one of those, waits and does it again;
  // raises the last one. redis-py name: Retry.call_with_retry
  template <class F>
  auto call_with_retry(F attempt) const {
    using R = await_result_t<std::decay_t<decltype(attempt())>>;
    return coroutine<R>([retry = *this, attempt = std::move(attempt), failures = 0,
                         outcome = Outcome<R>()](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      for (;;) {
        ASYNCIO_YIELD_FROM_OUTCOME(outcome, attempt());
        if (!outcome.exception() || !retry.goes_on(++failures, outcome.exception()))
          ASYNCIO_RETURN(std::move(outcome));
        ASYNCIO_YIELD_FROM(sleep(retry.backoff().compute(failures)));
      }
      ASYNCIO_END;
    });
  }

 private:
  static bool usual(const ExceptionPtr& error);

  Backoff backoff_;
  int retries_;
  bool (*supported_)(const ExceptionPtr&) = &usual;
};

}  // namespace asyncio::db
#pragma GCC visibility pop
