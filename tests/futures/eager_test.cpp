// Eager start and task factories.
#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/fixtures.hpp"

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<int> at_once(std::vector<std::string>& log) {
  return coroutine<int>([&log](auto& co) {
    BEGIN(co);
    log.push_back("ran in " + current_task().get_name());
    RETURN(1);
    END;
  });
}
Coroutine<int> after_a_second(std::vector<std::string>& log) {
  return coroutine<int>([&log](auto& co) {
    BEGIN(co);
    log.push_back("began");
    YIELD_FROM(asyncio::sleep(1));
    RETURN(2);
    END;
  });
}

struct Eager : VirtualLoop {
  Eager() { loop.set_task_factory(eager_task_factory()); }
  std::vector<std::string> log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(eager_start, Eager)

BOOST_AUTO_TEST_CASE(a_task_that_ends_in_its_first_step_is_done_at_once) {
  run(coroutine([&, t = Task<int>()](auto& co) mutable {
    BEGIN(co);
    t = create_task(at_once(log), "eager one");
    BOOST_TEST(t.done());
    BOOST_TEST(t.result() == 1);
    BOOST_TEST(all_tasks().size() == 1u);
    BOOST_TEST(current_task().get_name() != "eager one");
    END;
  }));
  BOOST_TEST(log.at(0) == "ran in eager one");
}

BOOST_AUTO_TEST_CASE(a_task_that_waits_has_begun_and_goes_on_later) {
  run(coroutine([&, t = Task<int>(), r = 0](auto& co) mutable {
    BEGIN(co);
    t = create_task(after_a_second(log));
    BOOST_TEST(log.size() == 1u);
    BOOST_TEST(!t.done());
    YIELD_FROM_INTO(r, t);
    BOOST_TEST(r == 2);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_first_step_is_the_tasks) {
  run(coroutine([&, t = Task<>()](auto& co) mutable {
    BEGIN(co);
    t = create_task(coroutine([](auto& c) {
      BEGIN(c);
      RAISE(ValueError("at once"));
      END;
    }));
    BOOST_TEST(t.done());
    BOOST_TEST(t.exception().what() == "at once");
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_cancelled_one_ends_cancelled) {
  run(coroutine([&, t = Task<int>()](auto& co) mutable {
    BEGIN(co);
    t = create_task(after_a_second(log));
    t.cancel();
    TRY { YIELD_FROM(t); }
    EXCEPT(CancelledError) { log.push_back("cancelled"); }
    END_TRY
    END;
  }));
  BOOST_TEST(log.back() == "cancelled");
}

BOOST_AUTO_TEST_CASE(gather_of_eager_tasks_that_are_done_is_done) {
  run(coroutine([&](auto& co) {
    BEGIN(co);
    BOOST_TEST(gather(at_once(log), at_once(log)).done());
    END;
  }));
}

BOOST_AUTO_TEST_CASE(outside_a_running_loop_the_first_step_waits) {
  const Task<int> t = loop.create_task(at_once(log));
  BOOST_TEST(!t.done());
  BOOST_TEST(log.empty());
  run(t);
}

BOOST_AUTO_TEST_CASE(eager_start_can_be_asked_for_one_task) {
  loop.set_task_factory(nullptr);
  run(coroutine([&](auto& co) {
    BEGIN(co);
    BOOST_TEST(!create_task(at_once(log)).done());
    BOOST_TEST(create_task(at_once(log), "now", true).done());
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_factory_is_told_of_each_task) {
  std::vector<std::string> names;
  loop.set_task_factory(std::make_shared<TaskFactory>(
      TaskFactory{false, [&](const AnyTask& t) { names.push_back(t.get_name()); }}));
  run(coroutine([&](auto& co) {
    BEGIN(co);
    YIELD_FROM(create_task(at_once(log), "a"));
    YIELD_FROM(create_task(at_once(log), "b"));
    END;
  }));
  BOOST_TEST(names.size() == 3u);
  BOOST_TEST(names.back() == "b");
  BOOST_TEST((loop.get_task_factory() != nullptr));
}

BOOST_AUTO_TEST_CASE(a_given_context_is_shared_not_copied) {
  loop.set_task_factory(nullptr);
  ContextVar<int> var("var", 0);
  Context context;
  run(coroutine([&](auto& co) {
    BEGIN(co);
    YIELD_FROM(create_task(context, coroutine([&var](auto& c) {
                             BEGIN(c);
                             var.set(5);
                             END;
                           })));
    BOOST_TEST(var.get() == 0);
    END;
  }));
  BOOST_TEST(context.run([&] { return var.get(); }) == 5);
}

// ---- what it was started in may be asked for its context ----

// Its first step asks for a context, and sets a variable in its own one before or after that.
template <class F>
Coroutine<> asks(F get_context, const ContextVar<int>& var, std::vector<Context>& got) {
  return coroutine([get_context, var, &got](auto& co) {
    BEGIN(co);
    got.push_back(get_context());
    var.set(7);
    got.push_back(get_context());
    YIELD();
    got.push_back(get_context());
    END;
  });
}

BOOST_AUTO_TEST_CASE(the_context_of_the_task_that_starts_it_is_that_tasks_own) {
  const ContextVar<int> var("var", 0);
  std::vector<Context> got;
  AnyTask parent;
  run(coroutine([&, t = Task<>()](auto& co) mutable {
    BEGIN(co);
    parent = current_task();
    t = create_task(asks([&] { return parent.get_context(); }, var, got));
    BOOST_TEST((t.get_context() != got.at(0)));
    BOOST_TEST(t.get_context().get(var).value_or(0) == 7);
    BOOST_TEST(var.get() == 0);
    var.set(1);
    YIELD_FROM(t);
    END;
  }));
  got.push_back(parent.get_context());
  BOOST_TEST(got.size() == 4u);
  for (const Context& context : got) {
    BOOST_TEST((context == got[0]));
    BOOST_TEST(context.get(var).value_or(0) == 1);
  }
}

BOOST_AUTO_TEST_CASE(
    a_context_that_the_starting_task_has_made_in_its_step_is_the_one_that_is_seen) {
  const ContextVar<int> var("var", 0);
  for (const bool within : {false, true}) {
    std::vector<Context> got;
    run(coroutine([&](auto& co) {
      BEGIN(co);
      var.set(1);
      {
        const AnyTask parent = current_task();
        const auto start = [&] {
          loop.create_task(asks([parent] { return parent.get_context(); }, var, got));
        };
        within ? Context().run(start) : start();
      }
      YIELD_FROM(asyncio::sleep(1));
      BOOST_TEST(var.get() == 1);
      END;
    }));
    BOOST_TEST(got.size() == 3u);
    for (const Context& context : got) BOOST_TEST(context.get(var).value_or(0) == 1);
  }
}

BOOST_AUTO_TEST_CASE(a_context_that_is_asked_for_inside_another_context_is_the_tasks_own) {
  const ContextVar<int> var("var", 0);
  std::vector<Context> got;
  run(coroutine([&](auto& co) {
    BEGIN(co);
    {
      const AnyTask parent = current_task();
      Context other;
      other.run([&] {
        loop.create_task(asks([parent] { return parent.get_context(); }, var, got));
        var.set(5);
      });
      BOOST_TEST(other.size() == 1u);
      BOOST_TEST((got.at(0) != other));
    }
    var.set(1);
    YIELD_FROM(asyncio::sleep(1));
    END;
  }));
  for (const Context& context : got) BOOST_TEST(context.get(var).value_or(0) == 1);
}

BOOST_AUTO_TEST_CASE(the_context_of_the_callback_that_starts_it_is_that_callbacks_own) {
  const ContextVar<int> var("var", 0);
  std::vector<Context> got;
  Handle handle;
  const auto ask = [&] { return handle.get_context(); };
  handle = loop.call_soon([&] {
    // One inside another: both see the callback's.
    loop.create_task(coroutine([&](auto& co) {
      BEGIN(co);
      var.set(3);
      loop.create_task(asks(ask, var, got));
      got.push_back(ask());
      END;
    }));
    BOOST_TEST(var.get() == 0);
    var.set(1);
    got.push_back(ask());
  });
  run_turns(3);
  BOOST_TEST(got.size() == 5u);
  for (const Context& context : got) {
    BOOST_TEST((context == got[0]));
    BOOST_TEST(context.get(var).value_or(0) == 1);
  }
}

struct StartsAtItsEnd {
  EventLoop& loop;
  AnyTask task;
  std::string& seen;
  StartsAtItsEnd(EventLoop& l, AnyTask t, std::string& s) : loop(l), task(std::move(t)), seen(s) {}
  ~StartsAtItsEnd() {
    loop.create_task(coroutine([this](auto& co) {
      BEGIN(co);
      seen = task.get_coro();
      END;
    }));
  }
};

BOOST_AUTO_TEST_CASE(one_that_a_coroutines_end_starts_leaves_the_task_its_coroutine) {
  std::string seen;
  std::shared_ptr<StartsAtItsEnd> last;
  auto task = loop.create_task(coroutine(
      [&, held = std::shared_ptr<StartsAtItsEnd>()](auto& co) mutable {
        BEGIN(co);
        YIELD();
        held = std::move(last);
        END;
      },
      __FILE__, __LINE__, "ends"));
  last = std::make_shared<StartsAtItsEnd>(loop, AnyTask(task), seen);
  run(task);
  BOOST_TEST(seen.rfind("ends() done", 0) == 0u);
  BOOST_TEST(task.get_coro().rfind("ends() done", 0) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
