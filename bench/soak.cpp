// Does memory grow? Rounds of making, cancelling and gathering tasks, with the resident memory
// printed ten times: `soak [ROUNDS]`, by default 10 million. Exit 1 when the last tenth ends more
// than 1 MiB above the first.
// `soak threads [SECONDS]`, by default 60: what crosses threads, with the resident memory printed
// five times. Exit 1 when the last fifth ends more than 1 MiB above the first.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <thread>

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

ContextVar<int> variable("variable", 0);

// What a loop asks of its executor: jobs in a context, and jobs that throw.
Coroutine<> jobs(int n) {
  return coroutine([n, r = 0, o = Outcome<int>()](auto& co) mutable {
    BEGIN(co);
    variable.set(1);
    while (n-- > 0) {
      YIELD_FROM_INTO(r, to_thread([] { return variable.get(); }));
      YIELD_FROM_OUTCOME(o, get_running_loop().run_in_executor(
                                nullptr, []() -> int { throw std::runtime_error("no"); }));
      if (!o.exception().template is<std::runtime_error>()) std::abort();
    }
    END;
  });
}

// One round of what threads ask of a loop: results, posts in a context, and threads that end.
void ask(EventLoop& loop) {
  variable.set(2);
  for (int i = 0; i < 50; ++i) {
    run_coroutine_threadsafe(gives(i), loop).result();
    for (int k = 0; k < 20; ++k) loop.call_soon_threadsafe([] {});
    run_coroutine_threadsafe(gives(i), loop).exception(10);
  }
  std::thread([&] { run_coroutine_threadsafe(gives(1), loop).result(); }).join();
  std::thread([&] { loop.call_soon_threadsafe([] {}).cancel(); }).join();
  // A loop of its own, whose jobs outlive it.
  const EventLoopPtr own = new_event_loop();
  own->run_until_complete(jobs(3));
  (void)own->run_in_executor(nullptr, [] {});
}

int cross_threads(double seconds) {
  const EventLoopPtr server = new_event_loop();
  std::thread runner([&] { server->run_forever(); });
  long first = 0, last = 0, rounds = 0;
  for (int fifth = 1; fifth <= 5; ++fifth) {
    const double end = static_cast<double>(bench::now_ns()) + seconds / 5 * 1e9;
    for (; static_cast<double>(bench::now_ns()) < end; ++rounds) {
      std::thread other([&] { ask(*server); });
      ask(*server);
      other.join();
      run_coroutine_threadsafe(jobs(20), *server).result();
    }
    last = bench::rss_bytes();
    if (fifth == 1) first = last;
    std::printf("%3d %% of %.0f s, %ld rounds: %ld KiB resident\n", fifth * 20, seconds, rounds,
                last / 1024);
    std::fflush(stdout);
  }
  server->call_soon_threadsafe([&] { server->stop(); });
  runner.join();
  return last > first + (1 << 20);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::strcmp(argv[1], "threads") == 0)
    return cross_threads(argc > 2 ? std::atof(argv[2]) : 60);
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
