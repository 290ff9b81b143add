// concurrent::Future, ThreadPoolExecutor.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <set>
#include <thread>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::text_of;
using concurrent::ThreadPoolExecutor;

BOOST_AUTO_TEST_SUITE(concurrent_future)

// ---- Future ----

BOOST_AUTO_TEST_CASE(a_result_that_another_thread_sets_is_waited_for) {
  concurrent::Future<int> future;
  BOOST_TEST(!future.done());
  std::thread other([future] {
    std::this_thread::sleep_for(5ms);
    future.set_result(3);
  });
  BOOST_TEST(future.result() == 3);
  other.join();
  BOOST_TEST(future.done());
  BOOST_TEST(!future.exception());
}

BOOST_AUTO_TEST_CASE(an_exception_is_given_or_thrown) {
  concurrent::Future<> future;
  future.set_exception(ValueError("v"));
  BOOST_TEST(text_of<ValueError>([&] { future.result(); }) == "v");
  BOOST_TEST(future.exception().what() == "v");
}

BOOST_AUTO_TEST_CASE(waiting_too_long_is_asyncios_timeout_error) {
  concurrent::Future<int> future;
  BOOST_CHECK_THROW(future.result(Seconds(0.001)), TimeoutError);
  BOOST_CHECK_THROW(future.exception(Seconds(0)), TimeoutError);
  BOOST_TEST(!future.done());
}

BOOST_AUTO_TEST_CASE(only_what_has_not_started_can_be_cancelled) {
  concurrent::Future<int> waiting, running;
  BOOST_TEST(running.set_running_or_notify_cancel());
  BOOST_TEST(running.running());
  BOOST_TEST(!running.cancel());
  BOOST_TEST(waiting.cancel());
  BOOST_TEST(waiting.cancel());  // as in Python, again is true
  BOOST_TEST(waiting.cancelled());
  BOOST_TEST(!waiting.set_running_or_notify_cancel());
  BOOST_CHECK_THROW(waiting.result(), CancelledError);
  running.set_result(1);
  BOOST_TEST(!running.cancel());
}

BOOST_AUTO_TEST_CASE(it_ends_once) {
  concurrent::Future<int> future, cancelled;
  future.set_result(1);
  BOOST_CHECK_THROW(future.set_result(2), InvalidStateError);
  BOOST_CHECK_THROW(future.set_exception(ValueError("")), InvalidStateError);
  BOOST_CHECK_THROW(future.set_running_or_notify_cancel(), RuntimeError);
  cancelled.cancel();
  BOOST_CHECK_THROW(cancelled.set_result(2), InvalidStateError);
  BOOST_TEST(future.result() == 1);
}

BOOST_AUTO_TEST_CASE(callbacks_are_called_at_once_and_one_that_throws_stops_none) {
  static int unraisable;
  unraisable = 0;
  const auto before =
      set_unraisable_hook([](const std::string&, const ExceptionPtr&) { ++unraisable; });
  concurrent::Future<int> future;
  std::string log;
  future.add_done_callback([&](const auto& f) { log += std::to_string(f.result()); });
  future.add_done_callback([](const auto&) { throw ValueError("callback"); });
  future.add_done_callback([&](const auto&) { log += 'b'; });
  future.set_result(1);
  BOOST_TEST(log == "1b");
  future.add_done_callback([&](const auto&) { log += 'c'; });
  BOOST_TEST(log == "1bc");
  BOOST_TEST(unraisable == 1);
  set_unraisable_hook(before);
}

BOOST_AUTO_TEST_CASE(copies_are_the_same_future) {
  concurrent::Future<int> a;
  const concurrent::Future<int> b = a;
  BOOST_TEST((a == b));
  BOOST_TEST(!(a == concurrent::Future<int>()));
  a.set_result(1);
  BOOST_TEST(b.result() == 1);
}

BOOST_AUTO_TEST_CASE(one_that_never_ends_goes_with_its_callbacks) {
  const auto held = std::make_shared<int>();
  concurrent::Future<int>().add_done_callback([held](const auto&) {});
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_move_only_result_is_moved) {
  concurrent::Future<std::unique_ptr<int>> future;
  future.set_result(std::make_unique<int>(7));
  BOOST_TEST(*future.result() == 7);
}

// ---- ThreadPoolExecutor ----

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

// ---- found by replaying programs that were made at random ----

// Conformance seed 1890.
BOOST_AUTO_TEST_CASE(a_cancelled_future_is_notified_of_it_once) {
  const concurrent::Future<int> future;
  BOOST_TEST(future.cancel());
  BOOST_TEST(!future.set_running_or_notify_cancel());
  BOOST_CHECK_THROW(future.set_running_or_notify_cancel(), RuntimeError);
}

BOOST_AUTO_TEST_SUITE_END()
