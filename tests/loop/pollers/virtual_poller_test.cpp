// VirtualPoller: the clock that jumps.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <thread>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

BOOST_FIXTURE_TEST_SUITE(virtual_poller, VirtualLoop)

BOOST_AUTO_TEST_CASE(the_clock_jumps_to_the_next_deadline) {
  std::vector<double> times;
  for (double when : {3600.0, 1.5, 86400.0 * 3}) {
    loop.call_at(when, [&] { times.push_back(clock.time()); });
  }
  loop.call_at(86400 * 4, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST((times == std::vector<double>{1.5, 3600.0, 86400.0 * 3}));
}

BOOST_AUTO_TEST_CASE(it_stands_still_while_something_is_ready) {
  loop.call_later(1, [] {});
  run_turns(5);
  BOOST_TEST(clock.time() == 0);
  BOOST_TEST(clock.turns() == 5);
}

BOOST_AUTO_TEST_CASE(a_program_that_would_wait_for_ever_fails) {
  auto future = loop.create_future<void>();
  BOOST_TEST(text_of<RuntimeError>([&] { run(future); }) ==
             "nothing is ready and no timer is armed: the loop would wait for ever");
  BOOST_TEST(!loop.is_running());
}

BOOST_AUTO_TEST_CASE(on_idle_may_do_something_instead) {
  auto future = loop.create_future<int>();
  clock.on_idle([&] { future.set_result(5); });
  BOOST_TEST(run(future) == 5);
}

BOOST_AUTO_TEST_CASE(it_starts_where_it_is_told_and_can_be_moved_by_hand) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>(100));
  BOOST_TEST(other->time() == 100);
  clock.advance(7);
  BOOST_TEST(loop.time() == 7);
}

// Where a nanosecond is less than the distance of two numbers.
BOOST_AUTO_TEST_CASE(a_clock_that_starts_at_a_date_sees_what_is_due) {
  for (const double start : {1.7e7, 1.8e9, 1e12}) {
    EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>(start));
    int ran = 0;
    for (const double delay : {0.0, 1e-9, 0.001, 0.1, 1.0, 1e7})
      other->call_later(delay, [&] { ++ran; });
    other->call_later(2e7, [&] { other->stop(); });
    other->run_forever();
    BOOST_TEST(ran == 6);
    BOOST_TEST(other->time() >= start + 2e7);
  }
}

BOOST_AUTO_TEST_CASE(it_waits_for_jobs_in_other_threads_before_the_clock_moves) {
  loop.call_later(1, [] { BOOST_ERROR("the clock moved"); });
  auto job = loop.run_in_executor(nullptr, [] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return 4;
  });
  BOOST_TEST(run(job) == 4);
  BOOST_TEST(clock.time() == 0);
}

BOOST_AUTO_TEST_CASE(it_refuses_descriptors_and_signals) {
  BOOST_TEST(text_of<RuntimeError>([&] { loop.add_reader(0, [] {}); }) ==
             "a loop on virtual time watches no file descriptors and no signals");
  BOOST_TEST(text_of<RuntimeError>([&] { loop.add_signal_handler(10, [] {}); }) ==
             "a loop on virtual time watches no file descriptors and no signals");
  BOOST_TEST(!loop.remove_reader(0));
}

BOOST_AUTO_TEST_CASE(a_clock_may_begin_anywhere_and_be_moved_there) {
  for (const double start : {-1e9, -1e15, 1e15, 0.0}) {
    auto owned = std::make_unique<VirtualPoller>(start);
    VirtualPoller& own_clock = *owned;
    const EventLoopPtr own = new_event_loop(std::move(owned));
    int fired = 0;
    own->call_later(2, [&] { ++fired; });
    own->call_at(start + 8, [&] { ++fired, own->stop(); });
    own->call_later(100, [] { throw SystemExit(1); });
    own_clock.advance(1);
    own->run_forever();
    BOOST_TEST(fired == 2);
    own_clock.advance(-2e9);
    own->call_later(1, [&] { own->stop(); });
    own->run_forever();
  }
}

BOOST_AUTO_TEST_SUITE_END()
