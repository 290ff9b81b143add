// Semaphore, BoundedSemaphore: first come, first served.
#include "tests/sync/record.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Fixture : VirtualLoop {
  Task<void> recorder(Semaphore& s, char tag) {
    return loop.create_task(record(log, tag, [&s] { return s.acquire(); }));
  }
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(semaphore_suite, Fixture)

BOOST_AUTO_TEST_CASE(one_without_permits_is_locked) {
  Semaphore s(0);
  BOOST_TEST(s.locked());
  BOOST_TEST(s.value() == 0);
}

BOOST_AUTO_TEST_CASE(it_has_one_permit_by_default) {
  Semaphore s;
  BOOST_TEST(!s.locked());
  BOOST_TEST(s.value() == 1);
}

BOOST_AUTO_TEST_CASE(less_than_no_permits_is_an_error) {
  const auto says = [](const ValueError& e) {
    return std::string(e.what()) == "Semaphore initial value must be >= 0";
  };
  BOOST_CHECK_EXCEPTION(Semaphore(-1), ValueError, says);
  BOOST_CHECK_EXCEPTION(BoundedSemaphore(-1), ValueError, says);
}

BOOST_AUTO_TEST_CASE(repr_shows_the_value_and_the_waiters) {
  Semaphore s;
  const std::string start = "<asyncio.locks.Semaphore object at 0x";
  BOOST_TEST(looks_like(s.to_string(), start, " [unlocked, value:1]>"));
  run(s.acquire());
  BOOST_TEST(looks_like(s.to_string(), start, " [locked]>"));
  const auto a = recorder(s, 'a'), b = recorder(s, 'b');
  run_turns();
  BOOST_TEST(looks_like(s.to_string(), start, " [locked, waiters:2]>"));
  BoundedSemaphore bounded(3);
  BOOST_TEST(looks_like(bounded.to_string(), "<asyncio.locks.BoundedSemaphore object at 0x",
                        " [unlocked, value:3]>"));
}

BOOST_AUTO_TEST_CASE(acquire_takes_a_permit_without_a_suspension) {
  Semaphore s(2);
  BOOST_TEST(run(s.acquire()));
  const auto a = recorder(s, 'a');
  run_turns(1);
  BOOST_TEST(a.done());
  BOOST_TEST(s.locked());
}

BOOST_AUTO_TEST_CASE(waiters_get_permits_in_the_order_in_which_they_came) {
  Semaphore s(3);
  run(s.acquire());
  run(s.acquire());
  BOOST_TEST(!s.locked());
  const auto a = recorder(s, 'a'), b = recorder(s, 'b'), c = recorder(s, 'c');
  run_turns();
  BOOST_TEST(log == "a");
  BOOST_TEST(s.locked());
  BOOST_TEST(s.waiter_count() == 2u);
  const auto d = recorder(s, 'd');
  s.release();
  s.release();
  BOOST_TEST(s.value() == 0);  // both promised
  run_turns();
  BOOST_TEST(s.value() == 0);
  BOOST_TEST(log == "abc");
  BOOST_TEST(s.waiter_count() == 1u);
  s.release();
  run_turns();
  BOOST_TEST(log == "abcd");
}

BOOST_AUTO_TEST_CASE(release_gives_the_permit_to_the_first_waiter_at_once) {
  Semaphore s(0);
  const auto a = recorder(s, 'a');
  run_turns();
  s.release();
  BOOST_TEST(s.value() == 0);
  BOOST_TEST(s.locked());
  s.release();
  BOOST_TEST(s.value() == 1);
  BOOST_TEST(s.locked());  // while the woken one has not run, newcomers queue behind it
  const auto b = loop.create_task(record(log, 'b', [&] { return s.acquire(); }));
  run_turns();
  BOOST_TEST(log == "ab");
}

BOOST_AUTO_TEST_CASE(a_cancelled_waiter_leaves_the_queue) {
  Semaphore s;
  run(s.acquire());
  auto a = recorder(s, 'a');
  loop.call_soon([&] { a.cancel(); });
  run_turns(2);
  BOOST_TEST(a.cancelled());
  BOOST_TEST(s.waiter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(cancelled_waiters_do_not_lock_it) {
  Semaphore s(0);
  auto a = recorder(s, 'a');
  run_turns();
  a.cancel();
  s.release();
  BOOST_TEST(s.value() == 1);
  BOOST_TEST(s.waiter_count() == 1u);
  BOOST_TEST(!s.locked());
}

BOOST_AUTO_TEST_CASE(release_passes_over_cancelled_waiters) {
  Semaphore s(0);
  auto a = recorder(s, 'a'), b = recorder(s, 'b'), c = recorder(s, 'c'), d = recorder(s, 'd');
  run_turns();
  a.cancel();
  b.cancel();
  s.release();
  run_turns(2);
  BOOST_TEST(log == "c");
  BOOST_TEST(!d.done());
}

BOOST_AUTO_TEST_CASE(two_releases_after_a_cancel_serve_the_next_two_in_order) {
  Semaphore s(0);
  auto a = recorder(s, 'a'), b = recorder(s, 'b'), c = recorder(s, 'c');
  run_turns();
  a.cancel();
  run_turns();
  s.release();
  s.release();
  run_turns();
  BOOST_TEST(a.cancelled());
  BOOST_TEST(log == "bc");
}

BOOST_AUTO_TEST_CASE(a_waiter_that_is_cancelled_with_the_permit_in_hand_gives_it_to_the_next) {
  Semaphore s(0);
  auto a = recorder(s, 'a'), b = recorder(s, 'b');
  run_turns();
  s.release();
  a.cancel();
  run_turns();
  BOOST_TEST(a.cancelled());
  BOOST_TEST(s.value() == 0);
  run_turns();
  BOOST_TEST(log == "b");
}

BOOST_AUTO_TEST_CASE(a_waiter_that_is_cancelled_with_the_last_permit_in_hand_gives_it_back) {
  Semaphore s(0);
  auto a = recorder(s, 'a');
  run_turns();
  s.release();
  a.cancel();
  run_turns();
  BOOST_TEST(s.value() == 1);
  BOOST_TEST(!s.locked());
}

BOOST_AUTO_TEST_CASE(a_waiter_that_is_cancelled_before_the_release_does_not_block_the_next) {
  Semaphore s(0);
  auto a = recorder(s, 'a'), b = recorder(s, 'b');
  run_turns();
  a.cancel();
  s.release();
  run_turns(2);
  BOOST_TEST(s.locked());
  BOOST_TEST(b.done());
}

BOOST_AUTO_TEST_CASE(a_cancel_by_the_task_that_releases_leaves_the_permit_free) {
  Semaphore s(1);
  Task<void> b;
  const auto a = loop.create_task(coroutine([&](auto& co) {
    BEGIN(co);
    WITH(s) { YIELD_FROM(asyncio::sleep(0)); }
    END_WITH;
    b.cancel();
    END;
  }));
  b = loop.create_task(hold(s, log, 'b'));
  run_turns(5);
  BOOST_TEST(a.done());
  BOOST_TEST(b.cancelled());
  BOOST_TEST(log == "");
  BOOST_TEST(run(s.acquire()));
}

BOOST_AUTO_TEST_CASE(permits_released_in_one_step_are_offered_to_all_that_wait) {
  // b and c had to queue behind a although permits were free
  Semaphore s(0);
  const auto a = recorder(s, 'a');
  run_turns();
  for (int i = 0; i < 3; ++i) s.release();
  BOOST_TEST(s.value() == 2);
  // They run before a does: a was woken, but stands behind them in no queue but this one.
  const auto b = recorder(s, 'b'), c = recorder(s, 'c'), d = recorder(s, 'd');
  run_turns(3);
  BOOST_TEST(log == "abc");
  BOOST_TEST(s.value() == 0);
  BOOST_TEST(!d.done());
}

BOOST_AUTO_TEST_CASE(a_waiter_wakes_those_that_queued_while_permits_were_free) {
  // CPython: test_acquire_fifo_order_4
  Semaphore s(0);
  const auto a = recorder(s, 'a');
  const auto b = loop.create_task(coroutine([&](auto& co) {
    BEGIN(co);
    for (int i = 0; i < 3; ++i) s.release();
    BOOST_TEST(s.value() == 2);
    BOOST_TEST(s.locked());
    YIELD_FROM(s.acquire());
    log += 'b';
    END;
  }));
  const auto c = recorder(s, 'c');
  run_turns(1);
  BOOST_TEST(s.waiter_count() == 3u);
  run_turns(1);
  BOOST_TEST(log == "a");
  BOOST_TEST(s.value() == 0);  // both promised by a
  run_turns(1);
  BOOST_TEST(log == "abc");
}

BOOST_AUTO_TEST_CASE(a_task_that_releases_and_acquires_again_goes_to_the_end) {
  Semaphore s(1);
  std::vector<Task<void>> tasks;
  for (const char tag : {'1', '2', '3'}) {
    tasks.push_back(loop.create_task(coroutine([&, tag, i = 0](auto& co) mutable {
      BEGIN(co);
      for (; i < 2; ++i) {
        YIELD_FROM(s.acquire());
        log += tag;
        YIELD_FROM(asyncio::sleep(1));
        s.release();
      }
      END;
    })));
  }
  for (const auto& task : tasks) run(task);
  BOOST_TEST(log == "123123");
}

BOOST_AUTO_TEST_CASE(a_release_while_others_wait_does_not_let_the_releaser_overtake) {
  // CPython: test_acquire_fifo_order_2
  Semaphore s(1);
  const auto a = recorder(s, '1');
  const auto b = loop.create_task(coroutine([&](auto& co) {
    BEGIN(co);
    YIELD_FROM(s.acquire());
    log += '2';
    s.release();
    YIELD_FROM(s.acquire());
    log += '4';
    END;
  }));
  const auto c = recorder(s, '3');
  run_turns();
  s.release();
  s.release();
  run(b);
  BOOST_TEST(log == "1234");
}

BOOST_AUTO_TEST_CASE(release_without_waiters_raises_the_value) {
  Semaphore s;
  run(s.acquire());
  BOOST_TEST(s.locked());
  s.release();
  BOOST_TEST(!s.locked());
  s.release();
  BOOST_TEST(s.value() == 2);
}

BOOST_AUTO_TEST_CASE(a_bounded_one_refuses_a_release_too_many) {
  BoundedSemaphore s(2);
  const auto says = [](const ValueError& e) {
    return std::string(e.what()) == "BoundedSemaphore released too many times";
  };
  BOOST_CHECK_EXCEPTION(s.release(), ValueError, says);
  run(s.acquire());
  s.release();
  BOOST_TEST(s.value() == 2);
  BOOST_CHECK_EXCEPTION(s.release(), ValueError, says);
  Semaphore& base = s;
  BOOST_CHECK_EXCEPTION(base.release(), ValueError, says);
}

BOOST_AUTO_TEST_CASE(with_takes_a_permit_and_gives_it_back) {
  BoundedSemaphore s(1);
  const auto until = loop.create_future();
  auto a = loop.create_task(hold(s, log, 'a', until));
  const auto b = loop.create_task(hold(s, log, 'b'));
  run_turns();
  BOOST_TEST(s.locked());
  BOOST_TEST(log == "a");
  a.cancel();
  run_turns(3);
  BOOST_TEST(log == "ab");
  BOOST_TEST(s.value() == 1);
}

BOOST_AUTO_TEST_CASE(it_belongs_to_the_loop_in_which_it_blocked_first) {
  Semaphore s(0);
  const auto a = recorder(s, 'a');
  run_turns();
  OtherLoop other;
  BOOST_CHECK_THROW(other.loop->run_until_complete(s.acquire()), RuntimeError);
  BOOST_TEST(s.waiter_count() == 1u);
}

BOOST_AUTO_TEST_CASE(a_permit_promised_to_a_dropped_task_comes_back) {
  Semaphore s(0);
  recorder(s, 'a');
  run_turns();
  s.release();
  BOOST_TEST(s.value() == 0);
  loop.close();
  BOOST_TEST(s.value() == 1);
  BOOST_TEST(s.waiter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_waiters_are_woken_by_single_releases) {
  Semaphore s(0);
  int got = 0;
  for (int i = 0; i < 100000; ++i) {
    loop.create_task(s.acquire()).add_done_callback([&got](const AnyFuture&) { ++got; });
  }
  run_turns();
  for (int i = 0; i < 100000; ++i) s.release();
  run_turns(3);
  BOOST_TEST(got == 100000);
}

BOOST_AUTO_TEST_SUITE_END()
