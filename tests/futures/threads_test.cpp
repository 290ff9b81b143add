// wrap_future, run_coroutine_threadsafe, run_in_executor, to_thread.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <thread>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<int> add_later(int a, int b, bool fail = false) {
  return coroutine<int>([=](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0.01));
    if (fail) RAISE(RuntimeError("Fail!"));
    RETURN(a + b);
    END;
  });
}

// A loop on Boost.Asio that runs in a thread of its own.
struct LoopThread {
  LoopThread() : owner(new_event_loop()), loop(*owner), thread([this] { loop.run_forever(); }) {
    loop.set_exception_handler(
        [this](EventLoop&, const ExceptionContext& c) { reports.push_back(c); });
  }
  ~LoopThread() { stop(); }
  void stop() {
    if (!thread.joinable()) return;
    loop.call_soon_threadsafe([this] { loop.stop(); });
    thread.join();
  }
  std::vector<ExceptionContext> reports;
  EventLoopPtr owner;
  EventLoop& loop;
  std::thread thread;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(threads, VirtualLoop)

// ---- wrap_future ----

BOOST_AUTO_TEST_CASE(a_concurrent_result_becomes_one_of_the_loop) {
  concurrent::Future<std::string> source;
  auto wrapped = wrap_future(source);
  source.set_result("r");
  BOOST_TEST(!wrapped.done());
  BOOST_TEST(run(wrapped) == "r");
}

BOOST_AUTO_TEST_CASE(a_concurrent_exception_too) {
  concurrent::Future<int> source;
  auto wrapped = wrap_future(source, &loop);
  source.set_exception(ValueError("v"));
  BOOST_CHECK_THROW(run(wrapped), ValueError);
}

BOOST_AUTO_TEST_CASE(a_concurrent_cancellation_too) {
  concurrent::Future<int> source;
  auto wrapped = wrap_future(source);
  source.cancel();
  BOOST_CHECK_THROW(run(wrapped), CancelledError);
  BOOST_TEST(wrapped.cancelled());
}

BOOST_AUTO_TEST_CASE(cancelling_the_wrapper_cancels_what_has_not_started) {
  concurrent::Future<int> source, running;
  running.set_running_or_notify_cancel();
  auto a = wrap_future(source), b = wrap_future(running);
  a.cancel();
  b.cancel();
  run_turns(2);
  BOOST_TEST(source.cancelled());
  BOOST_TEST(!running.done());
  running.set_result(1);  // dropped
  run_turns(2);
  BOOST_TEST(b.cancelled());
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_result_for_a_loop_that_is_gone_is_dropped) {
  concurrent::Future<int> source;
  {
    EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
    wrap_future(source, other.get());
  }
  source.set_result(1);
  BOOST_TEST(source.done());
}

// ---- run_in_executor, to_thread ----

BOOST_AUTO_TEST_CASE(run_in_executor_runs_in_another_thread_and_comes_back) {
  const auto here = std::this_thread::get_id();
  BOOST_TEST(
      (run(loop.run_in_executor(nullptr, [] { return std::this_thread::get_id(); })) != here));
  BOOST_TEST(run(loop.run_in_executor(
                 nullptr, [](int a, int b) { return a * b; }, 6, 7)) == 42);
  run(loop.run_in_executor(nullptr, [] {}));
  BOOST_CHECK_THROW(run(loop.run_in_executor(nullptr, [] { throw ValueError("v"); })), ValueError);
}

BOOST_AUTO_TEST_CASE(run_in_executor_takes_an_executor) {
  concurrent::ThreadPoolExecutor pool(1);
  BOOST_TEST(run(loop.run_in_executor(&pool, [] { return 2; })) == 2);
  auto mine = std::make_shared<concurrent::ThreadPoolExecutor>(1);
  loop.set_default_executor(mine);
  BOOST_TEST(run(loop.run_in_executor(nullptr, [] { return 3; })) == 3);
  mine->shutdown();
  BOOST_CHECK_THROW(loop.run_in_executor(nullptr, [] {}), RuntimeError);
}

BOOST_AUTO_TEST_CASE(a_job_that_an_executor_refuses_is_not_waited_for) {
  concurrent::ThreadPoolExecutor pool(1);
  pool.shutdown();
  BOOST_TEST(text_of<RuntimeError>([&] { loop.run_in_executor(&pool, [] {}); }) ==
             "cannot schedule new futures after shutdown");
  const auto start = std::chrono::steady_clock::now();
  run(asyncio::sleep(10));
  BOOST_TEST((std::chrono::steady_clock::now() - start < 3s));
  BOOST_TEST(clock.time() == 10);
}

BOOST_AUTO_TEST_CASE(after_the_shutdown_of_the_default_executor_it_is_refused) {
  bool ran = false;
  loop.run_in_executor(nullptr, [&] {
    std::this_thread::sleep_for(5ms);
    ran = true;
  });
  run(loop.shutdown_default_executor());
  BOOST_TEST(ran);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.run_in_executor(nullptr, [] {}); }) ==
             "Executor shutdown has been called");
  run(loop.shutdown_default_executor());
}

BOOST_AUTO_TEST_CASE(cancelling_what_runs_in_an_executor_drops_its_result) {
  concurrent::Future<> gate;
  auto future = loop.run_in_executor(nullptr, [gate] {
    gate.result();
    return 1;
  });
  BOOST_TEST(future.cancel());
  gate.set_result();
  run(loop.shutdown_default_executor());
  BOOST_TEST(future.cancelled());
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(closing_the_loop_does_not_wait_for_its_executor) {
  concurrent::Future<> gate, end;
  auto future = loop.run_in_executor(nullptr, [gate, end] {
    gate.result();
    end.set_result();
  });
  loop.close();
  gate.set_result();
  end.result();
  BOOST_TEST(!future.done());
}

BOOST_AUTO_TEST_CASE(to_thread_gives_the_result_or_the_exception) {
  BOOST_TEST(run(to_thread([](int a, int b) { return a + b; }, 40, 2)) == 42);
  run(to_thread([] {}));
  BOOST_CHECK_THROW(run(to_thread([]() -> int { throw ValueError("v"); })), ValueError);
}

BOOST_AUTO_TEST_CASE(several_at_once_each_come_back) {
  std::vector<Coroutine<int>> jobs;
  for (int i = 0; i < 50; ++i) jobs.push_back(to_thread([i] { return i; }));
  const auto results = run(gather(jobs));
  for (int i = 0; i < 50; ++i) BOOST_REQUIRE(results[static_cast<std::size_t>(i)] == i);
}

// ---- run_coroutine_threadsafe ----

BOOST_AUTO_TEST_CASE(run_coroutine_threadsafe_gives_the_result_to_another_thread) {
  LoopThread other;
  BOOST_TEST(run_coroutine_threadsafe(add_later(1, 2), other.loop).result(Seconds(10)) == 3);
}

BOOST_AUTO_TEST_CASE(run_coroutine_threadsafe_gives_the_exception) {
  LoopThread other;
  auto future = run_coroutine_threadsafe(add_later(1, 2, true), other.loop);
  BOOST_TEST(text_of<RuntimeError>([&] { future.result(Seconds(10)); }) == "Fail!");
  other.stop();
  BOOST_TEST(other.reports.empty());
}

BOOST_AUTO_TEST_CASE(cancelling_the_concurrent_future_cancels_the_task) {
  LoopThread other;
  concurrent::Future<> cancelled;
  auto future = run_coroutine_threadsafe(coroutine([cancelled](auto& co) {
                                           BEGIN(co);
                                           TRY { YIELD_FROM(asyncio::sleep(60)); }
                                           EXCEPT(CancelledError) {
                                             cancelled.set_result();
                                             RAISE();
                                           }
                                           END_TRY
                                           END;
                                         }),
                                         other.loop);
  run_coroutine_threadsafe(add_later(1, 2), other.loop).result(Seconds(10));  // it has begun
  BOOST_TEST(future.cancel());
  cancelled.result(Seconds(10));
  BOOST_CHECK_THROW(future.result(), CancelledError);
}

BOOST_AUTO_TEST_CASE(a_task_that_is_cancelled_cancels_the_concurrent_future) {
  LoopThread other;
  auto future = run_coroutine_threadsafe(coroutine([](auto& co) {
                                           BEGIN(co);
                                           current_task().cancel();
                                           YIELD_FROM(asyncio::sleep(1));
                                           END;
                                         }),
                                         other.loop);
  BOOST_CHECK_THROW(future.result(Seconds(10)), CancelledError);
  BOOST_TEST(future.cancelled());
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_refuses_it) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  other->close();
  BOOST_CHECK_THROW(run_coroutine_threadsafe(asyncio::sleep(0), *other), RuntimeError);
}

// The only error here is a coroutine that cannot be run any more.
BOOST_AUTO_TEST_CASE(an_error_while_the_task_is_made_is_set_and_reported) {
  auto used = add_later(1, 2);
  used.close();
  LoopThread other;
  auto future = run_coroutine_threadsafe(std::move(used), other.loop);
  BOOST_CHECK_THROW(future.result(Seconds(10)), RuntimeError);
  other.stop();
  BOOST_TEST(other.reports.size() == 1U);
}

// ---- a loop that is closed: nobody waits for ever ----

// Waits for a result in a thread of its own.
struct Waiter {
  explicit Waiter(concurrent::Future<int> future)
      : thread([this, future] { ended = text_of<CancelledError>([&] { future.result(); }); }) {}
  std::string end() {
    thread.join();
    return ended;
  }
  std::string ended;
  std::thread thread;
};

// The turn of the post, and that of the task's first step.
void begin(EventLoop& loop) {
  for (int i = 0; i < 2; ++i) {
    loop.stop();
    loop.run_forever();
  }
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_before_the_coroutine_has_begun_cancels_the_result) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  auto future = run_coroutine_threadsafe(add_later(1, 2), *other);
  Waiter waiter(future);
  BOOST_TEST(!future.done());
  other->close();
  BOOST_TEST(waiter.end() == "");
  BOOST_TEST(future.cancelled());
  BOOST_TEST(future.cancel());  // it is so already
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_while_the_coroutine_waits_cancels_the_result) {
  for (const bool held : {false, true}) {
    EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
    other->set_exception_handler([](EventLoop&, const ExceptionContext&) {});
    std::vector<AnyTask> tasks;
    auto future = run_coroutine_threadsafe(add_later(1, 2), *other);
    begin(*other);
    if (held) tasks = all_tasks(*other);
    Waiter waiter(future);
    bool told = false;
    future.add_done_callback([&](const concurrent::Future<int>& f) { told = f.cancelled(); });
    other = nullptr;
    BOOST_TEST(waiter.end() == "");
    BOOST_TEST(told);
  }
}

BOOST_AUTO_TEST_CASE(a_loop_waits_no_more_for_a_coroutine_in_another_one_that_is_closed) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  concurrent::Future<int> source;
  auto waits = wrap_future(
      run_coroutine_threadsafe(coroutine<int>([&source, &other, r = 0](auto& co) mutable {
                                 BEGIN(co);
                                 YIELD_FROM_INTO(r, wrap_future(source, other.get()));
                                 RETURN(r);
                                 END;
                               }),
                               *other));
  begin(*other);
  other->close();
  BOOST_CHECK_THROW(run(waits), CancelledError);
  BOOST_TEST(!source.done());  // that is its maker's
  source.set_result(1);
}

BOOST_AUTO_TEST_CASE(a_coroutine_that_has_ended_keeps_its_result_though_the_loop_is_closed) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  auto future = run_coroutine_threadsafe(add_later(1, 2), *other);
  other->run_until_complete(asyncio::sleep(1));
  other->close();
  BOOST_TEST(future.result() == 3);
}

// Its end may come before the loop's, or after it.
struct DroppingExecutor final : concurrent::Executor {
  using Executor::execute;
  void execute(std::function<void()> work) override {
    if (keeps) kept.push_back(std::move(work));
  }
  void shutdown(bool = true) override { kept.clear(); }
  bool keeps = false;
  std::vector<std::function<void()>> kept;
};

BOOST_AUTO_TEST_CASE(a_job_that_its_executor_drops_is_cancelled) {
  DroppingExecutor executor;
  const auto held = std::make_shared<int>(5);
  BOOST_CHECK_THROW(run(loop.run_in_executor(&executor, [held] { return *held; })), CancelledError);
  executor.keeps = true;
  auto job = loop.run_in_executor(&executor, [held] { return *held; });
  run_turns(2);
  BOOST_TEST(!job.done());
  executor.shutdown();
  BOOST_CHECK_THROW(run(job), CancelledError);
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_job_whose_loop_is_closed_runs_and_nobody_waits_for_it) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  DroppingExecutor executor;
  executor.keeps = true;
  int ran = 0;
  auto future = run_coroutine_threadsafe(
      coroutine<int>([&, r = 0](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(r, other->run_in_executor(&executor, [&ran] { return ++ran; }));
        RETURN(r);
        END;
      }),
      *other);
  begin(*other);
  Waiter waiter(future);
  other->close();
  BOOST_TEST(waiter.end() == "");
  executor.kept.at(0)();
  BOOST_TEST(ran == 1);
}

BOOST_AUTO_TEST_SUITE_END()
