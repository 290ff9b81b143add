// Task: steps, names, repr, bad yields, the registry.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<int> add_later(int a, int b) {
  return coroutine<int>([a, b](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    RETURN(a + b);
    END;
  });
}

Coroutine<int> await(Future<int> future) {
  return coroutine<int>([future, value = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(value, future);
    RETURN(value);
    END;
  });
}

Coroutine<void> fail_with(ExceptionPtr error) {
  return coroutine([error](auto& co) {
    BEGIN(co);
    RAISE(error);
    END;
  });
}

struct Fixture : VirtualLoop {
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(task, Fixture)

BOOST_AUTO_TEST_CASE(run_until_complete_returns_the_result) {
  BOOST_TEST(run(add_later(1, 2)) == 3);
  BOOST_TEST(clock.time() == 1.0);
}

// ---- steps ----

BOOST_AUTO_TEST_CASE(nothing_of_the_body_runs_before_the_loop_does) {
  auto task = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    log += 'b';
    END;
  }));
  BOOST_TEST(log.empty());
  loop.call_soon([this] { log += 'c'; });
  run_turns();
  BOOST_TEST(log == "bc");
  BOOST_TEST(task.done());
}

BOOST_AUTO_TEST_CASE(waking_costs_one_turn_and_a_done_future_none) {
  auto future = loop.create_future<int>();
  auto task = loop.create_task(await(future));
  run_turns();
  future.set_result(1);
  BOOST_TEST(!task.done());
  run_turns();
  BOOST_TEST(task.result() == 1);
  task = loop.create_task(await(future));
  run_turns();
  BOOST_TEST(task.done());
}

BOOST_AUTO_TEST_CASE(sleep_of_zero_costs_one_turn_and_a_nested_call_none) {
  auto task = loop.create_task(
      coroutine([this, f = loop.create_future<int>(), value = 0](auto& co) mutable {
        BEGIN(co);
        f.set_result(1);
        YIELD_FROM_INTO(value, await(f));
        log += 'a';
        YIELD_FROM(asyncio::sleep(0));
        log += 'b';
        YIELD();
        log += 'c';
        END;
      }));
  for (const char* expected : {"a", "ab", "abc"}) {
    run_turns();
    BOOST_TEST(log == expected);
  }
  BOOST_TEST(task.done());
}

// Cancelled between its timer and its step it stands in the ready queue twice.
BOOST_AUTO_TEST_CASE(a_task_that_is_done_takes_no_further_step) {
  auto task = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    log += 'a';
    TRY { YIELD_FROM(asyncio::sleep(1)); }
    FINALLY { log += 'b'; }
    END_TRY
    log += 'c';
    END;
  }));
  run_turns();
  loop.call_at(0.5, [&] { loop.call_at(1, [&] { task.cancel(); }); });
  BOOST_CHECK_THROW(run(task), CancelledError);
  run_turns(5);
  BOOST_TEST(log == "ab");
  BOOST_TEST(!task.cancel());
  BOOST_TEST(task.cancelled());
}

// What wakes a task carries no value: the step asks the future for it.
BOOST_AUTO_TEST_CASE(the_value_of_an_await_comes_from_the_futures_own_result) {
  struct Counted {
    Counted() = default;
    explicit Counted(int& c) : copies(&c) {}
    Counted(const Counted& other) : copies(other.copies) { ++*copies; }
    Counted(Counted&&) = default;
    Counted& operator=(Counted&&) = default;
    Counted& operator=(const Counted& other) {
      copies = other.copies;
      ++*copies;
      return *this;
    }
    int* copies = nullptr;
  };
  int copies = 0;
  auto future = loop.create_future<Counted>();
  const auto reader = [this, &future, &copies] {
    return coroutine([this, &future, &copies, got = Counted()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(got, future);
      BOOST_TEST(got.copies == &copies);
      log += std::to_string(copies);
      END;
    });
  };
  auto first = loop.create_task(reader());
  auto second = loop.create_task(reader());
  run_turns();
  future.set_result(Counted(copies));
  BOOST_TEST(copies == 0);
  run_turns();
  BOOST_TEST(log == "12");
}

BOOST_AUTO_TEST_CASE(an_exception_is_stored_once_and_raised_to_every_waiter) {
  auto task = loop.create_task(fail_with(make_exception<ValueError>("v")));
  run_turns();
  BOOST_TEST(task.done());
  BOOST_TEST((task.exception() == task.exception()));
  BOOST_TEST(text_of<ValueError>([&] { task.result(); }) == "v");
  BOOST_TEST(text_of<ValueError>([&] { run(task); }) == "v");
}

BOOST_AUTO_TEST_CASE(system_exit_is_stored_and_leaves_the_loop) {
  auto task = loop.create_task(fail_with(make_exception<SystemExit>(3)));
  BOOST_CHECK_THROW(loop.run_forever(), SystemExit);
  BOOST_TEST(task.exception().is<SystemExit>());
  auto interrupted = loop.create_task(fail_with(make_exception<KeyboardInterrupt>()));
  BOOST_CHECK_THROW(run(interrupted), KeyboardInterrupt);
  BOOST_TEST(!loop.is_running());
}

BOOST_AUTO_TEST_CASE(a_real_throw_in_a_body_ends_the_task) {
  auto task = loop.create_task(coroutine([](auto& co) {
    BEGIN(co);
    throw std::out_of_range("thrown");
    END;
  }));
  run_turns();
  BOOST_TEST(text_of<std::out_of_range>([&] { task.result(); }) == "thrown");
}

BOOST_AUTO_TEST_CASE(a_task_refuses_set_result_and_set_exception) {
  auto task = loop.create_task(add_later(1, 2));
  BOOST_TEST(text_of<RuntimeError>([&] { task.set_result(1); }) ==
             "Task does not support set_result operation");
  BOOST_TEST(text_of<RuntimeError>([&] { task.set_exception(ValueError("")); }) ==
             "Task does not support set_exception operation");
  BOOST_TEST(run(task) == 3);
}

BOOST_AUTO_TEST_CASE(a_task_that_nobody_keeps_runs_to_its_end) {  // B3
  loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(5));
    log += 'x';
    END;
  }));
  loop.call_later(6, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(log == "x");
}

BOOST_AUTO_TEST_CASE(a_task_may_be_awaited_by_several_and_gives_each_the_result) {
  auto inner = loop.create_task(add_later(2, 3));
  auto a = loop.create_task(await(inner));
  auto b = loop.create_task(await(inner));
  run(a);
  run_turns();
  BOOST_TEST(a.result() == 5);
  BOOST_TEST(b.result() == 5);
}

BOOST_AUTO_TEST_CASE(what_leaves_run_until_complete_counts_as_seen) {
  BOOST_CHECK_THROW(run(fail_with(make_exception<SystemExit>(1))), SystemExit);
  BOOST_CHECK_THROW(run(fail_with(make_exception<ValueError>("v"))), ValueError);
  BOOST_TEST(reports.empty());
}

// ---- mistakes ----

BOOST_AUTO_TEST_CASE(a_task_that_awaits_itself_is_told_so) {
  Task<int> task;
  task = loop.create_task(coroutine<int>([&task, value = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(value, task);
    RETURN(value);
    END;
  }));
  BOOST_TEST(text_of<RuntimeError>([&] { run(task); }).find("Task cannot await on itself: <Task") ==
             0U);
  BOOST_TEST(text_of<RuntimeError>([&] { run(await(task)); }).find("Task cannot await") == 0U);
}

BOOST_AUTO_TEST_CASE(bad_yields_are_raised_at_the_next_step_and_can_be_caught) {
  run(coroutine([this, future = loop.create_future<int>(),
                 coro = add_later(1, 1)](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD(7); }
    EXCEPT(RuntimeError) { log += caught<RuntimeError>(co).what(); }
    END_TRY
    BOOST_TEST(log == "Task got bad yield: 7");
    TRY { YIELD(future); }
    EXCEPT(RuntimeError) { log = caught<RuntimeError>(co).what(); }
    END_TRY
    BOOST_TEST(log.find("yield was used instead of yield from in task <Task") == 0U);
    BOOST_TEST(log.find("with <Future pending>") != std::string::npos);
    TRY { YIELD(coro); }
    EXCEPT(RuntimeError) { log = caught<RuntimeError>(co).what(); }
    END_TRY
    BOOST_TEST(log.find("yield was used instead of yield from for generator in task <Task") == 0U);
    coro.close();
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_coroutine_that_was_used_cannot_be_a_task) {
  auto coro = add_later(1, 2);
  auto task = loop.create_task(std::move(coro));
  BOOST_TEST(text_of<RuntimeError>([&] { loop.create_task(std::move(coro)); }) ==
             "cannot reuse already awaited coroutine");
  run(task);
}

BOOST_AUTO_TEST_CASE(create_task_and_current_task_need_a_running_loop) {
  auto coro = add_later(1, 2);
  BOOST_TEST(text_of<RuntimeError>([&] {
               asyncio::create_task(std::move(coro));
             }).find("no running event loop at ") == 0U);
  coro.close();
  BOOST_CHECK_THROW(current_task(), RuntimeError);
  BOOST_CHECK_THROW(all_tasks(), RuntimeError);
}

// ---- names and repr ----

BOOST_AUTO_TEST_CASE(names_count_up_or_are_given) {
  auto a = loop.create_task(add_later(1, 2));
  auto b = loop.create_task(add_later(1, 2));
  const int first = std::stoi(a.get_name().substr(5));
  BOOST_TEST(b.get_name() == "Task-" + std::to_string(first + 1));
  auto named = loop.create_task(add_later(1, 2), "sum");
  BOOST_TEST(named.get_name() == "sum");
  a.set_name("other");
  BOOST_TEST(a.get_name() == "other");
  BOOST_TEST(AnyTask(a).get_name() == "other");
  run(gather(a, b, named));
  BOOST_TEST(named.get_name() == "sum");
}

BOOST_AUTO_TEST_CASE(repr_has_state_name_place_and_what_it_waits_for) {
  auto future = loop.create_future<int>();
  auto task = loop.create_task(await(future), "t");
  const std::string file = "tests/futures/task_test.cpp:";
  BOOST_TEST(task.to_string() ==
             "<Task pending name='t' coro=<await() running at " + file + "23>>");
  run_turns();
  BOOST_TEST(task.to_string() == "<Task pending name='t' coro=<await() running at " + file +
                                     "25> wait_for=<Future pending cb=[Task.task_wakeup()]>>");
  BOOST_TEST(task.get_coro() == "await() running at " + file + "25");
  task.add_done_callback([](const AnyFuture&) {});
  BOOST_TEST(task.to_string().find(" cb=[") != std::string::npos);
  task.cancel();
  BOOST_TEST(task.to_string().find("<Task cancelling name='t' ") == 0U);
  run_turns();
  BOOST_TEST(task.to_string() ==
             "<Task cancelled name='t' coro=<await() done, defined at " + file + "23>>");
}

BOOST_AUTO_TEST_CASE(repr_of_a_finished_task_has_the_result_or_the_exception) {
  auto task = loop.create_task(add_later(1, 2), "t");
  run_turns();
  BOOST_TEST(task.to_string().find("wait_for=<Future pending cb=[Task.task_wakeup()]>") !=
             std::string::npos);
  run(task);
  BOOST_TEST(task.to_string().find("<Task finished name='t' coro=<add_later() done, defined at ") ==
             0U);
  BOOST_TEST(task.to_string().find("> result=3>") != std::string::npos);
  auto failed = loop.create_task(fail_with(make_exception<ValueError>("v")));
  run_turns();
  BOOST_TEST(failed.to_string().find(" exception=ValueError('v')>") != std::string::npos);
  failed.exception();
}

BOOST_AUTO_TEST_CASE(get_stack_has_a_frame_for_each_await) {
  auto future = loop.create_future<int>();
  auto task = loop.create_task(coroutine<int>(
      [future, value = 0](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(value, await(future));
        RETURN(value);
        END;
      },
      __FILE__, __LINE__, "outer"));
  BOOST_TEST(task.get_stack().size() == 1U);
  run_turns();
  const auto stack = task.get_stack();
  BOOST_REQUIRE(stack.size() == 2U);
  BOOST_TEST(stack[0].function == "outer");
  BOOST_TEST(stack[1].function == "await");
  BOOST_TEST(stack[1].line == 25);
  future.set_result(1);
  run(task);
  BOOST_TEST(task.get_stack().empty());
}

// ---- the registry ----

BOOST_AUTO_TEST_CASE(a_task_may_be_made_and_asked_for_as_in_python_3_4) {
  const auto task = Task(add_later(1, 2));  // in a loop that does not run yet
  static_assert(std::is_same_v<decltype(task), const Task<int>>);
  Task<> other(asyncio::sleep(1), loop);
  BOOST_TEST((Task<>::all_tasks() == std::vector<AnyTask>{task, other}));
  BOOST_TEST(Task<>::all_tasks(loop).size() == 2U);
  BOOST_TEST(!AnyTask::current_task());
  AnyTask seen;
  loop.call_soon([&] { seen = Task<>::current_task(); });
  BOOST_TEST(run(task) == 3);
  BOOST_TEST(!seen);
  run(coroutine([&](auto& co) {
    BEGIN(co);
    seen = Task<int>::current_task(loop);
    BOOST_TEST((seen == asyncio::current_task()));
    END;
  }));
  BOOST_TEST(static_cast<bool>(seen));
  run(other);
}

BOOST_AUTO_TEST_CASE(current_task_is_set_while_a_step_runs) {
  Task<> task;
  task = loop.create_task(coroutine([&](auto& co) {
    BEGIN(co);
    BOOST_TEST((current_task() == task));
    loop.call_soon([&] { BOOST_TEST(!current_task()); });
    YIELD();
    BOOST_TEST((current_task(loop) == task));
    END;
  }));
  run(task);
  BOOST_TEST(!current_task(loop));
}

BOOST_AUTO_TEST_CASE(all_tasks_are_those_that_are_not_done_in_order) {
  BOOST_TEST(all_tasks(loop).empty());
  auto a = loop.create_task(add_later(1, 2));
  auto b = loop.create_task(asyncio::sleep(2));
  auto tasks = all_tasks(loop);
  BOOST_REQUIRE(tasks.size() == 2U);
  BOOST_TEST((tasks[0] == a && tasks[1] == b));
  run(a);
  tasks = all_tasks(loop);
  BOOST_REQUIRE(tasks.size() == 1U);
  BOOST_TEST((tasks[0] == b));
  run(b);
  BOOST_TEST(all_tasks(loop).empty());
}

BOOST_AUTO_TEST_CASE(a_pending_task_is_reported_when_its_loop_is_closed) {
  const auto held = std::make_shared<int>();
  loop.create_task(coroutine(
      [this, held](auto& co) {
        BEGIN(co);
        TRY { YIELD_FROM(asyncio::sleep(1)); }
        FINALLY { log += 'f'; }
        END_TRY
        END;
      },
      __FILE__, __LINE__, "worker"));
  auto kept = loop.create_task(await(loop.create_future<int>()));
  run_turns();
  loop.close();
  BOOST_REQUIRE(reports.size() == 2U);  // whether a handle is left or not
  BOOST_TEST(reports[0].message == "Task was destroyed but it is pending!");
  BOOST_TEST(reports[0].details[0].first == "task");
  BOOST_TEST(reports[0].details[0].second.find("coro=<worker() running at ") != std::string::npos);
  BOOST_TEST(log == "f");  // it is closed, not just freed
  BOOST_TEST(held.use_count() == 1);
  kept = nullptr;
  BOOST_TEST(reports.size() == 2U);
}

BOOST_AUTO_TEST_CASE(tasks_of_gather_and_of_run_until_complete_are_not_reported) {
  auto all = gather(add_later(1, 2), add_later(3, 4));
  loop.call_soon([this] { loop.stop(); });
  BOOST_CHECK_THROW(run(add_later(5, 6)), RuntimeError);
  all = nullptr;
  loop.close();
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(an_exception_that_nobody_asked_for_is_reported_as_the_tasks) {
  loop.create_task(fail_with(make_exception<ValueError>("lost")));
  run_turns();
  BOOST_REQUIRE(reports.size() == 1U);
  BOOST_TEST(reports[0].message == "Task exception was never retrieved");
  BOOST_TEST(reports[0].details[0].first == "task");
}

BOOST_AUTO_TEST_CASE(an_unstarted_task_may_be_dropped_with_its_loop) {
  loop.create_task(add_later(1, 2));
  loop.close();
  BOOST_TEST(messages() == (std::vector<std::string>{"Task was destroyed but it is pending!"}),
             boost::test_tools::per_element());
}

// ---- found by replaying programs that were made at random ----

// Conformance seed 442: the callback that stops the loop was scheduled although nothing was run.
BOOST_AUTO_TEST_CASE(a_nested_run_until_complete_of_a_done_future_leaves_the_loop_running) {
  Future<int> done;
  done.set_result(1);
  run(coroutine([this, done](auto& co) {
    BEGIN(co);
    BOOST_CHECK_THROW(loop.run_until_complete(done), RuntimeError);
    YIELD();
    YIELD();
    END;
  }));
  BOOST_TEST(clock.turns() == 4);
}

// Conformance seed 2663: the message stayed behind and was taken for the task's exception.
BOOST_AUTO_TEST_CASE(a_cancellation_with_a_message_that_is_taken_back_leaves_the_result) {
  BOOST_TEST(run(coroutine<int>([](auto& co) {
               BEGIN(co);
               current_task().cancel("no");
               current_task().uncancel();
               RETURN(7);
               END;
             })) == 7);
}

// Conformance seed 1428.
BOOST_AUTO_TEST_CASE(the_last_message_counts_when_a_bad_yield_is_cancelled_twice) {
  Task<void> task = loop.create_task(coroutine([](auto& co) {
    BEGIN(co);
    current_task().cancel();
    YIELD(42);
    END;
  }));
  run_turns();
  task.cancel("last");
  run_turns();
  try {
    task.result();
    BOOST_FAIL("it was cancelled");
  } catch (const CancelledError& e) {
    BOOST_TEST(e.what() == std::string("last"));
  }
}

// Each of its ways on from there drops the result.
BOOST_AUTO_TEST_CASE(a_body_by_hand_need_not_take_the_result_of_an_await) {
  using Shared = std::shared_ptr<int>;
  struct Body {
    Shared value;
    int way;
    Step operator()(Co<void>& co) {
      if (co.label() == 0)
        return co.yield_from(1, coroutine<Shared>([value = std::move(value)](auto& c) {
                               BEGIN(c);
                               RETURN(value);
                               END;
                             }));
      if (co.label() == 2 || way == 0) return co.return_();
      if (way == 1) return co.raise(RuntimeError("no"));
      return co.yield_from(2, asyncio::sleep(0));
    }
  };
  for (const int way : {0, 1, 2}) {
    auto value = std::make_shared<int>(1);
    const std::weak_ptr<int> left = value;
    auto task = loop.create_task(coroutine(Body{std::move(value), way}));
    run_turns(3);
    BOOST_TEST(task.done());
    BOOST_TEST(static_cast<bool>(task.exception()) == (way == 1));
    BOOST_TEST(left.expired());
  }
}

// What a future fails with is thrown into the coroutine, as by coroutine.throw().
BOOST_AUTO_TEST_CASE(a_GeneratorExit_of_what_it_awaits_closes_whom_it_calls_first) {
  enum { kReturns, kWaits, kRaises };
  std::string log;
  const auto inner = [&](Future<> future, int way) {
    return coroutine<int>([&log, future, way](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD_FROM(future); }
      EXCEPT(BaseException) {
        log += std::string("inner ") + co.exception().repr() + (current_task() ? ", " : "! ");
        if (way == kWaits) YIELD_FROM(asyncio::sleep(1));
        if (way == kRaises) RAISE(ValueError("other"));
      }
      FINALLY { log += "finally, "; }
      END_TRY;
      RETURN(1);
      END;
    });
  };
  const auto middle = [&](Future<> future, int way) {
    return coroutine<int>([&, future, way, v = 0](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD_FROM_INTO(v, inner(future, way)); }
      FINALLY { log += "middle, "; }
      END_TRY;
      RETURN(v);
      END;
    });
  };
  const auto run_with = [&](int way) {
    log.clear();
    const auto future = loop.create_future<>();
    const auto task = loop.create_task(coroutine([&, future, way, v = 0](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD_FROM_INTO(v, middle(future, way)); }
      EXCEPT(BaseException) { log += co.exception().repr(); }
      END_TRY;
      END;
    }));
    run_turns(2);
    future.set_exception(GeneratorExit("m"));
    run_turns(3);
    BOOST_TEST(task.done());
    return log;
  };
  BOOST_TEST(run_with(kReturns) == "inner GeneratorExit(), finally, middle, GeneratorExit('m')");
  BOOST_TEST(run_with(kWaits) ==
             "inner GeneratorExit(), finally, middle, RuntimeError('coroutine ignored "
             "GeneratorExit')");
  BOOST_TEST(run_with(kRaises) == "inner GeneratorExit(), finally, middle, ValueError('other')");
}

BOOST_AUTO_TEST_SUITE_END()
