// Results and items whose moves, copies and comparisons throw, one after the other, in every public
// operation: nobody waits for ever, nothing is lost, nothing leaks. And code of the user's that
// calls back into the library while that is at work.
#include "tests/fixtures.hpp"

#include <asyncio/generators/async_generator.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// Its k-th move, copy, assignment or comparison throws.
struct Fragile {
  static inline int alive = 0;
  static inline int until_throw = 0;  // 0: none does
  static void step() {
    if (until_throw > 0 && --until_throw == 0) throw ValueError("fragile");
  }
  Fragile() { ++alive; }
  explicit Fragile(int n) : number(n) { ++alive; }
  Fragile(const Fragile& other) : number((step(), other.number)) { ++alive; }
  Fragile(Fragile&& other) : number((step(), other.number)) { ++alive; }
  Fragile& operator=(const Fragile& other) {
    step();
    number = other.number;
    return *this;
  }
  Fragile& operator=(Fragile&& other) {
    step();
    number = other.number;
    return *this;
  }
  ~Fragile() { --alive; }
  friend bool operator<(const Fragile& a, const Fragile& b) {
    step();
    return a.number < b.number;
  }
  int number = 0;
};

Coroutine<Fragile> make(int n, double delay = 1) {
  return coroutine<Fragile>([n, delay](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(delay));
    RETURN(Fragile(n));
    END;
  });
}
Coroutine<Fragile> passes_on(int n) {
  return coroutine<Fragile>([n, f = Fragile()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(f, make(n));
    RETURN(std::move(f));
    END;
  });
}

struct Fixture : VirtualLoop {
  Fixture() {
    set_unraisable_hook([](const std::string&, const ExceptionPtr&) {});
    set_warning_hook([](const std::string&, const SourceLocation&) {});
  }
  ~Fixture() {
    Fragile::until_throw = 0;
    set_unraisable_hook(nullptr);
    set_warning_hook(nullptr);
  }

  // Awaits what `operation()` gives, for each step that may throw in its turn. It ends each time,
  // with its value or with what was thrown; all tasks end, and nothing is left.
  template <class F>
  void each_step(const char* name, F operation) {
    const int before = Fragile::alive;
    bool threw = true;
    for (int k = 1; threw; ++k) {
      BOOST_TEST_REQUIRE(k < 200);
      {
        Fragile::until_throw = k;
        Task<void> task;
        try {
          task = loop.create_task(operation());
        } catch (const ValueError&) {  // its locals are made and moved by the call
          Fragile::until_throw = 0;
          continue;
        }
        loop.call_later(1000, [this] { loop.stop(); });
        loop.run_forever();
        threw = Fragile::until_throw == 0;
        Fragile::until_throw = 0;
        BOOST_TEST(task.done(), name << ": waits for ever, step " << k);
        if (!task.done()) task.cancel();
        for (AnyTask& left : all_tasks(loop)) left.cancel();
        run_turns(5);
        BOOST_TEST(all_tasks(loop).empty(), name << ": a task is left, step " << k);
        if (task.done() && !task.cancelled() && task.exception()) {
          BOOST_TEST(task.exception().what() == "fragile", name << ", step " << k);
        }
      }
      run_turns(2);
      reports.clear();
      BOOST_TEST(Fragile::alive == before, name << ": leaks, step " << k);
    }
  }
};

// A coroutine that awaits make_awaitable() into a variable and one into an outcome.
template <class T = Fragile, class F>
Coroutine<void> awaits(F make_awaitable) {
  return coroutine([make_awaitable, value = T(), outcome = Outcome<T>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(value, make_awaitable());
    YIELD_FROM_OUTCOME(outcome, make_awaitable());
    if (!outcome) RAISE(outcome.exception());
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(throwing_types, Fixture)

// ---- results ----

BOOST_AUTO_TEST_CASE(a_coroutine_that_is_awaited) {
  each_step("coroutine", [] { return awaits([] { return passes_on(1); }); });
}
BOOST_AUTO_TEST_CASE(a_task_that_is_awaited) {
  each_step("task", [] { return awaits([] { return create_task(make(1)); }); });
  each_step("kept task", [] {
    return coroutine(
        [task = Task<Fragile>(), a = Fragile(), b = Outcome<Fragile>()](auto& co) mutable {
          BEGIN(co);
          task = create_task(make(1));
          YIELD_FROM_INTO(a, task);
          YIELD_FROM_OUTCOME(b, task);
          a = task.result();
          END;
        });
  });
}
BOOST_AUTO_TEST_CASE(a_future_that_is_set) {
  each_step("future", [this] {
    return awaits([this] {
      Future<Fragile> f(loop);
      // Who sets it hears of it, and can end it otherwise.
      loop.call_later(1, [f] {
        try {
          f.set_result(Fragile(1));
        } catch (const ValueError& e) {
          BOOST_TEST(!f.done());
          f.set_exception(e);
        }
      });
      return f;
    });
  });
}
BOOST_AUTO_TEST_CASE(gathered_results) {
  each_step("gather(tuple)", [] {
    return awaits<std::tuple<Fragile, Fragile>>([] { return gather(make(1), make(2)); });
  });
  each_step("gather(vector)", [] {
    return awaits<std::vector<Fragile>>([] {
      std::vector<Task<Fragile>> tasks{create_task(make(1)), create_task(make(2))};
      tasks.push_back(tasks.front());
      return gather(tasks);
    });
  });
  each_step("gather(return_exceptions)", [] {
    return awaits<std::vector<Outcome<Fragile>>>([] {
      std::vector<Task<Fragile>> tasks{create_task(make(1)), create_task(make(2))};
      return gather(return_exceptions, tasks);
    });
  });
}
BOOST_AUTO_TEST_CASE(limits_shields_and_as_completed) {
  each_step("wait_for", [] { return awaits([] { return wait_for(make(1), 5); }); });
  each_step("wait_for a task",
            [] { return awaits([] { return wait_for(create_task(make(1)), 5); }); });
  each_step("shield", [] { return awaits([] { return shield(create_task(make(1))); }); });
  each_step("wait", [] {
    return coroutine(
        [tasks = std::vector<Task<Fragile>>(), w = WaitResult<Task<Fragile>>()](auto& co) mutable {
          BEGIN(co);
          tasks = {create_task(make(1)), create_task(make(2))};
          YIELD_FROM_INTO(w, asyncio::wait(tasks));
          BOOST_TEST(w.done.size() == 2u);
          END;
        });
  });
  each_step("as_completed", [] {
    return coroutine([tasks = std::vector<Task<Fragile>>(), c = Coroutine<Fragile>(),
                      f = Fragile()](auto& co) mutable {
      BEGIN(co);
      tasks = {create_task(make(1)), create_task(make(2))};
      FOR(c, as_completed(tasks)) { YIELD_FROM_INTO(f, std::move(c)); }
      END_FOR;
      END;
    });
  });
  each_step("sleep with a result",
            [] { return awaits([] { return asyncio::sleep(1, Fragile(1)); }); });
}
AsyncGenerator<Fragile> fragile_items() {
  return async_generator<Fragile>([i = 0](auto& co) mutable {
    BEGIN(co);
    for (i = 0; i < 3; ++i) {
      YIELD_FROM(asyncio::sleep(1));
      YIELD(Fragile(i));
    }
    END;
  });
}
BOOST_AUTO_TEST_CASE(generators_hand_out_and_return) {
  each_step("generator", [] {
    return coroutine([f = Fragile(), n = 0](auto& co) mutable {
      BEGIN(co);
      {
        auto g = generator<Fragile, None, Fragile>([i = 0](auto& gen) mutable {
          BEGIN(gen);
          for (i = 0; i < 3; ++i) YIELD(Fragile(i));
          RETURN(Fragile(7));
          END;
        });
        for (Fragile& item : g) n += item.number;
        BOOST_TEST(n >= 0);
        BOOST_TEST(!g.running());
        if (g.result()) f = *g.result();
      }
      END;
    });
  });
  each_step("async generator", [] {
    return coroutine([f = Fragile()](auto& co) mutable {
      BEGIN(co);
      FOR(f, fragile_items()) {}
      END_FOR;
      END;
    });
  });
}
BOOST_AUTO_TEST_CASE(results_of_other_threads) {
  each_step("concurrent future", [this] {
    return awaits([this] {
      concurrent::Future<Fragile> f;
      loop.call_later(1, [f] {
        try {
          f.set_result(Fragile(1));
        } catch (const ValueError& e) {
          if (!f.done()) f.set_exception(e);
        }
      });
      return wrap_future(f, &loop);
    });
  });
}

// ---- items ----

template <class Q>
Coroutine<void> all_items(std::shared_ptr<Q> queue, std::shared_ptr<int> got) {
  return coroutine([queue, got, f = Fragile()](auto& co) mutable {
    BEGIN(co);
    for (;;) {
      TRY {
        YIELD_FROM_INTO(f, queue->get());
        ++*got;
      }
      EXCEPT(ValueError) { ++*got; }
      EXCEPT(QueueShutDown) { RETURN(); }
      END_TRY
    }
    END;
  });
}
template <class Q>
Coroutine<void> put_one(std::shared_ptr<Q> queue, int n, std::shared_ptr<int> refused) {
  return coroutine([queue, n, refused](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(queue->put(Fragile(n))); }
    EXCEPT(ValueError) { ++*refused; }
    END_TRY
    END;
  });
}
// Four items through a queue with room for one; each is got, or its put() or get() has raised.
template <class Q>
Coroutine<void> traffic() {
  return coroutine([queue = std::make_shared<Q>(1), got = std::make_shared<int>(0),
                    refused = std::make_shared<int>(0), i = 0](auto& co) mutable {
    BEGIN(co);
    for (i = 0; i < 4; ++i) create_task(put_one(queue, 4 - i, refused));
    YIELD_FROM(asyncio::sleep(1));
    create_task(all_items(queue, got));
    create_task(all_items(queue, got));
    YIELD_FROM(asyncio::sleep(1));
    for (i = 0; i < 2; ++i) create_task(put_one(queue, i, refused));
    YIELD_FROM(asyncio::sleep(1));
    BOOST_TEST(queue->putter_count() == 0u);
    BOOST_TEST(queue->empty());
    BOOST_TEST(*got + *refused >= 6);
    queue->shutdown();
    END;
  });
}
BOOST_AUTO_TEST_CASE(items_of_queues) {
  each_step("Queue", [] { return traffic<Queue<Fragile>>(); });
  each_step("LifoQueue", [] { return traffic<LifoQueue<Fragile>>(); });
  each_step("PriorityQueue", [] { return traffic<PriorityQueue<Fragile>>(); });
}
BOOST_AUTO_TEST_CASE(a_priority_queue_keeps_all_when_a_comparison_throws) {
  PriorityQueue<Fragile> q;
  for (int i = 0; i < 5; ++i) q.put_nowait(Fragile(10 - i));
  const std::string before = q.to_string();
  Fragile::until_throw = 1 + 1;  // the move into put_nowait() comes first
  BOOST_CHECK_THROW(q.put_nowait(Fragile(1)), ValueError);
  Fragile::until_throw = 1;
  BOOST_CHECK_THROW((void)q.get_nowait(), ValueError);
  Fragile::until_throw = 0;
  BOOST_TEST(q.qsize() == 5u);
  BOOST_TEST(q.get_nowait().number == 6);
}

struct Less {
  static inline bool fails = false;
  bool operator()(int a, int b) const {
    if (a < 0 || b < 0 || std::exchange(fails, false)) throw TypeError("not comparable");
    return a < b;
  }
};
BOOST_AUTO_TEST_CASE(a_comparison_that_throws_in_a_put_that_waited_passes_the_wake_up_on) {
  PriorityQueue<int, Less> q(2);
  q.put_nowait(1), q.put_nowait(2);
  const auto bad = loop.create_task(q.put(-1));
  const auto good = loop.create_task(q.put(3));
  run_turns(2);
  BOOST_TEST(q.get_nowait() == 1);
  run_turns(3);
  BOOST_TEST(bad.exception().is<TypeError>());
  BOOST_TEST(good.done());
  BOOST_TEST(q.full());
}
BOOST_AUTO_TEST_CASE(a_comparison_that_throws_in_a_get_that_waited_passes_the_wake_up_on) {
  PriorityQueue<int, Less> q;
  std::vector<Task<int>> getters;
  for (int i = 0; i < 4; ++i) getters.push_back(loop.create_task(q.get()));
  run_turns(2);
  q.put_nowait(1), q.put_nowait(2), q.put_nowait(3);
  Less::fails = true;
  run_turns(4);
  BOOST_TEST(q.empty());
  BOOST_TEST(q.getter_count() == 0u);
  BOOST_TEST(getters[0].exception().is<TypeError>());
  for (int i = 1; i < 4; ++i) BOOST_TEST(getters[i].done());
}
BOOST_AUTO_TEST_CASE(a_comparison_that_changes_its_queue_is_an_error_and_changes_nothing_else) {
  struct Meddles {
    PriorityQueue<int, Meddles>* queue;
    bool operator()(int a, int b) const {
      if (a == 9 || b == 9) queue->get_nowait();
      return a < b;
    }
  };
  // Known only by its address while it is made.
  alignas(PriorityQueue<int, Meddles>) unsigned char memory[sizeof(PriorityQueue<int, Meddles>)];
  auto* q = reinterpret_cast<PriorityQueue<int, Meddles>*>(memory);
  ::new (static_cast<void*>(memory)) PriorityQueue<int, Meddles>(0, Meddles{q});
  q->put_nowait(1), q->put_nowait(2);
  BOOST_CHECK_THROW(q->put_nowait(9), RuntimeError);
  BOOST_TEST(q->qsize() == 1u);
  BOOST_TEST(q->get_nowait() == 2);
  q->~PriorityQueue();
}

// An item whose end empties the queue that it was in.
struct Sibling {
  Sibling(Queue<std::unique_ptr<Sibling>>& q, std::vector<std::size_t>& s) : queue(&q), seen(&s) {}
  Sibling(const Sibling&) = delete;
  Sibling& operator=(const Sibling&) = delete;
  Queue<std::unique_ptr<Sibling>>* queue;
  std::vector<std::size_t>* seen;
  ~Sibling() {
    seen->push_back(queue->qsize());
    try {
      (void)queue->get_nowait();
    } catch (const QueueShutDown&) {
    } catch (const QueueEmpty&) {
    }
  }
};
template <class Q>
void drop_siblings(bool by_destructor) {
  std::vector<std::size_t> seen;
  {
    Q q;
    for (int i = 0; i < 3; ++i) q.put_nowait(std::make_unique<Sibling>(q, seen));
    if (!by_destructor) q.shutdown(true);
    BOOST_TEST(q.qsize() == (by_destructor ? 3u : 0u));
  }
  BOOST_TEST(seen == (std::vector<std::size_t>{2, 1, 0}), boost::test_tools::per_element());
}
BOOST_AUTO_TEST_CASE(an_item_that_is_dropped_is_in_the_queue_no_more) {
  using Ptr = std::unique_ptr<Sibling>;
  for (const bool by_destructor : {false, true}) {
    drop_siblings<Queue<Ptr>>(by_destructor);
    drop_siblings<LifoQueue<Ptr>>(by_destructor);
    drop_siblings<PriorityQueue<Ptr>>(by_destructor);
  }
}

// ---- one result for two ----

BOOST_AUTO_TEST_CASE(a_future_that_is_gathered_twice_gives_both_its_result) {
  const auto text = [] {
    return create_task(coroutine<std::string>([](auto& co) {
      BEGIN(co);
      YIELD();
      RETURN(std::string("a text longer than the small buffer of a string"));
      END;
    }));
  };
  const auto program = [&](auto make_all) {
    return coroutine<int>([make_all, r = decltype(make_all().result())()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(r, make_all());
      RETURN(1);
      END;
    });
  };
  (void)program;
  auto pair = run(coroutine<std::tuple<std::string, std::string>>(
      [text, r = std::tuple<std::string, std::string>()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(r, [&] {
          auto t = text();
          return gather(t, t);
        }());
        RETURN(std::move(r));
        END;
      }));
  BOOST_TEST(std::get<0>(pair) == std::get<1>(pair));
  auto all = run(
      coroutine<std::vector<std::string>>([text, r = std::vector<std::string>()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(r, [&] {
          std::vector<Task<std::string>> tasks{text(), text()};
          tasks.insert(tasks.end(), {tasks[0], tasks[1], tasks[0]});
          return gather(tasks);
        }());
        RETURN(std::move(r));
        END;
      }));
  for (const std::string& one : all) BOOST_TEST(one == std::get<0>(pair));
}
BOOST_AUTO_TEST_CASE(a_result_that_cannot_be_copied_is_not_given_twice) {
  const auto task = loop.create_task(coroutine<std::unique_ptr<int>>([](auto& co) {
    BEGIN(co);
    RETURN(std::make_unique<int>(1));
    END;
  }));
  const auto twice = gather(task, task);
  run_turns(4);
  BOOST_TEST(twice.exception().is<TypeError>());
}

// ---- the end of a task ----

BOOST_AUTO_TEST_CASE(a_move_of_the_result_that_throws_is_what_the_task_raises) {
  for (int k = 1; k < 3; ++k) {
    Fragile::until_throw = k;
    auto task = loop.create_task(make(1));
    loop.call_later(2, [this] { loop.stop(); });
    loop.run_forever();
    BOOST_TEST(Fragile::until_throw == 0);
    BOOST_TEST(task.exception().is<ValueError>());
    BOOST_TEST(all_tasks(loop).empty());
  }
  BOOST_TEST(Fragile::alive == 0);
}
// A local whose end does something.
template <class F>
struct AtEnd {
  explicit AtEnd(F f) : f(std::move(f)) {}
  AtEnd(AtEnd&& other) noexcept : f(std::move(other.f)), armed(std::exchange(other.armed, false)) {}
  ~AtEnd() {
    if (armed) f();
  }
  F f;
  bool armed = true;
};
BOOST_AUTO_TEST_CASE(a_local_whose_end_cancels_its_own_task_has_cancelled_it) {
  Task<int> task;
  auto end = [&task] { BOOST_TEST(task.cancel()); };
  task = loop.create_task(coroutine<int>([end = AtEnd<decltype(end)>(end)](auto& co) mutable {
    BEGIN(co);
    YIELD();
    RETURN(1);
    END;
  }));
  run_turns(4);
  BOOST_TEST(task.cancelled());
}
BOOST_AUTO_TEST_CASE(locals_end_in_their_task_and_its_context) {
  static const ContextVar<int> var("var");
  std::string seen;
  auto end = [&seen] { seen = current_task().get_name() + "/" + std::to_string(var.get(0)); };
  auto task = loop.create_task(coroutine<int>([end = AtEnd<decltype(end)>(end)](auto& co) mutable {
                                 BEGIN(co);
                                 var.set(7);
                                 YIELD();
                                 RETURN(1);
                                 END;
                               }),
                               "mine");
  run_turns(4);
  BOOST_TEST(seen == "mine/7");
}

// ---- reprs ----

struct Row {};
std::string to_repr(const Row&) { throw std::logic_error("no repr"); }

BOOST_AUTO_TEST_CASE(a_repr_that_throws_keeps_no_task_from_running) {
  loop.set_debug(true);
  auto row = loop.create_future<Row>();
  auto task = loop.create_task(coroutine([row, r = Row()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(r, row);
    END;
  }));
  run_turns(2);
  row.set_result(Row());
  run_turns(2);
  BOOST_TEST(task.done());
  const std::string text = row.to_string();
  BOOST_TEST(text.find("<Future finished result=<Row instance at 0x") == 0u);
  Queue<Row> q;
  q.put_nowait(Row());
  BOOST_TEST(q.to_string().find("_queue=[<Row instance at 0x") != std::string::npos);
}

// ---- what throws has done nothing ----

BOOST_AUTO_TEST_CASE(a_task_whose_factory_throws_is_ended_and_never_begins) {
  bool began = false;
  AnyTask told;
  loop.set_task_factory(std::make_shared<TaskFactory>(TaskFactory{false, [&](const AnyTask& task) {
                                                                    told = task;
                                                                    throw ValueError("no");
                                                                  }}));
  const auto body = [&began](auto& co) {
    BEGIN(co);
    began = true;
    END;
  };
  BOOST_CHECK_THROW(loop.create_task(coroutine(body)), ValueError);
  BOOST_CHECK_THROW(loop.create_task(coroutine(body), "named"), ValueError);
  BOOST_CHECK_THROW((void)gather(coroutine(body), coroutine(body)), ValueError);
  loop.set_task_factory(nullptr);
  BOOST_TEST(told.cancelled());
  run_turns(3);
  BOOST_TEST(!began);
  BOOST_TEST(all_tasks(loop).empty());
}
BOOST_AUTO_TEST_CASE(a_gather_that_throws_halfway_runs_none_of_its_coroutines) {
  int made = 0, ran = 0;
  loop.set_task_factory(std::make_shared<TaskFactory>(TaskFactory{false, [&](const AnyTask&) {
                                                                    if (++made == 2)
                                                                      throw ValueError("no");
                                                                  }}));
  auto other = loop.create_future();
  const auto body = [&ran](auto& co) {
    BEGIN(co);
    ++ran;
    END;
  };
  BOOST_CHECK_THROW((void)gather(other, coroutine(body), coroutine(body)), ValueError);
  loop.set_task_factory(nullptr);
  run_turns(3);
  BOOST_TEST(ran == 0);
  BOOST_TEST(!other.done());
  BOOST_TEST(all_tasks(loop).empty());
  other.set_result();
  run_turns(2);
}
BOOST_AUTO_TEST_CASE(a_group_whose_factory_throws_has_no_task_more) {
  run(coroutine([this, g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      loop.set_task_factory(std::make_shared<TaskFactory>(
          TaskFactory{false, [](const AnyTask&) { throw ValueError("no"); }}));
      BOOST_CHECK_THROW(g.create_task(make(1)), ValueError);
      loop.set_task_factory(nullptr);
      BOOST_TEST(g.to_string() == "<TaskGroup entered>");
      g.create_task(make(1));
    }
    END_WITH;
    END;
  }));
}

BOOST_AUTO_TEST_SUITE_END()
