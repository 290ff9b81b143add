// Guest: how it ends, and its descriptor. The host here is poll(2).
#include "tests/loop/poll_host.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/epoll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

using namespace asyncio;
using asyncio::testing::PollHost;

BOOST_FIXTURE_TEST_SUITE(guest_end, PollHost)

// ---- ends ----

BOOST_AUTO_TEST_CASE(stop_tells_the_host_at_the_end_of_the_turn_once) {
  std::string log;
  guest->on_stop([&] { log += 's'; });
  loop.call_soon([&] {
    loop.stop();
    log += '1';
  });
  loop.call_soon([&] { log += '2'; });
  settle();
  BOOST_TEST(log == "12s");
  loop.call_soon([&] { log += '3'; });  // the host may go on
  settle();
  BOOST_TEST(log == "12s3");
  guest->on_stop(nullptr);
  loop.stop();
  settle();
  BOOST_TEST(log == "12s3");
}

BOOST_AUTO_TEST_CASE(interrupts_leave_the_turn_when_the_host_was_told_and_nothing_is_lost) {
  std::string log;
  guest->on_stop([&] { log += 's'; });
  loop.call_soon([&] { throw KeyboardInterrupt(); });
  loop.call_soon([&] { throw SystemExit(3); });
  loop.call_soon([&] { throw RuntimeError("plain"); });
  loop.call_soon([&] { log += 'r'; });
  BOOST_CHECK_THROW(guest->turn(), KeyboardInterrupt);
  BOOST_TEST(log == "s");
  BOOST_CHECK_THROW(get_running_loop(), RuntimeError);
  BOOST_TEST(guest->timeout() == 0);
  BOOST_CHECK_THROW(guest->turn(), SystemExit);
  BOOST_TEST(log == "ss");
  settle();
  BOOST_TEST(log == "ssr");
  BOOST_REQUIRE(reports.size() == 1U);
  BOOST_TEST(reports[0].exception.what() == "plain");
}

BOOST_AUTO_TEST_CASE(the_guest_may_end_in_its_turn_or_when_it_is_told_of_a_stop) {
  loop.call_soon([&] {
    guest.reset();
    BOOST_TEST(loop.is_running());
  });
  guest->turn();
  BOOST_TEST(!loop.is_running());
  loop.run_until_complete(asyncio::sleep(0));

  guest.emplace(loop);
  guest->on_stop([&] { guest.reset(); });
  loop.stop();
  guest->turn();
  BOOST_TEST(!loop.is_running());

  guest.emplace(loop);
  guest->on_stop([&] {
    guest.reset();
    owner.reset();
  });
  loop.call_soon([&] { loop.stop(); });
  guest->turn();
  BOOST_TEST(!guest);
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_destroyed_first_makes_it_idle) {
  const int fd = guest->fileno();
  owner.reset();
  BOOST_TEST(guest->fileno() == fd);
  BOOST_TEST(guest->timeout() == -1);
  BOOST_TEST(!guest->turn());

  bool told = false;
  owner = new_event_loop();
  guest.emplace(*owner);
  guest->on_stop([&] { told = true; });
  owner->call_soon([&] { owner.reset(); });
  BOOST_TEST(!guest->turn());
  BOOST_TEST(told);
  BOOST_TEST(guest->timeout() == -1);
  guest.reset();
}

BOOST_AUTO_TEST_CASE(exit_in_a_callback_of_the_host_or_of_the_loop_is_no_accident) {
  for (const bool in_turn : {false, true}) {
    const pid_t child = fork();
    if (child == 0) {
      static EventLoopPtr held = new_event_loop();
      auto* const left = new Guest(*held);
      held->call_soon([in_turn] {
        if (in_turn) exit(5);
      });
      left->turn();
      exit(5);
    }
    int status = 0;
    waitpid(child, &status, 0);
    BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 5));
  }
}

// ---- the descriptor ----

BOOST_AUTO_TEST_CASE(a_host_on_epoll_is_told_when_the_selector_was_made_anew) {
  const int host = epoll_create1(0);
  epoll_event event{};
  event.events = EPOLLIN;
  BOOST_REQUIRE(epoll_ctl(host, EPOLL_CTL_ADD, guest->fileno(), &event) == 0);
  // A registration that nobody can take out: closed while a copy is open.
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  loop.add_reader(ends[0], [] {});
  const int copy = dup(ends[0]);
  close(ends[0]);
  BOOST_REQUIRE(write(ends[1], "x", 1) == 1);
  loop.remove_reader(ends[0]);
  settle();
  BOOST_TEST(epoll_wait(host, &event, 1, 0) == 0);
  loop.call_soon([] {});
  BOOST_TEST(epoll_wait(host, &event, 1, 0) == 1);
  settle();
  BOOST_TEST(epoll_wait(host, &event, 1, 0) == 0);
  for (const int fd : {copy, ends[1], host}) close(fd);
}

BOOST_AUTO_TEST_CASE(in_a_child_it_goes_on_by_descriptors_of_its_own) {
  settle();
  const int fd = guest->fileno();
  const auto child_works = [&] {
    if (guest->fileno() != fd || guest->timeout() != 0) return 1;
    settle();
    if (readable()) return 2;
    std::thread([this] { loop.call_soon_threadsafe([this] { loop.stop(); }); }).join();
    if (!readable()) return 3;
    run();
    return 5;
  };
  const pid_t child = fork();
  if (child == 0) _exit(child_works());
  int status = 0;
  waitpid(child, &status, 0);
  BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 5));
  BOOST_TEST(!readable());  // nothing of the child's

  pid_t second = -1;
  loop.call_soon([&] { second = fork(); });
  settle();
  if (second == 0) {
    loop.call_soon([this] { loop.stop(); });
    const bool rung = readable();
    run();
    _exit(rung && guest->fileno() == fd ? 5 : 1);
  }
  waitpid(second, &status, 0);
  BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 5));
  BOOST_TEST(!readable());
}

BOOST_AUTO_TEST_SUITE_END()
