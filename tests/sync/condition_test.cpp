// Condition: notifications, the lock around them, cancellation at every moment.
#include "tests/sync/record.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Fixture : VirtualLoop {
  ~Fixture() { loop.close(); }  // the condition must outlive the tasks that wait for it
  // Takes the lock, waits, logs, and keeps the lock or releases it.
  Task<void> waiter(char tag, bool keep = false) {
    return loop.create_task(coroutine([this, tag, keep](auto& co) {
      BEGIN(co);
      YIELD_FROM(condition.acquire());
      YIELD_FROM(condition.wait());
      log += tag;
      if (!keep) condition.release();
      END;
    }));
  }
  // Waits inside WITH.
  Task<void> with_waiter(char tag) {
    return loop.create_task(coroutine([this, tag](auto& co) {
      BEGIN(co);
      WITH(condition) {
        YIELD_FROM(condition.wait());
        log += tag;
      }
      END_WITH;
      END;
    }));
  }
  // Takes items one by one until `state` is negative.
  Task<void> consumer() {
    return loop.create_task(coroutine([this](auto& co) {
      BEGIN(co);
      WITH(condition) {
        for (;;) {
          YIELD_FROM(condition.wait_for([this] { return state != 0; }));
          if (state < 0) RETURN();
          --state;
        }
      }
      END_WITH;
      END;
    }));
  }
  void acquire() { run(condition.acquire()); }

  Condition condition;
  int state = 0;
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(condition_suite, Fixture)

BOOST_AUTO_TEST_CASE(notified_waiters_go_on_one_by_one_as_they_get_the_lock) {
  const auto a = waiter('a', true), b = waiter('b', true), c = waiter('c', true);
  run_turns();
  BOOST_TEST(log == "");
  BOOST_TEST(!condition.locked());
  BOOST_TEST(condition.waiter_count() == 3u);
  acquire();
  condition.notify();
  run_turns();
  BOOST_TEST(log == "");
  BOOST_TEST(condition.locked());
  condition.release();
  run_turns();
  BOOST_TEST(log == "a");
  BOOST_TEST(condition.locked());
  condition.notify(2);
  run_turns();
  BOOST_TEST(log == "a");
  condition.release();
  run_turns();
  BOOST_TEST(log == "ab");
  condition.release();
  run_turns();
  BOOST_TEST(log == "abc");
  BOOST_TEST(condition.locked());
  BOOST_TEST((a.done() && b.done() && c.done()));
}

BOOST_AUTO_TEST_CASE(wait_gives_true) {
  acquire();
  const auto task = loop.create_task(condition.wait());
  run_turns();
  acquire();
  condition.notify();
  condition.release();
  BOOST_TEST(run(task));
}

BOOST_AUTO_TEST_CASE(wait_without_the_lock_is_an_error) {
  BOOST_CHECK_EXCEPTION(run(condition.wait()), RuntimeError, [](const RuntimeError& e) {
    return std::string(e.what()) == "cannot wait on un-acquired lock";
  });
}

BOOST_AUTO_TEST_CASE(notify_without_the_lock_is_an_error) {
  const auto says = [](const RuntimeError& e) {
    return std::string(e.what()) == "cannot notify on un-acquired lock";
  };
  BOOST_CHECK_EXCEPTION(condition.notify(), RuntimeError, says);
  BOOST_CHECK_EXCEPTION(condition.notify_all(), RuntimeError, says);
}

BOOST_AUTO_TEST_CASE(a_cancelled_wait_has_the_lock_again) {
  acquire();
  auto task = loop.create_task(condition.wait());
  loop.call_soon([&] { task.cancel(); });
  run_turns(3);
  BOOST_TEST(task.cancelled());
  BOOST_TEST(condition.waiter_count() == 0u);
  BOOST_TEST(condition.locked());
}

BOOST_AUTO_TEST_CASE(a_cancelled_wait_waits_for_the_lock_while_others_hold_it) {
  // and survives as many cancellations as come meanwhile; the last one is raised
  acquire();
  auto task = loop.create_task(condition.wait());
  run_turns();
  acquire();
  for (const char* message : {"one", "two", "three"}) {
    task.cancel(message);
    run_turns(2);
    BOOST_TEST(!task.done());
  }
  condition.release();
  run_turns();
  BOOST_TEST(task.cancelled());
  BOOST_TEST(cancelled_with(task) == "three");
  BOOST_TEST(condition.locked());
}

BOOST_AUTO_TEST_CASE(a_cancellation_before_the_notified_waiter_runs_is_raised_by_it) {
  acquire();
  auto task = loop.create_task(condition.wait());
  run_turns();
  acquire();
  condition.notify();
  loop.call_soon([&] { task.cancel(); });
  loop.call_soon([&] { condition.release(); });
  run_turns(4);
  BOOST_TEST(task.done());
  BOOST_TEST(task.cancelled());
  BOOST_TEST(condition.locked());
}

BOOST_AUTO_TEST_CASE(a_cancellation_while_a_notified_waiter_wants_the_lock_is_raised_by_it) {
  // bpo-32841
  auto task = with_waiter('a');
  run_turns();
  acquire();
  condition.notify();
  run_turns();
  task.cancel();
  run_turns();
  condition.release();
  run_turns();
  BOOST_TEST(task.cancelled());
  BOOST_TEST(log == "");
  BOOST_TEST(!condition.locked());
}

BOOST_AUTO_TEST_CASE(the_message_of_a_cancellation_arrives_as_it_was_sent) {
  // while it waits for a notification
  auto a = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    WITH(condition) {
      YIELD_FROM(condition.wait_for([] { return false; }));
    }
    END_WITH;
    END;
  }));
  run_turns();
  a.cancel("foo");
  run_turns();
  BOOST_TEST(cancelled_with(a) == "foo");
  // while it waits for the lock
  auto b = with_waiter('b');
  run_turns();
  acquire();
  condition.notify();
  run_turns();
  b.cancel("bar");
  condition.release();
  run_turns(3);
  BOOST_TEST(cancelled_with(b) == "bar");
}

BOOST_AUTO_TEST_CASE(a_notified_waiter_that_is_cancelled_at_once_passes_the_notification_on) {
  // gh-112202
  auto a = consumer(), b = consumer();
  run_turns();
  acquire();
  state = 1;
  condition.notify(1);
  a.cancel();
  run_turns();
  condition.release();
  run_turns(6);
  BOOST_TEST(a.cancelled());
  BOOST_TEST(state == 0);
  state = -1;
  acquire();
  condition.notify_all();
  condition.release();
  run(b);
}

BOOST_AUTO_TEST_CASE(a_notified_waiter_that_is_cancelled_at_the_lock_passes_the_notification_on) {
  auto a = consumer(), b = consumer();
  run_turns();
  acquire();
  state = 1;
  condition.notify(1);
  run_turns();
  a.cancel();
  run_turns();
  condition.release();
  run_turns(6);
  BOOST_TEST(a.cancelled());
  BOOST_TEST(state == 0);
  state = -1;
  acquire();
  condition.notify_all();
  condition.release();
  run(b);
}

BOOST_AUTO_TEST_CASE(a_wait_that_is_cancelled_unnotified_may_wake_another_spuriously) {
  auto a = waiter('a');
  const auto b = waiter('b');
  run_turns();
  a.cancel();
  run_turns();
  BOOST_TEST(a.cancelled());
  BOOST_TEST(log == "");
  condition.release();  // the cancelled one holds it
  run_turns(2);
  BOOST_TEST(log == "b");
}

BOOST_AUTO_TEST_CASE(notify_wakes_the_oldest_waiters_and_passes_over_those_that_are_done) {
  auto a = waiter('a');
  const auto b = waiter('b'), c = waiter('c');
  run_turns();
  acquire();
  condition.notify(1);  // a
  condition.notify(1);  // b
  run_turns();
  condition.release();
  run_turns(4);
  BOOST_TEST(log == "ab");
  acquire();
  condition.notify(2048);
  condition.release();
  run_turns(2);
  BOOST_TEST(log == "abc");
}

BOOST_AUTO_TEST_CASE(notify_wakes_n) {
  const auto a = waiter('a'), b = waiter('b'), c = waiter('c');
  run_turns();
  acquire();
  condition.notify(1);
  condition.release();
  run_turns(2);
  BOOST_TEST(log == "a");
  acquire();
  condition.notify(1);
  condition.notify(2048);
  condition.release();
  run_turns(4);
  BOOST_TEST(log == "abc");
}

BOOST_AUTO_TEST_CASE(notify_all_wakes_everybody) {
  const auto a = waiter('a'), b = waiter('b');
  run_turns();
  acquire();
  condition.notify_all();
  condition.release();
  run_turns(2);
  BOOST_TEST(log == "ab");
  BOOST_TEST((a.done() && b.done()));
}

BOOST_AUTO_TEST_CASE(wait_for_tests_again_after_each_notification) {
  int tests = 0;
  const auto task = loop.create_task(coroutine<int>([&, got = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(condition.acquire());
    YIELD_FROM_INTO(got, condition.wait_for([&] { return ++tests, state; }));
    condition.release();
    RETURN(got);
    END;
  }));
  run_turns();
  BOOST_TEST(tests == 1);
  acquire();
  condition.notify();
  condition.release();
  run_turns(2);
  BOOST_TEST(!task.done());
  BOOST_TEST(tests == 2);
  acquire();
  state = 7;
  condition.notify();
  condition.release();
  BOOST_TEST(run(task) == 7);
  BOOST_TEST(tests == 3);
}

BOOST_AUTO_TEST_CASE(wait_for_what_is_true_needs_no_lock) {
  BOOST_TEST(run(condition.wait_for([] { return std::string("yes") == "yes"; })));
  BOOST_CHECK_THROW(run(condition.wait_for([] { return false; })), RuntimeError);
}

BOOST_AUTO_TEST_CASE(wait_for_raises_what_the_predicate_throws) {
  acquire();
  BOOST_CHECK_THROW(run(condition.wait_for([]() -> bool { throw ValueError("no"); })), ValueError);
  BOOST_TEST(condition.locked());
}

BOOST_AUTO_TEST_CASE(repr_shows_the_lock_and_the_waiters) {
  const std::string start = "<asyncio.locks.Condition object at 0x";
  BOOST_TEST(looks_like(condition.to_string(), start, " [unlocked]>"));
  acquire();
  BOOST_TEST(looks_like(condition.to_string(), start, " [locked]>"));
  condition.release();
  const auto a = waiter('a'), b = waiter('b');
  run_turns();
  BOOST_TEST(looks_like(condition.to_string(), start, " [unlocked, waiters:2]>"));
}

BOOST_AUTO_TEST_CASE(with_holds_the_lock) {
  const auto until = loop.create_future();
  const auto task = loop.create_task(hold(condition, log, 'a', until));
  run_turns();
  BOOST_TEST(condition.locked());
  until.set_result();
  run(task);
  BOOST_TEST(!condition.locked());
}

BOOST_AUTO_TEST_CASE(conditions_can_share_a_lock) {
  Lock lock;
  Condition first(lock), second(lock);
  BOOST_TEST(&first.lock() == &lock);
  run(first.acquire());
  BOOST_TEST((lock.locked() && second.locked()));
  second.release();
  BOOST_TEST(!lock.locked());
  run(lock.acquire());
  const auto task = loop.create_task(first.wait());
  run_turns();
  BOOST_TEST(!second.locked());
  run(second.acquire());
  first.notify();
  second.notify();  // nobody waits for it
  second.release();
  run(task);
}

BOOST_AUTO_TEST_CASE(it_belongs_to_the_loop_in_which_it_blocked_first) {
  const auto a = waiter('a');
  run_turns();
  OtherLoop other;
  other.loop->run_until_complete(condition.acquire());  // at once, so the loop does not matter
  try {
    other.loop->run_until_complete(condition.wait());
    BOOST_ERROR("no RuntimeError");
  } catch (const RuntimeError& e) {
    BOOST_TEST(looks_like(e.what(), "<asyncio.locks.Condition object at 0x",
                          " [locked, waiters:1]> is bound to a different event loop"));
  }
  BOOST_TEST(condition.locked());  // it failed before it let go of the lock
  BOOST_CHECK_THROW(other.loop->run_until_complete(condition.acquire()), RuntimeError);
}

BOOST_AUTO_TEST_CASE(a_dropped_waiter_takes_the_lock_again_for_the_block_around_it) {
  static int unraisable = 0;
  const auto before = set_unraisable_hook([](auto&...) { ++unraisable; });
  with_waiter('a');
  run_turns();
  BOOST_TEST(!condition.locked());
  loop.close();
  set_unraisable_hook(before);
  BOOST_TEST(unraisable == 0);  // as the release() of a free lock would be
  BOOST_TEST(!condition.locked());
  BOOST_TEST(condition.waiter_count() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
