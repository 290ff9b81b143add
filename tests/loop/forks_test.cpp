// fork(): what a child inherits of loops, and what it does not.
#include "tests/fixtures.hpp"

#include <asyncio/futures/runners.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/forks.hpp>
#include <asyncio/loop/log.hpp>
#include <asyncio/loop/virtual_poller.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <thread>

using namespace asyncio;
using asyncio::testing::text_of;

namespace {

// How a child has ended: its exit status, or minus the signal.
int ended(pid_t child) {
  int status = 0;
  BOOST_REQUIRE(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

// What the child says by its exit status; it ends by SIGALRM when it hangs.
int in_child(const std::function<int()>& body) {
  const pid_t child = fork();
  BOOST_REQUIRE(child >= 0);
  if (child != 0) return ended(child);
  alarm(20);
  int status = 99;
  try {
    status = body();
  } catch (...) {
  }
  _exit(status);
}

Coroutine<int> sleep_and_give(int value) {
  return coroutine<int>([value](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0.001));
    BOOST_TEST(get_running_loop().is_running());
    RETURN(value);
    END;
  });
}

bool none_runs() {
  return text_of<RuntimeError>([] { get_running_loop(); }).find("no running event loop") == 0;
}

struct Fixture {
  Fixture() : owner(new_event_loop()), loop(*owner) {}
  EventLoopPtr owner;
  EventLoop& loop;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(forks, Fixture)

BOOST_AUTO_TEST_CASE(in_a_child_no_loop_is_running) {
  int status = -1;
  loop.call_soon([&] {
    status = in_child([] { return none_runs() ? 5 : 1; });
    BOOST_TEST(&get_running_loop() == &loop);  // in the parent it goes on
    loop.stop();
  });
  loop.run_forever();
  BOOST_TEST(status == 5);
}

BOOST_AUTO_TEST_CASE(the_callback_that_forked_may_run_another_loop_in_the_child) {
  int status = -1;
  loop.call_soon([&] {
    status = in_child([] { return asyncio::run(sleep_and_give(7)); });
    loop.stop();
  });
  loop.run_forever();
  BOOST_TEST(status == 7);
}

BOOST_AUTO_TEST_CASE(the_task_that_forked_may_run_another_loop_in_the_child) {
  const int status = asyncio::run(coroutine<int>([status = -1](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    status = in_child([] { return asyncio::run(sleep_and_give(8)); });
    YIELD_FROM(asyncio::sleep(0.001));
    RETURN(status);
    END;
  }));
  BOOST_TEST(status == 8);
}

// The inherited loop is the running one again once the callback that forked has returned.
void child_goes_on(EventLoop& loop) {
  pid_t child = -1;
  loop.call_soon([&] {
    child = fork();
    if (child == 0) {
      alarm(20);
      loop.call_later(0.001, [&] { _exit(&get_running_loop() == &loop ? 6 : 1); });
    } else {
      loop.stop();
    }
  });
  loop.call_soon([&] {
    if (child == 0 && &get_running_loop() != &loop) _exit(2);
  });
  loop.run_forever();
  BOOST_TEST(ended(child) == 6);
}
BOOST_AUTO_TEST_CASE(a_child_may_go_on_with_the_loop_that_it_inherits) { child_goes_on(loop); }
BOOST_AUTO_TEST_CASE(a_child_may_go_on_in_debug_mode) {
  loop.set_debug(true);
  child_goes_on(loop);
}

BOOST_AUTO_TEST_CASE(a_child_may_run_another_loop_and_then_go_on) {
  pid_t child = -1;
  loop.call_soon([&] {
    child = fork();
    if (child != 0) return loop.stop();
    alarm(20);
    if (asyncio::run(sleep_and_give(7)) != 7) _exit(1);
  });
  loop.call_soon([&] {
    if (child == 0) _exit(&get_running_loop() == &loop ? 6 : 2);
  });
  loop.run_forever();
  BOOST_TEST(ended(child) == 6);
}

BOOST_AUTO_TEST_CASE(a_coroutine_goes_on_in_the_child) {
  const int status = asyncio::run(coroutine<int>([child = pid_t(-1), got = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    child = fork();
    if (child == 0) {
      alarm(20);
      YIELD_FROM_INTO(got, sleep_and_give(9));
      _exit(got);
    }
    RETURN(ended(child));
    END;
  }));
  BOOST_TEST(status == 9);
}

BOOST_AUTO_TEST_CASE(a_loop_that_stands_still_may_be_run_in_the_child) {
  BOOST_TEST(in_child([this] { return loop.run_until_complete(sleep_and_give(3)); }) == 3);
  BOOST_TEST(loop.run_until_complete(sleep_and_give(4)) == 4);
}

BOOST_AUTO_TEST_CASE(a_thread_wakes_the_inherited_loop_in_the_child) {
  BOOST_TEST(in_child([this] {
               std::thread other([this] { loop.call_soon_threadsafe([this] { loop.stop(); }); });
               loop.run_forever();
               other.join();
               return 5;
             }) == 5);
}

BOOST_AUTO_TEST_CASE(a_child_of_a_child_is_a_child) {
  const unsigned before = detail::fork_generation();
  BOOST_TEST(in_child([before] {
               if (detail::fork_generation() != before + 1) return 1;
               return in_child([before] {
                 return detail::fork_generation() == before + 2 ? asyncio::run(sleep_and_give(4))
                                                                : 2;
               });
             }) == 4);
  BOOST_TEST(detail::fork_generation() == before);
}

// Python, since 3.12.
BOOST_AUTO_TEST_CASE(the_loop_of_the_thread_is_not_that_of_the_child) {
  set_event_loop(&loop);
  BOOST_TEST(in_child([this] {
               EventLoop& own = get_event_loop();
               if (&own == &loop || &own != &get_event_loop()) return 1;
               const int grandchild =
                   in_child([&own] { return &get_event_loop() == &own ? 1 : 5; });
               return grandchild == 5 ? own.run_until_complete(sleep_and_give(5)) : 2;
             }) == 5);
  BOOST_TEST(&get_event_loop() == &loop);
  set_event_loop(nullptr);
}

// ASan's malloc() of GCC 12 may be locked for ever in the child of a process with threads.
#if !defined(ASYNCIO_POOL_OFF_)
// Another thread holds the lock of the table of origins in many of the forks.
BOOST_AUTO_TEST_CASE(no_child_inherits_a_lock_of_debug_mode_that_nobody_gives_back) {
  std::atomic<bool> stop{false};
  const auto work = [] {
    const EventLoopPtr own = new_event_loop();
    own->set_debug(true);
    own->call_soon([&own] {
      for (int i = 0; i < 100; ++i) own->call_soon([] {});
      own->stop();
    });
    own->run_forever();
    own->close();
    return 5;
  };
  work();
  std::thread other([&] {
    while (!stop) work();
  });
  for (int i = 0; i < 50; ++i) BOOST_TEST(in_child(work) == 5);
  stop = true;
  other.join();
}
#endif

// ---- a host that runs the turns ----

// As of a loop that is static.
BOOST_AUTO_TEST_CASE(a_child_may_end_the_loop_in_the_callback_that_has_forked) {
  for (const bool by_host : {false, true}) {
    EventLoopPtr own = new_event_loop();
    int status = -1;
    own->call_soon([&] {
      status = in_child([&] {
        const bool refused =
            text_of<RuntimeError>([&] { own->close(); }) == "Cannot close a running event loop";
        own = nullptr;
        return refused ? 7 : 1;
      });
      own->stop();
    });
    EventLoop& same = *own;
    if (by_host)
      same.process_ready();
    else
      same.run_forever();
    BOOST_TEST(status == 7);
  }
}

BOOST_AUTO_TEST_CASE(process_ready_makes_the_loop_the_running_one_for_its_length) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  int checked = 0;
  const auto turn = [](EventLoop& l) {
    l.poll_events(0);
    l.process_events();
    l.process_ready();
  };
  other->call_soon([&] {
    BOOST_TEST(&get_running_loop() == other.get());
    ++checked;
  });
  loop.call_soon([&] {
    BOOST_TEST(&get_running_loop() == &loop);
    turn(*other);
    BOOST_TEST(&get_running_loop() == &loop);
    ++checked;
  });
  turn(loop);
  BOOST_TEST(checked == 2);
  BOOST_CHECK_THROW(get_running_loop(), RuntimeError);
  loop.call_soon([] { throw KeyboardInterrupt(); });
  BOOST_CHECK_THROW(turn(loop), KeyboardInterrupt);
  BOOST_CHECK_THROW(get_running_loop(), RuntimeError);
}

BOOST_AUTO_TEST_CASE(a_host_whose_callback_forks_has_no_running_loop_in_the_child) {
  pid_t child = -1;
  bool none_before = true, after = false;
  loop.call_soon([&] {
    child = fork();
    none_before = none_runs();
  });
  loop.call_soon([&] { after = &get_running_loop() == &loop; });
  loop.process_ready();
  const bool none_afterwards = none_runs();
  if (child == 0) _exit(none_before && after && none_afterwards ? 5 : 1);
  BOOST_TEST((!none_before && after && none_afterwards));
  BOOST_TEST(ended(child) == 5);
}

BOOST_AUTO_TEST_SUITE_END()
