// timeout(), timeout_at().
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>
#include <optional>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

struct Fixture : VirtualLoop {
  Future<> future = loop.create_future();
  Timeout limit = nullptr;
  Timeout inner = nullptr;
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(timeouts, Fixture)

BOOST_AUTO_TEST_CASE(a_block_that_takes_too_long_raises_timeout_error_once) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    TRY {
      WITH(limit = timeout(3)) {
        YIELD_FROM(future);
        log += 'x';
      }
      END_WITH
    }
    EXCEPT(TimeoutError) { log += 't'; }
    END_TRY
    BOOST_TEST(current_task().cancelling() == 0U);
    YIELD_FROM(asyncio::sleep(1));
    END;
  }));
  BOOST_TEST(log == "t");
  BOOST_TEST(limit.expired());
  BOOST_TEST(*limit.when() == 3);
  BOOST_TEST(future.cancelled());
  BOOST_TEST(clock.time() == 4);
}

BOOST_AUTO_TEST_CASE(a_block_in_time_leaves_no_timer) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    WITH(limit = timeout(3)) { YIELD_FROM(asyncio::sleep(1)); }
    END_WITH
    END;
  }));
  BOOST_TEST(!limit.expired());
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
  BOOST_TEST(limit.to_string() == "<Timeout [finished]>");
}

BOOST_AUTO_TEST_CASE(no_limit_never_expires) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    WITH(limit = timeout(std::nullopt)) {
      BOOST_TEST(limit.to_string() == "<Timeout [active] when=None>");
      YIELD_FROM(asyncio::sleep(1e6));
    }
    END_WITH
    END;
  }));
  BOOST_TEST(!limit.when());
}

BOOST_AUTO_TEST_CASE(it_takes_an_optional_as_wait_for_does) {
  std::optional<double> seconds;
  std::optional<std::chrono::milliseconds> span;
  loop.call_soon([&] {
    BOOST_TEST(!timeout(seconds).when());
    BOOST_TEST(!timeout(span).when());
    span = std::chrono::milliseconds(1500);
    seconds = 2;
    BOOST_TEST(timeout(seconds).when().value() == 2);
    BOOST_TEST(timeout(span).when().value() == 1.5);
    BOOST_TEST(timeout(OptionalSeconds(3)).when().value() == 3);
    BOOST_TEST(timeout(Seconds(4)).when().value() == 4);
    seconds = std::nan("");
    BOOST_CHECK_THROW(timeout(seconds), ValueError);
  });
  run_turns();
  BOOST_TEST(reports.empty());
  BOOST_TEST(!timeout(std::nullopt).when());  // no limit needs no loop
}

BOOST_AUTO_TEST_CASE(a_deadline_in_the_past_fires_in_the_next_turn) {
  clock.advance(10);
  auto main = coroutine([this](auto& co) {
    BEGIN(co);
    WITH(limit = timeout_at(3)) {
      log += 'a';
      YIELD_FROM(asyncio::sleep(0));
      YIELD_FROM(asyncio::sleep(5));
      log += 'b';
    }
    END_WITH
    END;
  });
  BOOST_CHECK_THROW(run(std::move(main)), TimeoutError);
  BOOST_TEST(log == "a");
  BOOST_TEST(clock.time() == 10);
}

BOOST_AUTO_TEST_CASE(the_timeout_error_has_the_cancellation_as_its_cause) {
  auto task = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    WITH(limit = timeout(3)) { YIELD_FROM(future); }
    END_WITH
    END;
  }));
  BOOST_CHECK_THROW(run(task), TimeoutError);
  BOOST_TEST(task.exception().cause().is<CancelledError>());
}

BOOST_AUTO_TEST_CASE(another_exception_that_leaves_the_block_is_kept) {
  auto main = coroutine([this](auto& co) {
    BEGIN(co);
    WITH(limit = timeout(3)) {
      TRY { YIELD_FROM(future); }
      EXCEPT(CancelledError) { RAISE(ValueError("own")); }
      END_TRY
    }
    END_WITH
    END;
  });
  BOOST_CHECK_THROW(run(std::move(main)), ValueError);
  BOOST_TEST(limit.expired());
}

BOOST_AUTO_TEST_CASE(a_block_that_swallows_the_cancellation_ends_normally) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    WITH(limit = timeout(3)) {
      TRY { YIELD_FROM(future); }
      EXCEPT(CancelledError) { log += 's'; }
      END_TRY
    }
    END_WITH
    BOOST_TEST(current_task().cancelling() == 0U);
    END;
  }));
  BOOST_TEST(log == "s");
  BOOST_TEST(limit.expired());
}

BOOST_AUTO_TEST_CASE(a_cancellation_from_outside_wins) {
  auto task = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    WITH(limit = timeout(3)) {
      TRY { YIELD_FROM(future); }
      FINALLY { YIELD_FROM(asyncio::sleep(2)); }
      END_TRY
    }
    END_WITH
    END;
  }));
  loop.call_later(4, [&] { task.cancel(); });
  BOOST_CHECK_THROW(run(task), CancelledError);
  BOOST_TEST(task.cancelled());
}

BOOST_AUTO_TEST_CASE(a_request_that_was_open_at_entry_does_not_hide_the_timeout) {
  auto task = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(10)); }
    EXCEPT(CancelledError) {}
    END_TRY
    BOOST_TEST(current_task().cancelling() == 1U);
    TRY {
      WITH(limit = timeout(1)) { YIELD_FROM(future); }
      END_WITH
    }
    EXCEPT(TimeoutError) { log += 't'; }
    END_TRY
    BOOST_TEST(current_task().cancelling() == 1U);
    END;
  }));
  run_turns();
  task.cancel();
  run(task);
  BOOST_TEST(log == "t");
}

BOOST_AUTO_TEST_CASE(of_nested_ones_that_expire_together_the_inner_one_converts_first) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    TRY {
      WITH(limit = timeout(3)) {
        TRY {
          WITH(inner = timeout(3)) { YIELD_FROM(future); }
          END_WITH
        }
        EXCEPT(TimeoutError) { log += 'i'; }
        EXCEPT(CancelledError) {
          log += 'c';
          RAISE();
        }
        END_TRY
      }
      END_WITH
    }
    EXCEPT(TimeoutError) { log += 'o'; }
    END_TRY
    END;
  }));
  BOOST_TEST(limit.expired());
  BOOST_TEST(inner.expired());
  BOOST_TEST(log.back() == 'o');
}

BOOST_AUTO_TEST_CASE(the_outer_one_passes_through_the_inner_one) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    TRY {
      WITH(limit = timeout(1)) {
        TRY {
          WITH(inner = timeout(5)) { YIELD_FROM(future); }
          END_WITH
        }
        EXCEPT(TimeoutError) { log += "the inner one expired"; }
        END_TRY
      }
      END_WITH
    }
    EXCEPT(TimeoutError) { log += 'o'; }
    END_TRY
    END;
  }));
  BOOST_TEST(log == "o");
  BOOST_TEST(!inner.expired());
}

BOOST_AUTO_TEST_CASE(reschedule_moves_the_deadline_or_takes_it_away) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    WITH(limit = timeout(1)) {
      limit.reschedule(5);
      YIELD_FROM(asyncio::sleep(4));
      limit.reschedule(std::nullopt);
      YIELD_FROM(asyncio::sleep(40));
      limit.reschedule(loop.time() + 1);
      TRY { YIELD_FROM(future); }
      EXCEPT(CancelledError) { log += 't'; }
      END_TRY
    }
    END_WITH
    END;
  }));
  BOOST_TEST(log == "t");
  BOOST_TEST(clock.time() == 45);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_done_is_told) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    limit = timeout(10);
    BOOST_TEST(text_of<RuntimeError>([&] { limit.reschedule(1); }) ==
               "Timeout has not been entered");
    BOOST_TEST(limit.to_string() == "<Timeout [created]>");
    WITH(limit) {
      BOOST_TEST(limit.to_string() == "<Timeout [active] when=10.000>");
      BOOST_TEST(text_of<RuntimeError>([&] { limit.enter(); }) ==
                 "Timeout has already been entered");
      limit.reschedule(loop.time() - 1);
      TRY { YIELD_FROM(future); }
      EXCEPT(CancelledError) {}
      END_TRY
      BOOST_TEST(limit.to_string() == "<Timeout [expiring]>");
      BOOST_TEST(text_of<RuntimeError>([&] { limit.reschedule(1); }) ==
                 "Cannot change state of expiring Timeout");
    }
    END_WITH
    BOOST_TEST(text_of<RuntimeError>([&] { limit.reschedule(1); }) ==
               "Cannot change state of expired Timeout");
    BOOST_TEST(limit.to_string() == "<Timeout [expired]>");
    END;
  }));
}

BOOST_AUTO_TEST_CASE(outside_a_task_it_is_an_error) {
  BOOST_CHECK_THROW(timeout(1), RuntimeError);  // no running loop
  std::string text;
  loop.call_soon([&] { text = text_of<RuntimeError>([] { timeout(1).enter(); }); });
  run_turns();
  BOOST_TEST(text == "Timeout should be used inside a task");
}

BOOST_AUTO_TEST_CASE(one_in_a_finally_of_another_has_its_own_time) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    TRY {
      WITH(limit = timeout(1)) {
        TRY { YIELD_FROM(asyncio::sleep(1)); }
        FINALLY {
          TRY {
            WITH(inner = timeout(2)) { YIELD_FROM(asyncio::sleep(10)); }
            END_WITH
          }
          EXCEPT(TimeoutError) { log += 'i'; }
          END_TRY
        }
        END_TRY
      }
      END_WITH
    }
    EXCEPT(TimeoutError) { log += 'o'; }
    END_TRY
    END;
  }));
  BOOST_TEST(inner.expired());
  BOOST_TEST(log.substr(0, 1) == "i");
}

// Both deadlines pass while the loop is busy: the inner one converts, the outer one is still to
// come.
BOOST_AUTO_TEST_CASE(nested_ones_that_expire_while_the_loop_is_busy_both_raise) {
  run(coroutine([this](auto& co) {
    BEGIN(co);
    TRY {
      WITH(limit = timeout(0.1)) {
        TRY {
          WITH(inner = timeout(0.2)) {
            clock.advance(0.5);
            YIELD_FROM(asyncio::sleep(1));
          }
          END_WITH
        }
        EXCEPT(TimeoutError) { log += 'i'; }
        END_TRY
        YIELD_FROM(asyncio::sleep(1));
      }
      END_WITH
    }
    EXCEPT(TimeoutError) { log += 'o'; }
    END_TRY
    BOOST_TEST(current_task().cancelling() == 0U);
    END;
  }));
  BOOST_TEST(limit.expired());
  BOOST_TEST(log.back() == 'o');
  BOOST_TEST(clock.time() < 1);
}

BOOST_AUTO_TEST_SUITE_END()
