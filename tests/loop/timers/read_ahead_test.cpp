// Very many timers that come due at once: ReadAhead changes nothing but the time it takes.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/timers/read_ahead.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <vector>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

constexpr int kMany = 5000;

// Deadlines of which many are equal, and the order in which they come.
struct Deadlines {
  Deadlines() {
    std::mt19937 random(7);
    for (int i = 0; i < kMany; ++i) {
      when.push_back(1 + static_cast<double>(random() % 2000) * 1e-3);
      order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
      return when[static_cast<std::size_t>(a)] < when[static_cast<std::size_t>(b)];
    });
  }
  std::vector<double> when;
  std::vector<int> order;
};

Coroutine<> sleeper(double delay, int id, std::vector<int>& woken) {
  return coroutine([delay, id, &woken](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(delay));
    woken.push_back(id);
    YIELD_FROM(asyncio::sleep(0));
    woken.push_back(id);
    END;
  });
}

std::vector<int> twice(const std::vector<int>& ids) {
  std::vector<int> out = ids;
  out.insert(out.end(), ids.begin(), ids.end());
  return out;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(read_ahead, VirtualLoop)

BOOST_AUTO_TEST_CASE(many_callbacks_that_are_due_at_once_run_in_order) {
  const Deadlines deadlines;
  std::vector<int> ran;
  for (int i = 0; i < kMany; ++i)
    loop.call_at(deadlines.when[static_cast<std::size_t>(i)], [&ran, i] { ran.push_back(i); });
  bool later = false;
  loop.call_at(100, [&later] { later = true; });
  clock.advance(10);
  run_turns();
  BOOST_TEST(ran == deadlines.order);
  BOOST_TEST(!later);
  BOOST_TEST(detail::access(loop).timers().size() == 1U);
  BOOST_TEST(detail::access(loop).timers().consistent());
}

BOOST_AUTO_TEST_CASE(only_those_that_are_due_are_taken) {
  const Deadlines deadlines;
  for (const double now : {1.0005, 1.4995, 1.9995, 2.9985}) {
    std::vector<int> ran, expected;
    VirtualPoller* const poller = new VirtualPoller();
    EventLoopPtr other = new_event_loop(std::unique_ptr<Poller>(poller));
    for (int i = 0; i < kMany; ++i)
      other->call_at(deadlines.when[static_cast<std::size_t>(i)], [&ran, i] { ran.push_back(i); });
    for (const int i : deadlines.order)
      if (deadlines.when[static_cast<std::size_t>(i)] < now) expected.push_back(i);
    poller->advance(now);
    other->stop();
    other->run_forever();
    BOOST_TEST(ran == expected);
    BOOST_TEST(detail::access(*other).timers().consistent());
    poller->advance(10);
    other->stop();
    other->run_forever();
    BOOST_TEST(ran == deadlines.order);
  }
}

BOOST_AUTO_TEST_CASE(a_callback_cancels_one_that_is_due_in_the_same_turn) {
  std::vector<int> ran;
  std::vector<TimerHandle> handles;
  for (int i = 0; i < kMany; ++i) {
    handles.push_back(loop.call_at(1 + i * 1e-3, [&, i] {
      ran.push_back(i);
      if (i + 1 < kMany) handles[static_cast<std::size_t>(i + 1)].cancel();
    }));
  }
  clock.advance(10);
  run_turns();
  BOOST_TEST(ran.size() == kMany / 2U);
  BOOST_TEST(std::is_sorted(ran.begin(), ran.end()));
}

BOOST_AUTO_TEST_CASE(what_an_interrupt_leaves_behind_runs_next) {
  const Deadlines deadlines;
  std::vector<int> ran;
  for (int i = 0; i < kMany; ++i) {
    loop.call_at(deadlines.when[static_cast<std::size_t>(i)], [&ran, i] {
      ran.push_back(i);
      if (ran.size() == kMany / 2) throw KeyboardInterrupt();
    });
  }
  clock.advance(10);
  BOOST_CHECK_THROW(run_turns(), KeyboardInterrupt);
  BOOST_TEST(ran.size() == kMany / 2U);
  run_turns();
  BOOST_TEST(ran == deadlines.order);
}

BOOST_AUTO_TEST_CASE(tasks_that_wake_together_keep_their_order_turn_by_turn) {
  const Deadlines deadlines;
  std::vector<int> woken;
  for (int i = 0; i < kMany; ++i)
    loop.create_task(sleeper(deadlines.when[static_cast<std::size_t>(i)], i, woken));
  run_turns();
  clock.advance(10);
  run_turns();  // the timers
  BOOST_TEST(woken.empty());
  run_turns();
  BOOST_TEST(woken == deadlines.order);
  run_turns();
  BOOST_TEST(woken == twice(deadlines.order));
  BOOST_TEST(reports.empty());
}

// A cancelled one is woken by another node, behind the others.
BOOST_AUTO_TEST_CASE(tasks_may_be_cancelled_between_their_timer_and_their_step) {
  std::vector<int> woken, expected;
  std::vector<Task<>> tasks;
  for (int i = 0; i < kMany; ++i) tasks.push_back(loop.create_task(sleeper(1, i, woken)));
  run_turns();
  clock.advance(10);
  loop.call_at(1, [&] {
    for (std::size_t i = 0; i < tasks.size(); i += 3) tasks[i].cancel();
  });
  run_turns(2);
  for (int i = 0; i < kMany; ++i)
    if (i % 3 != 0) expected.push_back(i);
  BOOST_TEST(woken == expected);
  run_turns();
  BOOST_TEST(woken == twice(expected));
  for (std::size_t i = 0; i < tasks.size(); ++i) BOOST_TEST(tasks[i].cancelled() == (i % 3 == 0));
}

BOOST_AUTO_TEST_SUITE_END()
