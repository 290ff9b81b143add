// IOLoop, PeriodicCallback: Tornado's face of the loop.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::tornado;
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

struct Fixture : VirtualLoop {
  IOLoop io = IOLoop::current();
  std::string log;
  std::vector<double> times;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ioloop, Fixture)

BOOST_AUTO_TEST_CASE(current_is_the_loop_of_the_thread) {
  BOOST_TEST(&io.asyncio_loop() == &loop);
  BOOST_TEST(io.time() == loop.time());
}

BOOST_AUTO_TEST_CASE(start_runs_until_stop) {
  io.add_callback([this] { log += 'a'; });
  io.add_callback([this](char c) { log += c; }, 'b');
  io.call_later(2, [this] { io.stop(); });
  io.start();
  BOOST_TEST(log == "ab");
  BOOST_TEST(clock.time() == 2);
}

BOOST_AUTO_TEST_CASE(a_callback_may_return_a_coroutine) {
  io.add_callback([this] {
    return coroutine([this](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1));
      log += 'c';
      io.stop();
      END;
    });
  });
  io.start();
  BOOST_TEST(log == "c");
}

BOOST_AUTO_TEST_CASE(what_such_a_coroutine_raises_is_reported) {
  io.add_callback([] {
    return coroutine([](auto& co) {
      BEGIN(co);
      RAISE(ValueError("v"));
      END;
    });
  });
  io.call_later(1, [this] { io.stop(); });
  io.start();
  BOOST_TEST(reports.size() == 1U);
}

BOOST_AUTO_TEST_CASE(remove_timeout_takes_a_call_back) {
  auto timeout = io.call_later(1, [this] { log += 'x'; });
  io.remove_timeout(timeout);
  io.call_later(2, [this] { io.stop(); });
  io.start();
  BOOST_TEST(log.empty());
}

BOOST_AUTO_TEST_CASE(run_sync_gives_the_result_within_its_time) {
  BOOST_TEST(io.run_sync([] { return give(3, 1); }) == 3);
  BOOST_TEST(io.run_sync([] { return give(4, 1); }, 5) == 4);
  BOOST_TEST(io.run_sync([] { return 5; }) == 5);
  BOOST_CHECK_THROW(io.run_sync([] { return give(1, 10); }, 2), TimeoutError);
}

BOOST_AUTO_TEST_CASE(a_periodic_callback_comes_every_so_many_milliseconds) {
  PeriodicCallback periodic([this] { times.push_back(clock.time()); }, 500);
  BOOST_TEST(!periodic.is_running());
  periodic.start();
  periodic.start();
  BOOST_TEST(periodic.is_running());
  io.call_later(1.75, [this] { io.stop(); });
  io.start();
  BOOST_TEST(times == (std::vector<double>{0.5, 1.0, 1.5}), boost::test_tools::per_element());
  periodic.stop();
  BOOST_TEST(!periodic.is_running());
  BOOST_TEST(asyncio::detail::access(loop).timers().size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_slow_periodic_callback_skips_what_it_has_missed) {
  PeriodicCallback periodic(
      [this] {
        times.push_back(clock.time());
        if (times.size() == 1) clock.advance(1.2);
      },
      500);
  periodic.start();
  io.call_later(2.75, [this] { io.stop(); });
  io.start();
  BOOST_TEST(times == (std::vector<double>{0.5, 2.0, 2.5}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_periodic_callback_may_stop_itself_and_survives_an_exception) {
  int calls = 0;
  PeriodicCallback periodic(
      [&] {
        if (++calls == 3) periodic.stop();
        throw ValueError("tick");
      },
      1000);
  periodic.start();
  io.call_later(10, [this] { io.stop(); });
  io.start();
  BOOST_TEST(calls == 3);
  BOOST_TEST(reports.size() == 3U);
}

BOOST_AUTO_TEST_CASE(the_period_must_be_positive) {
  BOOST_TEST(text_of<ValueError>([] { PeriodicCallback([] {}, 0); }) ==
             "Periodic callback must have a positive callback_time");
  BOOST_CHECK_THROW(PeriodicCallback([] {}, -1), ValueError);
}

BOOST_AUTO_TEST_CASE(a_periodic_callback_may_be_destroyed_by_its_own_call) {
  std::unique_ptr<PeriodicCallback> periodic;
  periodic = std::make_unique<PeriodicCallback>(
      [this, &periodic, text = std::string("gone, and still here")] {
        periodic.reset();
        log += text;
      },
      1000);
  periodic->start();
  io.call_later(5, [this] { io.stop(); });
  io.start();
  BOOST_TEST(log == "gone, and still here");
}

BOOST_AUTO_TEST_SUITE_END()
