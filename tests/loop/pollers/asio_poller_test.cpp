// AsioPoller: file descriptors, signals and real time.
#include "tests/fixtures.hpp"

#include <asyncio/loop/asio_context.hpp>
#include <asyncio/loop/pollers/asio_poller.hpp>
#include <boost/asio/post.hpp>
#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::text_of;

namespace {

// A loop on Boost.Asio with a pair of connected sockets.
struct Fixture {
  Fixture() : owner(new_event_loop(make_asio_poller())), loop(*owner) {
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0);
    loop.set_exception_handler(
        [this](EventLoop&, const ExceptionContext& c) { reports.push_back(c); });
    // Nothing here takes so long.
    watchdog = loop.call_later(20, [] { throw SystemExit(1); });
  }
  ~Fixture() {
    owner.reset();
    close(fds[0]);
    close(fds[1]);
  }
  void send(int fd) const { BOOST_REQUIRE(write(fd, "x", 1) == 1); }
  void receive(int fd) const {
    char c = 0;
    BOOST_REQUIRE(read(fd, &c, 1) == 1);
  }
  void run_for(double seconds) {
    loop.call_later(seconds, [this] { loop.stop(); });
    loop.run_forever();
  }

  EventLoopPtr owner;
  EventLoop& loop;
  int fds[2] = {-1, -1};
  TimerHandle watchdog;
  std::vector<ExceptionContext> reports;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(asio_poller, Fixture)

// ---- time ----

BOOST_AUTO_TEST_CASE(timers_fire_in_order_and_not_before_their_time) {
  std::string log;
  const double start = loop.time();
  double end = 0;
  loop.call_later(30ms, [&] {
    log += 'b';
    end = loop.time();
    loop.stop();
  });
  loop.call_later(10ms, [&] { log += 'a'; });
  loop.run_forever();
  BOOST_TEST(log == "ab");
  BOOST_TEST(end - start > 0.0299);
  BOOST_TEST(end - start < 5);
}

BOOST_AUTO_TEST_CASE(the_clock_is_monotonic) {
  const double first = loop.time();
  std::this_thread::sleep_for(2ms);
  BOOST_TEST(loop.time() > first);
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_always_busy_still_sees_timers_and_sockets) {
  bool timer = false, readable = false;
  loop.call_later(1ms, [&] { timer = true; });
  loop.add_reader(fds[0], [&] {
    readable = true;
    loop.remove_reader(fds[0]);
  });
  send(fds[1]);
  std::function<void()> spin = [&] {
    if (timer && readable) return loop.stop();
    loop.call_soon(spin);
  };
  loop.call_soon(spin);
  loop.run_forever();
  BOOST_TEST((timer && readable));
}

// ---- readers and writers ----

BOOST_AUTO_TEST_CASE(a_timer_that_is_due_at_once_runs_in_the_next_turn_of_a_busy_loop) {
  std::string log;
  struct Chain {
    EventLoop& loop;
    std::string& log;
    int left;
    void operator()() const {
      log += '.';
      if (left == 8) loop.call_later(0, [&log = log] { log += 'l'; });
      if (left == 4) loop.call_at(loop.time() - 1, [&log = log] { log += 'a'; });
      if (left > 0)
        loop.call_soon(Chain{loop, log, left - 1});
      else
        loop.stop();
    }
  };
  loop.call_soon(Chain{loop, log, 12});
  loop.run_forever();
  BOOST_TEST(log == "......l....a...");
}

BOOST_AUTO_TEST_CASE(a_reader_is_called_until_it_is_removed) {
  int calls = 0;
  loop.add_reader(fds[0], [&] {
    receive(fds[0]);
    if (++calls == 3) {
      BOOST_TEST(loop.remove_reader(fds[0]));
      loop.stop();
    }
  });
  for (int i = 0; i < 4; ++i) send(fds[1]);
  loop.run_forever();
  BOOST_TEST(calls == 3);
  run_for(0.01);  // the fourth byte is still there
  BOOST_TEST(calls == 3);
  BOOST_TEST(!loop.remove_reader(fds[0]));
}

BOOST_AUTO_TEST_CASE(a_reader_that_reads_nothing_is_called_again_each_turn) {
  int calls = 0;
  loop.add_reader(fds[0], [&] {
    if (++calls == 5) loop.stop();
  });
  send(fds[1]);
  loop.run_forever();
  BOOST_TEST(calls == 5);
}

BOOST_AUTO_TEST_CASE(a_second_reader_replaces_the_first) {
  int first = 0, second = 0;
  loop.add_reader(fds[0], [&] { ++first; });
  loop.add_reader(
      fds[0], [&](int n) { second += n, loop.stop(); }, 2);
  send(fds[1]);
  loop.run_forever();
  BOOST_TEST(first == 0);
  BOOST_TEST(second == 2);
}

BOOST_AUTO_TEST_CASE(a_writer_is_called_while_there_is_room) {
  int calls = 0;
  loop.add_writer(fds[0], [&] {
    if (++calls < 3) return;
    BOOST_TEST(loop.remove_writer(fds[0]));
    loop.stop();
  });
  loop.run_forever();
  BOOST_TEST(calls == 3);
  BOOST_TEST(!loop.remove_writer(fds[0]));
}

BOOST_AUTO_TEST_CASE(the_reader_of_a_descriptor_comes_before_its_writer) {
  for (int i = 0; i < 20; ++i) {
    std::string log;
    loop.add_writer(fds[0], [&] {
      log += 'w';
      loop.remove_writer(fds[0]);
    });
    loop.add_reader(fds[0], [&] {
      log += 'r';
      loop.remove_reader(fds[0]);
    });
    if (i == 0) send(fds[1]);
    run_for(0.002);
    BOOST_REQUIRE(log == "rw");
  }
}

BOOST_AUTO_TEST_CASE(one_callback_may_remove_another_that_is_ready_too) {
  int others[2];
  BOOST_REQUIRE(pipe(others) == 0);
  int calls = 0;
  const auto callback = [&] {
    ++calls;
    loop.remove_reader(fds[0]);
    loop.remove_reader(others[0]);
  };
  loop.add_reader(fds[0], callback);
  loop.add_reader(others[0], callback);
  send(fds[1]);
  send(others[1]);
  run_for(0.01);
  BOOST_TEST(calls == 1);
  close(others[0]);
  close(others[1]);
}

BOOST_AUTO_TEST_CASE(the_end_of_a_pipe_makes_it_readable) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  bool at_end = false;
  loop.add_reader(ends[0], [&] {
    char c;
    at_end = read(ends[0], &c, 1) == 0;
    loop.remove_reader(ends[0]);
    loop.stop();
  });
  close(ends[1]);
  loop.run_forever();
  BOOST_TEST(at_end);
  close(ends[0]);
}

BOOST_AUTO_TEST_CASE(removing_a_reader_leaves_the_descriptor_open_and_usable) {
  loop.add_reader(fds[0], [] {});
  loop.remove_reader(fds[0]);
  send(fds[1]);
  receive(fds[0]);
  bool called = false;
  loop.add_reader(fds[0], [&] {
    called = true;
    loop.stop();
  });
  send(fds[1]);
  loop.run_forever();
  BOOST_TEST(called);
}

BOOST_AUTO_TEST_CASE(a_descriptor_number_that_is_used_again_is_a_new_descriptor) {
  for (int i = 0; i < 3; ++i) {
    int ends[2];
    BOOST_REQUIRE(pipe(ends) == 0);
    bool called = false;
    loop.add_reader(ends[0], [&] {
      called = true;
      loop.stop();
    });
    send(ends[1]);
    loop.run_forever();
    BOOST_TEST(called);
    loop.remove_reader(ends[0]);
    close(ends[0]);
    close(ends[1]);
  }
}

BOOST_AUTO_TEST_CASE(bad_descriptors_are_refused_and_the_loop_goes_on) {
  BOOST_TEST(text_of<ValueError>([&] { loop.add_reader(-1, [] {}); }) ==
             "Invalid file descriptor: -1");
  BOOST_CHECK_THROW(loop.add_reader(987654, [] {}), std::system_error);
  BOOST_TEST(!loop.remove_reader(987654));
  run_for(0.001);
}

BOOST_AUTO_TEST_CASE(a_reader_that_throws_is_reported_and_stays) {
  int calls = 0;
  loop.add_reader(fds[0], [&] {
    if (++calls == 2) loop.stop();
    throw RuntimeError("reader");
  });
  send(fds[1]);
  loop.run_forever();
  BOOST_TEST(calls == 2);
  BOOST_TEST(reports.size() == 2U);
}

BOOST_AUTO_TEST_CASE(closing_the_loop_drops_readers_and_their_callbacks) {
  const auto held = std::make_shared<int>();
  loop.add_reader(fds[0], [held] {});
  loop.add_writer(fds[0], [held] {});
  loop.close();
  BOOST_TEST(held.use_count() == 1);
  BOOST_TEST(!loop.remove_reader(fds[0]));
  BOOST_TEST(!loop.remove_writer(fds[0]));
  send(fds[1]);
  receive(fds[0]);
}

BOOST_AUTO_TEST_CASE(an_event_precedes_a_timer_that_is_due_in_the_same_turn) {
  std::string log;
  loop.add_reader(fds[0], [&] {
    log += 'e';
    loop.remove_reader(fds[0]);
  });
  loop.call_later(1ms, [&] {
    log += 't';
    loop.stop();
  });
  send(fds[1]);
  std::this_thread::sleep_for(3ms);
  loop.call_soon([&] { log += 'r'; });
  loop.run_forever();
  BOOST_TEST(log == "ret");
}

// A difference: asyncio can queue the handle twice.
BOOST_AUTO_TEST_CASE(a_reader_that_is_ready_again_before_it_ran_is_queued_once) {
  int calls = 0;
  loop.add_reader(fds[0], [&] { ++calls; });
  send(fds[1]);
  for (int i = 0; i < 3; ++i) {
    loop.poll_events(0.005);
    loop.process_events();
  }
  loop.process_ready();
  BOOST_TEST(calls == 1);
}

// ---- signals ----

BOOST_AUTO_TEST_CASE(a_signal_handler_runs_in_the_loop_with_its_arguments) {
  std::string log;
  loop.add_signal_handler(
      SIGUSR1,
      [&](const std::string& text) {
        BOOST_TEST(&get_running_loop() == &loop);
        log += text;
        loop.stop();
      },
      "usr1");
  raise(SIGUSR1);
  loop.run_forever();
  BOOST_TEST(log == "usr1");
  raise(SIGUSR1);  // it stays
  loop.run_forever();
  BOOST_TEST(log == "usr1usr1");
  BOOST_TEST(loop.remove_signal_handler(SIGUSR1));
  BOOST_TEST(!loop.remove_signal_handler(SIGUSR1));
}

BOOST_AUTO_TEST_CASE(a_second_signal_handler_replaces_the_first) {
  std::string log;
  loop.add_signal_handler(SIGUSR1, [&] { log += 'a'; });
  loop.add_signal_handler(SIGUSR1, [&] {
    log += 'b';
    loop.stop();
  });
  raise(SIGUSR1);
  loop.run_forever();
  BOOST_TEST(log == "b");
}

BOOST_AUTO_TEST_CASE(a_signal_wakes_a_blocked_poll) {
  loop.add_signal_handler(SIGUSR2, [&] { loop.stop(); });
  const pid_t process = getpid();
  std::thread other([process] {
    std::this_thread::sleep_for(10ms);
    kill(process, SIGUSR2);
  });
  loop.run_forever();
  other.join();
}

BOOST_AUTO_TEST_CASE(signal_numbers_are_checked) {
  BOOST_TEST(text_of<ValueError>([&] { loop.add_signal_handler(0, [] {}); }) ==
             "invalid signal number 0");
  BOOST_TEST(text_of<ValueError>([&] { loop.add_signal_handler(1000, [] {}); }) ==
             "invalid signal number 1000");
  BOOST_TEST(text_of<ValueError>([&] { loop.remove_signal_handler(-1); }) ==
             "invalid signal number -1");
  BOOST_TEST(text_of<RuntimeError>([&] { loop.add_signal_handler(SIGKILL, [] {}); }) ==
             "sig 9 cannot be caught");
  // The C library keeps this one for itself.
  BOOST_TEST(text_of<RuntimeError>([&] { loop.add_signal_handler(32, [] {}); }) ==
             "sig 32 cannot be caught");
}

BOOST_AUTO_TEST_CASE(signal_handlers_are_for_the_main_thread) {
  std::string text;
  std::thread([&] {
    text = text_of<RuntimeError>([&] { loop.add_signal_handler(SIGUSR1, [] {}); });
  }).join();
  BOOST_TEST(text == "add_signal_handler only works in the main thread");
}

BOOST_AUTO_TEST_CASE(closing_the_loop_gives_the_signal_back) {
  loop.add_signal_handler(SIGUSR1, [] {});
  loop.close();
  struct sigaction now {};
  sigaction(SIGUSR1, nullptr, &now);
  BOOST_TEST((now.sa_handler == SIG_DFL));
}

BOOST_AUTO_TEST_CASE(a_signal_handler_that_throws_is_reported) {
  loop.add_signal_handler(SIGUSR1, [&] {
    loop.stop();
    throw RuntimeError("handler");
  });
  raise(SIGUSR1);
  loop.run_forever();
  BOOST_REQUIRE(reports.size() == 1U);
  BOOST_TEST(reports[0].exception.what() == "handler");
}

// ---- the io_context ----

BOOST_AUTO_TEST_CASE(what_is_posted_to_the_io_context_runs_in_the_poll_step) {
  boost::asio::post(io_context_of(loop), [&] { loop.call_soon([&] { loop.stop(); }); });
  loop.run_forever();
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  BOOST_TEST(text_of<RuntimeError>([&] { io_context_of(*other); }) ==
             "a loop on virtual time watches no file descriptors and no signals");
}

BOOST_AUTO_TEST_CASE(wake_ups_lose_nothing_that_is_posted_to_the_io_context) {
  constexpr int many = 2000;
  int handled = 0, called = 0;
  boost::asio::io_context& context = io_context_of(loop);
  const auto count = [this](int& counted, const int& other) {
    if (++counted == many && other == many) loop.stop();
  };
  std::thread worker([&] {
    for (int i = 0; i < many; ++i) {
      boost::asio::post(context, [&] { count(handled, called); });
      loop.call_soon_threadsafe([&] { count(called, handled); });
      if (i % 100 == 0) std::this_thread::sleep_for(100us);  // the loop falls asleep
    }
  });
  loop.run_forever();
  worker.join();
  BOOST_TEST(handled == many);
  BOOST_TEST(called == many);
}

BOOST_AUTO_TEST_SUITE_END()
