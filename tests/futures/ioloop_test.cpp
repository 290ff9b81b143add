// IOLoop, PeriodicCallback: Tornado's face of the loop.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>

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

// ---- calls that stop, start and destroy their own PeriodicCallback ----

BOOST_AUTO_TEST_CASE(a_periodic_callback_that_restarts_itself_comes_as_often_as_before) {
  for (const int restarts : {1, 1000}) {
    times.clear();
    auto periodic = std::unique_ptr<PeriodicCallback>();
    const double begin = clock.time();
    periodic = std::make_unique<PeriodicCallback>(
        [&] {
          times.push_back(clock.time() - begin);
          if (static_cast<int>(times.size()) > restarts) return;
          periodic->stop();
          periodic->start();
          periodic->stop();
          periodic->start();
        },
        1000);
    periodic->start();
    io.call_later(4.5, [&] { periodic.reset(); });
    io.call_later(10, [this] { io.stop(); });
    io.start();
    BOOST_TEST(times == (std::vector<double>{1, 2, 3, 4}), boost::test_tools::per_element());
    BOOST_TEST(asyncio::detail::access(loop).timers().size() == 0U);
  }
}

BOOST_AUTO_TEST_CASE(a_periodic_callback_that_restarts_itself_and_throws_goes_on) {
  int calls = 0;
  PeriodicCallback periodic(
      [&] {
        ++calls;
        periodic.stop();
        periodic.start();
        throw ValueError("tick");
      },
      1000);
  periodic.start();
  io.call_later(3.5, [this] { io.stop(); });
  io.start();
  BOOST_TEST(calls == 3);
  BOOST_TEST(reports.size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_a_periodic_callback_captures_goes_with_it) {
  const auto held = std::make_shared<int>();
  auto periodic = std::make_unique<PeriodicCallback>([held] {}, 1000);
  periodic->start();
  io.call_later(2.5, [this] { io.stop(); });
  io.start();
  BOOST_TEST(held.use_count() == 2);
  periodic.reset();
  BOOST_TEST(held.use_count() == 1);
  periodic = std::make_unique<PeriodicCallback>([held, &periodic] { periodic.reset(); }, 1000);
  periodic->start();
  io.call_later(2.5, [this] { io.stop(); });
  io.start();
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_periodic_callback_outlives_its_loop_and_starts_in_another_one) {
  int calls = 0;
  PeriodicCallback periodic([&] { ++calls; }, 1000);
  {
    auto other = new_event_loop(std::make_unique<VirtualPoller>());
    set_event_loop(other.get());
    periodic.start();
    other->call_later(2.5, [&] { other->stop(); });
    other->run_forever();
    other.reset();
  }
  set_event_loop(&loop);
  BOOST_TEST(calls == 2);
  BOOST_TEST(!periodic.is_running());
  periodic.stop();
  periodic.start();
  io.call_later(2.5, [this] { io.stop(); });
  io.start();
  BOOST_TEST(calls == 4);
}

// ---- coroutine functions ----

BOOST_AUTO_TEST_CASE(a_periodic_coroutine_runs_and_no_two_of_it_at_once) {
  int under_way = 0;
  PeriodicCallback periodic(
      [&] {
        return coroutine([&, this](auto& co) {
          BEGIN(co);
          BOOST_TEST(++under_way == 1);
          times.push_back(clock.time());
          YIELD_FROM(asyncio::sleep(times.size() == 1 ? 2.25 : 0.25));
          --under_way;
          END;
        });
      },
      1000);
  periodic.start();
  io.call_later(6.5, [this] { io.stop(); });
  io.start();
  BOOST_TEST(times == (std::vector<double>{1, 4, 5, 6}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_a_periodic_coroutine_raises_is_reported_and_it_comes_again) {
  PeriodicCallback periodic(
      [] {
        return coroutine([](auto& co) {
          BEGIN(co);
          YIELD_FROM(asyncio::sleep(0.1));
          RAISE(ValueError("tick"));
          END;
        });
      },
      1000);
  periodic.start();
  io.call_later(2.5, [this] { io.stop(); });
  io.start();
  BOOST_REQUIRE(reports.size() == 2U);
  BOOST_TEST(reports[0].message == "Exception in callback");
  BOOST_TEST(reports[0].exception.is<ValueError>());
}

BOOST_AUTO_TEST_CASE(a_periodic_coroutine_may_restart_or_destroy_its_object_while_it_waits) {
  auto periodic = std::unique_ptr<PeriodicCallback>();
  periodic = std::make_unique<PeriodicCallback>(
      [&, this] {
        return coroutine([&, this](auto& co) {
          BEGIN(co);
          times.push_back(clock.time());
          periodic->stop();
          periodic->start();
          YIELD_FROM(asyncio::sleep(1.5));
          if (times.size() < 3) RETURN();
          periodic.reset();
          YIELD_FROM(asyncio::sleep(1));
          log += "ended";
          END;
        });
      },
      1000);
  periodic->start();
  io.call_later(10, [this] { io.stop(); });
  io.start();
  BOOST_TEST(times == (std::vector<double>{1, 3, 5}), boost::test_tools::per_element());
  BOOST_TEST(log == "ended");
  BOOST_TEST(asyncio::detail::access(loop).timers().size() == 0U);
}

BOOST_AUTO_TEST_CASE(each_place_that_takes_a_callback_runs_a_coroutine_function) {
  const auto note = [this](char c) {
    return coroutine([this, c](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0));
      log += c;
      END;
    });
  };
  io.add_callback(note, 'a');
  io.spawn_callback(note, 'b');
  io.add_callback_from_signal(note, 'c');
  io.call_later(1, note, 'd');
  io.call_at(io.time() + 2, note, 'e');
  io.add_timeout(io.time() + 3, note, 'f');
  io.add_timeout(std::chrono::seconds(4), note, 'g');
  Future<int> future(loop);
  io.add_future(future, [&](const Future<int>& done) { return note(done.result() ? 'h' : 'x'); });
  io.add_future(loop.create_task(give(1, 6)),
                [&](const Future<int>& done) { return note(done.result() ? 'i' : 'x'); });
  concurrent::Future<int> job;
  io.add_future(
      job, [&](const concurrent::Future<int>& done) { return note(done.result() ? 'j' : 'x'); });
  io.call_later(5, [&] { future.set_result(1); });
  io.call_later(7, [&] { job.set_result(1); });
  io.call_later(8, [this] { io.stop(); });
  io.start();
  BOOST_TEST(log == "abcdefghij");
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_periodic_callback_may_be_move_only) {
  PeriodicCallback periodic([this, one = std::make_unique<int>(1)] { log += std::to_string(*one); },
                            1000);
  periodic.start();
  io.call_later(2.5, [this] { io.stop(); });
  io.start();
  BOOST_TEST(log == "11");
}

BOOST_AUTO_TEST_SUITE_END()
