// Tasks: switching, handing over, spawning, awaiting in depth, sleeping. W3 to W7.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include "bench/workloads.h"

using namespace asyncio;

namespace bench {
namespace {

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
}  // namespace

double w3(long n, long tasks) {
  std::vector<Coroutine<>> parts;
  for (long i = 0; i < tasks; ++i) parts.push_back(yielder(n / tasks));
  return timed([&] { loop->run_until_complete(all_of(std::move(parts))); });
}

namespace {

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
}  // namespace

double w4(long n) {
  Table a{Future<long>(*loop)}, b{Future<long>(*loop)};
  std::vector<Coroutine<>> both;
  both.push_back(player(a, b, n / 2));
  both.push_back(player(b, a, n / 2));
  loop->call_soon([&] { a.ball.set_result(0L); });
  return timed([&] { loop->run_until_complete(all_of(std::move(both))); });
}

namespace {

Coroutine<long> trivial(long i) {
  return coroutine<long>([i](auto& co) {
    BEGIN(co);
    RETURN(i);
    END;
  });
}
std::vector<Coroutine<long>> trivials(long count) {
  std::vector<Coroutine<long>> out;
  out.reserve(static_cast<std::size_t>(count));
  for (long i = 0; i < count; ++i) out.push_back(trivial(i));
  return out;
}
Coroutine<> spawner(long n, long batch) {
  return coroutine([n, batch](auto& co) mutable {
    BEGIN(co);
    for (; n > 0; n -= batch) {
      YIELD_FROM(gather(trivials(batch)));
    }
    END;
  });
}
}  // namespace

double w5(long n, long batch) {
  return timed([&] { loop->run_until_complete(spawner(n, batch)); });
}

namespace {

Coroutine<> nested(long depth, long n) {
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
}  // namespace

double w6(long n, long depth) {
  return timed([&] { loop->run_until_complete(nested(depth, n)); });
}
double w6c(long n) {
  return timed([&] { loop->run_until_complete(caller(n)); });
}

// ---- memory ----

namespace {

Coroutine<> sleeper(double when, long& count) {
  return coroutine([when, &count](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(when - loop->time()));
    ++count;
    END;
  });
}
}  // namespace

void w7(long n) {
  const long before = rss_bytes();
  const std::int64_t start = cpu_ns();
  const double deadline = loop->time() + w7_deadline_s();
  long count = 0;
  for (long i = 0; i < n; ++i) loop->create_task(sleeper(deadline, count));
  loop->stop();
  loop->run_forever();
  const std::int64_t spawned = cpu_ns();
  const long rss = rss_bytes() - before;
  loop->call_at(deadline + 1e-3, [] { loop->stop(); });
  loop->run_forever();
  while (count < n) {
    loop->stop();
    loop->run_forever();
  }
  // Of the processor's time: what passes until the deadline is no cost.
  report_mem("W7", "ours", n, static_cast<double>(spawned - start),
             static_cast<double>(cpu_ns() - spawned), rss);
}

namespace {
Coroutine<> sleep_often(std::vector<std::int64_t>& late) {
  return coroutine([&late, i = std::size_t{0}, start = std::int64_t{0}](auto& co) mutable {
    BEGIN(co);
    for (; i < late.size(); ++i) {
      start = now_ns();
      YIELD_FROM(asyncio::sleep(std::chrono::nanoseconds(kSleepNs)));
      late[i] = now_ns() - start - kSleepNs;
    }
    END;
  });
}
}  // namespace

void w15(long n) {
  std::vector<std::int64_t> late(static_cast<std::size_t>(n));
  loop->run_until_complete(sleep_often(late));
  report_late("W15", "ours", std::move(late));
}

}  // namespace bench
