// The workloads of the peers, on this library: `ours WORKLOAD N` prints `WORKLOAD ours N NS_PER_OP
// …`. Exit 3: no such workload.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include "bench/bench.h"

#include <unistd.h>

#include <deque>
#include <map>
#include <thread>

using namespace asyncio;
using namespace bench;

namespace {

EventLoop* loop;

template <class F>
double timed(F&& body) {
  const std::int64_t start = now_ns();
  body();
  return static_cast<double>(now_ns() - start);
}

// ---- callbacks ----

struct Chain {
  long* left;
  void operator()() const {
    if (--*left > 0)
      loop->call_soon(*this);
    else
      loop->stop();
  }
};
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
double w2b(long n) {
  long count = 0;
  return timed([&] {
    const double now = loop->time();
    for (long i = 0; i < n; ++i)
      loop->call_at(now + static_cast<double>(i) * 1e-9, [&count] { ++count; });
    while (count < n) {
      loop->stop();
      loop->run_forever();
    }
  });
}
double w2c(long n) {
  constexpr std::uint64_t kPending = 100000;
  Rng random;
  std::deque<TimerHandle> timers;
  for (std::uint64_t i = 0; i < kPending; ++i) timers.push_back(loop->call_later(60, [] {}));
  const double ns = timed([&] {
    for (long done = 0; done < n;) {
      for (int k = 0; k < 1000; ++k, ++done) {
        TimerHandle& t = timers[random.below(kPending)];
        t.cancel();
        t = loop->call_later(60, [] {});
      }
      loop->stop();
      loop->run_forever();
    }
  });
  for (TimerHandle& t : timers) t.cancel();
  return ns;
}

// ---- tasks ----

Coroutine<> yielder(long n) {
  return coroutine([n](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      YIELD_FROM(asyncio::sleep(0));
    }
    END;
  });
}
Coroutine<> all_of(std::vector<Coroutine<>> parts) {
  return coroutine([parts = std::move(parts)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(gather(parts));
    END;
  });
}
double w3(long n, int tasks) {
  std::vector<Coroutine<>> parts;
  for (int i = 0; i < tasks; ++i) parts.push_back(yielder(n / tasks));
  return timed([&] { loop->run_until_complete(all_of(std::move(parts))); });
}

struct Table {
  Future<long> ball{nullptr};
};
// Each waits for the other's future, and sets a new one for it.
Coroutine<> player(Table& mine, Table& other, long n) {
  return coroutine([&mine, &other, n, next = Future<long>(nullptr), v = 0L](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      YIELD_FROM_INTO(v, mine.ball);
      mine.ball = Future<long>(*loop);
      other.ball.set_result(v + 1);
    }
    END;
  });
}
double w4(long n) {
  Table a{Future<long>(*loop)}, b{Future<long>(*loop)};
  std::vector<Coroutine<>> both;
  both.push_back(player(a, b, n / 2));
  both.push_back(player(b, a, n / 2));
  loop->call_soon([&] { a.ball.set_result(0L); });
  return timed([&] { loop->run_until_complete(all_of(std::move(both))); });
}

Coroutine<long> trivial(long i) {
  return coroutine<long>([i](auto& co) {
    BEGIN(co);
    RETURN(i);
    END;
  });
}
std::vector<Coroutine<long>> thousand() {
  std::vector<Coroutine<long>> out;
  out.reserve(1000);
  for (long i = 0; i < 1000; ++i) out.push_back(trivial(i));
  return out;
}
Coroutine<> spawner(long n) {
  return coroutine([n](auto& co) mutable {
    BEGIN(co);
    for (; n > 0; n -= 1000) {
      YIELD_FROM(gather(thousand()));
    }
    END;
  });
}
double w5(long n) {
  return timed([&] { loop->run_until_complete(spawner(n)); });
}

Coroutine<> nested(int depth, long n) {
  return coroutine([depth, n](auto& co) mutable {
    BEGIN(co);
    if (depth > 0) {
      YIELD_FROM(nested(depth - 1, n));
    } else {
      while (n-- > 0) {
        YIELD_FROM(asyncio::sleep(0));
      }
    }
    END;
  });
}
double w6(long n, int depth) {
  return timed([&] { loop->run_until_complete(nested(depth, n)); });
}
Coroutine<> returns_at_once() {
  return coroutine([](auto& co) {
    BEGIN(co);
    END;
  });
}
Coroutine<> caller(long n) {
  return coroutine([n](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      YIELD_FROM(returns_at_once());
    }
    END;
  });
}
double w6c(long n) {
  return timed([&] { loop->run_until_complete(caller(n)); });
}

// ---- memory ----

struct SleepUntil {
  double when;
};
Coroutine<> sleeper(double when, long& count) {
  return coroutine([when, &count](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(when - loop->time()));
    ++count;
    if (count == 0) RETURN();
    END;
  });
}
void w7(long n) {
  const long before = rss_bytes();
  const std::int64_t start = now_ns();
  const double deadline = loop->time() + w7_deadline_s();
  long count = 0;
  for (long i = 0; i < n; ++i) loop->create_task(sleeper(deadline, count));
  loop->stop();
  loop->run_forever();
  const std::int64_t spawned = now_ns();
  const long rss = rss_bytes() - before;
  const auto due = static_cast<std::int64_t>(deadline * 1e9);
  loop->call_at(deadline + 1e-3, [] { loop->stop(); });
  loop->run_forever();
  while (count < n) {
    loop->stop();
    loop->run_forever();
  }
  const std::int64_t end = now_ns();
  report_mem("W7", "ours", n, static_cast<double>(spawned - start),
             static_cast<double>(end - (due > spawned ? due : spawned)), rss);
}

// ---- combinators ----

Coroutine<> waits(long n) {
  return coroutine([n, f = Future<>(nullptr)](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      f = Future<>(*loop);
      loop->call_soon([f = f] { f.set_result(); });
      YIELD_FROM(wait_for(f, 10));
    }
    END;
  });
}
double w10(long n) {
  return timed([&] { loop->run_until_complete(waits(n)); });
}
std::vector<Coroutine<>> ten_sleeps() {
  std::vector<Coroutine<>> out;
  out.reserve(10);
  for (int i = 0; i < 10; ++i) out.push_back(detail::as_coroutine(asyncio::sleep(0)));
  return out;
}
Coroutine<> gathers(long n) {
  return coroutine([n](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      YIELD_FROM(gather(ten_sleeps()));
    }
    END;
  });
}
double w10b(long n) {
  return timed([&] { loop->run_until_complete(gathers(n)); });
}

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

Coroutine<> cancels(long n) {
  return coroutine([n, tasks = std::vector<Task<>>()](auto& co) mutable {
    BEGIN(co);
    for (long i = 0; i < n; ++i) tasks.push_back(create_task(asyncio::sleep(3600)));
    YIELD_FROM(asyncio::sleep(0));
    for (Task<>& t : tasks) t.cancel();
    YIELD_FROM(asyncio::sleep(0));
    YIELD_FROM(asyncio::sleep(0));
    END;
  });
}
double w13(long n) {
  return timed([&] { loop->run_until_complete(cancels(n)); });
}
Coroutine<> expiring() {
  return coroutine([o = Outcome<void>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_OUTCOME(o, wait_for(asyncio::sleep(3600), 0.001));
    if (!o.exception().template is<TimeoutError>()) std::abort();
    END;
  });
}
double w13b(long n) {
  std::vector<Coroutine<>> parts;
  for (long i = 0; i < n; ++i) parts.push_back(expiring());
  return timed([&] { loop->run_until_complete(all_of(std::move(parts))); });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string w = argv[1];
  const long n = std::atol(argv[2]);
  const EventLoopPtr owner = new_event_loop();
  loop = owner.get();
  set_event_loop(loop);
  if (w == "W7") return w7(n), 0;
  const std::map<std::string, double (*)(long)> workloads = {
      {"W1", w1},
      {"W1e", w1e},
      {"W1b", w1b},
      {"W2", w2},
      {"W2b", w2b},
      {"W2c", w2c},
      {"W4", w4},
      {"W5", w5},
      {"W6c", w6c},
      {"W10", w10},
      {"W10b", w10b},
      {"W11", w11},
      {"W13", w13},
      {"W13b", w13b},
      {"W3", [](long k) { return w3(k, 2); }},
      {"W3k", [](long k) { return w3(k, 1000); }},
      {"W6_100", [](long k) { return w6(k, 100); }},
      {"W6_1000", [](long k) { return w6(k, 1000); }},
      {"W6_100000", [](long k) { return w6(k, 100000); }}};
  const auto found = workloads.find(w);
  if (found == workloads.end()) return 3;
  report(w.c_str(), "ours", n, found->second(n));
}
