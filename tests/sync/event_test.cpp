// Event: set, clear, wait.
#include "tests/sync/record.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Fixture : VirtualLoop {
  Task<void> recorder(char tag) {
    return loop.create_task(record(log, tag, [this] { return event.wait(); }));
  }
  Event event;
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(event_suite, Fixture)

BOOST_AUTO_TEST_CASE(repr_shows_the_state_and_the_waiters) {
  const std::string start = "<asyncio.locks.Event object at 0x";
  BOOST_TEST(looks_like(event.to_string(), start, " [unset]>"));
  const auto a = recorder('a');
  run_turns();
  BOOST_TEST(looks_like(event.to_string(), start, " [unset, waiters:1]>"));
  event.set();
  BOOST_TEST(looks_like(event.to_string(), start, " [set, waiters:1]>"));
  run_turns();
  BOOST_TEST(looks_like(event.to_string(), start, " [set]>"));
}

BOOST_AUTO_TEST_CASE(set_wakes_all_that_wait_in_the_order_in_which_they_came) {
  BOOST_TEST(!event.is_set());
  const auto a = recorder('a'), b = recorder('b');
  run_turns();
  BOOST_TEST(log == "");
  const auto c = recorder('c');
  event.set();
  BOOST_TEST(event.is_set());
  run_turns();
  BOOST_TEST(log == "cab");  // c had not begun to wait, so it does not wait at all
  BOOST_TEST(event.waiter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(wait_on_a_set_event_does_not_suspend) {
  event.set();
  BOOST_TEST(run(event.wait()));
  const auto a = recorder('a');
  run_turns(1);
  BOOST_TEST(a.done());
}

BOOST_AUTO_TEST_CASE(wait_gives_true_after_waiting) {
  loop.call_later(1, [this] { event.set(); });
  BOOST_TEST(run(event.wait()));
}

BOOST_AUTO_TEST_CASE(a_cancelled_wait_leaves_the_queue) {
  auto a = loop.create_task(event.wait());
  run_turns();
  a.cancel();
  run_turns();
  BOOST_TEST(a.cancelled());
  BOOST_TEST(event.waiter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(set_passes_over_cancelled_waiters) {
  auto a = recorder('a'), b = recorder('b');
  run_turns();
  a.cancel();
  event.set();
  run_turns();
  BOOST_TEST(log == "b");
}

BOOST_AUTO_TEST_CASE(clear_takes_the_flag_down) {
  event.set();
  event.clear();
  BOOST_TEST(!event.is_set());
  const auto a = recorder('a');
  run_turns(2);
  BOOST_TEST(!a.done());
}

BOOST_AUTO_TEST_CASE(clear_does_not_put_back_who_was_woken) {
  // set(), clear(), set() before they run wakes each once
  const auto a = recorder('a');
  run_turns();
  event.set();
  event.clear();
  event.set();
  event.clear();
  BOOST_TEST(event.waiter_count() == 1u);
  run_turns();
  BOOST_TEST(log == "a");
  BOOST_TEST(event.waiter_count() == 0u);
  const auto b = recorder('b');
  run_turns(2);
  BOOST_TEST(log == "a");
}

BOOST_AUTO_TEST_CASE(a_task_that_waits_again_at_once_waits_for_the_next_set) {
  const auto a = loop.create_task(record(log, 'a', [this] {
    return coroutine([this](auto& co) {
      ASYNCIO_BEGIN(co);
      ASYNCIO_YIELD_FROM(event.wait());
      log += '1';
      ASYNCIO_YIELD_FROM(event.wait());
      ASYNCIO_END;
    });
  }));
  run_turns();
  event.set();
  event.clear();
  run_turns(2);
  BOOST_TEST(log == "1");
  event.set();
  run_turns();
  BOOST_TEST(log == "1a");
}

BOOST_AUTO_TEST_CASE(it_belongs_to_the_loop_in_which_it_blocked_first) {
  const auto a = recorder('a');
  run_turns();
  OtherLoop other;
  BOOST_CHECK_THROW(other.loop->run_until_complete(event.wait()), RuntimeError);
}

BOOST_AUTO_TEST_CASE(an_event_may_die_as_soon_as_it_is_set) {
  auto owned = std::make_unique<Event>();
  const auto a = loop.create_task(owned->wait());
  run_turns();
  owned->set();
  owned.reset();
  BOOST_TEST(run(a));
}

BOOST_AUTO_TEST_CASE(a_task_dropped_with_the_loop_leaves_the_queue) {
  const auto a = recorder('a'), b = recorder('b');
  run_turns();
  loop.close();
  BOOST_TEST(event.waiter_count() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
