// Signals: each arrival is a call, and a child's signals are its own affair.
#include "tests/fixtures.hpp"

#include <asyncio/futures/runners.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/asio_context.hpp>
#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

using namespace asyncio;

namespace {

struct Fixture {
  Fixture() : owner(new_event_loop()), loop(*owner) {
    watchdog = loop.call_later(20, [] { throw SystemExit(1); });
  }
  // Until what is there has run: a timer that is due at once makes the loop poll.
  void settle() {
    poll_and_stop(4);
    loop.run_forever();
  }
  void poll_and_stop(int polls) {
    loop.call_later(0, [this, polls] { polls > 1 ? poll_and_stop(polls - 1) : loop.stop(); });
  }
  EventLoopPtr owner;
  EventLoop& loop;
  TimerHandle watchdog;
  std::string log;
};

int ended(pid_t child) {
  int status = 0;
  BOOST_REQUIRE(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

void (*disposition(int signal))(int) {
  struct sigaction now {};
  sigaction(signal, nullptr, &now);
  return now.sa_handler;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(signals, Fixture)

BOOST_AUTO_TEST_CASE(every_arrival_is_a_call_in_the_order_of_arrival) {
  loop.add_signal_handler(SIGUSR1, [&] { log += '1'; });
  loop.add_signal_handler(SIGUSR2, [&] { log += '2'; });
  loop.call_soon([] {
    for (int signal : {SIGUSR1, SIGUSR2, SIGUSR1, SIGUSR1}) raise(signal);
  });
  settle();
  BOOST_TEST(log == "1211");
}

BOOST_AUTO_TEST_CASE(more_arrivals_than_the_pipe_holds_are_calls_all_the_same) {
  int calls = 0;
  loop.add_signal_handler(SIGUSR1, [&] { ++calls; });
  constexpr int many = 70000;  // a pipe holds 65,536
  for (int i = 0; i < many; ++i) raise(SIGUSR1);
  settle();
  BOOST_TEST(calls == many);
}

BOOST_AUTO_TEST_CASE(a_handler_that_removes_itself_gets_no_other_arrival) {
  int calls = 0;
  loop.add_signal_handler(SIGUSR1, [&] {
    ++calls;
    loop.remove_signal_handler(SIGUSR1);
  });
  raise(SIGUSR1);
  raise(SIGUSR1);
  settle();
  BOOST_TEST(calls == 1);
}

BOOST_AUTO_TEST_CASE(the_second_interrupt_of_run_raises_at_once) {
  // One alone is a cancellation, and that is swallowed.
  const auto main = [](int interrupts) {
    return coroutine([interrupts](auto& co) {
      BEGIN(co);
      for (int i = 0; i < interrupts; ++i) raise(SIGINT);
      TRY { YIELD_FROM(asyncio::sleep(20)); }
      EXCEPT(CancelledError) {}
      END_TRY;
      END;
    });
  };
  owner.reset();
  asyncio::run(main(1));
  BOOST_CHECK_THROW(asyncio::run(main(2)), KeyboardInterrupt);
  BOOST_TEST((disposition(SIGINT) == SIG_DFL));
}

BOOST_AUTO_TEST_CASE(a_system_call_that_a_signal_interrupts_goes_on) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  bool seen = false;
  loop.add_signal_handler(SIGUSR1, [&] { seen = true; });
  struct sigaction now {};
  sigaction(SIGUSR1, nullptr, &now);
  BOOST_TEST((now.sa_flags & SA_RESTART) != 0);
  const pthread_t me = pthread_self();
  ssize_t written = 0;  // Boost.Test is this thread's
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    pthread_kill(me, SIGUSR1);
    written = write(ends[1], "x", 1);
  });
  char c;
  BOOST_TEST(read(ends[0], &c, 1) == 1);
  other.join();
  BOOST_TEST(written == 1);
  settle();
  BOOST_TEST(seen);
  close(ends[0]);
  close(ends[1]);
}

BOOST_AUTO_TEST_CASE(what_was_done_about_a_signal_before_is_restored) {
  signal(SIGUSR1, SIG_IGN);
  loop.add_signal_handler(SIGUSR1, [] {});
  loop.add_signal_handler(SIGUSR1, [] {});
  BOOST_TEST((disposition(SIGUSR1) != SIG_IGN));
  loop.remove_signal_handler(SIGUSR1);
  BOOST_TEST((disposition(SIGUSR1) == SIG_IGN));
  signal(SIGUSR1, SIG_DFL);
}

BOOST_AUTO_TEST_CASE(several_loops_handle_signals_one_after_the_other) {
  for (int i = 0; i < 3; ++i) {
    const EventLoopPtr own = new_event_loop();
    int calls = 0;
    own->add_signal_handler(SIGUSR1, [&] {
      ++calls;
      own->stop();
    });
    raise(SIGUSR1);
    own->run_forever();
    BOOST_TEST(calls == 1);
  }
  BOOST_TEST((disposition(SIGUSR1) == SIG_DFL));
}

BOOST_AUTO_TEST_CASE(handlers_go_on_when_the_io_context_takes_over) {
  int calls = 0;
  loop.add_signal_handler(SIGUSR1, [&] {
    if (++calls == 2) loop.stop();
  });
  raise(SIGUSR1);
  io_context_of(loop);
  raise(SIGUSR1);
  loop.run_forever();
  BOOST_TEST(calls == 2);
}

// ---- fork() ----

BOOST_AUTO_TEST_CASE(a_signal_of_a_child_ends_it_and_is_not_told_to_the_parent) {
  int calls = 0;
  loop.add_signal_handler(SIGTERM, [&] { ++calls; });
  const pid_t child = fork();
  if (child == 0) {
    alarm(20);
    raise(SIGTERM);
    _exit(1);
  }
  BOOST_TEST(ended(child) == -SIGTERM);
  settle();
  BOOST_TEST(calls == 0);
  raise(SIGTERM);
  settle();
  BOOST_TEST(calls == 1);
}

BOOST_AUTO_TEST_CASE(an_inherited_loop_that_the_child_runs_on_handles_the_childs_signals) {
  for (const bool asio : {false, true}) {
    if (asio) io_context_of(loop);
    int calls = 0;
    loop.add_signal_handler(SIGUSR1, [&] { ++calls; });
    pid_t child = -1;
    loop.call_soon([&] {
      child = fork();
      if (child != 0) return;
      alarm(20);
      loop.call_later(0.001, [] { raise(SIGUSR1); });
      loop.call_later(0.03, [&] { _exit(calls == 1 ? 6 : 1); });
    });
    while (child < 0) settle();
    while (child == 0) loop.run_forever();
    BOOST_TEST(ended(child) == 6);
    settle();
    BOOST_TEST(calls == 0);
  }
}

BOOST_AUTO_TEST_CASE(descriptors_that_the_child_watches_are_not_the_parents) {
  for (const bool asio : {false, true}) {
    if (asio) io_context_of(loop);
    int ends[2];
    BOOST_REQUIRE(pipe(ends) == 0);
    int calls = 0;
    loop.add_reader(ends[0], [&] { ++calls; });
    settle();
    const pid_t child = fork();
    if (child == 0) {
      alarm(20);
      loop.remove_reader(ends[0]);
      loop.add_reader(ends[0], [&] {
        char c;
        _exit(read(ends[0], &c, 1) == 1 ? 6 : 1);
      });
      loop.call_soon([&] { (void)!write(ends[1], "x", 1); });
      loop.run_forever();
      _exit(2);
    }
    BOOST_TEST(ended(child) == 6);
    BOOST_REQUIRE(write(ends[1], "x", 1) == 1);
    while (calls == 0) settle();
    loop.remove_reader(ends[0]);
    close(ends[0]);
    close(ends[1]);
  }
}

BOOST_AUTO_TEST_SUITE_END()
