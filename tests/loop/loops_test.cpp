// Loops: the list of all loops of the process, and what a child of fork() makes of it.
#include <asyncio/loop/events.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/loops.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

using namespace asyncio;
using detail::access;

namespace {

// What the child says by its exit status, or minus the signal; it ends by SIGALRM when it hangs.
int in_child(const std::function<int()>& body) {
  const pid_t child = fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    alarm(60);
    _exit(body());
  }
  int status = 0;
  BOOST_REQUIRE(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

// Two loops that lie side by side in the list but for those of others.
struct TwoLoops {
  EventLoopPtr last = new_event_loop();
  EventLoopPtr next_to_last = new_event_loop();

  // Takes one out, puts another one to the front and follows the list from there: 0, or what is
  // wrong.
  int is_whole() {
    const EventLoop* const gone = next_to_last.get();
    next_to_last = nullptr;
    const EventLoopPtr front = new_event_loop();
    int met = 0;
    for (EventLoop* loop = front.get(); EventLoop* const next = access(*loop).links().next;
         loop = next) {
      if (next == gone) return 2;
      if (access(*next).links().link != &access(*loop).links().next) return 3;
      met += next == last.get();
    }
    return met == 1 ? 0 : 4;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loops, TwoLoops)

// As if another thread had put its loop behind `link` into the list when it vanished.
BOOST_AUTO_TEST_CASE(a_child_makes_the_links_back_anew) {
  EventLoop* elsewhere = nullptr;
  for (EventLoop* const broken : {last.get(), next_to_last.get()}) {
    EventLoop** const right = std::exchange(access(*broken).links().link, &elsewhere);
    BOOST_TEST(in_child([this] { return is_whole(); }) == 0);
    access(*broken).links().link = right;
  }
  BOOST_TEST(is_whole() == 0);
}

// ASan's malloc() of GCC 12 may be locked for ever in the child of a process with threads.
#if !defined(ASYNCIO_POOL_OFF_)
BOOST_AUTO_TEST_CASE(a_child_may_come_while_threads_make_and_close_loops) {
  std::atomic<bool> stop{false};
  std::vector<std::thread> storm;
  for (int i = 0; i < 2; ++i) {
    storm.emplace_back([&stop] {
      while (!stop) {
        const EventLoopPtr one = new_event_loop(), two = new_event_loop();
        one->close();
      }
    });
  }
  for (int i = 0; i < 200; ++i) BOOST_TEST(in_child([this] { return is_whole(); }) == 0);
  stop = true;
  for (std::thread& thread : storm) thread.join();
  BOOST_TEST(is_whole() == 0);
}
#endif

BOOST_AUTO_TEST_SUITE_END()
