// The n-th allocation fails, for every n, in programs that have children of their own: each ends,
// no memory and no descriptor is left, and no job and no child is forgotten.
#include "tests/io/no_memory_io.hpp"

#include <asyncio/io/process_pool_executor.hpp>
#include <asyncio/io/supervisor.hpp>

#include <sys/wait.h>

#include <atomic>
#include <cerrno>
#include <csignal>

using namespace asyncio;
using namespace asyncio::testing;
using concurrent::ProcessPoolExecutor;

namespace {

using Strings = std::vector<std::pair<std::string, std::optional<int>>>;

Strings twice(Strings all) {
  const Strings copy = all;
  all.insert(all.end(), copy.begin(), copy.end());
  return all;
}
int failing(bool by_signal) {
  if (by_signal) ::kill(::getpid(), SIGKILL);
  throw ValueError(kLong);
}
void serve() {
  children::ready();
  for (;;) ::pause();
}

// Nobody waits for ever.
Coroutine<int> in_time(Coroutine<int> program) {
  return coroutine<int>([program = std::move(program), n = 0](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD_FROM_INTO(n, wait_for(std::move(program), 1000)); }
    EXCEPT(TimeoutError) {
      const Spared spared;
      BOOST_ERROR("somebody waits for what is forgotten");
    }
    END_TRY
    RETURN(n);
    END;
  });
}

// Is there one that runs, or that nobody has asked about?
bool has_children() {
  siginfo_t info;
  return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 || errno != ECHILD;
}

// ---- the programs ----

Coroutine<int> pool_program(EventLoop& loop) {
  return coroutine<int>([&loop, pool = std::unique_ptr<ProcessPoolExecutor>(), got = Strings(),
                         n = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      pool = std::make_unique<ProcessPoolExecutor>(1);
      YIELD_FROM_INTO(got, loop.run_in_executor(pool.get(), twice, Strings{{kLong, 5}}));
      n += static_cast<int>(got.size());
      for (const Strings& one : pool->map(twice, std::vector<Strings>(2), concurrent::MapOptions{}))
        n += static_cast<int>(one.size());
      TRY { YIELD_FROM(loop.run_in_executor(pool.get(), failing, false)); }
      EXCEPT(concurrent::RemoteError) { ++n; }
      END_TRY
    }
    FINALLY { pool = nullptr; }
    END_TRY
    RETURN(n);
    END;
  });
}
Coroutine<int> over_a_pool(EventLoop& loop) { return in_time(pool_program(loop)); }

// The clock does not jump while a process begins.
struct WaitsForProcesses {
  explicit WaitsForProcesses(EventLoop& l) : loop(l) { detail::access(loop).expect_wakeups(1); }
  WaitsForProcesses(const WaitsForProcesses&) = delete;
  ~WaitsForProcesses() { detail::access(loop).expect_wakeups(-1); }
  EventLoop& loop;
};

Coroutine<int> supervisor_program(EventLoop& loop) {
  return coroutine<int>([&loop, all = std::unique_ptr<Supervisor>(), options = SupervisorOptions(),
                         waits = std::unique_ptr<WaitsForProcesses>(), n = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      waits = std::make_unique<WaitsForProcesses>(loop);
      options.first_pause = options.longest_pause = 0;
      options.ready_timeout = 5;
      all = std::make_unique<Supervisor>(options);
      all->start(serve);
      YIELD_FROM(all->wait_ready());
      all->send_signal(0, SIGKILL);
      while (all->status(0).restarts == 0) YIELD_FROM(asyncio::sleep(0.01));
      YIELD_FROM(all->wait_ready());
      YIELD_FROM(all->stop());
      n = static_cast<int>(all->size());
    }
    FINALLY {
      all = nullptr;
      waits = nullptr;
    }
    END_TRY
    RETURN(n);
    END;
  });
}
Coroutine<int> over_supervised(EventLoop& loop) { return in_time(supervisor_program(loop)); }

// ---- the thread of a pool ----

// How many allocations of the pool's own thread succeed between two results that it reads there.
std::atomic<long> thread_fails_at{0}, thread_burst{0}, thread_asked{0};
struct Begin {};
struct End {};

}  // namespace

template <>
struct asyncio::children::Codec<Begin> {
  static void encode(std::string&, const Begin&) {}
  static Begin decode(Input&) {
    asked = 0;
    failures = thread_burst;
    until_failure = thread_fails_at;
    return {};
  }
};
template <>
struct asyncio::children::Codec<End> {
  static void encode(std::string&, const End&) {}
  static End decode(Input&) {
    until_failure = 0;
    thread_asked = asked;
    return {};
  }
};

namespace {

Begin begin() { return {}; }
End end() { return {}; }

// Done, in whatever way.
template <class T>
bool succeeds(const concurrent::Future<T>& job) {
  try {
    return !job.exception(60);
  } catch (const TimeoutError&) {
    BOOST_ERROR("a job is forgotten");
  } catch (const CancelledError&) {
    BOOST_ERROR("a job is cancelled by nobody");
  }
  return false;
}

// True: none has failed.
bool run_pool(long n, long burst, long& left) {
  const long before = settled();
  thread_fails_at = n;
  thread_burst = burst;
  bool all = true;
  {
    ProcessPoolExecutor pool(1);
    all = succeeds(pool.submit(begin)) && all;
    std::vector<concurrent::Future<Strings>> jobs;
    for (int i = 0; i < 3; ++i) jobs.push_back(pool.submit(twice, Strings{{kLong, i}}));
    const auto broken = pool.submit(failing, n % 2 == 0);
    const auto last = pool.submit(end);
    for (int i = 0; i < 3; ++i) {
      if (!succeeds(jobs[i]))
        all = false;
      else
        BOOST_TEST((jobs[i].result() == Strings{{kLong, i}, {kLong, i}}));
    }
    BOOST_TEST(!succeeds(broken));
    all = succeeds(last) && all;
  }
  left = settled() - before;
  return all && (n == 0 || thread_asked < n);
}

}  // namespace

void open_main(int argc, char** argv) {
  children::main(
      argc, argv,
      {{"twice", twice}, {"failing", failing}, {"serve", serve}, {"begin", begin}, {"end", end}});
}

BOOST_FIXTURE_TEST_SUITE(no_memory_children, Quiet)

BOOST_AUTO_TEST_CASE(jobs_of_processes) {
  check_long_io("pool", over_a_pool);
  BOOST_TEST(!has_children());
}
BOOST_AUTO_TEST_CASE(the_thread_of_a_pool) {
  long left = 0;
  for (int i = 0; i < 3; ++i) BOOST_TEST(run_pool(0, 1, left));
  for (const long burst : {1L, 4L}) {
    for (long n = 1; !run_pool(n, burst, left); ++n) {
#ifdef ASYNCIO_POOL_OFF_
      if (left > 0) run_pool(n, burst, left);  // as check_all()
      BOOST_TEST(left <= 0, "allocation " << n << " leaves " << left);
#endif
    }
  }
}
// The second of two calls would find the first one's half: two functions of one name.
BOOST_AUTO_TEST_CASE(main_adds_all_functions_or_none) {
  char* none[] = {nullptr};
  bool added = false;
  for (long n = 1; !added; ++n) {
    failures = 1;
    until_failure = n;
    try {
      children::main(0, none, {{kLong, [](int a) { return a; }}, {kLong + "!", [] {}}});
      added = true;
    } catch (const std::bad_alloc&) {
    }
    until_failure = 0;
  }
  BOOST_TEST(added);
}

BOOST_AUTO_TEST_CASE(supervised_children) {
  check_long_io("supervisor", over_supervised);
  BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_CASE(the_same_in_debug_mode) {
  check_long_io("debug, pool", over_a_pool, true);
  check_long_io("debug, supervisor", over_supervised, true);
}

BOOST_AUTO_TEST_SUITE_END()
