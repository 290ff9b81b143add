// Queue, PriorityQueue, LifoQueue: order, bounds, races, join, shutdown.
#include "tests/sync/record.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Fixture : VirtualLoop {
  template <class T>
  Task<T> getter(Queue<T>& q) {
    return loop.create_task(q.get());
  }
  template <class T>
  Task<void> putter(Queue<T>& q, T item) {
    return loop.create_task(q.put(std::move(item)));
  }
  std::string log;
};

// An item whose order looks at the number only.
struct Job {
  int priority;
  char name;
  friend bool operator<(const Job& a, const Job& b) { return a.priority < b.priority; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(queue_suite, Fixture)

// ---- what it is ----

BOOST_AUTO_TEST_CASE(repr_shows_the_items_and_who_waits) {
  Queue<int> q(1);
  BOOST_TEST(q.to_string() == "<Queue maxsize=1>");
  BOOST_TEST(looks_like(repr(q), "<Queue at 0x", " maxsize=1>"));
  const auto g = getter(q), h = getter(q);
  run_turns();
  BOOST_TEST(q.to_string() == "<Queue maxsize=1 _getters[2]>");
  q.put_nowait(7);
  BOOST_TEST(q.to_string() == "<Queue maxsize=1 _queue=[7] _getters[1] tasks=1>");
  run_turns();
  q.put_nowait(8);
  run_turns();
  q.put_nowait(9);
  const auto p = putter(q, 10);
  run_turns();
  BOOST_TEST(q.to_string() == "<Queue maxsize=1 _queue=[9] _putters[1] tasks=3>");
  Queue<std::string> texts;
  texts.put_nowait("a");
  texts.put_nowait("it's");
  std::ostringstream out;
  out << texts;
  BOOST_TEST(out.str() == "<Queue maxsize=0 _queue=['a', \"it's\"] tasks=2>");
  LifoQueue<int> lifo;
  PriorityQueue<int> priority(3);
  priority.put_nowait(2);
  priority.put_nowait(1);
  BOOST_TEST(lifo.to_string() == "<LifoQueue maxsize=0>");
  BOOST_TEST(priority.to_string() == "<PriorityQueue maxsize=3 _queue=[1, 2] tasks=2>");
}

BOOST_AUTO_TEST_CASE(empty_says_whether_there_are_items) {
  Queue<int> q;
  BOOST_TEST(q.empty());
  run(q.put(1));
  BOOST_TEST(!q.empty());
  BOOST_TEST(q.qsize() == 1u);
  BOOST_TEST(run(q.get()) == 1);
  BOOST_TEST(q.empty());
}

BOOST_AUTO_TEST_CASE(full_is_never_true_without_a_bound) {
  Queue<int> q, negative(-1), one(1);
  for (int i = 0; i < 10; ++i) q.put_nowait(i), negative.put_nowait(i);
  BOOST_TEST((!q.full() && !negative.full()));
  BOOST_TEST(!one.full());
  one.put_nowait(1);
  BOOST_TEST(one.full());
  BOOST_TEST(one.maxsize() == 1);
  BOOST_TEST(negative.maxsize() == -1);
}

BOOST_AUTO_TEST_CASE(items_come_out_in_the_order_in_which_they_went_in) {
  Queue<int> q;
  for (const int i : {1, 3, 2}) run(q.put(i));
  for (const int i : {1, 3, 2}) BOOST_TEST(run(q.get()) == i);
}

BOOST_AUTO_TEST_CASE(a_bounded_queue_makes_put_wait) {
  Queue<int> q(2);
  const auto task = loop.create_task(coroutine([&](auto& co) {
    BEGIN(co);
    YIELD_FROM(q.put(1));
    log += '1';
    YIELD_FROM(q.put(2));
    log += '2';
    YIELD_FROM(q.put(3));
    log += '3';
    END;
  }));
  run_turns(3);
  BOOST_TEST(log == "12");
  BOOST_TEST(q.full());
  BOOST_TEST(q.get_nowait() == 1);
  run_turns();
  BOOST_TEST(log == "123");
  BOOST_TEST(q.qsize() == 2u);
}

BOOST_AUTO_TEST_CASE(a_lifo_queue_gives_the_newest_first) {
  LifoQueue<int> q;
  for (const int i : {1, 3, 2}) run(q.put(i));
  for (const int i : {2, 3, 1}) BOOST_TEST(run(q.get()) == i);
}

BOOST_AUTO_TEST_CASE(a_priority_queue_gives_the_smallest_first) {
  PriorityQueue<int> q;
  for (const int i : {5, 1, 4, 1, 3, 9, 2, 6}) run(q.put(i));
  for (const int i : {1, 1, 2, 3, 4, 5, 6, 9}) BOOST_TEST(run(q.get()) == i);
  PriorityQueue<std::pair<int, std::string>> pairs;  // equal priorities: the payload decides
  pairs.put_nowait({1, "b"});
  pairs.put_nowait({1, "a"});
  BOOST_TEST(pairs.get_nowait().second == "a");
}

BOOST_AUTO_TEST_CASE(equal_priorities_come_out_as_from_heapq) {
  // of Python's heapq with the same pushes
  PriorityQueue<Job> q;
  char name = 'a';
  for (const int priority : {2, 1, 2, 1, 1, 2, 1, 2, 1}) q.put_nowait({priority, name++});
  std::string order;
  while (!q.empty()) order += q.get_nowait().name;
  BOOST_TEST(order == "bgdeicfha");
}

BOOST_AUTO_TEST_CASE(a_priority_queue_agrees_with_a_sorted_list) {
  PriorityQueue<int> q;
  std::vector<int> model;
  unsigned random = 12345;
  for (int step = 0; step < 5000; ++step) {
    random = random * 1664525u + 1013904223u;
    if (random >> 31 || model.empty()) {
      const int item = static_cast<int>(random >> 8) % 50;
      q.put_nowait(item);
      model.push_back(item);
    } else {
      const auto smallest = std::min_element(model.begin(), model.end());
      BOOST_REQUIRE(q.get_nowait() == *smallest);
      model.erase(smallest);
    }
    BOOST_REQUIRE(q.qsize() == model.size());
  }
}

BOOST_AUTO_TEST_CASE(items_may_be_move_only) {
  Queue<std::unique_ptr<int>> q(1);
  PriorityQueue<std::unique_ptr<int>> priority;
  LifoQueue<std::unique_ptr<int>> lifo;
  run(q.put(std::make_unique<int>(1)));
  const auto p = putter(q, std::make_unique<int>(2));
  run_turns();
  BOOST_TEST(*run(q.get()) == 1);
  BOOST_TEST(*run(q.get()) == 2);
  auto g = getter(q);
  run_turns();
  q.put_nowait(std::make_unique<int>(3));
  BOOST_TEST(*run(std::move(g)) == 3);
  priority.put_nowait(nullptr);
  BOOST_TEST(!priority.get_nowait());
  lifo.put_nowait(nullptr);
  BOOST_TEST(!lifo.get_nowait());
}

// ---- get ----

BOOST_AUTO_TEST_CASE(get_and_put_do_not_suspend_when_they_can_go_on) {
  Queue<int> q(1);
  const auto task = loop.create_task(coroutine([&, i = 0, got = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < 10; ++i) {
      YIELD_FROM(q.put(i));
      YIELD_FROM_INTO(got, q.get());
      BOOST_TEST(got == i);
    }
    END;
  }));
  run_turns(1);
  BOOST_TEST(task.done());
}

BOOST_AUTO_TEST_CASE(get_waits_for_an_item) {
  Queue<int> q;
  loop.call_later(1, [&] { q.put_nowait(1); });
  BOOST_TEST(run(q.get()) == 1);
  BOOST_TEST(clock.time() == 1.0);
}

BOOST_AUTO_TEST_CASE(get_nowait_of_an_empty_queue_is_an_error) {
  Queue<int> q;
  BOOST_CHECK_THROW(q.get_nowait(), QueueEmpty);
  q.put_nowait(1);
  BOOST_TEST(q.get_nowait() == 1);
}

BOOST_AUTO_TEST_CASE(getters_are_served_in_the_order_in_which_they_came) {
  Queue<int> q;
  const auto a = getter(q), b = getter(q);
  run_turns();
  q.put_nowait(1);
  q.put_nowait(2);
  run_turns();
  BOOST_TEST((a.result() == 1 && b.result() == 2));
}

BOOST_AUTO_TEST_CASE(one_getter_is_woken_for_each_item) {
  // and those that are done are passed over, and forgotten
  Queue<int> q;
  auto a = getter(q), b = getter(q), c = getter(q);
  run_turns();
  BOOST_TEST(q.getter_count() == 3u);
  a.cancel();
  q.put_nowait(1);
  BOOST_TEST(q.getter_count() == 1u);
  run_turns();
  BOOST_TEST((a.cancelled() && b.done() && !c.done()));
  BOOST_TEST(q.getter_count() == 1u);
}

BOOST_AUTO_TEST_CASE(a_woken_getter_that_comes_too_late_waits_again_at_the_end) {
  Queue<int> q;
  const auto a = getter(q), b = getter(q);
  run_turns();
  q.put_nowait(1);
  BOOST_TEST(q.get_nowait() == 1);
  run_turns();
  BOOST_TEST((!a.done() && !b.done()));
  BOOST_TEST(q.getter_count() == 2u);
  q.put_nowait(2);
  q.put_nowait(3);
  run_turns();
  BOOST_TEST((a.result() == 3 && b.result() == 2));
}

BOOST_AUTO_TEST_CASE(a_getter_that_waits_again_can_be_cancelled) {
  Queue<int> q;
  auto a = getter(q);
  run_turns();
  q.put_nowait(1);
  q.get_nowait();
  run_turns();
  a.cancel();
  BOOST_TEST(q.getter_count() == 1u);
  run_turns();
  BOOST_TEST(a.cancelled());
  BOOST_TEST(q.getter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(a_cancelled_getter_leaves_the_queue_and_the_next_gets_the_item) {
  Queue<char> q;
  auto a = getter(q), b = getter(q);
  run_turns();
  a.cancel();
  run_turns();
  BOOST_TEST(a.cancelled());
  run(q.put('x'));
  BOOST_TEST(run(b) == 'x');
}

BOOST_AUTO_TEST_CASE(a_getter_that_is_cancelled_when_woken_loses_no_item) {
  Queue<int> q;
  auto a = getter(q);
  run_turns();
  q.put_nowait(1);
  q.put_nowait(2);
  a.cancel();
  run_turns();
  BOOST_TEST(a.cancelled());
  BOOST_TEST(run(q.get()) == 1);
}

BOOST_AUTO_TEST_CASE(a_getter_that_is_cancelled_when_woken_wakes_the_next) {
  Queue<int> q;
  auto a = getter(q), b = getter(q), c = getter(q);
  run_turns();
  q.put_nowait(1);
  q.put_nowait(2);
  a.cancel();
  run_turns(2);
  BOOST_TEST(a.cancelled());
  BOOST_TEST((b.result() == 1 && c.result() == 2));
}

BOOST_AUTO_TEST_CASE(a_getter_that_is_cancelled_when_woken_wakes_nobody_for_an_empty_queue) {
  Queue<int> q;
  auto a = getter(q), b = getter(q);
  run_turns();
  q.put_nowait(1);
  q.get_nowait();
  a.cancel();
  run_turns(2);
  BOOST_TEST(q.getter_count() == 1u);
  BOOST_TEST(!b.done());
}

BOOST_AUTO_TEST_CASE(get_wakes_a_putter) {
  Queue<char> q(1);
  const auto a = putter(q, 'a'), b = putter(q, 'b');
  BOOST_TEST(run(q.get()) == 'a');
  BOOST_TEST(run(q.get()) == 'b');
  BOOST_TEST((a.done() && b.done()));
}

BOOST_AUTO_TEST_CASE(a_producer_and_a_consumer_pass_one_item_at_a_time) {
  Queue<int> q(1);
  int sum = 0;
  loop.create_task(coroutine([&, i = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < 5; ++i) YIELD_FROM(q.put(i));
    END;
  }));
  const auto consumer = loop.create_task(coroutine([&, i = 0, got = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < 5; ++i) {
      YIELD_FROM_INTO(got, q.get());
      sum += got;
    }
    END;
  }));
  run(consumer);
  BOOST_TEST(sum == 10);
}

// ---- put ----

BOOST_AUTO_TEST_CASE(put_waits_for_room) {
  Queue<int> q(1);
  q.put_nowait(1);
  loop.call_later(1, [&] { BOOST_TEST(q.get_nowait() == 1); });
  run(q.put(2));
  BOOST_TEST(clock.time() == 1.0);
  BOOST_TEST(q.get_nowait() == 2);
}

BOOST_AUTO_TEST_CASE(put_nowait_into_a_full_queue_is_an_error) {
  Queue<int> q(1);
  q.put_nowait(1);
  BOOST_CHECK_THROW(q.put_nowait(2), QueueFull);
  BOOST_TEST(q.unfinished_tasks() == 1u);
}

BOOST_AUTO_TEST_CASE(put_wakes_a_getter) {
  Queue<char> q;
  const auto a = getter(q);
  run_turns();
  run(q.put('a'));
  BOOST_TEST(run(a) == 'a');
}

BOOST_AUTO_TEST_CASE(a_putter_that_is_cancelled_when_woken_has_put_nothing) {
  Queue<int> q(1);
  q.put_nowait(1);
  auto a = putter(q, 2);
  run_turns();
  BOOST_TEST(q.get_nowait() == 1);
  BOOST_TEST(q.putter_count() == 0u);
  a.cancel();
  run_turns();
  BOOST_TEST(a.cancelled());
  run(q.put(2));
  BOOST_TEST(q.get_nowait() == 2);
  BOOST_TEST(q.qsize() == 0u);
}

BOOST_AUTO_TEST_CASE(a_putter_that_is_cancelled_when_woken_wakes_the_next) {
  Queue<int> q(1);
  q.put_nowait(1);
  auto a = putter(q, 2), b = putter(q, 3);
  run_turns();
  q.get_nowait();
  a.cancel();
  run_turns(2);
  BOOST_TEST((a.cancelled() && b.done()));
  BOOST_TEST(q.get_nowait() == 3);
}

BOOST_AUTO_TEST_CASE(a_woken_putter_that_comes_too_late_waits_again_at_the_end) {
  Queue<int> q(1);
  q.put_nowait(1);
  const auto a = putter(q, 2), b = putter(q, 3);
  run_turns();
  q.get_nowait();
  q.put_nowait(9);
  run_turns();
  BOOST_TEST((!a.done() && !b.done()));
  BOOST_TEST(q.putter_count() == 2u);
  BOOST_TEST(q.get_nowait() == 9);
  run_turns();
  BOOST_TEST(q.get_nowait() == 3);
  run_turns();
  BOOST_TEST(q.get_nowait() == 2);
}

BOOST_AUTO_TEST_CASE(a_cancelled_put_does_not_disturb_the_others) {
  Queue<char> q(1);
  auto a = putter(q, 'a'), b = putter(q, 'b'), c = putter(q, 'X');
  run_turns();
  BOOST_TEST((a.done() && !b.done()));
  c.cancel();
  run_turns();
  BOOST_TEST(c.done());
  BOOST_TEST(q.get_nowait() == 'a');
  run_turns();
  BOOST_TEST(q.get_nowait() == 'b');
  run(b);
}

BOOST_AUTO_TEST_CASE(a_cancelled_putter_leaves_the_queue) {
  Queue<int> q(1);
  q.put_nowait(1);
  auto a = putter(q, 2);
  run_turns();
  BOOST_TEST(q.putter_count() == 1u);
  a.cancel();
  run_turns();
  BOOST_TEST(a.cancelled());
  BOOST_TEST(q.putter_count() == 0u);
}

BOOST_AUTO_TEST_CASE(get_nowait_of_several_items_wakes_as_many_putters) {
  Queue<int> q(2);
  loop.create_task(coroutine([&](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    while (!q.empty()) log += static_cast<char>('0' + q.get_nowait());
    END;
  }));
  std::vector<Task<void>> putters;
  for (int i = 0; i < 4; ++i) putters.push_back(putter(q, i));
  for (const auto& p : putters) run(p);
  BOOST_TEST(log == "01");
  BOOST_TEST(q.qsize() == 2u);
}

// ---- join ----

BOOST_AUTO_TEST_CASE(task_done_too_often_is_an_error) {
  Queue<int> q;
  const auto says = [](const ValueError& e) {
    return std::string(e.what()) == "task_done() called too many times";
  };
  BOOST_CHECK_EXCEPTION(q.task_done(), ValueError, says);
  q.put_nowait(1);
  q.task_done();
  BOOST_CHECK_EXCEPTION(q.task_done(), ValueError, says);
}

BOOST_AUTO_TEST_CASE(join_of_a_queue_without_work_does_not_wait) {
  Queue<int> q;
  const auto a = loop.create_task(q.join());
  run_turns(1);
  BOOST_TEST(a.done());
  run(q.join());
}

BOOST_AUTO_TEST_CASE(join_waits_until_all_items_are_done) {
  const auto check = [this](auto& q) {
    for (int i = 0; i < 100; ++i) q.put_nowait(i);
    int sum = 0;
    bool running = true;
    std::vector<Task<void>> workers;
    for (int i = 0; i < 2; ++i) {
      workers.push_back(loop.create_task(coroutine([&, item = 0](auto& co) mutable {
        BEGIN(co);
        while (running) {
          YIELD_FROM_INTO(item, q.get());
          sum += item;
          q.task_done();
        }
        END;
      })));
    }
    run(q.join());
    BOOST_TEST(sum == 4950);
    running = false;
    for (int i = 0; i < 2; ++i) q.put_nowait(0);
    for (const auto& worker : workers) run(worker);
  };
  Queue<int> fifo;
  LifoQueue<int> lifo;
  PriorityQueue<int> priority;
  check(fifo), check(lifo), check(priority);
}

BOOST_AUTO_TEST_CASE(join_waits_again_when_work_comes_back) {
  Queue<int> q;
  q.put_nowait(1);
  const auto first = loop.create_task(q.join());
  run_turns();
  q.task_done();
  q.put_nowait(2);
  const auto second = loop.create_task(q.join());
  run_turns(3);
  BOOST_TEST(first.done());  // it was woken when there was none
  BOOST_TEST(!second.done());
  q.task_done();
  run(second);
}

// ---- shutdown ----

BOOST_AUTO_TEST_CASE(shutdown_shows_in_the_repr) {
  Queue<int> q;
  q.shutdown();
  BOOST_TEST(q.is_shutdown());
  BOOST_TEST(q.to_string() == "<Queue maxsize=0 shutdown>");
}

template <class Q>
void check_refuses(Fixture& f, Q& q) {
  BOOST_CHECK_THROW(f.run(q.put(1)), QueueShutDown);
  BOOST_CHECK_THROW(q.put_nowait(1), QueueShutDown);
  BOOST_CHECK_THROW(f.run(q.get()), QueueShutDown);
  BOOST_CHECK_THROW(q.get_nowait(), QueueShutDown);
}

BOOST_AUTO_TEST_CASE(shutdown_of_an_empty_queue_ends_those_that_wait_for_items) {
  Queue<int> q;
  auto g = getter(q);
  run_turns();
  q.shutdown();
  run(q.join());
  run_turns();
  BOOST_TEST(g.done());
  BOOST_CHECK_THROW(g.result(), QueueShutDown);
  check_refuses(*this, q);
}

BOOST_AUTO_TEST_CASE(shutdown_lets_what_is_there_be_taken) {
  Queue<int> q(1);
  q.put_nowait(1);
  const auto join = loop.create_task(q.join());
  auto p = putter(q, 2);
  run_turns();
  q.shutdown();
  BOOST_TEST(q.qsize() == 1u);
  run_turns();
  BOOST_CHECK_THROW(p.result(), QueueShutDown);
  BOOST_TEST(run(q.get()) == 1);
  run_turns();
  BOOST_TEST(!join.done());
  check_refuses(*this, q);
  q.task_done();
  run_turns();
  BOOST_TEST(join.done());
  BOOST_CHECK_THROW(q.task_done(), ValueError);
}

BOOST_AUTO_TEST_CASE(shutdown_at_once_throws_the_items_away_and_ends_join) {
  const auto check = [this](auto& q) {
    q.put_nowait(1);
    const auto join = loop.create_task(q.join());
    run_turns();
    q.shutdown(true);
    BOOST_TEST(q.qsize() == 0u);
    run_turns();
    BOOST_TEST(join.done());
    check_refuses(*this, q);
    BOOST_CHECK_THROW(q.task_done(), ValueError);
  };
  Queue<int> fifo;
  LifoQueue<int> lifo;
  PriorityQueue<int> priority;
  check(fifo), check(lifo), check(priority);
}

BOOST_AUTO_TEST_CASE(shutdown_at_once_waits_for_items_that_are_being_worked_on) {
  Queue<int> q;
  q.put_nowait(1);
  q.put_nowait(2);
  const auto join = loop.create_task(q.join());
  BOOST_TEST(run(q.get()) == 1);
  q.shutdown(true);
  BOOST_TEST(q.unfinished_tasks() == 1u);
  run_turns();
  BOOST_TEST(!join.done());
  check_refuses(*this, q);
  q.task_done();
  run_turns();
  BOOST_TEST(join.done());
}

BOOST_AUTO_TEST_CASE(a_putter_that_was_woken_before_the_shutdown_is_refused) {
  Queue<int> q(1);
  q.put_nowait(1);
  auto p = putter(q, 2);
  run_turns();
  q.get_nowait();
  q.shutdown();
  run_turns();
  BOOST_CHECK_THROW(p.result(), QueueShutDown);
  BOOST_TEST(q.empty());
}

BOOST_AUTO_TEST_CASE(a_getter_that_was_woken_before_the_shutdown_gets_its_item) {
  Queue<int> q;
  const auto g = getter(q);
  run_turns();
  q.put_nowait(1);
  q.shutdown();
  BOOST_TEST(run(g) == 1);
}

BOOST_AUTO_TEST_CASE(shutdown_wakes_all_that_wait_at_either_end) {
  const auto check = [this](auto& empty, auto& full) {
    std::vector<Task<int>> getters;
    std::vector<Task<void>> putters;
    full.put_nowait(1);
    for (int i = 0; i < 3; ++i) {
      getters.push_back(getter(empty));
      putters.push_back(putter(full, 2));
    }
    run_turns();
    empty.shutdown();
    full.shutdown();
    run_turns(2);
    for (const auto& g : getters) {
      BOOST_REQUIRE(g.done());
      BOOST_CHECK_THROW(g.result(), QueueShutDown);
    }
    for (const auto& p : putters) {
      BOOST_REQUIRE(p.done());
      BOOST_CHECK_THROW(p.result(), QueueShutDown);
    }
    BOOST_TEST(full.qsize() == 1U);
  };
  Queue<int> fifo, full_fifo(1);
  LifoQueue<int> lifo, full_lifo(1);
  PriorityQueue<int> priority, full_priority(1);
  check(fifo, full_fifo), check(lifo, full_lifo), check(priority, full_priority);
}

BOOST_AUTO_TEST_CASE(shutdown_at_once_wakes_all_that_wait_to_put_and_to_join) {
  Queue<int> q(1);
  q.put_nowait(1);
  std::vector<Task<void>> putters, joins;
  for (int i = 0; i < 2; ++i) {
    putters.push_back(putter(q, 2));
    joins.push_back(loop.create_task(q.join()));
  }
  run_turns();
  q.shutdown(true);
  run_turns(2);
  for (int i = 0; i < 2; ++i) {
    const auto n = static_cast<std::size_t>(i);
    BOOST_REQUIRE((putters[n].done() && joins[n].done()));
    BOOST_CHECK_THROW(putters[n].result(), QueueShutDown);
    BOOST_CHECK_NO_THROW(joins[n].result());
  }
}

// ---- loops and lives ----

BOOST_AUTO_TEST_CASE(it_belongs_to_the_loop_in_which_it_blocked_first) {
  Queue<int> q(1);
  const auto g = getter(q);
  run_turns();
  OtherLoop other;
  BOOST_CHECK_EXCEPTION(other.loop->run_until_complete(q.get()), RuntimeError,
                        [](const RuntimeError& e) {
                          return looks_like(e.what(), "<Queue at 0x",
                                            " maxsize=1 _getters[1]> is bound to a different "
                                            "event loop");
                        });
}

BOOST_AUTO_TEST_CASE(an_item_is_taken_though_nobody_wants_the_result) {
  Queue<int> q;
  const auto task = loop.create_task(coroutine([&](auto& co) {
    BEGIN(co);
    YIELD_FROM(q.get());
    YIELD_FROM(q.get());
    END;
  }));
  q.put_nowait(1);
  run_turns();
  q.put_nowait(2);
  run(task);
  BOOST_TEST(q.empty());
}

BOOST_AUTO_TEST_CASE(bodies_written_by_hand_may_leave_the_result_of_put_alone) {
  struct Body {
    Queue<int>& q;
    Step operator()(Co<void>& co) {
      if (co.label() == 0) return co.yield_from(1, q.put(2));
      return co.return_();
    }
  };
  Queue<int> q(1);
  q.put_nowait(1);
  const auto task = loop.create_task(coroutine(Body{q}));
  run_turns();
  BOOST_TEST(q.get_nowait() == 1);
  run(task);
  BOOST_TEST(q.get_nowait() == 2);
}

BOOST_AUTO_TEST_CASE(tasks_dropped_with_the_loop_leave_it) {
  Queue<int> q(1), empty;
  q.put_nowait(1);
  putter(q, 2);
  putter(q, 3);
  getter(empty);
  run_turns();
  q.get_nowait();
  empty.put_nowait(1);
  loop.close();
  BOOST_TEST((q.putter_count() == 0u && empty.getter_count() == 0u));
  BOOST_TEST((q.empty() && empty.qsize() == 1u));
}

BOOST_AUTO_TEST_CASE(a_queue_may_die_before_the_tasks_that_wait_for_it) {
  auto q = std::make_unique<Queue<int>>();
  auto a = getter(*q), b = getter(*q);
  run_turns();
  q->put_nowait(1);
  q.reset();
  run_turns();
  BOOST_CHECK_THROW(a.result(), RuntimeError);
  BOOST_TEST(!b.done());
}

BOOST_AUTO_TEST_CASE(a_comparison_that_throws_reaches_the_task_that_puts) {
  struct Less {
    bool operator()(int a, int b) const {
      if (a < 0 || b < 0) throw ValueError("negative");
      return a < b;
    }
  };
  PriorityQueue<int, Less> q;
  run(q.put(1));
  BOOST_CHECK_THROW(run(q.put(-1)), ValueError);
  const auto outcome = loop.create_task(coroutine([&, got = Outcome<void>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_OUTCOME(got, q.put(-1));
    BOOST_TEST(got.exception().template is<ValueError>());
    END;
  }));
  run(outcome);
  BOOST_TEST(q.to_string() == "<PriorityQueue maxsize=0 _queue=[1] tasks=1>");
  BOOST_TEST(q.qsize() == 1u);
  BOOST_TEST(q.get_nowait() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
