// ThreadPoolExecutor.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <future>
#include <memory>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::text_of;
using concurrent::ThreadPoolExecutor;

namespace {

// What was logged meanwhile.
struct Log {
  static inline std::mutex mutex;
  static inline std::string text;
  const asyncio::detail::LogHook before;
  Log()
      : before(set_log_hook([](const std::string& line) {
          const std::lock_guard<std::mutex> lock(mutex);
          text += line + "\n";
        })) {
    text.clear();
  }
  ~Log() { set_log_hook(before); }
};

// Older than the first thread of a pool, so it goes when all pools are told to end.
struct AtTheVeryEnd {
  int out = -1;
  ~AtTheVeryEnd() {
    if (out < 0) return;
    ThreadPoolExecutor pool(2);
    const char c = pool.submit([] { return 'l'; }).result();
    pool.shutdown();
    (void)!::write(out, &c, 1);
  }
} at_the_very_end;

// Runs f in a child; its exit status, or 1000 + the signal that ended it.
template <class F>
int in_child(F&& f) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(20);
    f();
    ::_exit(99);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

// From here on no thread can be started: there is no room for its stack.
[[maybe_unused]] void allow_no_threads() {
  pthread_attr_t huge;
  pthread_getattr_default_np(&huge);
  pthread_attr_setstacksize(&huge, std::size_t{1} << 46);
  pthread_setattr_default_np(&huge);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(thread_pool_executor)

BOOST_AUTO_TEST_CASE(submit_runs_in_another_thread) {
  ThreadPoolExecutor pool(2);
  BOOST_TEST(pool.submit([](int a, int b) { return a + b; }, 1, 2).result() == 3);
  BOOST_TEST((pool.submit([] { return std::this_thread::get_id(); }).result() !=
              std::this_thread::get_id()));
  pool.submit([] {}).result();
}

BOOST_AUTO_TEST_CASE(what_the_function_throws_is_in_the_future) {
  ThreadPoolExecutor pool(1);
  BOOST_TEST(text_of<ValueError>([&] {
               pool.submit([] { throw ValueError("in the pool"); }).result();
             }) == "in the pool");
  BOOST_CHECK_THROW(pool.submit([]() -> int { throw CancelledError(); }).result(), CancelledError);
  BOOST_TEST(pool.submit([] { return 1; }).result() == 1);  // the thread lives on
}

BOOST_AUTO_TEST_CASE(no_more_threads_than_allowed_and_jobs_in_order) {
  std::atomic<int> now{0}, most{0};
  std::vector<int> order;
  {
    ThreadPoolExecutor pool(3);
    for (int i = 0; i < 30; ++i) {
      pool.submit([&] {
        const int n = ++now;
        int seen = most.load();
        while (n > seen && !most.compare_exchange_weak(seen, n)) {
        }
        std::this_thread::sleep_for(200us);
        --now;
      });
    }
  }  // waits for all
  BOOST_TEST(now.load() == 0);
  BOOST_TEST(most.load() <= 3);
  {
    ThreadPoolExecutor one(1);
    for (int i = 0; i < 10; ++i) one.submit([&order, i] { order.push_back(i); });
  }
  BOOST_TEST(order == (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_job_cancelled_in_the_queue_never_runs) {
  ThreadPoolExecutor pool(1);
  concurrent::Future<> gate;
  auto first = pool.submit([gate] { gate.result(); });
  bool ran = false;
  auto second = pool.submit([&] { ran = true; });
  while (!first.running()) std::this_thread::yield();
  BOOST_TEST(!first.cancel());
  BOOST_TEST(second.cancel());
  gate.set_result();
  pool.shutdown();
  BOOST_TEST(first.done());
  BOOST_TEST(!ran);
}

BOOST_AUTO_TEST_CASE(after_shutdown_it_refuses) {
  ThreadPoolExecutor pool(1);
  auto last = pool.submit([] { return 1; });
  pool.shutdown();
  BOOST_TEST(last.result() == 1);
  BOOST_TEST(text_of<RuntimeError>([&] { pool.submit([] {}); }) ==
             "cannot schedule new futures after shutdown");
  pool.shutdown();
}

BOOST_AUTO_TEST_CASE(shutdown_without_waiting_still_runs_what_was_accepted) {
  concurrent::Future<int> last;
  {
    ThreadPoolExecutor pool(1);
    pool.submit([] { std::this_thread::sleep_for(5ms); });
    last = pool.submit([] { return 4; });
    pool.shutdown(false);
  }
  BOOST_TEST(last.result() == 4);
}

BOOST_AUTO_TEST_CASE(a_job_drops_its_function_when_it_has_run) {
  ThreadPoolExecutor pool(1);
  const auto held = std::make_shared<int>();
  auto future = pool.submit([held] { return held.use_count(); });
  future.result();
  pool.shutdown();
  BOOST_TEST(held.use_count() == 1);
}

// ---- ends ----

BOOST_AUTO_TEST_CASE(a_second_shutdown_waits_and_so_does_the_destructor) {
  std::atomic<int> done{0};
  {
    ThreadPoolExecutor pool(2);
    concurrent::Future<> gate;
    for (int i = 0; i < 2; ++i)
      pool.submit([&, gate] {
        gate.result();
        ++done;
      });
    pool.shutdown(false);
    BOOST_TEST(done == 0);
    gate.set_result();
    pool.shutdown(true);
    BOOST_TEST(done == 2);
  }
  {
    ThreadPoolExecutor pool(1);
    pool.submit([&] {
      std::this_thread::sleep_for(5ms);
      ++done;
    });
    pool.shutdown(false);
  }
  BOOST_TEST(done == 3);
}

BOOST_AUTO_TEST_CASE(two_threads_that_shut_down_at_once_both_wait) {
  for (int round = 0; round < 20; ++round) {
    ThreadPoolExecutor pool(2);
    std::atomic<int> done{0};
    for (int i = 0; i < 4; ++i)
      pool.submit([&] {
        std::this_thread::yield();
        ++done;
      });
    int first = 0, second = 0;
    std::thread other([&] {
      pool.shutdown();
      first = done;
    });
    pool.shutdown();
    second = done;
    other.join();
    BOOST_TEST(first == 4);
    BOOST_TEST(second == 4);
  }
}

BOOST_AUTO_TEST_CASE(jobs_may_shut_their_own_pool_down) {
  std::atomic<int> done{0};
  std::promise<void> all_are_there;
  const std::shared_future<void> go = all_are_there.get_future().share();
  {
    ThreadPoolExecutor pool(3);
    for (int i = 0; i < 3; ++i)
      pool.execute([&, go] {
        go.wait();
        pool.shutdown(true);
        ++done;
      });
    all_are_there.set_value();
  }
  BOOST_TEST(done == 3);
}

// The thread's own objects go before.
BOOST_AUTO_TEST_CASE(shutdown_waits_for_what_is_thread_local) {
  static std::atomic<int> gone;
  gone = 0;
  struct Local {
    int used = 0;
    ~Local() {
      std::this_thread::sleep_for(2ms);
      ++gone;
    }
  };
  ThreadPoolExecutor pool(1);
  pool.submit([] {
    static thread_local Local local;
    ++local.used;
  });
  pool.shutdown();
  BOOST_TEST(gone == 1);
}

// ---- what fails ----

BOOST_AUTO_TEST_CASE(who_ends_the_future_of_a_job_that_runs_ends_no_worker) {
  const Log log;
  ThreadPoolExecutor pool(1);
  for (int how = 0; how < 4; ++how) {
    concurrent::Future<> gate;
    const auto future = pool.submit([gate, how] {
      gate.result();
      if (how >= 2) throw ValueError("job");
      return 1;
    });
    while (!future.running()) std::this_thread::yield();
    how % 2 == 0 ? future.set_result(7) : future.set_exception(RuntimeError("too late"));
    gate.set_result();
  }
  BOOST_TEST(pool.submit([] { return 2; }).result() == 2);
  BOOST_TEST(Log::text ==
             "Exception in worker\nInvalidStateError: FINISHED\nException in worker\n"
             "InvalidStateError: FINISHED\nException in worker\nInvalidStateError: FINISHED\n"
             "Exception in worker\nInvalidStateError: FINISHED\n");
}

BOOST_AUTO_TEST_CASE(who_ends_the_future_of_a_job_that_waits_ends_no_worker) {
  const Log log;
  ThreadPoolExecutor pool(1);
  concurrent::Future<> gate;
  pool.submit([gate] { gate.result(); });
  const auto future = pool.submit([] { return 1; });
  future.set_result(2);
  gate.set_result();
  pool.shutdown();
  BOOST_TEST(Log::text == "Exception in worker\nRuntimeError: Future in unexpected state\n");
}

BOOST_AUTO_TEST_CASE(work_that_throws_is_logged_and_the_worker_lives_on) {
  const Log log;
  ThreadPoolExecutor pool(1);
  pool.execute([] { throw ValueError("work"); });
  pool.execute([] { throw CancelledError("stop"); });
  BOOST_TEST(pool.submit([] { return 2; }).result() == 2);
  BOOST_TEST(Log::text ==
             "Exception in worker\nValueError: work\nException in worker\n"
             "CancelledError: stop\n");
}

namespace {
struct BadMove {
  BadMove() = default;
  BadMove(BadMove&&) { throw ValueError("move"); }
  BadMove(const BadMove&) { throw ValueError("copy"); }
};
}  // namespace

BOOST_AUTO_TEST_CASE(a_result_that_cannot_be_moved_is_the_futures_exception) {
  ThreadPoolExecutor pool(1);
  const auto future = pool.submit([] { return BadMove(); });
  BOOST_TEST(future.exception().what() == "move");
}

#if !defined(ASYNCIO_POOL_OFF_) && !defined(__SANITIZE_THREAD__)
BOOST_AUTO_TEST_CASE(a_job_for_which_there_is_no_thread_is_refused_and_never_runs) {
  BOOST_TEST(in_child([] {
               ThreadPoolExecutor pool(4);
               allow_no_threads();
               bool ran = false;
               try {
                 pool.execute([&] { ran = true; });
                 ::_exit(1);
               } catch (const std::system_error&) {
               }
               pool.shutdown();
               ::_exit(ran ? 2 : 0);
             }) == 0);
}

BOOST_AUTO_TEST_CASE(without_another_thread_those_that_exist_do_the_work) {
  BOOST_TEST(in_child([] {
               ThreadPoolExecutor pool(4);
               concurrent::Future<> gate;
               auto first = pool.submit([gate] { gate.result(); });
               while (!first.running()) std::this_thread::yield();
               allow_no_threads();
               auto second = pool.submit([] { return 5; });
               gate.set_result();
               ::_exit(second.result(10) == 5 ? 0 : 1);
             }) == 0);
}
#endif

// ---- the thread ends ----

BOOST_AUTO_TEST_CASE(a_job_may_end_its_thread_and_its_future_fails) {
  ThreadPoolExecutor pool(1);
  const auto ended = pool.submit([] { pthread_exit(nullptr); });
  const auto next = pool.submit([] { return 3; });
  BOOST_TEST(ended.exception().what() == "the thread has ended in a job of the executor");
  BOOST_TEST(next.result() == 3);
  pool.execute([] { pthread_exit(nullptr); });
  BOOST_TEST(pool.submit([] { return 4; }).result() == 4);
}

BOOST_AUTO_TEST_CASE(a_job_whose_thread_is_cancelled_fails_and_others_run) {
  ThreadPoolExecutor pool(1);
  std::atomic<pthread_t> thread{};
  std::atomic<bool> known{false};
  concurrent::Future<> never;
  const auto ended = pool.submit([&] {
    thread = pthread_self();
    known = true;
    never.result();
  });
  while (!known) std::this_thread::yield();
  pthread_cancel(thread);
  BOOST_TEST(ended.exception().what() == "the thread has ended in a job of the executor");
  BOOST_TEST(pool.submit([] { return 3; }).result() == 3);
}

BOOST_AUTO_TEST_CASE(a_thread_that_is_cancelled_too_late_ends_after_the_job) {
  ThreadPoolExecutor pool(1);
  const auto job = pool.submit([] {
    pthread_cancel(pthread_self());
    return 1;
  });
  BOOST_TEST(job.result() == 1);
  BOOST_TEST(pool.submit([] { return 2; }).result() == 2);
}

// ---- fork, and the end of the process ----

// TSan allows no threads in the child of a process with threads; ASan's malloc() of GCC 12 may be
// locked there for ever.
#if !defined(__SANITIZE_THREAD__) && !defined(ASYNCIO_POOL_OFF_)
BOOST_AUTO_TEST_CASE(in_a_child_of_fork_a_pool_begins_anew) {
  ThreadPoolExecutor pool(2);
  concurrent::Future<> gate;
  std::atomic<bool> end{false};
  const auto busy = pool.submit([gate] { gate.result(); });
  while (!busy.running()) std::this_thread::yield();
  // The mutex of the pool is held now and then.
  std::thread poster([&] {
    while (!end) pool.execute([] {});
  });
  for (int i = 0; i < 20; ++i) {
    BOOST_TEST(in_child([&] {
                 const int result = pool.submit([] { return 5; }).result(10);
                 pool.shutdown();
                 ::_exit(result);
               }) == 5);
  }
  end = true;
  poster.join();
  gate.set_result();
}
#endif

namespace {
// What the end of a process has written. `f` gets a function that writes.
template <class F>
std::string written_at_exit(F&& f) {
  int ends[2];
  if (::pipe(ends) != 0) return "no pipe";
  const int status = in_child([&] {
    struct Write {
      int out;
      void operator()(char c) const { (void)!::write(out, &c, 1); }
    };
    f(Write{ends[1]});
    std::exit(0);
  });
  ::close(ends[1]);
  std::string text;
  char c;
  while (::read(ends[0], &c, 1) == 1) text += c;
  ::close(ends[0]);
  return text + (status == 0 ? "" : " status " + std::to_string(status));
}
}  // namespace

#if !defined(__SANITIZE_THREAD__) && !defined(ASYNCIO_POOL_OFF_)
BOOST_AUTO_TEST_CASE(the_end_of_the_process_waits_for_the_jobs_of_a_loop_that_was_closed) {
  BOOST_TEST(written_at_exit([](auto write) {
               auto loop = new_event_loop();
               loop->run_in_executor(nullptr, [write] {
                 std::this_thread::sleep_for(30ms);
                 write('j');
               });
               loop->call_later(0.001, [&] { loop->stop(); });
               loop->run_forever();
               loop->close();
               write('m');
             }) == "mj");
}

BOOST_AUTO_TEST_CASE(exit_in_a_callback_waits_for_jobs) {
  BOOST_TEST(written_at_exit([](auto write) {
               static auto loop = new_event_loop();
               loop->run_in_executor(nullptr, [write] {
                 std::this_thread::sleep_for(30ms);
                 write('j');
               });
               loop->call_soon([] {
                 detail::running_loop = nullptr;  // a loop that runs cannot be destroyed
                 std::exit(0);
               });
               loop.release()->run_forever();
             }) == "j");
}

BOOST_AUTO_TEST_CASE(a_pool_may_begin_when_all_others_have_ended) {
  BOOST_TEST(written_at_exit([](auto write) {
               static ThreadPoolExecutor pool(1);
               pool.execute([write] {
                 std::this_thread::sleep_for(30ms);
                 write('j');
               });
               at_the_very_end.out = write.out;
             }) == "jl");
}

BOOST_AUTO_TEST_CASE(exit_in_a_job_waits_for_the_others_and_not_for_itself) {
  BOOST_TEST(written_at_exit([](auto write) {
               auto* const pool = new ThreadPoolExecutor(2);
               pool->submit([write] {
                 std::this_thread::sleep_for(30ms);
                 write('j');
               });
               pool->submit([] { std::exit(0); });
               for (;;) ::pause();
             }) == "j");
}
#endif

// A loop's close() does not wait, and what it leaves does not pile up.
BOOST_AUTO_TEST_CASE(a_loop_is_closed_without_waiting_for_its_jobs) {
  concurrent::Future<> gate;
  std::atomic<int> done{0};
  for (int i = 0; i < 10; ++i) {
    EventLoopPtr loop = new_event_loop();
    (void)loop->run_in_executor(nullptr, [gate, &done] {
      gate.result();
      ++done;
    });
    loop->close();
  }
  BOOST_TEST(done == 0);
  gate.set_result();
  while (done < 10) std::this_thread::yield();
}

BOOST_AUTO_TEST_SUITE_END()
