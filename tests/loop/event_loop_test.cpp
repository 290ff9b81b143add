// EventLoop: the order of callbacks, its life, what it refuses.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdlib>
#include <limits>
#include <memory>
#include <thread>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

struct Fixture : VirtualLoop {
  // A callback that writes one letter.
  auto write(char letter) {
    return [this, letter] { log += letter; };
  }
  std::string log;
};

Coroutine<int> give(int value) {
  return coroutine<int>([value](auto& co) {
    BEGIN(co);
    RETURN(value);
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(event_loop, Fixture)

// ---- order ----

BOOST_AUTO_TEST_CASE(callbacks_run_in_the_order_of_call_soon) {
  for (char c : {'a', 'b', 'c'}) loop.call_soon(write(c));
  run_turns();
  BOOST_TEST(log == "abc");
}

// A difference: what call_soon_threadsafe() posts while the loop does not run comes after what is
// ready.
BOOST_AUTO_TEST_CASE(what_is_posted_while_the_loop_stands_still_comes_after_what_is_ready) {
  loop.call_soon_threadsafe(write('b'));
  loop.call_soon(write('a'));
  run_turns();
  BOOST_TEST(log == "ab");
  loop.call_soon([this] {
    loop.call_soon_threadsafe(write('c'));  // in the running loop it is call_soon()
    loop.call_soon(write('d'));
  });
  run_turns(2);
  BOOST_TEST(log == "abcd");
}

BOOST_AUTO_TEST_CASE(what_a_callback_schedules_runs_in_the_next_turn) {
  loop.call_soon([this] {
    log += 'a';
    loop.call_soon(write('c'));
  });
  loop.call_soon(write('b'));
  run_turns();
  BOOST_TEST(log == "ab");
  run_turns();
  BOOST_TEST(log == "abc");
}

BOOST_AUTO_TEST_CASE(what_is_ready_precedes_a_timer_that_becomes_due_in_the_same_turn) {
  loop.call_later(1, write('t'));
  run_turns();
  clock.advance(1);
  loop.call_soon(write('r'));
  run_turns();
  BOOST_TEST(log == "rt");
}

BOOST_AUTO_TEST_CASE(the_poll_waits_for_the_earliest_timer_and_not_at_all_when_something_is_ready) {
  BOOST_TEST(loop.poll_timeout() == -1);
  loop.call_later(5, [] {});
  TimerHandle sooner = loop.call_later(2, [] {});
  BOOST_TEST(loop.poll_timeout() == 2);
  sooner.cancel();
  BOOST_TEST(loop.poll_timeout() == 5);
  clock.advance(7);
  BOOST_TEST(loop.poll_timeout() == 0);
  run_turns();
  loop.call_later(10 * 86400.0, [] {});
  BOOST_TEST(loop.poll_timeout() == 86400);
  loop.call_soon([] {});
  BOOST_TEST(loop.poll_timeout() == 0);
}

BOOST_AUTO_TEST_CASE(stop_lets_the_turn_end_and_keeps_what_it_scheduled) {
  loop.call_soon([this] {
    loop.stop();
    loop.call_soon(write('c'));
  });
  loop.call_soon(write('a'));
  loop.call_soon(write('b'));
  loop.run_forever();
  BOOST_TEST(log == "ab");
  run_turns();
  BOOST_TEST(log == "abc");
}

BOOST_AUTO_TEST_CASE(stop_before_run_forever_runs_exactly_one_turn) {
  loop.call_soon([this] {
    log += 'a';
    loop.call_soon(write('b'));
  });
  loop.stop();
  loop.run_forever();
  BOOST_TEST(log == "a");
  loop.call_soon([this] { loop.stop(); });  // the flag was cleared: this one is needed
  loop.run_forever();
  BOOST_TEST(log == "ab");
}

BOOST_AUTO_TEST_CASE(the_stop_flag_is_cleared_when_an_exception_leaves_the_loop) {
  loop.call_soon([this] {
    loop.stop();
    throw SystemExit(3);
  });
  BOOST_CHECK_THROW(loop.run_forever(), SystemExit);
  loop.call_later(1, [this] {
    log += 'a';
    loop.stop();
  });
  loop.run_forever();
  BOOST_TEST(log == "a");
}

BOOST_AUTO_TEST_CASE(a_timer_may_fire_one_clock_resolution_early_and_no_more) {
  const double early = clock.resolution();
  loop.call_at(early / 2, write('a'));
  loop.call_at(early * 2, write('b'));
  run_turns();
  BOOST_TEST(log == "a");
}

BOOST_AUTO_TEST_CASE(timers_with_equal_deadlines_fire_in_the_order_they_were_armed) {
  for (char c = 'a'; c <= 'h'; ++c) loop.call_at(3, write(c));
  loop.call_later(4, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(log == "abcdefgh");
}

BOOST_AUTO_TEST_CASE(a_negative_delay_and_a_time_in_the_past_go_through_the_timers) {
  clock.advance(10);
  loop.call_later(-5, write('a'));
  loop.call_at(1, write('b'));
  loop.call_later(0, write('c'));
  loop.call_soon(write('d'));
  run_turns();
  BOOST_TEST(log == "dbac");
}

// In asyncio it stays until half of the timers are cancelled.
BOOST_AUTO_TEST_CASE(a_cancelled_timer_leaves_the_queue_at_once) {
  std::vector<TimerHandle> handles;
  for (int i = 0; i < 110; ++i) handles.push_back(loop.call_later(i + 1, [] {}));
  for (int i = 0; i < 55; ++i) handles[static_cast<std::size_t>(2 * i)].cancel();
  BOOST_TEST(detail::access(loop).timers().size() == 55U);
}

BOOST_AUTO_TEST_CASE(a_handle_cancelled_in_the_ready_queue_does_not_run) {
  Handle later;
  loop.call_soon([&] { later.cancel(); });
  later = loop.call_soon(write('x'));
  TimerHandle timer;
  loop.call_at(1, [&] { timer.cancel(); });
  timer = loop.call_at(1, write('y'));
  loop.call_at(2, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(log.empty());
}

// ---- calls ----

BOOST_AUTO_TEST_CASE(callbacks_get_their_arguments_by_value) {
  const auto note = [this](char a, const std::string& b) { log += a + b; };
  loop.call_soon(note, 'a', "b");
  loop.call_later(1, note, 'c', "d");
  loop.call_at(2, note, 'e', "f");
  loop.call_soon_threadsafe(note, 'g', "h");
  loop.call_at(3, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(log == "abghcdef");
}

BOOST_AUTO_TEST_CASE(a_callback_may_be_move_only) {
  loop.call_soon([this, p = std::make_unique<char>('m')] { log += *p; });
  run_turns();
  BOOST_TEST(log == "m");
}

BOOST_AUTO_TEST_CASE(delays_are_seconds_or_chrono_durations) {
  BOOST_TEST(loop.call_later(1.5, [] {}).when() == 1.5);
  BOOST_TEST(loop.call_later(std::chrono::milliseconds(250), [] {}).when() == 0.25);
}

BOOST_AUTO_TEST_CASE(nan_is_refused_and_the_loop_goes_on) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  BOOST_TEST(text_of<ValueError>([&] { loop.call_later(nan, [] {}); }) ==
             "Invalid delay: NaN (not a number)");
  BOOST_TEST(text_of<ValueError>([&] { loop.call_at(nan, [] {}); }) ==
             "Invalid delay: NaN (not a number)");
  loop.call_later(1, [this] { loop.stop(); });
  loop.run_forever();
}

BOOST_AUTO_TEST_CASE(an_infinite_delay_never_fires) {
  loop.call_later(std::numeric_limits<double>::infinity(), write('x'));
  loop.call_later(1e6, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(log.empty());
}

// ---- run_until_complete ----

BOOST_AUTO_TEST_CASE(run_until_complete_takes_a_coroutine_a_task_or_a_future) {
  BOOST_TEST(loop.run_until_complete(give(1)) == 1);
  BOOST_TEST(loop.run_until_complete(loop.create_task(give(2))) == 2);
  auto future = loop.create_future<int>();
  loop.call_later(1, [future] { future.set_result(3); });
  BOOST_TEST(loop.run_until_complete(future) == 3);
  BOOST_TEST(loop.run_until_complete(future) == 3);  // done already
}

BOOST_AUTO_TEST_CASE(a_loop_stopped_before_the_future_is_done_is_an_error) {
  auto future = loop.create_future<void>();
  loop.call_soon([this] { loop.stop(); });
  BOOST_TEST(text_of<RuntimeError>([&] { run(future); }) ==
             "Event loop stopped before Future completed.");
  future.set_result();  // the stop callback was removed: nothing stops the next run
  loop.call_soon([this] { loop.call_soon(write('a')); });
  loop.call_later(1, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(log == "a");
}

BOOST_AUTO_TEST_CASE(the_stop_callback_is_removed_after_an_exception) {
  auto future = loop.create_future<void>();
  loop.call_soon([] { throw KeyboardInterrupt(); });
  BOOST_CHECK_THROW(run(future), KeyboardInterrupt);
  BOOST_TEST(future.to_string() == "<Future pending>");
}

BOOST_AUTO_TEST_CASE(run_until_complete_refuses_a_future_of_another_loop) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  auto future = other->create_future<void>();
  BOOST_TEST(text_of<ValueError>([&] { run(future); }) ==
             "The future belongs to a different loop than the one specified as the loop argument");
}

// ---- errors ----

BOOST_AUTO_TEST_CASE(run_forever_while_running_is_refused) {
  std::string text;
  loop.call_soon([&] {
    text = text_of<RuntimeError>([&] { loop.run_forever(); });
    loop.call_soon(write('a'));
  });
  run_turns(2);
  BOOST_TEST(text == "This event loop is already running");
  BOOST_TEST(log == "a");  // the failed run did not disturb the outer one
}

BOOST_AUTO_TEST_CASE(a_nested_run_of_another_loop_is_refused_and_does_not_disturb_the_outer_one) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  std::string text;
  loop.call_soon([&] {
    text = text_of<RuntimeError>([&] { other->run_forever(); });
    BOOST_TEST(&get_running_loop() == &loop);
    BOOST_TEST(loop.is_running());
    loop.call_soon([this] { loop.stop(); });
  });
  loop.run_forever();
  BOOST_TEST(text == "Cannot run the event loop while another loop is running");
}

BOOST_AUTO_TEST_CASE(close_while_running_is_refused) {
  std::string text;
  loop.call_soon([&] { text = text_of<RuntimeError>([&] { loop.close(); }); });
  run_turns();
  BOOST_TEST(text == "Cannot close a running event loop");
  BOOST_TEST(!loop.is_closed());
}

BOOST_AUTO_TEST_CASE(a_closed_loop_refuses_everything_and_may_be_closed_again) {
  loop.call_soon(write('x'));
  loop.call_later(0, write('y'));
  loop.close();
  loop.close();
  BOOST_TEST(loop.is_closed());
  BOOST_TEST(log.empty());
  const std::string closed = "Event loop is closed";
  BOOST_TEST(text_of<RuntimeError>([&] { loop.call_soon([] {}); }) == closed);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.call_later(1, [] {}); }) == closed);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.call_at(1, [] {}); }) == closed);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.call_soon_threadsafe([] {}); }) == closed);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.run_forever(); }) == closed);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.create_task(give(1)); }) == closed);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.run_in_executor(nullptr, [] {}); }) == closed);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.add_reader(0, [] {}); }) == closed);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.add_signal_handler(10, [] {}); }) == closed);
  auto coro = give(1);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.run_until_complete(std::move(coro)); }) == closed);
  coro.close();
}

BOOST_AUTO_TEST_CASE(closing_drops_callbacks_with_what_they_hold) {
  const auto held = std::make_shared<int>(1);
  loop.call_soon([held] {});
  loop.call_later(1, [held] {});
  loop.call_soon_threadsafe([held] {});
  loop.close();
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(call_soon_threadsafe_from_another_thread_wakes_a_blocked_poll) {
  set_event_loop(nullptr);
  EventLoopPtr real = new_event_loop();
  std::thread::id ran_in;
  real->call_later(60, [] { BOOST_ERROR("the poll was not woken"); });
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    real->call_soon_threadsafe([&] {
      ran_in = std::this_thread::get_id();
      real->stop();
    });
  });
  real->run_forever();
  other.join();
  BOOST_TEST((ran_in == std::this_thread::get_id()));
}

BOOST_AUTO_TEST_CASE(a_posted_callback_may_be_cancelled) {
  ThreadSafeHandle handle = loop.call_soon_threadsafe(write('x'));
  BOOST_TEST(!handle.cancelled());
  handle.cancel();
  BOOST_TEST(handle.cancelled());
  run_turns(2);
  BOOST_TEST(log.empty());
}

BOOST_AUTO_TEST_CASE(is_running_and_repr_tell_the_state) {
  BOOST_TEST(loop.to_string() == "<EventLoop running=False closed=False debug=False>");
  loop.set_debug(true);
  loop.call_soon([&] {
    BOOST_TEST(loop.is_running());
    BOOST_TEST(loop.to_string() == "<EventLoop running=True closed=False debug=True>");
  });
  run_turns();
  BOOST_TEST(!loop.is_running());
  loop.close();
  BOOST_TEST(loop.to_string() == "<EventLoop running=False closed=True debug=True>");
}

BOOST_AUTO_TEST_CASE(debug_mode_is_on_from_the_start_when_the_environment_says_so) {
  for (const char* value : {"1", "0", ""}) {
    setenv("ASYNCIO_DEBUG", value, 1);
    BOOST_TEST(new_event_loop(std::make_unique<VirtualPoller>())->get_debug() == (*value == '1'));
  }
  unsetenv("ASYNCIO_DEBUG");
}

BOOST_AUTO_TEST_CASE(debug_mode_catches_a_call_from_another_thread) {
  loop.set_debug(true);
  std::string text;
  loop.call_soon([&] {
    std::thread other([&] { text = text_of<RuntimeError>([&] { loop.call_soon([] {}); }); });
    other.join();
  });
  run_turns();
  BOOST_TEST(text ==
             "Non-thread-safe operation invoked on an event loop other than the current one");
}

// ---- going to sleep ----

namespace {

// Another thread posts just when the loop has asked for the time in order to sleep, or has gone to
// sleep: `posts` says when.
struct PostingPoller : VirtualPoller {
  enum When { on_time, on_wait };
  explicit PostingPoller(When posts) : posts_(posts) {}
  double time() const override {
    if (posts_ == on_time) post();
    return VirtualPoller::time();
  }
  void wait(double timeout, detail::ReadyQueue& ready) override {
    if (posts_ == on_wait && timeout != 0) post();
    timeouts.push_back(timeout);
    VirtualPoller::wait(0, ready);
  }
  void wake() noexcept override {
    ++wakes;
    VirtualPoller::wake();
  }
  void post() const {
    if (!loop || std::exchange(posted, true)) return;
    std::thread([this] { loop->call_soon_threadsafe([l = loop] { l->stop(); }); }).join();
  }

  EventLoop* loop = nullptr;
  mutable bool posted = false;
  std::vector<double> timeouts;
  int wakes = 0;

 private:
  const When posts_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_posted_while_the_loop_works_out_how_long_to_sleep_keeps_it_awake) {
  auto owner = std::make_unique<PostingPoller>(PostingPoller::on_time);
  PostingPoller& poller = *owner;
  EventLoopPtr other = new_event_loop(std::move(owner));
  TimerHandle timer = other->call_at(3600, [] {});
  poller.loop = other.get();
  other->run_forever();
  BOOST_TEST(poller.posted);
  BOOST_TEST(poller.timeouts.at(0) == 0);
  BOOST_TEST(poller.wakes == 0);
  timer.cancel();
}

BOOST_AUTO_TEST_CASE(what_is_posted_while_the_loop_sleeps_wakes_it) {
  for (const bool with_timer : {false, true}) {
    auto owner = std::make_unique<PostingPoller>(PostingPoller::on_wait);
    PostingPoller& poller = *owner;
    EventLoopPtr other = new_event_loop(std::move(owner));
    TimerHandle timer;
    if (with_timer) timer = other->call_at(3600, [] {});
    poller.loop = other.get();
    other->run_forever();
    BOOST_TEST(poller.posted);
    BOOST_TEST(poller.timeouts.at(0) == (with_timer ? 3600 : -1));
    BOOST_TEST(poller.wakes == 1);
    timer.cancel();
  }
}

BOOST_AUTO_TEST_SUITE_END()
