// wait_for(), with the semantics of Python 3.12.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

// Sleeps; cancelled, it takes `to_stop` seconds more and then returns -1, raises or is cancelled.
enum class Ends { returns, raises, cancelled };
Coroutine<int> sleeper(double seconds, double to_stop = 0, Ends ends = Ends::cancelled) {
  return coroutine<int>([=](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(seconds)); }
    EXCEPT(CancelledError) {
      if (to_stop > 0) YIELD_FROM(asyncio::sleep(to_stop));
      if (ends == Ends::returns) RETURN(-1);
      if (ends == Ends::raises) RAISE(ValueError("while stopping"));
      RAISE();
    }
    END_TRY
    RETURN(1);
    END;
  });
}

Coroutine<bool> is_current(AnyTask* task) {
  return coroutine<bool>([task](auto& co) {
    BEGIN(co);
    RETURN(current_task() == *task);
    END;
  });
}

Coroutine<> waits_at_its_end(Future<int> future, std::string& raised) {
  return coroutine([future, &raised, o = Outcome<int>()](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(100)); }
    FINALLY {
      YIELD_FROM_OUTCOME(o, wait_for(future, 1));
      raised = o.exception().what();
    }
    END_TRY
    END;
  });
}

struct Fixture : VirtualLoop {
  Future<int> future = loop.create_future<int>();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(wait_for_, Fixture)

BOOST_AUTO_TEST_CASE(what_is_in_time_gives_its_result_and_leaves_no_timer) {
  BOOST_TEST(run(wait_for(sleeper(1), 2)) == 1);
  BOOST_TEST(clock.time() == 1);
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
  future.set_result(5);
  BOOST_TEST(run(wait_for(future, 100ms)) == 5);
}

BOOST_AUTO_TEST_CASE(an_exception_in_time_passes) {
  future.set_exception(ValueError("inner"));
  BOOST_TEST(text_of<ValueError>([&] { run(wait_for(future, 1)); }) == "inner");
}

BOOST_AUTO_TEST_CASE(too_late_is_a_timeout_error_and_the_future_is_cancelled) {
  BOOST_CHECK_THROW(run(wait_for(future, 3)), TimeoutError);
  BOOST_TEST(clock.time() == 3);
  BOOST_TEST(future.cancelled());
}

BOOST_AUTO_TEST_CASE(the_timeout_error_has_the_cancellation_as_its_cause) {
  auto task = loop.create_task(wait_for(future, 3));
  BOOST_CHECK_THROW(run(task), TimeoutError);
  BOOST_TEST(task.exception().cause().is<CancelledError>());
}

BOOST_AUTO_TEST_CASE(no_limit_waits_as_long_as_it_takes) {
  BOOST_TEST(run(wait_for(sleeper(1e6), std::nullopt)) == 1);
}

BOOST_AUTO_TEST_CASE(no_time_at_all_gives_what_is_done) {
  future.set_result(4);
  BOOST_TEST(run(wait_for(future, 0)) == 4);
  BOOST_TEST(run(wait_for(future, -1)) == 4);
}

BOOST_AUTO_TEST_CASE(no_time_at_all_cancels_and_waits_for_what_is_not_done) {
  auto task = loop.create_task(sleeper(10, 2));
  run_turns();
  BOOST_CHECK_THROW(run(wait_for(task, 0)), TimeoutError);
  BOOST_TEST(task.cancelled());
  BOOST_TEST(clock.time() == 2);
}

BOOST_AUTO_TEST_CASE(no_time_at_all_still_gives_what_the_cancelled_task_ends_with) {
  auto returns = loop.create_task(sleeper(10, 0, Ends::returns));
  auto raises = loop.create_task(sleeper(10, 0, Ends::raises));
  run_turns();
  BOOST_TEST(run(wait_for(returns, 0)) == -1);
  BOOST_CHECK_THROW(run(wait_for(raises, 0)), ValueError);
}

BOOST_AUTO_TEST_CASE(no_time_at_all_never_starts_a_coroutine) {
  bool started = false;
  BOOST_CHECK_THROW(run(wait_for(coroutine<int>([&](auto& co) {
                                   BEGIN(co);
                                   started = true;
                                   RETURN(1);
                                   END;
                                 }),
                                 0)),
                    TimeoutError);
  BOOST_TEST(!started);
}

BOOST_AUTO_TEST_CASE(a_coroutine_runs_in_the_calling_task) {
  AnyTask mine;
  bool same = false;
  run(coroutine([&](auto& co) {
    BEGIN(co);
    mine = current_task();
    YIELD_FROM_INTO(same, wait_for(is_current(&mine), 1));
    END;
  }));
  BOOST_TEST(same);
}

BOOST_AUTO_TEST_CASE(a_cancellation_in_the_turn_of_the_result_is_not_lost) {
  auto task = loop.create_task(wait_for(future, 10));
  run_turns();
  future.set_result(1);
  task.cancel();
  BOOST_CHECK_THROW(run(task), CancelledError);
}

BOOST_AUTO_TEST_CASE(a_result_or_exception_that_comes_while_it_is_cancelled_counts) {
  BOOST_TEST(run(wait_for(loop.create_task(sleeper(10, 2, Ends::returns)), 1)) == -1);
  BOOST_TEST(clock.time() == 3);
  BOOST_TEST(text_of<ValueError>([&] {
               run(wait_for(loop.create_task(sleeper(10, 2, Ends::raises)), 1));
             }) == "while stopping");
}

BOOST_AUTO_TEST_CASE(it_returns_only_after_what_was_cancelled_has_ended) {
  auto task = loop.create_task(sleeper(10, 5));
  BOOST_CHECK_THROW(run(wait_for(task, 1)), TimeoutError);
  BOOST_TEST(clock.time() == 6);
  BOOST_TEST(task.cancelled());
}

BOOST_AUTO_TEST_CASE(cancelling_it_cancels_what_it_waits_for_and_waits_for_that) {
  auto inner = loop.create_task(sleeper(10, 5));
  auto outer = loop.create_task(wait_for(inner, 100));
  loop.call_later(1, [&] { outer.cancel(); });
  BOOST_CHECK_THROW(run(outer), CancelledError);
  BOOST_TEST(inner.cancelled());
  BOOST_TEST(clock.time() == 6);
}

BOOST_AUTO_TEST_CASE(a_second_cancellation_is_delivered_too) {
  auto inner = loop.create_task(sleeper(10, 5));
  auto outer = loop.create_task(wait_for(inner, 100));
  loop.call_later(1, [&] { outer.cancel(); });
  loop.call_later(2, [&] { outer.cancel(); });
  BOOST_CHECK_THROW(run(outer), CancelledError);
  BOOST_TEST(inner.cancelled());
  BOOST_TEST(clock.time() == 2);
}

BOOST_AUTO_TEST_CASE(a_cancellation_from_outside_wins_over_the_timeout) {
  auto outer = loop.create_task(wait_for(sleeper(10, 5), 1));
  loop.call_later(2, [&] { outer.cancel(); });
  BOOST_CHECK_THROW(run(outer), CancelledError);
}

BOOST_AUTO_TEST_CASE(the_task_is_not_cancelling_after_a_timeout) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(wait_for(future, 1)); }
    EXCEPT(TimeoutError) {}
    END_TRY
    BOOST_TEST(current_task().cancelling() == 0U);
    YIELD_FROM(asyncio::sleep(1));
    END;
  }));
  BOOST_TEST(clock.time() == 2);
}

BOOST_AUTO_TEST_CASE(nested_ones_each_have_their_limit) {
  BOOST_CHECK_THROW(run(wait_for(wait_for(sleeper(10), 5), 1)), TimeoutError);
  BOOST_TEST(clock.time() == 1);
  BOOST_CHECK_THROW(run(wait_for(wait_for(sleeper(10), 1), 5)), TimeoutError);
  BOOST_TEST(clock.time() == 2);
}

BOOST_AUTO_TEST_CASE(results_of_any_type_pass) {
  auto f = loop.create_future<std::unique_ptr<int>>();
  f.set_result(std::make_unique<int>(3));
  BOOST_TEST(*run(wait_for(std::move(f), 1)) == 3);
  run(wait_for(asyncio::sleep(1), 2));
}

BOOST_AUTO_TEST_CASE(a_shielded_task_survives_its_timeout) {
  auto inner = loop.create_task(sleeper(3));
  BOOST_CHECK_THROW(run(wait_for(shield(inner), 1)), TimeoutError);
  BOOST_TEST(!inner.done());
  BOOST_TEST(run(inner) == 1);
}

// It has no task of its own then, and no other one runs.
BOOST_AUTO_TEST_CASE(in_a_coroutine_that_is_being_closed_it_needs_a_running_loop) {
  std::string raised;
  loop.create_task(waits_at_its_end(future, raised));
  loop.stop();
  loop.run_forever();
  loop.close();
  BOOST_TEST(raised.find("no running event loop at ") == 0U);
}

BOOST_AUTO_TEST_CASE(a_future_of_another_loop_is_an_error_and_stays_as_it_is) {
  const EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  const Future<int> foreign = other->create_future<int>();
  for (const double seconds : {0.0, -1.0}) {
    BOOST_TEST(
        text_of<ValueError>([&] { run(wait_for(foreign, seconds)); }) ==
        "The future belongs to a different loop than the one specified as the loop argument");
  }
  for (const OptionalSeconds seconds : {OptionalSeconds(std::nullopt), OptionalSeconds(5)}) {
    const std::string text = text_of<RuntimeError>([&] { run(wait_for(foreign, seconds)); });
    BOOST_TEST(text.find("attached to a different loop") != std::string::npos);
  }
  BOOST_TEST(foreign.to_string() == "<Future pending>");
  BOOST_TEST(clock.time() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
