// Task: steps, cancellation, repr.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<int> add_later(int a, int b) {
  return coroutine<int>([a, b](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    RETURN(a + b);
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(task, VirtualLoop)

BOOST_AUTO_TEST_CASE(run_until_complete_returns_the_result) {
  BOOST_TEST(run(add_later(1, 2)) == 3);
  BOOST_TEST(clock.time() == 1.0);
}

// Conformance seed 442: the callback that stops the loop was scheduled although nothing was run.
BOOST_AUTO_TEST_CASE(a_nested_run_until_complete_of_a_done_future_leaves_the_loop_running) {
  Future<int> done;
  done.set_result(1);
  run(coroutine([this, done](auto& co) {
    BEGIN(co);
    BOOST_CHECK_THROW(loop.run_until_complete(done), RuntimeError);
    YIELD();
    YIELD();
    END;
  }));
  BOOST_TEST(clock.turns() == 4);
}

// Conformance seed 2663: the message stayed behind and was taken for the task's exception.
BOOST_AUTO_TEST_CASE(a_cancellation_with_a_message_that_is_taken_back_leaves_the_result) {
  BOOST_TEST(run(coroutine<int>([](auto& co) {
               BEGIN(co);
               current_task().cancel("no");
               current_task().uncancel();
               RETURN(7);
               END;
             })) == 7);
}

// Conformance seed 1428.
BOOST_AUTO_TEST_CASE(the_last_message_counts_when_a_bad_yield_is_cancelled_twice) {
  Task<void> task = loop.create_task(coroutine([](auto& co) {
    BEGIN(co);
    current_task().cancel();
    YIELD(42);
    END;
  }));
  run_turns();
  task.cancel("last");
  run_turns();
  try {
    task.result();
    BOOST_FAIL("it was cancelled");
  } catch (const CancelledError& e) {
    BOOST_TEST(e.what() == std::string("last"));
  }
}

BOOST_AUTO_TEST_SUITE_END()
