// The n-th allocation fails, for every n, in programs that use every public class but those of io/.
#include "tests/no_memory.hpp"

#include <asyncio/generators/async_generator.hpp>

#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// ---- the programs ----

Coroutine<int> child(int k, double delay) {
  return coroutine<int>([k, delay](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(delay));
    if (k == 3) RAISE(ValueError(kLong));
    RETURN(k);
    END;
  });
}

const ContextVar<std::string>& variable() {
  static const ContextVar<std::string> variable("variable");
  return variable;
}

Coroutine<int> handles_and_timers(EventLoop& loop) {
  return coroutine<int>([&loop, n = std::make_shared<int>(0), timers = std::vector<TimerHandle>(),
                         i = 0, f = Future<int>(nullptr), h = Handle(), v = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      variable().set(kLong);
      for (i = 0; i < 300; ++i) timers.push_back(loop.call_later(1 + i % 7, [n] { ++*n; }));
      for (i = 0; i < 300; i += 3) timers[i].cancel();
      for (i = 1; i < 300; i += 3) loop.reschedule_later(timers[i], 3 + i % 5);
      h = loop.call_soon([n](const std::string&) { ++*n; }, kLong);
      h.cancel();
      loop.call_soon(copy_context(), [n] { ++*n; });
      loop.call_soon_threadsafe([n] { ++*n; });
      copy_context().run([] { variable().set("other"); });
      loop.call_soon([] { throw ValueError(kLong); });
      YIELD_FROM(asyncio::sleep(20));
      f = loop.create_future<int>();
      f.add_done_callback([n](const Future<int>&) { ++*n; });
      h = f.add_done_callback([n](const Future<int>&) { ++*n; });
      f.remove_done_callback(h);
      loop.call_later(2, [f] {
        variable().set(kLong);
        if (!f.done()) f.set_result(5);
      });
      YIELD_FROM_INTO(v, wait_for(f, 100));
    }
    FINALLY {
      for (TimerHandle& t : timers) t.cancel();
    }
    END_TRY
    RETURN(*n + v);
    END;
  });
}

Coroutine<int> tasks(EventLoop& loop) {
  return coroutine<int>([&loop, n = 0, ts = std::vector<Task<int>>(), i = 0,
                         f = Future<int>(nullptr), o = Outcome<int>()](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (i = 0; i < 5; ++i) ts.push_back(create_task(child(i, 1 + i), kLong + std::to_string(i)));
      YIELD();
      ts[4].cancel(kLong);
      ts[2].cancel();
      ts[1].set_name("another " + kLong);
      n += static_cast<int>(ts[1].to_string().size() + all_tasks().size());
      for (i = 0; i < 5; ++i) {
        YIELD_FROM_OUTCOME(o, ts[i]);
        n += o ? 10 : 1;
      }
      loop.set_task_factory(std::make_shared<TaskFactory>(TaskFactory{
          false, [](const AnyTask& t) { AnyTask(t).add_done_callback([](const AnyFuture&) {}); }}));
      YIELD_FROM_OUTCOME(o, create_task(child(1, 1)));
      loop.set_task_factory(eager_task_factory());
      YIELD_FROM_OUTCOME(o, create_task(child(1, 0)));
      loop.set_task_factory(nullptr);
      f = loop.create_future<int>();
      f.set_exception(ValueError(kLong));
      YIELD_FROM_OUTCOME(o, f);
      ts[0] = create_task(child(1, 5));
      YIELD_FROM(asyncio::sleep(0.5));
      loop.call_later(1, [t = ts[0]]() mutable { t.cancel(kLong); });
      YIELD_FROM_OUTCOME(o, ts[0]);
    }
    FINALLY {
      for (Task<int>& t : ts) t.cancel();
    }
    END_TRY
    RETURN(n);
    END;
  });
}

Coroutine<int> combinators(EventLoop&) {
  return coroutine<int>([n = 0, ts = std::vector<Task<int>>(), rs = std::vector<int>(),
                         os = std::vector<Outcome<int>>(), pair = std::tuple<int, int>(), i = 0,
                         v = 0, o = Outcome<int>(), w = WaitResult<Task<int>>(),
                         c = Coroutine<int>(), f = Task<int>()](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (i = 0; i < 3; ++i) ts.push_back(create_task(child(i, 1 + i)));
      YIELD_FROM_INTO(rs, gather(ts));
      YIELD_FROM_INTO(pair, gather(child(1, 1), child(2, 2)));
      YIELD_FROM_INTO(pair, gather(ts[0], ts[0]));
      for (i = 0; i < 5; ++i) ts.push_back(create_task(child(i, 1 + i)));
      YIELD_FROM_INTO(os, gather(return_exceptions, ts));
      YIELD_FROM_OUTCOME(o, wait_for(child(1, 5), 1));
      YIELD_FROM_OUTCOME(o, wait_for(child(1, 1), 5));
      YIELD_FROM_OUTCOME(o, wait_for(child(1, 1), 0));
      YIELD_FROM_INTO(v, shield(create_task(child(7, 1))));
      YIELD_FROM_OUTCOME(o, wait_for(shield(create_task(child(3, 2))), 1));
      ts.clear();
      for (i = 0; i < 3; ++i) ts.push_back(create_task(child(i, 1 + i)));
      YIELD_FROM_INTO(w, asyncio::wait(ts, std::nullopt, FIRST_COMPLETED));
      YIELD_FROM_INTO(w, asyncio::wait(ts, 0.5, FIRST_EXCEPTION));
      YIELD_FROM_INTO(w, asyncio::wait(ts));
      ts.clear();
      for (i = 0; i < 4; ++i) ts.push_back(create_task(child(i, 4 - i)));
      FOR(c, as_completed(ts, 100)) {
        YIELD_FROM_OUTCOME(o, std::move(c));
        n += o ? 1 : 100;
      }
      END_FOR;
      FOR(f, as_completed(ts).futures()) { n += f.done(); }
      END_FOR;
    }
    FINALLY {
      for (Task<int>& t : ts) t.cancel();
    }
    END_TRY
    RETURN(n + v);
    END;
  });
}

Coroutine<int> groups(EventLoop&) {
  return coroutine<int>(
      [n = 0, g = TaskGroup(), h = TaskGroup(), i = 0, t = Timeout(nullptr)](auto& co) mutable {
        BEGIN(co);
        TRY {
          WITH(g) {
            for (i = 0; i < 6; ++i) g.create_task(child(i, 1 + i), kLong);
            YIELD_FROM(asyncio::sleep(100));
          }
          END_WITH;
        }
        EXCEPT(ExceptionGroup) { n += 1; }
        END_TRY
        TRY {
          t = timeout(5);
          WITH(t) {
            t.reschedule(t.when().value() + 1);
            WITH(timeout(2)) {
              WITH(h) {
                h.create_task(child(1, 50));
                h.create_task(child(2, 60));
                YIELD_FROM(asyncio::sleep(100));
              }
              END_WITH;
            }
            END_WITH;
          }
          END_WITH;
        }
        EXCEPT(TimeoutError) { n += 10; }
        END_TRY
        RETURN(n);
        END;
      });
}

Generator<int> inner(int n) {
  return generator<int>([n, i = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (i = 0; i < n; ++i) {
        TRY { YIELD(i); }
        EXCEPT(ValueError) { YIELD(100 + i); }
        END_TRY
      }
    }
    FINALLY { n = 0; }
    END_TRY
    END;
  });
}
Generator<int> outer() {
  return generator<int>([i = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      TRY {
        YIELD_FROM(inner(3));
        FOR(i, inner(2)) { YIELD(i); }
        END_FOR;
        RAISE(RuntimeError(kLong));
      }
      EXCEPT(RuntimeError) {
        YIELD_FROM(std::vector<int>{7, 8});
        RAISE();
      }
      FINALLY { YIELD(9); }
      END_TRY
    }
    EXCEPT(RuntimeError) { YIELD(10); }
    END_TRY
    END;
  });
}
AsyncGenerator<int> ticks(int n) {
  return async_generator<int>([n, i = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (i = 0; i < n; ++i) {
        YIELD_FROM(asyncio::sleep(1));
        YIELD(i);
      }
    }
    FINALLY { YIELD_FROM(asyncio::sleep(1)); }
    END_TRY
    END;
  });
}
Coroutine<int> generators(EventLoop&) {
  return coroutine<int>([n = 0, v = 0, o = Outcome<std::optional<int>>(), a = ticks(2),
                         b = ticks(3)](auto& co) mutable {
    BEGIN(co);
    {
      auto g = outer();
      for (const int k : g) n += k;
      auto h = outer();
      h.next();
      h.throw_(ValueError("x"));
      h.next();
      try {
        h.close();
      } catch (const RuntimeError&) {
      }
      auto dropped = outer();
      dropped.next();
      auto raising = outer();
      raising.next();
      try {
        raising.throw_(RuntimeError("thrown"));
      } catch (const StopIteration&) {
      }
    }
    FOR(v, ticks(3)) { n += v; }
    END_FOR;
    YIELD_FROM_OUTCOME(o, a.anext());
    YIELD_FROM_OUTCOME(o, a.asend(None{}));
    YIELD_FROM_OUTCOME(o, b.anext());
    YIELD_FROM_OUTCOME(o, b.athrow(ValueError(kLong)));
    YIELD_FROM(a.aclose());
    RETURN(n);
    END;
  });
}

struct Shared {
  Queue<std::string> queue{2};
  PriorityQueue<int> priorities;
  LifoQueue<std::string> stack;
  Lock lock;
  Semaphore semaphore{1};
  BoundedSemaphore bounded{1};
  Condition condition;
  Event event;
  Barrier barrier{2};
  int got = 0, ready = 0;
};
Coroutine<> producer(Shared& s, int n) {
  return coroutine([&s, n, i = 0](auto& co) mutable {
    BEGIN(co);
    for (i = 0; i < n; ++i) {
      YIELD_FROM(s.queue.put(kLong + std::to_string(i)));
      s.priorities.put_nowait(-i);
      YIELD_FROM(s.stack.put(kLong));
    }
    END;
  });
}
Coroutine<> consumer(Shared& s, int n) {
  return coroutine([&s, n, i = 0, text = std::string(), v = 0](auto& co) mutable {
    BEGIN(co);
    for (i = 0; i < n; ++i) {
      YIELD_FROM_INTO(text, s.queue.get());
      YIELD_FROM_INTO(v, s.priorities.get());
      YIELD_FROM_INTO(text, s.stack.get());
      WITH(s.lock) { YIELD_FROM(asyncio::sleep(0.01)); }
      END_WITH;
      WITH(s.semaphore) {
        WITH(s.bounded) {
          ++s.got;
          YIELD();
        }
        END_WITH;
      }
      END_WITH;
      s.queue.task_done();
    }
    WITH(s.condition) {
      s.ready += 1;
      s.condition.notify_all();
    }
    END_WITH;
    YIELD_FROM_INTO(v, s.barrier.wait());
    END;
  });
}
Coroutine<> waiter(Shared& s) {
  return coroutine([&s](auto& co) {
    BEGIN(co);
    WITH(s.condition) {
      YIELD_FROM(s.condition.wait_for([&s] { return s.ready == 2; }));
    }
    END_WITH;
    s.event.set();
    END;
  });
}
Coroutine<> event_waiter(Shared& s) {
  return coroutine([&s](auto& co) {
    BEGIN(co);
    YIELD_FROM(s.event.wait());
    YIELD_FROM(s.queue.join());
    END;
  });
}
Coroutine<int> sync(EventLoop&) {
  return coroutine<int>([s = std::make_unique<Shared>(), g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      g.create_task(producer(*s, 5));
      g.create_task(producer(*s, 3));
      g.create_task(consumer(*s, 4));
      g.create_task(consumer(*s, 4));
      g.create_task(waiter(*s));
      g.create_task(event_waiter(*s));
      g.create_task(event_waiter(*s)).cancel();
    }
    END_WITH;
    s->queue.shutdown(true);
    RETURN(s->got);
    END;
  });
}

Coroutine<int> streams(EventLoop& loop) {
  return coroutine<int>([&loop, r = std::make_shared<StreamReader>(16, &loop),
                         flow = std::make_shared<FlowControl>(&loop), s = std::string(), n = 0,
                         i = 0, timers = std::vector<TimerHandle>()](auto& co) mutable {
    BEGIN(co);
    TRY {
      timers.reserve(8);
      for (i = 0; i < 6; ++i) {
        timers.push_back(loop.call_later(1 + i, [r, i] {
          if (i == 5)
            r->feed_eof();
          else
            r->feed_data("abcdefghij;klm\n" + std::to_string(i));
        }));
      }
      // However little came: the end comes.
      timers.push_back(loop.call_later(50, [r] { r->feed_eof(); }));
      YIELD_FROM_INTO(s, r->readuntil(";"));
      n += static_cast<int>(s.size());
      YIELD_FROM_INTO(s, r->readline());
      YIELD_FROM_INTO(s, r->readexactly(20));
      YIELD_FROM_INTO(s, r->read(-1));
      n += static_cast<int>(s.size());
      flow->pause_writing();
      timers.push_back(loop.call_later(1, [flow] { flow->resume_writing(); }));
      YIELD_FROM(flow->drain());
    }
    FINALLY {
      for (TimerHandle& t : timers) t.cancel();
    }
    END_TRY
    RETURN(n);
    END;
  });
}

Coroutine<int> threads(EventLoop& loop) {
  return coroutine<int>([&loop, accepted = std::make_shared<bool>(false), n = 0, v = 0,
                         o = Outcome<int>(), f = Future<int>(nullptr),
                         c = concurrent::Future<int>()](auto& co) mutable {
    BEGIN(co);
    f = loop.run_in_executor(nullptr, Job{accepted});
    *accepted = true;
    YIELD_FROM_INTO(v, f);
    YIELD_FROM_INTO(v, to_thread([](const std::string& text) { return int(text.size()); }, kLong));
    n += v;
    c.add_done_callback([](const concurrent::Future<int>&) {});
    f = wrap_future(c, &loop);
    c.set_result(3);
    YIELD_FROM_INTO(v, f);
    c = run_coroutine_threadsafe(child(2, 1), loop);
    YIELD_FROM_OUTCOME(o, wrap_future(c, &loop));
    RETURN(n + v);
    END;
  });
}

struct Counting {
  std::shared_ptr<int> n;
  void operator()() const { ++*n; }
};
Coroutine<int> tornado_program(EventLoop& loop) {
  return coroutine<int>([&loop, n = std::make_shared<int>(0),
                         p = std::unique_ptr<tornado::PeriodicCallback>()](auto& co) mutable {
    BEGIN(co);
    tornado::IOLoop(loop).add_callback(Counting{n});
    tornado::IOLoop(loop).call_later(1, Counting{n});
    p = std::make_unique<tornado::PeriodicCallback>(Counting{n}, 1000);
    p->start();
    YIELD_FROM(asyncio::sleep(3.5));
    p->stop();
    RETURN(*n);
    END;
  });
}

Coroutine<int> graphs(EventLoop& loop) {
  return coroutine<int>([&loop, n = 0, ts = std::vector<Task<int>>(),
                         g = Future<std::vector<int>>(nullptr)](auto& co) mutable {
    BEGIN(co);
    TRY {
      ts.push_back(create_task(child(1, 1), kLong));
      ts.push_back(create_task(child(2, 1)));
      g = gather(ts);
      YIELD();
      n += static_cast<int>(format_call_graph(loop).size() + call_graph_json(loop).size());
      n += static_cast<int>(deadlocked_tasks(loop).size() + format_call_graph(g).size());
      YIELD_FROM(g);
    }
    FINALLY {
      for (Task<int>& t : ts) t.cancel();
    }
    END_TRY
    RETURN(n);
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(no_memory, Quiet)

BOOST_AUTO_TEST_CASE(handles_timers_and_contexts) { check_all({"handles", handles_and_timers}); }
BOOST_AUTO_TEST_CASE(tasks_names_messages_and_factories) { check_all({"tasks", tasks}); }
BOOST_AUTO_TEST_CASE(the_same_in_debug_mode) {
  check_all({"debug, tasks", tasks, true});
  check_all({"debug, groups", groups, true});
  check_all({"debug, handles", handles_and_timers, true});
  check_all({"debug, combinators", combinators, true});
  check_all({"debug, generators", generators, true});
  check_all({"debug, sync", sync, true});
  check_all({"debug, streams", streams, true});
  check_all({"debug, threads", threads, true});
}
BOOST_AUTO_TEST_CASE(gather_wait_shield_and_as_completed) {
  check_all({"combinators", combinators});
}
BOOST_AUTO_TEST_CASE(groups_and_timeouts) { check_all({"groups", groups}); }
BOOST_AUTO_TEST_CASE(generators_plain_and_async) { check_all({"generators", generators}); }
BOOST_AUTO_TEST_CASE(locks_events_conditions_and_queues) { check_all({"sync", sync}); }
BOOST_AUTO_TEST_CASE(streams_and_flow_control) { check_all({"streams", streams}); }
BOOST_AUTO_TEST_CASE(executors_and_other_threads) { check_all({"threads", threads}); }
BOOST_AUTO_TEST_CASE(tornado_callbacks) { check_all({"tornado", tornado_program}); }
BOOST_AUTO_TEST_CASE(call_graphs) { check_all({"graphs", graphs}); }

BOOST_AUTO_TEST_CASE(a_runner_tidies_up_whichever_allocation_fails) {
  for (long n = 1;; ++n) {
    failures = 1;
    asked = 0;
    until_failure = n;
    int result = 0;
    try {
      Runner runner(std::nullopt, [] { return new_event_loop(std::make_unique<VirtualPoller>()); });
      result = runner.run(child(1, 1));
    } catch (const std::bad_alloc&) {
      result = -1;
    }
    const bool failed = asked >= n;
    until_failure = 0;
    BOOST_TEST((result == 1 || result == -1));
    BOOST_TEST(detail::running_loop == nullptr);
    if (!failed) break;
  }
}

BOOST_AUTO_TEST_SUITE_END()
