// Guest: when it is due, and its turns. The host here is poll(2).
#include "tests/loop/poll_host.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>
#include <csignal>

#include <chrono>
#include <thread>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::PollHost;
using asyncio::testing::text_of;

BOOST_FIXTURE_TEST_SUITE(guest, PollHost)

// ---- when it is due ----

BOOST_AUTO_TEST_CASE(an_idle_guest_costs_no_wake_up) {
  auto task = loop.create_task(asyncio::sleep(0.06));
  loop.add_signal_handler(SIGUSR1, [] {});
  settle();
  wakes = 0;
  while (!task.done()) come_round();
  BOOST_TEST(wakes <= 2);  // the timer, and once more where poll(2) came back early
  loop.remove_signal_handler(SIGUSR1);
  settle();
  BOOST_TEST(guest->timeout() < 0);
  BOOST_TEST(guest->timeout_ms() == -1);
  BOOST_TEST(!readable());
}

BOOST_AUTO_TEST_CASE(timeout_counts_to_the_next_deadline_and_is_zero_when_something_is_ready) {
  settle();
  BOOST_TEST(guest->timeout() == -1);
  loop.call_later(100, [] {});
  BOOST_TEST(guest->timeout() > 99);
  BOOST_TEST(guest->timeout() <= 100);
  loop.call_later(0.0004, [] {});
  BOOST_TEST(guest->timeout_ms() <= 1);
  std::this_thread::sleep_for(1ms);
  BOOST_TEST(guest->timeout() == 0);
  settle();
  loop.call_soon([] {});
  BOOST_TEST(guest->timeout() == 0);
  BOOST_TEST(guest->timeout_ms() == 0);
}

BOOST_AUTO_TEST_CASE(a_call_from_outside_a_turn_rings_a_host_that_only_watches_the_descriptor) {
  const auto rings = [this](const char* what, auto call) {
    settle();
    BOOST_REQUIRE(!readable());
    call();
    BOOST_TEST(readable(), what);
  };
  Future<int> future(loop);
  Event event;
  Queue<int> queue;
  auto waits = loop.create_task(coroutine([&, n = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(event.wait());
    YIELD_FROM_INTO(n, queue.get());
    YIELD_FROM(asyncio::sleep(1000));
    END;
  }));
  rings("call_soon", [this] { loop.call_soon([] {}); });
  rings("call_later", [this] { loop.call_later(1000, [] {}); });
  rings("call_at", [this] { loop.call_at(loop.time() + 1000, [] {}); });
  rings("create_task", [this] { loop.create_task(asyncio::sleep(1000)); });
  rings("set_result", [&] { future.set_result(1); });
  rings("Event.set", [&] { event.set(); });
  rings("Queue.put_nowait", [&] { queue.put_nowait(1); });
  rings("cancel", [&] { waits.cancel(); });
  rings("call_soon_threadsafe", [this] { loop.call_soon_threadsafe([] {}); });
  rings("of a thread",
        [this] { std::thread([this] { loop.call_soon_threadsafe([] {}); }).join(); });
  rings("a signal", [this] {
    loop.add_signal_handler(SIGUSR1, [] {});
    settle();
    raise(SIGUSR1);
  });
  rings("stop", [this] { loop.stop(); });
  settle();
  BOOST_TEST(waits.cancelled());
  BOOST_TEST(quit);
  loop.remove_signal_handler(SIGUSR1);
}

BOOST_AUTO_TEST_CASE(no_post_is_lost_by_a_host_that_watches_only_the_descriptor) {
  constexpr int kMany = 2000;
  int came = 0;
  settle();
  std::thread other([&] {
    for (int i = 0; i < kMany; ++i) {
      loop.call_soon_threadsafe([&] { ++came; });
      if (i % 50 == 0) std::this_thread::sleep_for(100us);  // the guest falls asleep
    }
  });
  bool more = false, lost = false;
  while (came < kMany && !lost) {
    pollfd watched{guest->fileno(), POLLIN, 0};
    lost = ::poll(&watched, 1, more ? 0 : 20'000) == 0 && !more;
    more = guest->turn();
  }
  other.join();
  BOOST_TEST(!lost);
}

BOOST_AUTO_TEST_CASE(what_was_ready_before_the_guest_rings_at_once) {
  guest.reset();
  loop.call_soon([] {});
  guest.emplace(loop);
  BOOST_TEST(readable());
}

BOOST_AUTO_TEST_CASE(in_debug_mode_the_hosts_thread_may_call_it_and_another_may_not) {
  loop.set_debug(true);
  settle();
  loop.call_soon([] {});
  BOOST_TEST(text_of<RuntimeError>([&] {
               std::exception_ptr error;
               std::thread([&] {
                 try {
                   loop.call_soon([] {});
                 } catch (...) {
                   error = std::current_exception();
                 }
               }).join();
               if (error) std::rethrow_exception(error);
             }) == "Non-thread-safe operation invoked on an event loop other than the current one");
}

// ---- turns ----

BOOST_AUTO_TEST_CASE(a_busy_guest_and_a_busy_host_take_turns) {
  std::string log;
  std::function<void()> spin = [&] {
    if (log.size() >= 12) return loop.stop();
    log += 'g';
    loop.call_soon(spin);
  };
  std::function<void()> host = [&] {
    log += 'h';
    calls.push_back(host);
  };
  int timer = 0;
  loop.call_later(0, [&] { ++timer; });
  calls.push_back(host);
  loop.call_soon(spin);
  run();
  BOOST_TEST(log == "hghghghghghgh");
  BOOST_TEST(timer == 1);
}

BOOST_AUTO_TEST_CASE(turn_tells_whether_more_is_ready) {
  loop.call_soon([&] { loop.call_soon([] {}); });
  BOOST_TEST(guest->turn());
  BOOST_TEST(!guest->turn());
  loop.call_later(1000, [] {});
  BOOST_TEST(!guest->turn());
}

BOOST_AUTO_TEST_CASE(it_is_running_until_the_guest_ends_and_the_running_one_in_its_turns) {
  BOOST_TEST(loop.is_running());
  bool checked = false;
  loop.call_soon([&] { checked = &get_running_loop() == &loop; });
  settle();
  BOOST_TEST(checked);
  BOOST_CHECK_THROW(get_running_loop(), RuntimeError);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.run_forever(); }) ==
             "This event loop is already running");
  BOOST_TEST(text_of<RuntimeError>([&] { loop.run_until_complete(asyncio::sleep(0)); }) ==
             "This event loop is already running");
  BOOST_TEST(text_of<RuntimeError>([&] { loop.close(); }) == "Cannot close a running event loop");
  BOOST_TEST(text_of<RuntimeError>([&] { Guest second(loop); }) ==
             "This event loop is already running");
  guest.reset();
  BOOST_TEST(!loop.is_running());
  loop.run_until_complete(asyncio::sleep(0));
  loop.call_soon([&] {
    BOOST_TEST(text_of<RuntimeError>([&] { Guest late(loop); }) ==
               "This event loop is already running");
    loop.stop();
  });
  loop.run_forever();
  loop.close();
  BOOST_TEST(text_of<RuntimeError>([&] { Guest late(loop); }) == "Event loop is closed");
  EventLoopPtr jumps = new_event_loop(std::make_unique<VirtualPoller>());
  BOOST_CHECK_THROW(Guest late(*jumps), RuntimeError);
}

BOOST_AUTO_TEST_CASE(two_guests_share_a_thread) {
  PollHost other;
  std::string log;
  loop.call_soon([&] {
    log += 'a';
    other.guest->turn();
    log += &get_running_loop() == &loop ? 'c' : '-';
  });
  other.loop.call_soon([&] { log += &get_running_loop() == &other.loop ? 'b' : '-'; });
  settle();
  BOOST_TEST(log == "abc");
}

BOOST_AUTO_TEST_CASE(a_host_that_runs_inside_a_callback_is_not_told_of_the_guest_again_and_again) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  int reads = 0;
  loop.add_reader(ends[0], [&] {
    if (++reads > 1) loop.remove_reader(ends[0]);
  });
  loop.call_soon([&] {  // a modal dialog
    BOOST_REQUIRE(write(ends[1], "x", 1) == 1);
    BOOST_TEST(guest->timeout() == -1);
    int told = 0;
    for (int i = 0; i < 10; ++i) {
      if (!readable()) continue;
      ++told;
      BOOST_TEST(!guest->turn());
    }
    BOOST_TEST(told == 1);
    BOOST_TEST(reads == 0);
  });
  settle();
  BOOST_TEST(reads == 2);
  close(ends[0]);
  close(ends[1]);
}

BOOST_AUTO_TEST_CASE(nested_turns_are_told_in_debug_mode) {
  static std::string logged;
  loop.set_debug(true);
  loop.call_soon([&] { guest->turn(); });
  const auto before = set_log_hook([](const std::string& text) { logged += text; });
  settle();
  set_log_hook(before);
  BOOST_TEST(logged == "turn() of a guest was called within a turn of it");
}

BOOST_AUTO_TEST_SUITE_END()
