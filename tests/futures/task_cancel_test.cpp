// Task: cancellation in every state and every race.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<int> await(Future<int> future) {
  return coroutine<int>([future, value = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(value, future);
    RETURN(value);
    END;
  });
}

struct Fixture : VirtualLoop {
  Future<int> future = loop.create_future<int>();
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(task_cancel, Fixture)

BOOST_AUTO_TEST_CASE(cancel_before_the_first_step_runs_no_body) {
  auto task = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    log += 'b';
    END;
  }));
  BOOST_TEST(task.cancel());
  BOOST_TEST(!task.cancelled());
  run_turns();
  BOOST_TEST(task.cancelled());
  BOOST_TEST(!task.cancel());
  BOOST_TEST(log.empty());
}

BOOST_AUTO_TEST_CASE(cancel_reaches_the_future_and_the_task_learns_it_one_turn_later) {
  auto task = loop.create_task(await(future));
  run_turns();
  BOOST_TEST(task.cancel());
  BOOST_TEST(future.cancelled());
  BOOST_TEST(!task.done());
  run_turns();
  BOOST_TEST(task.cancelled());
}

BOOST_AUTO_TEST_CASE(cancel_reaches_the_innermost_task_first) {
  auto inner = loop.create_task(await(future));
  auto outer = loop.create_task(await(inner));
  run_turns();
  outer.cancel();
  run_turns();
  BOOST_TEST((inner.cancelled() && !outer.done()));
  run_turns();
  BOOST_TEST(outer.cancelled());
}

BOOST_AUTO_TEST_CASE(an_inner_task_that_swallows_the_cancellation_keeps_the_outer_one_alive) {
  auto inner = loop.create_task(coroutine<int>([](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(10)); }
    EXCEPT(CancelledError) {}
    END_TRY
    YIELD_FROM(asyncio::sleep(1));
    RETURN(7);
    END;
  }));
  auto outer = loop.create_task(await(inner));
  run_turns();
  outer.cancel();
  BOOST_TEST(run(outer) == 7);
  BOOST_TEST(clock.time() == 1);
}

BOOST_AUTO_TEST_CASE(cancel_after_the_result_was_set_wins_over_the_result) {
  auto task = loop.create_task(await(future));
  run_turns();
  future.set_result(1);
  BOOST_TEST(task.cancel());
  run_turns();
  BOOST_TEST(task.cancelled());
  BOOST_TEST(future.result() == 1);
}

BOOST_AUTO_TEST_CASE(cancel_after_an_exception_was_set_wins_over_it) {
  auto task = loop.create_task(await(future));
  run_turns();
  future.set_exception(ValueError("lost"));
  task.cancel();
  run_turns();
  BOOST_TEST(task.cancelled());
}

BOOST_AUTO_TEST_CASE(cancel_of_a_runnable_task_is_raised_at_its_next_step) {
  auto task = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    TRY { YIELD(); }
    EXCEPT(CancelledError) {
      log += 'c';
      RAISE();
    }
    END_TRY
    END;
  }));
  run_turns();
  task.cancel();
  run_turns();
  BOOST_TEST(log == "c");
  BOOST_TEST(task.cancelled());
}

BOOST_AUTO_TEST_CASE(a_task_that_cancels_itself_is_cancelled_at_its_next_real_wait) {
  auto done = loop.create_future<int>();
  done.set_result(1);
  auto task = loop.create_task(coroutine([&, value = 0](auto& co) mutable {
    BEGIN(co);
    current_task().cancel();
    YIELD_FROM_INTO(value, done);  // does not suspend, so nothing is delivered
    log += 'a';
    YIELD_FROM_INTO(value, future);
    log += 'b';
    END;
  }));
  run_turns();
  BOOST_TEST(log == "a");
  BOOST_TEST(future.cancelled());
  run_turns();
  BOOST_TEST(task.cancelled());
}

BOOST_AUTO_TEST_CASE(a_task_that_cancels_itself_before_a_sleep_does_not_sleep) {
  auto task = loop.create_task(coroutine([](auto& co) {
    BEGIN(co);
    current_task().cancel();
    YIELD_FROM(asyncio::sleep(10));
    END;
  }));
  BOOST_CHECK_THROW(run(task), CancelledError);
  BOOST_TEST(clock.time() == 0);
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_task_that_cancels_itself_and_returns_is_cancelled) {
  auto task = loop.create_task(coroutine<int>([](auto& co) {
    BEGIN(co);
    current_task().cancel("late");
    RETURN(1);
    END;
  }));
  run_turns();
  BOOST_TEST(task.cancelled());
  BOOST_TEST(text_of<CancelledError>([&] { task.result(); }) == "late");
}

BOOST_AUTO_TEST_CASE(raising_a_cancelled_error_of_ones_own_is_to_be_cancelled) {
  auto task = loop.create_task(coroutine([](auto& co) {
    BEGIN(co);
    RAISE(CancelledError("mine"));
    END;
  }));
  BOOST_TEST(text_of<CancelledError>([&] { run(task); }) == "mine");
  BOOST_TEST(task.cancelled());
}

BOOST_AUTO_TEST_CASE(what_catches_the_cancellation_decides_how_the_task_ends) {
  auto returns = loop.create_task(coroutine<int>([](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(10)); }
    EXCEPT(CancelledError) { RETURN(5); }
    END_TRY
    RETURN(0);
    END;
  }));
  auto raises = loop.create_task(coroutine([](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(10)); }
    EXCEPT(CancelledError) { RAISE(ValueError("instead")); }
    END_TRY
    END;
  }));
  auto passes = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(10)); }
    EXCEPT(Exception) { log += "an Exception swallowed it"; }
    END_TRY
    END;
  }));
  run_turns();
  for (AnyTask task : {AnyTask(returns), AnyTask(raises), AnyTask(passes)}) task.cancel();
  run_turns(2);
  BOOST_TEST(returns.result() == 5);
  BOOST_TEST(!returns.cancelled());
  BOOST_CHECK_THROW(raises.result(), ValueError);
  BOOST_TEST(passes.cancelled());
  BOOST_TEST(log.empty());
}

BOOST_AUTO_TEST_CASE(cancel_is_delivered_every_time_and_counts) {
  auto task = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(10)); }
    EXCEPT(CancelledError) { log += '1'; }
    END_TRY
    TRY { YIELD_FROM(asyncio::sleep(10)); }
    EXCEPT(CancelledError) { log += '2'; }
    END_TRY
    END;
  }));
  run_turns();
  BOOST_TEST(task.cancelling() == 0U);
  BOOST_TEST(task.cancel());
  BOOST_TEST(task.cancel());  // at once again: one delivery, two requests
  BOOST_TEST(task.cancelling() == 2U);
  run_turns(2);
  BOOST_TEST(task.cancel());
  BOOST_TEST(task.cancelling() == 3U);
  run_turns(2);
  BOOST_TEST(task.done());
  BOOST_TEST(!task.cancelled());
  BOOST_TEST(log == "12");
  BOOST_TEST(!task.cancel());
  BOOST_TEST(task.cancelling() == 3U);
}

BOOST_AUTO_TEST_CASE(uncancel_takes_requests_back_and_withdraws_what_was_not_delivered) {
  auto task = loop.create_task(coroutine<int>([](auto& co) {
    BEGIN(co);
    YIELD();
    RETURN(1);
    END;
  }));
  run_turns();
  task.cancel();
  task.cancel();
  BOOST_TEST(task.uncancel() == 1U);
  BOOST_TEST(task.uncancel() == 0U);
  BOOST_TEST(task.uncancel() == 0U);
  BOOST_TEST(run(task) == 1);
}

BOOST_AUTO_TEST_CASE(the_message_arrives_where_the_task_waits) {
  for (int waits = 0; waits < 4; ++waits) {
    auto waited = loop.create_future<int>();
    auto task = loop.create_task(coroutine([waited, waits, value = 0](auto& co) mutable {
      BEGIN(co);
      if (waits == 0) YIELD_FROM_INTO(value, waited);
      if (waits == 1) YIELD_FROM(asyncio::sleep(10));
      if (waits == 2) YIELD();
      END;
    }));
    if (waits < 3) run_turns();
    task.cancel("stop it");
    BOOST_TEST(text_of<CancelledError>([&] { run(task); }) == "stop it");
  }
}

// Conformance seed 102752, features msg: it ended with the second cancellation as its exception.
BOOST_AUTO_TEST_CASE(a_second_message_does_not_outlive_the_first_cancellation) {
  auto task = loop.create_task(coroutine<int>([this](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(future); }
    EXCEPT(CancelledError) { log = caught<CancelledError>(co).what(); }
    END_TRY
    RETURN(1);
    END;
  }));
  run_turns();
  task.cancel("first");
  task.cancel("second");
  BOOST_TEST(run(task) == 1);
  BOOST_TEST(log == "first");
}

// What the next step is to raise comes back when the cancellation that took its place is withdrawn.
BOOST_AUTO_TEST_CASE(uncancel_brings_back_the_error_of_a_bad_yield) {
  for (const bool message : {false, true}) {
    auto task = loop.create_task(coroutine([](auto& co) {
      BEGIN(co);
      YIELD(7);
      END;
    }));
    run_turns();
    message ? task.cancel("why") : task.cancel();
    BOOST_TEST(task.uncancel() == 0U);
    BOOST_TEST(text_of<RuntimeError>([&] { run(task); }) == "Task got bad yield: 7");
  }
}

BOOST_AUTO_TEST_CASE(uncancel_after_a_task_cancelled_itself_before_a_bad_yield) {
  Task<> task;
  task = loop.create_task(coroutine([&task](auto& co) {
    BEGIN(co);
    task.cancel("why");
    YIELD(7);
    END;
  }));
  run_turns();
  BOOST_TEST(task.uncancel() == 0U);
  BOOST_TEST(text_of<RuntimeError>([&] { run(task); }) == "Task got bad yield: 7");
}

BOOST_AUTO_TEST_CASE(a_cancellation_goes_before_the_error_of_a_bad_yield) {
  auto task = loop.create_task(coroutine([](auto& co) {
    BEGIN(co);
    YIELD(7);
    END;
  }));
  run_turns();
  task.cancel("why");
  BOOST_TEST(text_of<CancelledError>([&] { run(task); }) == "why");
}

BOOST_AUTO_TEST_CASE(cancel_between_the_timer_and_the_step_of_a_sleeper) {
  auto task = loop.create_task(coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    END;
  }));
  // As the timer is due the sleeper becomes ready behind this callback.
  loop.call_at(1, [&] { task.cancel(); });
  BOOST_CHECK_THROW(run(task), CancelledError);
  BOOST_TEST(clock.time() == 1);
}

BOOST_AUTO_TEST_CASE(cancel_after_the_sleeper_was_woken) {
  Task<> task;
  task = loop.create_task(asyncio::sleep(1));
  run_turns();
  loop.call_at(1, [&] { loop.call_soon([&] { task.cancel(); }); });
  bool cancelled = false;
  try {
    run(task);
  } catch (const CancelledError&) {
    cancelled = true;
  }
  BOOST_TEST(cancelled == task.cancelled());
  BOOST_TEST(task.done());
}

BOOST_AUTO_TEST_CASE(tasks_that_await_each_other_can_be_cancelled) {
  Task<int> a, b;
  const auto wait_for_task = [](Task<int>& which) {
    return coroutine<int>([&which, value = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(value, which);
      RETURN(value);
      END;
    });
  };
  a = loop.create_task(wait_for_task(b));
  b = loop.create_task(wait_for_task(a));
  run_turns(2);
  BOOST_TEST(a.cancel());
  run_turns(4);
  BOOST_TEST((a.cancelled() && b.cancelled()));
}

BOOST_AUTO_TEST_CASE(a_ring_through_gather_can_be_cancelled) {
  Task<> task;
  task = loop.create_task(coroutine([&task](auto& co) {
    BEGIN(co);
    YIELD_FROM(gather(task));
    END;
  }));
  run_turns();
  BOOST_TEST(task.cancel());
  run_turns(4);
  BOOST_TEST((task.done() || task.cancelling() == 1U));
}

BOOST_AUTO_TEST_CASE(cancel_from_a_done_callback_of_the_awaited_future) {
  Task<int> task;
  future.add_done_callback([&](const AnyFuture&) { task.cancel(); });
  task = loop.create_task(await(future));
  run_turns();
  future.set_result(1);
  run_turns(2);
  BOOST_TEST(task.cancelled());
}

BOOST_AUTO_TEST_CASE(a_finally_that_waits_runs_to_its_end_when_cancelled) {
  auto task = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(10)); }
    FINALLY {
      YIELD_FROM(asyncio::sleep(2));
      log += 'f';
    }
    END_TRY
    END;
  }));
  run_turns();
  task.cancel();
  BOOST_CHECK_THROW(run(task), CancelledError);
  BOOST_TEST(log == "f");
  BOOST_TEST(clock.time() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
