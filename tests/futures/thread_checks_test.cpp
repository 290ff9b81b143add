// Debug mode: what belongs to a loop that runs in another thread is refused, and nothing has
// changed.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <csignal>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace asyncio;
using asyncio::testing::text_of;

namespace {

const char kRefused[] =
    "Non-thread-safe operation invoked on an event loop other than the current one";

// One of everything, bound to the loop.
struct All {
  explicit All(EventLoop& l) : loop(l), future(l.create_future<int>()), queue(1) {}
  EventLoop& loop;
  Future<int> future;
  Future<> done_callback_future{loop.create_future()};
  Task<> task;
  Lock lock;
  Event event;
  Condition condition;
  Semaphore semaphore{0};
  BoundedSemaphore bounded{1};
  Queue<int> queue;
  Queue<int> joined;
  TimerHandle timer;
  Handle callback;
  StreamReader reader{16, &loop};
  FlowControl flow{&loop};
  std::vector<AnyTask> waiters;
};

template <class A>
Coroutine<> wait_for_it(A& awaitable) {
  return coroutine([&awaitable](auto& co) {
    BEGIN(co);
    YIELD_FROM(awaitable());
    END;
  });
}

Coroutine<> hold(Condition& c) {
  return coroutine([&c](auto& co) {
    BEGIN(co);
    YIELD_FROM(c.acquire());
    YIELD_FROM(c.wait());
    END;
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(thread_checks)

BOOST_AUTO_TEST_CASE(every_operation_in_another_thread_is_refused_and_has_done_nothing) {
  const EventLoopPtr loop = new_event_loop();
  loop->set_debug(true);
  loop->slow_callback_duration = 1e9;
  All all(*loop);
  bool called = false;
  all.task = loop->create_task(asyncio::sleep(1000));
  all.callback = all.future.add_done_callback([&](const auto&) { called = true; });
  all.timer = loop->call_later(1000, [] {});
  auto on = [&](auto f) {
    auto held = std::make_shared<decltype(f)>(std::move(f));
    all.waiters.push_back(loop->create_task(coroutine([held](auto& co) {
      BEGIN(co);
      YIELD_FROM((*held)());
      END;
    })));
  };
  on([&] { return all.lock.acquire(); });
  on([&] { return all.lock.acquire(); });  // waits
  on([&] { return all.event.wait(); });
  on([&] { return all.semaphore.acquire(); });
  on([&] { return all.bounded.acquire(); });
  on([&] { return all.bounded.acquire(); });
  on([&] { return all.queue.get(); });
  all.joined.put_nowait(1);
  on([&] { return all.joined.join(); });
  all.waiters.push_back(loop->create_task(hold(all.condition)));
  concurrent::Future<> ready;
  loop->call_later(0.001, [&] { ready.set_result(); });
  std::thread runner([&] { loop->run_forever(); });
  ready.result();
  set_event_loop(loop.get());  // as_completed() asks for it

  const std::pair<const char*, std::function<void()>> operations[] = {
      {"set_result", [&] { all.future.set_result(1); }},
      {"set_exception", [&] { all.future.set_exception(RuntimeError("x")); }},
      {"cancel", [&] { all.future.cancel(); }},
      {"cancel with a message", [&] { all.future.cancel("why"); }},
      {"add_done_callback", [&] { all.future.add_done_callback([](const auto&) {}); }},
      {"remove_done_callback", [&] { all.future.remove_done_callback(all.callback); }},
      {"Task.cancel", [&] { all.task.cancel(); }},
      {"Task.uncancel", [&] { all.task.uncancel(); }},
      {"Lock.release", [&] { all.lock.release(); }},
      {"Event.set", [&] { all.event.set(); }},
      {"Event.clear", [&] { all.event.clear(); }},
      {"Condition.notify", [&] { all.condition.notify(); }},
      {"Semaphore.release", [&] { all.semaphore.release(); }},
      {"BoundedSemaphore.release", [&] { all.bounded.release(); }},
      {"put_nowait", [&] { all.queue.put_nowait(1); }},
      {"get_nowait", [&] { (void)all.queue.get_nowait(); }},
      {"shutdown", [&] { all.queue.shutdown(); }},
      {"task_done", [&] { all.joined.task_done(); }},
      {"call_soon", [&] { loop->call_soon([] {}); }},
      {"call_later", [&] { loop->call_later(0, [] {}); }},
      {"call_at", [&] { loop->call_at(0, [] {}); }},
      {"reschedule_later", [&] { loop->reschedule_later(all.timer, 0); }},
      {"create_task", [&] { loop->create_task(asyncio::sleep(0)); }},
      {"Task.set_name", [&] { all.task.set_name("another"); }},
      {"add_reader", [&] { loop->add_reader(0, [] {}); }},
      {"add_writer", [&] { loop->add_writer(1, [] {}); }},
      {"remove_reader", [&] { loop->remove_reader(0); }},
      {"remove_writer", [&] { loop->remove_writer(1); }},
      {"add_signal_handler", [&] { loop->add_signal_handler(SIGUSR1, [] {}); }},
      {"remove_signal_handler", [&] { loop->remove_signal_handler(SIGUSR1); }},
      {"run_in_executor", [&] { loop->run_in_executor(nullptr, [&] { called = true; }); }},
      {"set_exception_handler", [&] { loop->set_exception_handler(nullptr); }},
      {"set_task_factory", [&] { loop->set_task_factory(eager_task_factory()); }},
      {"set_default_executor", [&] { loop->set_default_executor(nullptr); }},
      {"gather", [&] { (void)gather(all.future); }},
      {"shield", [&] { (void)shield(all.future); }},
      {"as_completed", [&] { (void)as_completed(std::vector<Future<int>>{all.future}); }},
      {"wrap_future", [&] { (void)wrap_future(concurrent::Future<int>(), loop.get()); }},
      {"feed_data", [&] { all.reader.feed_data("x"); }},
      {"feed_eof", [&] { all.reader.feed_eof(); }},
      {"StreamReader.set_exception",
       [&] { all.reader.set_exception(make_exception<ValueError>("x")); }},
      {"set_transport", [&] { all.reader.set_transport(nullptr); }},
      {"pause_writing", [&] { all.flow.pause_writing(); }},
      {"resume_writing", [&] { all.flow.resume_writing(); }},
      {"connection_lost", [&] { all.flow.connection_lost({}); }},
  };
  for (const auto& [name, operation] : operations)
    BOOST_TEST_CONTEXT(name) BOOST_TEST(text_of<RuntimeError>(operation) == kRefused);

  set_event_loop(nullptr);
  loop->call_soon_threadsafe([&] { loop->stop(); });
  runner.join();
  BOOST_TEST(!all.future.done());
  BOOST_TEST(!called);
  BOOST_TEST(!all.task.done());
  BOOST_TEST(all.task.cancelling() == 0U);
  BOOST_TEST(all.lock.locked());
  BOOST_TEST(!all.event.is_set());
  BOOST_TEST(all.semaphore.value() == 0);
  BOOST_TEST(all.queue.empty());
  BOOST_TEST(!all.queue.is_shutdown());
  BOOST_TEST(all.joined.unfinished_tasks() == 1U);
  BOOST_TEST(all.task.get_name() != "another");
  BOOST_TEST(!loop->get_task_factory());
  BOOST_TEST(all.reader.buffered() == 0U);
  BOOST_TEST((!all.reader.eof() && !all.reader.exception()));
  BOOST_TEST((!all.flow.paused() && !all.flow.lost()));
  all.future.set_result(1);  // the loop stands still, so any thread may
  for (AnyTask& task : all.waiters) task.cancel();
  all.task.cancel();
  loop->stop();
  loop->run_forever();
  loop->stop();
  loop->run_forever();
}

BOOST_AUTO_TEST_CASE(a_timeout_is_moved_in_its_loops_thread_only) {
  Timeout limit = timeout_at(std::nullopt);  // the task, which dies with the loop, uses it
  const EventLoopPtr loop = new_event_loop();
  loop->set_debug(true);
  concurrent::Future<> ready;
  auto task = loop->create_task(coroutine([&limit, ready](auto& co) {
    BEGIN(co);
    WITH(limit) {
      ready.set_result();
      YIELD_FROM(asyncio::sleep(1000));
    }
    END_WITH
    END;
  }));
  std::thread runner([&] { loop->run_forever(); });
  ready.result();
  BOOST_TEST(text_of<RuntimeError>([&] { limit.reschedule(0); }) == kRefused);
  BOOST_TEST(!limit.when());
  loop->call_soon_threadsafe([&] { loop->stop(); });
  runner.join();
}

BOOST_AUTO_TEST_SUITE_END()
