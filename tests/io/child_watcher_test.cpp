// How the exit of a child is told: by a pidfd, and by a thread.
#include <asyncio/io/child_watcher.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/loop/log.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <memory>
#include <string>

using asyncio::detail::ChildWatcher;
namespace data = boost::unit_test::data;

namespace {

// A child that waits for the end of a pipe, and exits with 7.
struct Child {
  Child() {
    BOOST_REQUIRE(pipe(ends) == 0);
    pid = fork();
    if (pid == 0) {
      char c;
      close(ends[1]);
      while (read(ends[0], &c, 1) > 0) {
      }
      _exit(7);
    }
    close(ends[0]);
  }
  ~Child() { let_exit(); }
  void let_exit() {
    if (ends[1] >= 0) close(ends[1]);
    ends[1] = -1;
  }
  // Not even as a zombie. Who buries it may need a moment.
  bool is_gone() const {
    for (int i = 0; i < 60'000; ++i) {
      if (kill(pid, 0) != 0 && errno == ESRCH) return true;
      usleep(1000);
    }
    return false;
  }
  int ends[2];
  pid_t pid;
};

void wait_until_readable(const ChildWatcher& watcher) {
  pollfd ready{watcher.fd(), POLLIN, 0};
  BOOST_REQUIRE(poll(&ready, 1, 60'000) == 1);
}

const auto kBothWays = data::make({false, true});

}  // namespace

BOOST_AUTO_TEST_SUITE(child_watcher)

BOOST_DATA_TEST_CASE(an_exit_makes_it_readable, kBothWays, by_thread) {
  Child child;
  ChildWatcher watcher(child.pid, by_thread);
  BOOST_TEST(!watcher.reap());
  watcher.send_signal(0);
  child.let_exit();
  wait_until_readable(watcher);
  watcher.send_signal(SIGTERM);
  BOOST_TEST(watcher.reap().value() == 7);
  BOOST_TEST(child.is_gone());
  watcher.send_signal(SIGTERM);
}

BOOST_DATA_TEST_CASE(a_signal_that_ends_it_is_negative, kBothWays, by_thread) {
  const Child child;
  ChildWatcher watcher(child.pid, by_thread);
  watcher.send_signal(SIGTERM);
  wait_until_readable(watcher);
  BOOST_TEST(watcher.reap().value() == -SIGTERM);
}

BOOST_DATA_TEST_CASE(a_watcher_that_ends_kills_and_buries_its_child, kBothWays, by_thread) {
  const Child child;
  std::make_unique<ChildWatcher>(child.pid, by_thread).reset();
  BOOST_TEST(child.is_gone());
}

BOOST_AUTO_TEST_CASE(an_exit_that_somebody_else_has_asked_for_is_255_and_a_warning) {
  static std::string said;
  asyncio::set_log_hook([](const std::string& text) { said += text; });
  Child child;
  ChildWatcher watcher(child.pid);
  child.let_exit();
  BOOST_REQUIRE(waitpid(child.pid, nullptr, 0) == child.pid);
  wait_until_readable(watcher);
  BOOST_TEST(watcher.reap().value() == 255);
  asyncio::set_log_hook(nullptr);
  BOOST_TEST(said == "child process pid " + std::to_string(child.pid) +
                         " exit status already read:  will report returncode 255");
}

BOOST_AUTO_TEST_SUITE_END()
