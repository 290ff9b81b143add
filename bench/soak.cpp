// Does memory grow? Rounds of making, cancelling and gathering tasks, with the resident memory
// printed ten times: `soak [ROUNDS]`, by default 10 million. Exit 1 when the last tenth ends more
// than 1 MiB above the first.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <cstdio>
#include <cstdlib>

#include "bench/bench.h"

using namespace asyncio;

namespace {

Coroutine<int> gives(int n) {
  return coroutine<int>([n](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    RETURN(n);
    END;
  });
}

// One round: a task that is cancelled asleep, a gather of two, a wait_for, a queue.
Coroutine<> rounds(long n, Queue<int>& queue) {
  return coroutine([n, cancelled = Task<>(), o = Outcome<void>(), sum = std::tuple<int, int>(),
                    r = 0, &queue](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      cancelled = create_task(asyncio::sleep(3600));
      YIELD_FROM_INTO(sum, gather(gives(1), gives(2)));
      cancelled.cancel();
      YIELD_FROM_OUTCOME(o, cancelled);
      if (!o.exception().template is<CancelledError>()) std::abort();
      YIELD_FROM_INTO(r, wait_for(gives(3), 10));
      queue.put_nowait(r);
      YIELD_FROM_INTO(r, queue.get());
    }
    END;
  });
}

}  // namespace

int main(int argc, char** argv) {
  const long total = argc > 1 ? std::atol(argv[1]) : 10'000'000;
  long first = 0, last = 0;
  const EventLoopPtr loop = new_event_loop();
  Queue<int> queue(1);
  for (int tenth = 1; tenth <= 10; ++tenth) {
    loop->run_until_complete(rounds(total / 10, queue));
    last = bench::rss_bytes();
    if (tenth == 1) first = last;
    std::printf("%3d0 %% of %ld rounds: %ld KiB resident\n", tenth, total, last / 1024);
    std::fflush(stdout);
  }
  return last > first + (1 << 20);
}
