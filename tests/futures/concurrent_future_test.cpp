// concurrent::Future.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <cmath>
#include <memory>
#include <set>
#include <thread>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::text_of;

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

namespace {
// What another one changes while it is moved.
struct Nosy {
  concurrent::Future<Nosy>* future = nullptr;
  bool throws = false;
  Nosy() = default;
  explicit Nosy(concurrent::Future<Nosy>* f) : future(f) {}
  Nosy(const Nosy& other) : future(other.future), throws(other.throws) {
    if (throws) throw ValueError("copy");
    if (future) seen = future->done();
  }
  bool seen = true;
};
}  // namespace

BOOST_AUTO_TEST_CASE(a_result_is_stored_where_it_may_look_at_its_future) {
  concurrent::Future<Nosy> future;
  const Nosy nosy(&future);
  future.set_result(nosy);
  BOOST_TEST(future.done());
}

BOOST_AUTO_TEST_CASE(a_result_whose_copy_throws_leaves_the_future_as_it_was) {
  concurrent::Future<Nosy> future;
  Nosy nosy(&future);
  nosy.throws = true;
  BOOST_CHECK_THROW(future.set_result(nosy), ValueError);
  BOOST_TEST(!future.done());
  BOOST_TEST(future.cancel());
}

BOOST_AUTO_TEST_CASE(who_waits_practically_for_ever_gets_the_result) {
  const concurrent::Future<int> future;
  std::thread other([&] {
    std::this_thread::sleep_for(5ms);
    future.set_result(1);
  });
  for (const Seconds s : {Seconds(1e10), Seconds(HUGE_VAL), Seconds(std::chrono::hours::max()),
                          Seconds(std::chrono::nanoseconds::max()), Seconds(1e300)})
    BOOST_TEST(future.result(s) == 1);
  other.join();
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
