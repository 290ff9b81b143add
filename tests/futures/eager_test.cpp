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

BOOST_AUTO_TEST_SUITE_END()
