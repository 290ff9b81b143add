// sleep().
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <limits>
#include <memory>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

BOOST_FIXTURE_TEST_SUITE(sleep_, VirtualLoop)

BOOST_AUTO_TEST_CASE(it_takes_its_time) {
  run(asyncio::sleep(1.5));
  BOOST_TEST(clock.time() == 1.5);
  run(asyncio::sleep(500ms));
  BOOST_TEST(clock.time() == 2.0);
}

BOOST_AUTO_TEST_CASE(it_gives_its_result) {
  BOOST_TEST(run(asyncio::sleep(1, std::string("r"))) == "r");
  BOOST_TEST(*run(asyncio::sleep(0, std::make_unique<int>(4))) == 4);
}

BOOST_AUTO_TEST_CASE(zero_and_less_give_up_one_turn_without_a_timer) {
  for (double delay : {0.0, -1.0, -std::numeric_limits<double>::infinity()}) {
    auto task = loop.create_task(asyncio::sleep(delay));
    run_turns();
    BOOST_TEST(!task.done());
    BOOST_TEST(detail::access(loop).timers().size() == 0U);
    run_turns();
    BOOST_TEST(task.done());
  }
  BOOST_TEST(clock.time() == 0);
}

BOOST_AUTO_TEST_CASE(nan_is_refused) {
  BOOST_TEST(text_of<ValueError>([] {
               (void)asyncio::sleep(std::numeric_limits<double>::quiet_NaN());
             }) == "Invalid delay: NaN (not a number)");
}

BOOST_AUTO_TEST_CASE(the_timer_goes_when_the_sleeper_is_cancelled) {
  auto task = loop.create_task(asyncio::sleep(100));
  run_turns();
  BOOST_TEST(detail::access(loop).timers().size() == 1U);
  task.cancel();
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
  run_turns();
  BOOST_TEST(task.cancelled());
}

BOOST_AUTO_TEST_CASE(the_timer_goes_when_the_loop_is_closed) {
  loop.create_task(asyncio::sleep(100));
  run_turns();
  loop.close();
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
}

// The timer sets a future, which wakes the sleeper: one turn after the timer.
BOOST_AUTO_TEST_CASE(a_sleeper_runs_one_turn_after_its_timer) {
  std::string log;
  loop.create_task(coroutine([&](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    log += 's';
    END;
  }));
  run_turns();
  loop.call_at(1, [&] {
    log += 't';
    loop.call_soon([&] { log += 'n'; });
  });
  loop.call_at(2, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(log == "tsn");
}

BOOST_AUTO_TEST_CASE(sleepers_wake_in_the_order_of_their_deadlines_and_then_of_their_calls) {
  std::string log;
  const auto sleeper = [&](double delay, char letter) {
    return coroutine([&log, delay, letter](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(delay));
      log += letter;
      END;
    });
  };
  run(gather(sleeper(2, 'c'), sleeper(1, 'a'), sleeper(2, 'd'), sleeper(1, 'b')));
  BOOST_TEST(log == "abcd");
}

BOOST_AUTO_TEST_SUITE_END()
