// Callbacks and timers: W1, W2, W11.
#include <unistd.h>

#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include "bench/workloads.h"

#include <thread>
#include <vector>

using namespace asyncio;

namespace bench {
namespace {

struct Chain {
  long* left;
  void operator()() const {
    if (--*left > 0)
      loop->call_soon(*this);
    else
      loop->stop();
  }
};

}  // namespace

double w1(long n) {
  return timed([&] {
    loop->call_soon(Chain{&n});
    loop->run_forever();
  });
}
double w1e(long n) {
  int fds[2];
  if (pipe(fds) != 0) std::abort();
  loop->add_reader(fds[0], [] {});
  const double ns = w1(n);
  loop->remove_reader(fds[0]);
  return ns;
}
double w1b(long n) {
  long count = 0;
  return timed([&] {
    while (count < n) {
      for (int i = 0; i < 1000; ++i) loop->call_soon([&count] { ++count; });
      loop->stop();
      loop->run_forever();
    }
  });
}

// ---- timers ----

double w2(long n) {
  Rng random;
  return timed([&] {
    std::vector<TimerHandle> timers;
    timers.reserve(static_cast<std::size_t>(n));
    const double now = loop->time();
    for (long i = 0; i < n; ++i)
      timers.push_back(
          loop->call_at(now + static_cast<double>(random.below(3600000000000ull)) * 1e-9, [] {}));
    for (TimerHandle& t : timers) t.cancel();
    loop->stop();
    loop->run_forever();
  });
}
double w2b(long n, long batch) {
  long count = 0;
  return timed([&] {
    for (long added = 0; added < n;) {
      const double now = loop->time();
      for (long i = 0; i < batch && added < n; ++i, ++added)
        loop->call_at(now + static_cast<double>(i) * 1e-9, [&count] { ++count; });
      while (count < added) {
        loop->stop();
        loop->run_forever();
      }
    }
  });
}
namespace {
// `change` is done to one of so many that are pending, and now and then the loop turns.
template <class F>
double change_pending(long n, long pending, F change) {
  const auto count = static_cast<std::uint64_t>(pending);
  Rng random;
  std::vector<TimerHandle> timers;
  timers.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) timers.push_back(loop->call_later(60, [] {}));
  return timed([&] {
    for (long done = 0; done < n;) {
      for (int k = 0; k < 1000; ++k, ++done) change(timers[random.below(count)]);
      loop->stop();
      loop->run_forever();
    }
  });
}
}  // namespace
double w2c(long n, long pending) {
  return change_pending(n, pending, [](TimerHandle& t) { loop->reschedule_later(t, 60); });
}
double w2d(long n, long pending) {
  return change_pending(n, pending, [](TimerHandle& t) {
    t.cancel();
    t = loop->call_later(60, [] {});
  });
}

// ---- other threads ----

double w11(long n) {
  long count = 0;
  return timed([&] {
    std::thread poster([&] {
      for (long i = 0; i < n; ++i) {
        loop->call_soon_threadsafe([&count, n] {
          if (++count == n) loop->stop();
        });
      }
    });
    loop->run_forever();
    poster.join();
  });
}

}  // namespace bench
