// shield(), as of Python 3.14.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<int> give(int value, double after) {
  return coroutine<int>([value, after](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(after));
    RETURN(value);
    END;
  });
}

Coroutine<void> await(Future<int> future) {
  return coroutine([future](auto& co) {
    BEGIN(co);
    YIELD_FROM(future);
    END;
  });
}

struct Fixture : VirtualLoop {
  Future<int> inner = loop.create_future<int>();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shield_, Fixture)

BOOST_AUTO_TEST_CASE(it_ends_as_the_inner_one_does) {
  auto outer = shield(inner);
  inner.set_result(42);
  run_turns();
  BOOST_TEST(outer.result() == 42);
  auto failing = loop.create_future<int>();
  auto second = shield(failing);
  failing.set_exception(ValueError("v"));
  run_turns();
  BOOST_CHECK_THROW(second.result(), ValueError);
  BOOST_TEST(run(shield(give(3, 1))) == 3);
}

BOOST_AUTO_TEST_CASE(one_that_is_done_is_returned_as_it_is) {
  inner.set_result(1);
  BOOST_TEST((shield(inner) == inner));
}

BOOST_AUTO_TEST_CASE(cancelling_the_outer_one_leaves_the_inner_one_running) {
  auto outer = shield(inner);
  BOOST_TEST(outer.cancel());
  run_turns();
  BOOST_TEST(!inner.done());
  inner.set_result(1);
  run_turns();
  BOOST_TEST(outer.cancelled());
  BOOST_TEST(inner.result() == 1);
}

BOOST_AUTO_TEST_CASE(a_task_that_waits_for_it_is_cancelled_and_the_inner_task_runs_on) {
  auto task = loop.create_task(give(5, 3));
  auto waiter = loop.create_task(await(shield(task)));
  run_turns(2);
  waiter.cancel();
  BOOST_CHECK_THROW(run(waiter), CancelledError);
  BOOST_TEST(run(task) == 5);
}

BOOST_AUTO_TEST_CASE(a_cancelled_inner_one_cancels_the_outer_one) {
  auto outer = shield(inner);
  inner.cancel();
  run_turns();
  BOOST_TEST(outer.cancelled());
}

BOOST_AUTO_TEST_CASE(an_inner_failure_after_the_outer_was_cancelled_is_told) {
  auto outer = shield(inner);
  outer.cancel();
  run_turns();
  inner.set_exception(ValueError("unseen"));
  run_turns();
  BOOST_REQUIRE(reports.size() == 1U);
  BOOST_TEST(reports[0].message == "ValueError exception in shielded future");
  BOOST_TEST(reports[0].exception.what() == "unseen");
  BOOST_TEST(reports[0].details[0].first == "future");
}

BOOST_AUTO_TEST_CASE(an_inner_result_or_cancellation_after_that_is_silent) {
  auto other = loop.create_future<int>();
  auto a = shield(inner), b = shield(other);
  a.cancel();
  b.cancel();
  run_turns();
  inner.set_result(1);
  other.cancel();
  run_turns();
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(both_may_be_cancelled_in_one_turn) {
  auto outer = shield(inner);
  outer.cancel();
  inner.cancel();
  run_turns(2);
  BOOST_TEST((outer.cancelled() && inner.cancelled()));
  auto a = loop.create_future<int>();
  auto b = shield(a);
  a.cancel();
  b.cancel();
  run_turns(2);
  BOOST_TEST((a.cancelled() && b.cancelled()));
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_dropped_outer_one_is_kept_by_the_inner_one) {
  bool done = false;
  shield(inner).add_done_callback([&](const AnyFuture& f) { done = !f.cancelled(); });
  inner.set_result(1);
  run_turns(2);
  BOOST_TEST(done);
}

BOOST_AUTO_TEST_CASE(a_dropped_inner_one_does_not_crash_the_outer_one) {
  auto outer = shield(inner);
  inner = Future<int>(nullptr);
  BOOST_TEST(outer.cancel());
  run_turns(2);
  BOOST_TEST(outer.cancelled());
}

BOOST_AUTO_TEST_CASE(two_shields_of_one_future_are_independent) {
  auto a = shield(inner), b = shield(inner);
  a.cancel();
  run_turns();
  inner.set_result(3);
  run_turns();
  BOOST_TEST(a.cancelled());
  BOOST_TEST(b.result() == 3);
}

BOOST_AUTO_TEST_CASE(shielding_a_gather_leaves_its_children_running) {
  auto other = loop.create_future<int>();
  auto all = gather(inner, other);
  auto outer = shield(all);
  outer.cancel();
  run_turns();
  BOOST_TEST((!all.done() && !inner.done()));
  inner.set_result(1);
  other.set_result(2);
  BOOST_TEST((run(all) == std::make_tuple(1, 2)));
}

// As in asyncio, where nothing says which loop it must be.
BOOST_AUTO_TEST_CASE(the_loop_is_that_of_the_inner_future) {
  const EventLoopPtr owner = new_event_loop(std::make_unique<VirtualPoller>());
  const auto foreign = owner->create_future<int>();
  BOOST_TEST(&shield(foreign).get_loop() == owner.get());
}

// ---- found by replaying programs that were made at random ----

// Conformance seed 125.
BOOST_AUTO_TEST_CASE(a_failure_behind_two_cancelled_shields_is_reported_once) {
  Future<int> inner;
  Future<int> first = shield(inner), second = shield(inner);
  first.cancel();
  second.cancel();
  run_turns(2);
  inner.set_exception(RuntimeError("no"));
  run_turns(2);
  BOOST_TEST(reports.size() == 1u);
}

// Conformance seed 1369: InvalidStateError left the loop.
BOOST_AUTO_TEST_CASE(
    an_outer_future_that_somebody_else_has_ended_is_reported_and_the_loop_goes_on) {
  Future<int> inner;
  Future<int> outer = shield(inner);
  inner.set_result(1);
  outer.set_result(2);
  run_turns(2);
  BOOST_TEST(outer.result() == 2);
  BOOST_TEST(reports.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
