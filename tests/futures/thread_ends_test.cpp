// pthread_exit() and pthread_cancel() wherever the library calls what a program has given to it:
// the thread ends, and nothing else does.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <pthread.h>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

[[noreturn]] void end_thread() { pthread_exit(nullptr); }

// Runs the loop in a thread, which ends in there.
void run_in_thread(EventLoop& loop) {
  bool returned = false;
  std::thread([&] {
    loop.run_forever();
    returned = true;
  }).join();
  BOOST_TEST(!returned);
  BOOST_TEST(!loop.is_running());
}

Coroutine<> ends_in_body() {
  return coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    end_thread();
    END;
  });
}
Coroutine<> ends_in_try(std::string& log) {
  return coroutine([&log](auto& co) {
    BEGIN(co);
    TRY {
      YIELD_FROM(asyncio::sleep(0));
      end_thread();
    }
    FINALLY { log += 'f'; }  // as it is unwound, it is not run
    END_TRY
    END;
  });
}
template <class F>
Coroutine<> awaits(F make, std::string& log) {
  return coroutine([make, &log](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(make()); }
    FINALLY { log += 'F'; }  // closed, as what waits in vain
    END_TRY
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(thread_ends, VirtualLoop)

BOOST_AUTO_TEST_CASE(in_a_callback_of_each_kind_and_the_loop_goes_on_in_another_thread) {
  std::string log;
  const std::vector<std::function<void()>> kinds = {
      [&] { loop.call_soon(end_thread); },
      [&] { loop.call_later(0, end_thread); },
      [&] { loop.call_later(1, [] { end_thread(); }); },
      [&] { loop.call_soon_threadsafe([] { end_thread(); }); },
      [&] {
        auto f = loop.create_future<int>();
        f.add_done_callback([](const auto&) { end_thread(); });
        f.set_result(1);
      },
      [&] { loop.call_soon(copy_context(), [] { end_thread(); }); },
  };
  for (const auto& schedule : kinds) {
    schedule();
    loop.call_later(2, [&] {
      log += 'n';
      loop.stop();
    });
    run_in_thread(loop);
    loop.run_forever();  // here, on with what was not run
  }
  BOOST_TEST(log == "nnnnnn");
}

BOOST_AUTO_TEST_CASE(in_a_step_of_a_task_which_fails_and_who_awaits_it_is_told) {
  std::string log;
  for (int kind = 0; kind < 3; ++kind) {
    Task<> task = kind == 0   ? loop.create_task(ends_in_body())
                  : kind == 1 ? loop.create_task(ends_in_try(log))
                              : loop.create_task(awaits([&] { return ends_in_body(); }, log));
    run_in_thread(loop);
    BOOST_TEST(task.done());
    BOOST_TEST(task.exception().what() == "the thread has ended in a step of the task");
    run(asyncio::sleep(1));
  }
  BOOST_TEST(log == "F");
}

BOOST_AUTO_TEST_CASE(in_a_step_while_the_loop_is_run_by_run) {
  std::string log;
  std::thread([&] { asyncio::run(awaits([] { return ends_in_body(); }, log)); }).join();
  BOOST_TEST(log == "F");
}

BOOST_AUTO_TEST_CASE(in_a_generator_which_is_finished_then) {
  bool after = false;
  std::thread([&] {
    auto g = generator<int>([](auto& co) {
      BEGIN(co);
      YIELD(1);
      end_thread();
      END;
    });
    g.next();
    g.next();
    after = true;
  }).join();
  BOOST_TEST(!after);
}

BOOST_AUTO_TEST_CASE(by_a_cancellation_of_the_thread_that_posts) {
  for (int i = 0; i < 50; ++i) {
    std::atomic<bool> begun{false};
    std::thread poster([&] {
      for (;;) {
        loop.call_soon_threadsafe([] {});
        begun = true;
        pthread_testcancel();
      }
    });
    while (!begun) std::this_thread::yield();
    pthread_cancel(poster.native_handle());
    poster.join();
    run_turns(2);
  }
}

BOOST_AUTO_TEST_CASE(by_a_cancellation_of_a_thread_that_waits_for_a_result) {
  const concurrent::Future<int> future;
  std::thread waiter([&] { future.result(); });
  pthread_cancel(waiter.native_handle());
  waiter.join();
  future.set_result(1);
  BOOST_TEST(future.result() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
