// Combinators, queues, cancellation: W10, W12, W13.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <algorithm>

#include "bench/workloads.h"

using namespace asyncio;

namespace bench {
namespace {

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
// As in a program: gather(sleep(0), sleep(0), ...).
Coroutine<> gathers(long n) {
  return coroutine([n](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      YIELD_FROM(gather(asyncio::sleep(0), asyncio::sleep(0), asyncio::sleep(0), asyncio::sleep(0),
                        asyncio::sleep(0), asyncio::sleep(0), asyncio::sleep(0), asyncio::sleep(0),
                        asyncio::sleep(0), asyncio::sleep(0)));
    }
    END;
  });
}

Coroutine<> producer(Queue<long>& queue, long n) {
  return coroutine([&queue, n, i = 0L](auto& co) mutable {
    BEGIN(co);
    for (; i < n; ++i) {
      YIELD_FROM(queue.put(i));
    }
    END;
  });
}
Coroutine<> consumer(Queue<long>& queue, long n) {
  return coroutine([&queue, n](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      YIELD_FROM(queue.get());
    }
    END;
  });
}
Coroutine<> both(Coroutine<> a, Coroutine<> b) {
  return coroutine([a = std::move(a), b = std::move(b)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(gather(std::move(a), std::move(b)));
    END;
  });
}

constexpr long kTogether = 100000;

// Tasks that sleep are cancelled, and awaited.
Coroutine<> cancels(long n) {
  return coroutine([n, tasks = std::vector<Task<>>()](auto& co) mutable {
    BEGIN(co);
    for (; n > 0; n -= kTogether) {
      tasks.clear();
      for (long i = 0; i < std::min(n, kTogether); ++i)
        tasks.push_back(create_task(asyncio::sleep(3600)));
      YIELD_FROM(asyncio::sleep(0));
      for (Task<>& t : tasks) t.cancel();
      YIELD_FROM(gather(return_exceptions, tasks));
    }
    END;
  });
}
Coroutine<> expiring() {
  return coroutine([o = Outcome<void>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_OUTCOME(o, wait_for(asyncio::sleep(3600), 0.001));
    if (!o.exception().template is<TimeoutError>()) std::abort();
    END;
  });
}
std::vector<Coroutine<>> many_expiring(long count) {
  std::vector<Coroutine<>> out;
  for (long i = 0; i < count; ++i) out.push_back(expiring());
  return out;
}
Coroutine<> expires(long n) {
  return coroutine([n](auto& co) mutable {
    BEGIN(co);
    for (; n > 0; n -= kTogether) {
      YIELD_FROM(gather(many_expiring(std::min(n, kTogether))));
    }
    END;
  });
}

}  // namespace

double w10(long n) {
  return timed([&] { loop->run_until_complete(waits(n)); });
}
double w10b(long n) {
  return timed([&] { loop->run_until_complete(gathers(n)); });
}

double w12(long n) {
  Queue<long> queue(100);
  return timed([&] { loop->run_until_complete(both(producer(queue, n), consumer(queue, n))); });
}
double w13(long n) {
  return timed([&] { loop->run_until_complete(cancels(n)); });
}
double w13b(long n) {
  return timed([&] { loop->run_until_complete(expires(n)); });
}

}  // namespace bench
