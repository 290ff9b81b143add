// Lock: fairness, cancellation at every moment, the context manager.
#include "tests/sync/record.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

template <class T>
constexpr bool stays_put = !std::is_copy_constructible_v<T> && !std::is_move_constructible_v<T> &&
                           !std::is_copy_assignable_v<T> && !std::is_move_assignable_v<T>;
static_assert(stays_put<Lock> && stays_put<Event> && stays_put<Condition> && stays_put<Semaphore> &&
              stays_put<BoundedSemaphore> && stays_put<Barrier> && stays_put<Queue<int>>);
static_assert(sizeof(detail::Waiter) <= sizeof(detail::FutureState<void>) + 3 * sizeof(void*),
              "to wait costs one future, and its place in the list");

struct Fixture : VirtualLoop {
  Task<bool> acquirer() { return loop.create_task(lock.acquire()); }
  Task<void> recorder(char tag) {
    return loop.create_task(record(log, tag, [this] { return lock.acquire(); }));
  }
  Lock lock;
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(lock_suite, Fixture)

BOOST_AUTO_TEST_CASE(acquire_takes_a_free_lock_without_a_suspension) {
  const auto task = recorder('a');
  run_turns(1);
  BOOST_TEST(task.done());
  BOOST_TEST(lock.locked());
  BOOST_TEST(lock.waiter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(acquire_gives_true) {
  BOOST_TEST(run(lock.acquire()));
  const auto waiter = acquirer();
  run_turns();
  lock.release();
  BOOST_TEST(run(waiter));
}

BOOST_AUTO_TEST_CASE(repr_shows_the_state_and_the_waiters) {
  const std::string start = "<asyncio.locks.Lock object at 0x";
  BOOST_TEST(looks_like(lock.to_string(), start, " [unlocked]>"));
  run(lock.acquire());
  BOOST_TEST(looks_like(lock.to_string(), start, " [locked]>"));
  const auto a = acquirer(), b = acquirer();
  run_turns();
  BOOST_TEST(looks_like(lock.to_string(), start, " [locked, waiters:2]>"));
  lock.release();
  std::ostringstream out;
  out << lock;
  BOOST_TEST(looks_like(out.str(), start, " [unlocked, waiters:2]>"));
}

BOOST_AUTO_TEST_CASE(waiters_get_the_lock_in_the_order_in_which_they_came) {
  run(lock.acquire());
  const auto a = recorder('a'), b = recorder('b');
  run_turns();
  BOOST_TEST(log == "");
  lock.release();
  run_turns();
  BOOST_TEST(log == "a");
  run_turns();
  BOOST_TEST(log == "a");
  const auto c = recorder('c');
  lock.release();
  run_turns();
  BOOST_TEST(log == "ab");
  lock.release();
  run_turns();
  BOOST_TEST(log == "abc");
  BOOST_TEST((a.done() && b.done() && c.done()));
}

BOOST_AUTO_TEST_CASE(a_woken_waiter_goes_before_a_task_that_acquires_in_the_same_step) {
  run(lock.acquire());
  const auto a = recorder('a');
  run_turns();
  run(record(log, 'm', [this] {
    lock.release();
    BOOST_TEST(!lock.locked());  // free until the waiter runs
    loop.call_soon([this] { lock.release(); });
    return lock.acquire();
  }));
  BOOST_TEST(log == "am");
}

BOOST_AUTO_TEST_CASE(release_wakes_the_first_waiter_only) {
  run(lock.acquire());
  const auto a = recorder('a'), b = recorder('b');
  run_turns();
  lock.release();
  BOOST_TEST(!lock.locked());
  BOOST_TEST(lock.waiter_count() == 2u);
  run_turns(3);
  BOOST_TEST(log == "a");
  BOOST_TEST(lock.locked());
  BOOST_TEST(lock.waiter_count() == 1u);
}

BOOST_AUTO_TEST_CASE(release_of_a_free_lock_is_an_error) {
  BOOST_CHECK_EXCEPTION(lock.release(), RuntimeError, [](const RuntimeError& e) {
    return std::string(e.what()) == "Lock is not acquired.";
  });
}

BOOST_AUTO_TEST_CASE(release_without_waiters_frees_it) {
  run(lock.acquire());
  lock.release();
  BOOST_TEST(!lock.locked());
}

BOOST_AUTO_TEST_CASE(a_cancelled_waiter_leaves_the_queue_when_it_runs) {
  run(lock.acquire());
  auto task = acquirer();
  run_turns();
  task.cancel("enough");
  BOOST_TEST(lock.waiter_count() == 1u);
  run_turns();
  BOOST_TEST(task.cancelled());
  BOOST_TEST(cancelled_with(task) == "enough");
  BOOST_TEST(lock.waiter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(cancelled_waiters_that_have_not_run_do_not_block_acquire) {
  run(lock.acquire());
  auto a = acquirer(), b = acquirer();
  run_turns();
  a.cancel();
  b.cancel();
  lock.release();
  // The test runs before the two, so it sees both in the queue.
  bool got_it = false;
  loop.call_soon([&] { got_it = lock.locked(); });
  const auto late = loop.create_task(lock.acquire());
  run_turns();
  BOOST_TEST(late.done());
  BOOST_TEST(!got_it);
  BOOST_TEST((a.cancelled() && b.cancelled()));
}

BOOST_AUTO_TEST_CASE(a_live_waiter_behind_a_cancelled_one_blocks_acquire) {
  run(lock.acquire());
  auto a = recorder('a'), b = recorder('b');
  run_turns();
  a.cancel();
  lock.release();  // finds the cancelled one first: it will hand the wake-up on
  const auto c = recorder('c');
  run_turns(2);
  BOOST_TEST(log == "b");
  lock.release();
  run_turns();
  BOOST_TEST(log == "bc");
}

BOOST_AUTO_TEST_CASE(a_waiter_that_is_cancelled_and_then_woken_passes_the_wake_up_on) {
  // cancelled first, released then (CPython: test_cancel_race, test_finished_waiter_cancelled)
  const auto until = loop.create_future();
  const auto a = loop.create_task(hold(lock, log, 'a', until));
  run_turns();
  auto b = loop.create_task(hold(lock, log, 'b'));
  run_turns();
  BOOST_TEST(lock.waiter_count() == 1u);
  const auto c = loop.create_task(hold(lock, log, 'c'));
  run_turns();
  BOOST_TEST(lock.waiter_count() == 2u);
  until.set_result();
  b.cancel();
  run_turns();
  BOOST_TEST(a.done());
  BOOST_TEST(b.cancelled());
  BOOST_TEST(!lock.locked());
  run(c);
  BOOST_TEST(log == "ac");
}

BOOST_AUTO_TEST_CASE(a_waiter_that_is_woken_and_then_cancelled_passes_the_wake_up_on) {
  run(lock.acquire());
  auto a = recorder('a'), b = recorder('b');
  run_turns();
  lock.release();
  a.cancel();
  run_turns();
  BOOST_TEST(a.cancelled());
  BOOST_TEST(log == "");
  run_turns();
  BOOST_TEST(log == "b");
}

BOOST_AUTO_TEST_CASE(a_cancel_and_a_release_at_once_give_the_lock_to_one_task_only) {
  // bpo-32734
  run(lock.acquire());
  auto a = recorder('a'), b = recorder('b'), c = recorder('c');
  run_turns();
  loop.call_soon([&] {
    a.cancel();
    lock.release();
  });
  run_turns(5);
  BOOST_TEST(log == "b");
  BOOST_TEST((a.cancelled() && b.done() && !c.done()));
  c.cancel();
  run_turns();
  BOOST_TEST(c.cancelled());
}

BOOST_AUTO_TEST_CASE(the_wake_up_passes_along_a_row_of_cancelled_waiters) {
  run(lock.acquire());
  std::vector<Task<void>> row;
  for (int i = 0; i < 5; ++i) row.push_back(recorder(static_cast<char>('a' + i)));
  run_turns();
  lock.release();
  for (int i = 0; i < 4; ++i) row[static_cast<std::size_t>(i)].cancel();
  run_turns(10);
  BOOST_TEST(log == "e");
  BOOST_TEST(lock.waiter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(with_holds_the_lock_and_releases_it_on_every_way_out) {
  struct Body {
    Lock& lock;
    int way;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (;;) {
        WITH(lock) {
          BOOST_TEST(lock.locked());
          YIELD_FROM(asyncio::sleep(1));
          if (way == 1) RETURN(1);
          if (way == 2) RAISE(ValueError("two"));
          if (way == 3) break;
        }
        END_WITH;
        RETURN(0);
      }
      RETURN(3);
      END;
    }
  };
  for (const int way : {0, 1, 3}) {
    BOOST_TEST(run(coroutine<int>(Body{lock, way})) == way);
    BOOST_TEST(!lock.locked());
  }
  BOOST_CHECK_THROW(run(coroutine<int>(Body{lock, 2})), ValueError);
  BOOST_TEST(!lock.locked());
  auto task = loop.create_task(coroutine<int>(Body{lock, 4}));
  run_turns();
  task.cancel();
  run_turns(2);
  BOOST_TEST(task.cancelled());
  BOOST_TEST(!lock.locked());
}

BOOST_AUTO_TEST_CASE(it_belongs_to_the_loop_in_which_it_blocked_first) {
  const auto a = acquirer(), b = acquirer();
  run_turns();  // b waits
  OtherLoop other;
  try {
    other.loop->run_until_complete(lock.acquire());
    BOOST_ERROR("no RuntimeError");
  } catch (const RuntimeError& e) {
    BOOST_TEST(looks_like(e.what(), "<asyncio.locks.Lock object at 0x",
                          " [locked, waiters:1]> is bound to a different event loop"));
  }
}

BOOST_AUTO_TEST_CASE(it_may_be_used_in_many_loops_as_long_as_nobody_waits) {
  run(lock.acquire());
  lock.release();
  OtherLoop other;
  BOOST_TEST(other.loop->run_until_complete(lock.acquire()));
}

BOOST_AUTO_TEST_CASE(acquire_can_be_caught_as_an_outcome) {
  struct Body {
    Lock& lock;
    Outcome<bool> got{};
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM_OUTCOME(got, lock.acquire());
      if (got) RETURN(1);
      RETURN(got.exception().is<CancelledError>() ? 2 : 3);
      END;
    }
  };
  BOOST_TEST(run(coroutine<int>(Body{lock})) == 1);
  auto task = loop.create_task(coroutine<int>(Body{lock}));
  run_turns();
  task.cancel();
  BOOST_TEST(run(task) == 2);
}

BOOST_AUTO_TEST_CASE(a_body_written_by_hand_gets_the_lock_on_both_ways) {
  struct Body {
    Lock& lock;
    Step operator()(Co<bool>& co) {
      switch (co.label()) {
        case 0:
          return co.yield_from(1, lock.acquire());
        case 1: {
          bool got = false;
          co.result(got);
          return co.return_(got);
        }
        default:
          return co.bad_label();
      }
    }
  };
  BOOST_TEST(run(coroutine<bool>(Body{lock})));
  loop.call_soon([this] { lock.release(); });
  BOOST_TEST(run(coroutine<bool>(Body{lock})));
  BOOST_TEST(lock.locked());
}

BOOST_AUTO_TEST_CASE(a_task_dropped_with_the_loop_leaves_the_queue) {
  run(lock.acquire());
  const auto a = acquirer(), b = acquirer();
  run_turns();
  BOOST_TEST(lock.waiter_count() == 2u);
  lock.release();  // a is woken, but will never run
  loop.close();
  BOOST_TEST(lock.waiter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(a_lock_held_by_a_dropped_task_is_released) {
  loop.create_task(hold(lock, log, 'a', loop.create_future()));
  loop.create_task(hold(lock, log, 'b'));
  loop.create_task(hold(lock, log, 'c'));
  run_turns();
  loop.close();
  BOOST_TEST(!lock.locked());
  BOOST_TEST(lock.waiter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(what_dropped_tasks_release_does_not_schedule_other_dropped_tasks) {
  Lock second;
  loop.create_task(hold(lock, log, 'a', loop.create_future()));
  loop.create_task(hold(lock, log, 'b'));
  loop.create_task(hold(second, log, 'c', loop.create_future()));
  loop.create_task(hold(second, log, 'd'));
  run_turns();
  loop.close();
  BOOST_TEST(!detail::access(loop).has_ready());
  BOOST_TEST(log == "ac");
}

BOOST_AUTO_TEST_CASE(a_lock_that_dies_lets_go_of_its_waiters) {
  auto owned = std::make_unique<Lock>();
  run(owned->acquire());
  auto a = loop.create_task(owned->acquire()), b = loop.create_task(owned->acquire());
  run_turns();
  owned->release();
  owned.reset();
  run_turns();
  BOOST_CHECK_THROW(a.result(), RuntimeError);
  b.cancel();
  run_turns();
  BOOST_TEST(b.cancelled());
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_waiters_can_be_cancelled_in_any_order) {
  run(lock.acquire());
  std::vector<Task<bool>> tasks;
  for (int i = 0; i < 100000; ++i) tasks.push_back(acquirer());
  run_turns();
  BOOST_TEST(lock.waiter_count() == 100000u);
  for (std::size_t i = tasks.size(); i-- > 1;) tasks[i].cancel();
  run_turns();
  BOOST_TEST(lock.waiter_count() == 1u);
  lock.release();
  BOOST_TEST(run(tasks[0]));
}

BOOST_AUTO_TEST_SUITE_END()
