// EventLoop::reschedule_at() and reschedule_later(): a timer whose time is moved.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <memory>
#include <string>
#include <vector>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

struct Fixture : VirtualLoop {
  // Arms a timer that writes its letter and the time.
  TimerHandle arm(double when, char letter) {
    return loop.call_at(when, [this, letter] {
      log += letter;
      log += '@' + std::to_string(static_cast<int>(loop.time())) + ' ';
    });
  }
  void run_until(double when) {
    loop.call_at(when, [this] { loop.stop(); });
    loop.run_forever();
  }
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reschedule, Fixture)

BOOST_AUTO_TEST_CASE(a_timer_runs_once_and_at_the_time_it_was_moved_to) {
  const TimerHandle later = arm(2, 'l'), sooner = arm(5, 's'), stays = arm(4, 'x');
  loop.reschedule_at(later, 7);
  loop.reschedule_at(sooner, 1);
  BOOST_TEST(later.when() == 7);
  BOOST_TEST(sooner.when() == 1);
  BOOST_TEST(stays.when() == 4);
  run_until(10);
  BOOST_TEST(log == "s@1 x@4 l@7 ");
}

BOOST_AUTO_TEST_CASE(it_may_be_moved_again_and_again_to_and_fro) {
  const TimerHandle timer = arm(3, 'a');
  for (const double when : {9.0, 4.0, 6.0, 2.0, 8.0, 5.0}) loop.reschedule_at(timer, when);
  arm(7, 'b');
  run_until(10);
  BOOST_TEST(log == "a@5 b@7 ");
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_delay_counts_from_now) {
  const TimerHandle timer = arm(2, 'a');
  loop.call_at(1, [&] { loop.reschedule_later(timer, std::chrono::seconds(3)); });
  run_until(10);
  BOOST_TEST(log == "a@4 ");
}

// What an idle timeout does: its connection is in use every second until 20.
BOOST_AUTO_TEST_CASE(a_timer_that_is_put_off_all_the_time_runs_when_that_ends) {
  const TimerHandle idle =
      loop.call_later(3, [this] { log += "closed at " + std::to_string(loop.time()); });
  for (int i = 1; i <= 20; ++i) loop.call_at(i, [&] { loop.reschedule_later(idle, 3); });
  run_until(30);
  BOOST_TEST(log == "closed at 23.000000");
}

// The loop neither wakes up at the former time nor runs anything too early.
BOOST_AUTO_TEST_CASE(the_former_time_costs_no_turn) {
  std::vector<TimerHandle> timers;
  for (int i = 0; i < 1000; ++i) timers.push_back(loop.call_at(1 + i % 7, [this] { log += '.'; }));
  for (const TimerHandle& timer : timers) loop.reschedule_at(timer, 50);
  run_turns();  // whose call of stop() keeps it from waiting
  const long before = clock.turns();
  loop.call_at(50, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(clock.turns() == before + 1);
  BOOST_TEST(log.size() == 1000U);
}

// A loop that comes late runs all that is due in the order of their times, those that were moved
// too.
BOOST_AUTO_TEST_CASE(many_that_are_due_at_once_run_in_order) {
  constexpr int kTimers = 2000;
  std::vector<double> ran;
  std::vector<TimerHandle> timers;
  for (int i = 0; i < kTimers; ++i) {
    auto note = [&ran, &timers, i] { ran.push_back(timers[static_cast<std::size_t>(i)].when()); };
    timers.push_back(loop.call_at(1 + i, note));
  }
  for (int i = 0; i < kTimers; i += 3)
    loop.reschedule_at(timers[static_cast<std::size_t>(i)], 1.5 + (i * 7919) % (2 * kTimers));
  clock.advance(kTimers);
  run_turns();
  BOOST_TEST(std::is_sorted(ran.begin(), ran.end()));
  BOOST_TEST(ran.back() <= kTimers);
  const std::size_t first = ran.size();
  BOOST_TEST((first > 2 * kTimers / 3 && first < kTimers));
  run_until(3 * kTimers);
  BOOST_TEST(ran.size() == static_cast<std::size_t>(kTimers));
  BOOST_TEST(std::is_sorted(ran.begin(), ran.end()));
}

BOOST_AUTO_TEST_CASE(one_that_has_run_or_was_cancelled_stays_so) {
  const TimerHandle ran = arm(1, 'r');
  TimerHandle cancelled = arm(1, 'c');
  cancelled.cancel();
  run_until(2);
  for (const double when : {3.0, 1e6}) {
    loop.reschedule_at(ran, when);
    loop.reschedule_at(cancelled, when);
    BOOST_TEST(ran.when() == when);
  }
  BOOST_TEST(cancelled.cancelled());
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
  run_until(2e6);
  BOOST_TEST(log == "r@1 ");
}

BOOST_AUTO_TEST_CASE(one_that_is_due_but_has_not_run_yet_runs_all_the_same) {
  TimerHandle second;
  loop.call_at(1, [&] { loop.reschedule_at(second, 5); });
  second = arm(1, 'a');
  run_until(10);
  BOOST_TEST(log == "a@1 ");
}

BOOST_AUTO_TEST_CASE(a_moved_timer_can_be_cancelled) {
  TimerHandle timer = arm(1, 'a');
  loop.reschedule_at(timer, 5);
  loop.call_at(3, [&] { timer.cancel(); });
  run_until(10);
  BOOST_TEST(log.empty());
  BOOST_TEST(timer.to_string() == "<TimerHandle cancelled when=5>");
}

BOOST_AUTO_TEST_CASE(a_time_in_the_past_is_the_next_turn) {
  clock.advance(10);
  const TimerHandle at = loop.call_later(5, [this] { log += 'a'; });
  const TimerHandle after = loop.call_later(5, [this] { log += 'b'; });
  loop.reschedule_at(at, 1);
  loop.reschedule_later(after, -1);
  run_turns();
  BOOST_TEST(log == "ab");
}

BOOST_AUTO_TEST_CASE(never_is_a_time_too) {
  const TimerHandle timer = arm(1, 'a');
  loop.reschedule_at(timer, std::numeric_limits<double>::infinity());
  run_until(1e9);
  BOOST_TEST(log.empty());
  loop.reschedule_at(timer, 2e9);
  run_until(3e9);
  BOOST_TEST(log.substr(0, 2) == "a@");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_done_is_told) {
  const TimerHandle timer = arm(1, 'a');
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const char* const text = "Invalid delay: NaN (not a number)";
  BOOST_TEST(text_of<ValueError>([&] { loop.reschedule_at(timer, nan); }) == text);
  BOOST_TEST(text_of<ValueError>([&] { loop.reschedule_later(timer, nan); }) == text);
  BOOST_TEST(timer.when() == 1);
  loop.reschedule_at(TimerHandle(), 5);  // an empty handle: nothing happens
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  other->set_debug(true);
  BOOST_TEST(text_of<RuntimeError>([&] { other->reschedule_at(timer, 5); }) ==
             "The timer belongs to another event loop");
  BOOST_TEST(timer.when() == 1);
  loop.close();
  BOOST_TEST(text_of<RuntimeError>([&] { loop.reschedule_at(timer, 5); }) ==
             "Event loop is closed");
}

BOOST_AUTO_TEST_SUITE_END()
