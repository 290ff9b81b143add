// What a user writes, for the compilers' warnings: every keyword, coroutines inside coroutines, all
// headers that a program may include. tools/matrix compiles it; nobody runs it.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/insight/await_graph.hpp>
#include <asyncio/io/datagrams.hpp>
#include <asyncio/io/files.hpp>
#include <asyncio/io/files_os.hpp>
#include <asyncio/io/pipes.hpp>
#include <asyncio/io/process_pool_executor.hpp>
#include <asyncio/io/readiness.hpp>
#include <asyncio/io/sendfile.hpp>
#include <asyncio/io/sock_ops.hpp>
#include <asyncio/io/start_tls.hpp>
#include <asyncio/io/subprocess.hpp>
#include <asyncio/io/supervisor.hpp>
#include <asyncio/io/tls/ssl_context.hpp>
#include <asyncio/io/tls/ssl_object.hpp>
#include <asyncio/loop/contextvars.hpp>
#include <asyncio/loop/virtual_poller.hpp>
#include <asyncio/testing/check_stream.hpp>
#include <asyncio/testing/check_transport.hpp>
#include <asyncio/testing/memory_stream.hpp>
#include <asyncio/testing/memory_transport.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#ifdef WITH_BOOST
#include <asyncio/loop/asio_context.hpp>
#include <asyncio/loop/asio_future.hpp>
#include <asyncio/loop/asio_guest.hpp>
#endif

using namespace asyncio;

Coroutine<int> value(int n);
Coroutine<> nested(Lock& lock);
Coroutine<int> every_block(Lock& lock, std::vector<int> numbers);
Generator<int, int, int> count(int n);
AsyncGenerator<int> ticks(int n);
Coroutine<> consume();
Coroutine<> futures_and_combinators();
Coroutine<std::string> queue_and_time();
void outside_of_coroutines();

Coroutine<int> value(int n) {
  return coroutine<int>([n](auto& co) {
    BEGIN(co);
    YIELD();
    RETURN(n);
    END;
  });
}

// A body in a body, and its blocks in blocks: the names of the keywords hide each other's.
Coroutine<> nested(Lock& lock) {
  return coroutine([&lock, r = 0, inner = Coroutine<int>()](auto& co) mutable {
    BEGIN(co);
    TRY {
      inner = coroutine<int>([&lock, got = 0](auto& co2) mutable {
        BEGIN(co2);
        TRY {
          WITH(lock) { YIELD_FROM_INTO(got, value(1)); }
          END_WITH;
        }
        EXCEPT(ValueError) { got = 2; }
        FINALLY { YIELD(); }
        END_TRY;
        RETURN(got);
        END;
      });
      TRY { YIELD_FROM_INTO(r, std::move(inner)); }
      EXCEPT_AS(error, RuntimeError) { r = static_cast<int>(std::string(error.what()).size()); }
      END_TRY;
    }
    EXCEPT(TypeError, LookupError) { RAISE(); }
    ELSE { r = 3; }
    FINALLY {
      TRY { YIELD_FROM(value(2)); }
      FINALLY { r = 4; }
      END_TRY;
    }
    END_TRY;
    END;
  });
}

Coroutine<int> every_block(Lock& lock, std::vector<int> numbers) {
  return coroutine<int>([&lock, numbers = std::move(numbers), n = 0, sum = 0,
                         outcome = Outcome<int>()](auto& co) mutable {
    BEGIN(co);
    FOR(n, numbers) {
      if (n == 1) continue;
      FOR(n, ticks(2)) { sum += n; }
      END_FOR;
      YIELD_FROM(asyncio::sleep(0.5));
    }
    END_FOR;
    WITH(lock) { YIELD_FROM_OUTCOME(outcome, value(3)); }
    END_WITH;
    if (outcome.exception()) RETURN(0);
    RETURN_FROM(value(sum));
    END;
  });
}

Generator<int, int, int> count(int n) {
  return generator<int, int, int>([n, i = 0, sent = 0](auto& gen) mutable {
    BEGIN(gen);
    for (i = 0; i < n; ++i) YIELD_INTO(sent, i);
    RETURN(sent);
    END;
  });
}

AsyncGenerator<int> ticks(int n) {
  return async_generator<int>([n, i = 0](auto& gen) mutable {
    BEGIN(gen);
    for (i = 0; i < n; ++i) {
      YIELD_FROM(asyncio::sleep(0.1));
      YIELD(i);
    }
    END;
  });
}

Coroutine<> consume() {
  return coroutine([n = 0, all = 0](auto& co) mutable {
    BEGIN(co);
    FOR(n, ticks(3)) { all += n; }
    END_FOR;
    if (all != 3) RAISE(ValueError("not all"));
    END;
  });
}

Coroutine<> futures_and_combinators() {
  return coroutine([future = Future<int>(), both = std::tuple<int, int>(), n = 0,
                    task = Task<int>(), group = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    future = get_running_loop().create_future<int>();
    future.add_done_callback([](const Future<int>& done) { (void)done.cancelled(); });
    get_running_loop().call_later(0.1, [future]() mutable { future.set_result(1); });
    YIELD_FROM_INTO(n, future);
    YIELD_FROM_INTO(both, gather(value(1), value(2)));
    YIELD_FROM_INTO(n, wait_for(value(1), 1.0));
    YIELD_FROM_INTO(n, shield(value(1)));
    YIELD_FROM_INTO(n, to_thread([](int x) { return x; }, 2));
    YIELD_FROM_INTO(n, get_running_loop().run_in_executor(nullptr, [] { return 3; }));
    WITH(group) { task = group.create_task(value(5)); }
    END_WITH;
    TRY {
      WITH(timeout(0.5)) { YIELD_FROM(asyncio::sleep(1)); }
      END_WITH;
    }
    EXCEPT(TimeoutError, CancelledError) { n = 1; }
    END_TRY;
    END;
  });
}

Coroutine<std::string> queue_and_time() {
  struct Body {
    Queue<std::string> queue{2};
    Event event;
    Semaphore semaphore{2};
    Condition condition;
  };
  return coroutine<std::string>(
      [body = std::make_shared<Body>(), text = std::string()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM(body->queue.put("a"));
        YIELD_FROM_INTO(text, body->queue.get());
        body->queue.task_done();
        WITH(body->semaphore) { body->event.set(); }
        END_WITH;
        WITH(body->condition) { body->condition.notify_all(); }
        END_WITH;
        YIELD_FROM(body->event.wait());
        RETURN(text);
        END;
      });
}

void outside_of_coroutines() {
  const EventLoopPtr loop = new_event_loop();
  set_event_loop(loop.get());
  const Handle handle = loop->call_soon([](int n) { (void)n; }, 1);
  (void)handle.cancelled();
  loop->call_soon_threadsafe([] {});
  Lock lock;
  loop->run_until_complete(every_block(lock, {1, 2, 3}));
  ContextVar<int> var("var", 1);
  Token<int> token = var.set(2);
  var.reset(token);
  for (int n : count(3)) (void)n;
  set_event_loop(nullptr);
}
