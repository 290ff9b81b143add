// gather().
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <list>
#include <map>
#include <memory>
#include <set>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<int> give(int value, double after = 0) {
  return coroutine<int>([value, after](auto& co) {
    BEGIN(co);
    if (after > 0) YIELD_FROM(asyncio::sleep(after));
    RETURN(value);
    END;
  });
}

struct Fixture : VirtualLoop {
  Future<int> a = loop.create_future<int>();
  Future<int> b = loop.create_future<int>();
  Future<int> c = loop.create_future<int>();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(gather_, Fixture)

BOOST_AUTO_TEST_CASE(results_are_in_the_order_of_the_arguments) {
  const auto [x, y, z] = run(gather(give(1, 3), give(2, 1), give(3, 2)));
  BOOST_TEST(x == 1);
  BOOST_TEST(y == 2);
  BOOST_TEST(z == 3);
  BOOST_TEST(clock.time() == 3);
}

BOOST_AUTO_TEST_CASE(a_range_gives_a_vector) {
  std::vector<Coroutine<int>> coroutines;
  for (int i = 0; i < 5; ++i) coroutines.push_back(give(i, 5 - i));
  BOOST_TEST(run(gather(coroutines)) == (std::vector<int>{0, 1, 2, 3, 4}),
             boost::test_tools::per_element());
  std::vector<Future<int>> futures{a, b, a};
  auto outer = gather(futures);
  a.set_result(1);
  b.set_result(2);
  BOOST_TEST(run(outer) == (std::vector<int>{1, 2, 1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(types_may_differ_and_void_is_none) {
  auto text = loop.create_future<std::string>();
  text.set_result("t");
  const auto results = run(gather(give(1), text, asyncio::sleep(1)));
  static_assert(std::is_same_v<decltype(results), const std::tuple<int, std::string, None>>);
  BOOST_TEST(std::get<1>(results) == "t");
}

BOOST_AUTO_TEST_CASE(move_only_results_are_moved) {
  auto f = loop.create_future<std::unique_ptr<int>>();
  auto outer = gather(f);
  f.set_result(std::make_unique<int>(3));
  BOOST_TEST(*std::get<0>(run(std::move(outer))) == 3);
}

BOOST_AUTO_TEST_CASE(a_duplicate_is_one_child) {
  auto outer = gather(a, b, a);
  a.set_result(1);
  b.set_result(2);
  BOOST_TEST((run(outer) == std::make_tuple(1, 2, 1)));
}

BOOST_AUTO_TEST_CASE(no_arguments_give_a_future_that_is_done) {
  BOOST_TEST(gather().done());
  std::vector<Future<int>> none;
  auto outer = gather(none);
  BOOST_TEST(outer.done());
  BOOST_TEST(outer.result().empty());
}

BOOST_AUTO_TEST_CASE(children_that_are_done_count_at_once) {
  a.set_result(1);
  b.set_result(2);
  auto outer = gather(a, b);
  BOOST_TEST(outer.done());
  auto failed = loop.create_future<int>();
  failed.set_exception(ValueError("at once"));
  auto outer2 = gather(c, failed);
  BOOST_TEST(outer2.done());
  BOOST_TEST(outer2.exception().what() == "at once");
}

BOOST_AUTO_TEST_CASE(futures_of_two_loops_are_refused) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  const char* const text =
      "The future belongs to a different loop than the one specified as the loop argument";
  const auto foreign = other->create_future<int>();
  BOOST_TEST(text_of<ValueError>([&] { gather(a, foreign); }) == text);
  BOOST_TEST(text_of<ValueError>([&] { gather(foreign, a); }) == text);
  BOOST_TEST(text_of<ValueError>([&] { gather(std::vector<Future<int>>{a, foreign}); }) == text);
  // What becomes a task is of the current loop, and so must be all that comes after it.
  BOOST_TEST(text_of<ValueError>([&] { gather(asyncio::sleep(1, 1), foreign); }) == text);
  BOOST_TEST(text_of<ValueError>([&] { gather(return_exceptions, asyncio::sleep(1), foreign); }) ==
             text);
  run_turns();
  BOOST_TEST(all_tasks(loop).empty());
  BOOST_TEST(clock.time() == 0);
}

BOOST_AUTO_TEST_CASE(the_loop_is_that_of_the_futures) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  auto f = other->create_future<int>();
  BOOST_TEST(&gather(f).get_loop() == other.get());
  BOOST_TEST(&gather().get_loop() == &loop);
  set_event_loop(nullptr);
  BOOST_CHECK_THROW(gather(), RuntimeError);
}

BOOST_AUTO_TEST_CASE(the_first_failure_ends_it_and_the_others_run_on) {
  auto outer = gather(a, b, c);
  b.set_exception(ValueError("first"));
  run_turns();
  BOOST_TEST(outer.exception().what() == "first");
  BOOST_TEST((!a.done() && !c.done()));
  c.set_exception(ValueError("silent"));
  a.set_result(1);
  run_turns();
  a = b = c = Future<int>(nullptr);
  outer = nullptr;
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_cancelled_child_is_a_failure_and_cancels_nobody) {
  auto outer = gather(a, b);
  a.cancel("child");
  run_turns();
  BOOST_TEST(outer.done());
  BOOST_TEST(!outer.cancelled());
  BOOST_TEST(text_of<CancelledError>([&] { outer.result(); }) == "child");
  BOOST_TEST(!b.done());
}

BOOST_AUTO_TEST_CASE(cancelling_it_cancels_every_child_and_waits_for_them) {
  auto stubborn = loop.create_task(coroutine<int>([](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(10)); }
    FINALLY { YIELD_FROM(asyncio::sleep(2)); }
    END_TRY
    RETURN(1);
    END;
  }));
  auto outer = gather(a, stubborn, b);
  run_turns();
  BOOST_TEST(outer.cancel());
  BOOST_TEST((a.cancelled() && b.cancelled()));
  BOOST_TEST(!outer.done());
  BOOST_CHECK_THROW(run(outer), CancelledError);
  run(coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(5));
    END;
  }));
  BOOST_TEST(stubborn.cancelled());
}

BOOST_AUTO_TEST_CASE(cancel_is_false_when_it_is_done_or_no_child_can_be_cancelled) {
  auto outer = gather(a, b);
  a.set_result(1);
  b.set_result(2);
  BOOST_TEST(!outer.cancel());  // both children are done, though they are not counted yet
  run_turns();
  BOOST_TEST((outer.result() == std::make_tuple(1, 2)));
  BOOST_TEST(!outer.cancel());
}

BOOST_AUTO_TEST_CASE(a_task_that_awaits_it_can_be_cancelled) {
  auto task = loop.create_task(coroutine([this](auto& co) {
    BEGIN(co);
    YIELD_FROM(gather(a, b));
    END;
  }));
  run_turns();
  task.cancel();
  run_turns(3);
  BOOST_TEST(task.cancelled());
  BOOST_TEST((a.cancelled() && b.cancelled()));
}

BOOST_AUTO_TEST_CASE(with_return_exceptions_failures_are_results) {
  auto outer = gather(return_exceptions, a, b, c);
  a.set_result(1);
  b.set_exception(ValueError("v"));
  c.cancel("c");
  const auto results = run(outer);
  BOOST_TEST(Outcome<int>(std::get<0>(results)).value() == 1);
  BOOST_TEST(std::get<1>(results).exception().is<ValueError>());
  BOOST_TEST(std::get<2>(results).exception().is<CancelledError>());
  a = b = c = Future<int>(nullptr);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(return_exceptions_of_a_range_and_of_void) {
  std::vector<Future<>> futures{loop.create_future(), loop.create_future()};
  futures[0].set_result();
  futures[1].set_exception(ValueError("v"));
  const auto results = run(gather(return_exceptions, futures));
  BOOST_TEST(static_cast<bool>(results[0]));
  BOOST_TEST(results[1].exception().what() == "v");
}

BOOST_AUTO_TEST_CASE(cancelled_from_outside_it_raises_with_return_exceptions_too) {
  auto outer = gather(return_exceptions, a, b);
  a.set_result(1);
  run_turns();
  BOOST_TEST(outer.cancel());
  run_turns();
  BOOST_TEST(outer.done());
  BOOST_TEST(!outer.cancelled());
  BOOST_CHECK_THROW(outer.result(), CancelledError);
}

BOOST_AUTO_TEST_CASE(an_exception_nobody_asked_for_is_reported) {
  gather(a, b);
  a.set_exception(ValueError("lost"));
  b.set_result(1);  // the children keep the outer future
  run_turns();
  BOOST_REQUIRE(reports.size() == 1U);
  BOOST_TEST(reports[0].message == "_GatheringFuture exception was never retrieved");
}

BOOST_AUTO_TEST_CASE(many_children_cost_no_stack) {
  std::vector<Future<int>> futures;
  for (int i = 0; i < 100000; ++i) futures.push_back(loop.create_future<int>());
  auto outer = gather(futures);
  for (std::size_t i = 0; i < futures.size(); ++i) futures[i].set_result(static_cast<int>(i));
  BOOST_TEST(run(outer).back() == 99999);
}

// ---- found by replaying programs that were made at random ----

// Conformance seed 1130: the inner gather() was reported as never retrieved.
BOOST_AUTO_TEST_CASE(cancelling_an_outer_gather_has_seen_how_its_children_ended) {
  Future<int> first;
  auto inner = gather(return_exceptions, std::vector<Future<int>>{first});
  auto outer = gather(return_exceptions, std::vector<decltype(inner)>{inner});
  BOOST_TEST(outer.cancel());
  run_turns(3);
  BOOST_TEST(inner.done());
  BOOST_TEST(!inner.get().unretrieved());
  BOOST_TEST(outer.get().unretrieved());
  outer.get().mark_retrieved();
}

// Conformance seed 1460, features msg.
BOOST_AUTO_TEST_CASE(gathering_exceptions_leaves_a_task_the_message_it_was_cancelled_with) {
  Task<void> task = loop.create_task(asyncio::sleep(1));
  auto outer = gather(return_exceptions, std::vector<Task<void>>{task});
  run_turns();
  task.cancel("why");
  run(outer);
  try {
    task.result();
    BOOST_FAIL("it was cancelled");
  } catch (const CancelledError& e) {
    BOOST_TEST(e.what() == std::string("why"));
  }
}

// Conformance seed 27666, features msg.
BOOST_AUTO_TEST_CASE(cancelled_it_gives_the_message_that_its_last_child_has_left) {
  auto task = loop.create_task(coroutine<int>([](auto& co) {
    BEGIN(co);
    TRY { YIELD(); }
    EXCEPT(CancelledError) {}
    END_TRY
    RETURN(1);
    END;
  }));
  auto outer = gather(return_exceptions, a, task);
  run_turns();
  outer.cancel("why");
  BOOST_TEST(text_of<CancelledError>([&] { run(outer); }) == "why");
  BOOST_TEST(task.result() == 1);
}

BOOST_AUTO_TEST_CASE(repeated_futures_stand_among_others) {
  auto sum = gather(std::vector<Future<int>>{a, b, a, c, c, b});
  c.set_result(3);
  b.set_result(2);
  a.set_result(1);
  BOOST_TEST(run(sum) == (std::vector<int>{1, 2, 1, 3, 3, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(children_that_are_started_eagerly_may_be_done_at_once) {
  loop.set_task_factory(eager_task_factory());
  const auto at_once = [] {
    return coroutine<int>([](auto& co) {
      BEGIN(co);
      RETURN(1);
      END;
    });
  };
  auto both = coroutine<int>([&, r = std::tuple<int, int>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(r, gather(at_once(), at_once()));
    RETURN(std::get<0>(r) + std::get<1>(r));
    END;
  });
  BOOST_TEST(run(std::move(both)) == 2);
  loop.set_task_factory(nullptr);
}

// ---- several ranges, and single ones beside them ----

BOOST_AUTO_TEST_CASE(ranges_and_single_ones_of_one_type_give_one_vector) {
  std::vector<Future<int>> futures{a, b};
  std::list<Coroutine<int>> coroutines;
  coroutines.push_back(give(3, 2));
  coroutines.push_back(give(4, 1));
  std::set<Future<int>> none;
  auto outer = gather(none, futures, give(2, 3), coroutines, a);
  static_assert(std::is_same_v<decltype(outer), Future<std::vector<int>>>);
  a.set_result(0);
  b.set_result(1);
  BOOST_TEST(run(outer) == (std::vector<int>{0, 1, 2, 3, 4, 0}), boost::test_tools::per_element());
  BOOST_TEST(run(gather(futures, futures)).size() == 4U);
  BOOST_TEST(run(gather(none, none)).empty());
  Task<int> array[] = {loop.create_task(give(5)), loop.create_task(give(6))};
  BOOST_TEST(run(gather(array)) == (std::vector<int>{5, 6}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(
    ranges_and_single_ones_of_several_types_give_a_tuple_with_a_vector_for_each_range) {
  auto text = loop.create_future<std::unique_ptr<std::string>>();
  text.set_result(std::make_unique<std::string>("t"));
  std::vector<Future<std::unique_ptr<std::string>>> texts{text};
  std::vector<Sleep> sleeps{asyncio::sleep(1), asyncio::sleep(2)};
  auto outer = gather(mapped(std::vector<int>{1, 2}, [](int i) { return give(i); }), give(3),
                      std::move(texts), sleeps);
  text = nullptr;
  auto [numbers, number, strings, nones] = run(std::move(outer));
  static_assert(std::is_same_v<decltype(nones), std::vector<None>>);
  BOOST_TEST(numbers == (std::vector<int>{1, 2}), boost::test_tools::per_element());
  BOOST_TEST(number == 3);
  BOOST_TEST(*strings.at(0) == "t");
  BOOST_TEST(nones.size() == 2U);
  BOOST_TEST(clock.time() == 2);
}

BOOST_AUTO_TEST_CASE(of_a_mix_failures_are_results_with_return_exceptions) {
  std::vector<Future<int>> futures{a, b};
  auto one_type = gather(return_exceptions, futures, give(1));
  auto several = gather(return_exceptions, futures, asyncio::sleep(1), futures);
  auto raises = gather(futures, asyncio::sleep(1));
  a.cancel();
  b.set_exception(ValueError("v"));
  std::vector<Outcome<int>> outcomes = run(one_type);
  BOOST_TEST(outcomes.at(0).exception().is<CancelledError>());
  BOOST_TEST(outcomes.at(1).exception().is<ValueError>());
  BOOST_TEST(outcomes.at(2).value() == 1);
  const auto results = run(several);
  const auto& [first, slept, last] = results;
  static_assert(std::is_same_v<decltype(slept), const Outcome<void>>);
  BOOST_TEST((first.size() == 2U && last.at(1).exception().is<ValueError>() && !slept.exception()));
  BOOST_CHECK_THROW(run(raises), CancelledError);
}

BOOST_AUTO_TEST_CASE(the_loop_of_a_mix_is_that_of_the_first_future_in_it) {
  const auto other = new_event_loop(std::make_unique<VirtualPoller>());
  std::vector<Future<int>> none, theirs{other->create_future<int>()};
  BOOST_TEST(&gather(none, theirs, none).get_loop() == other.get());
  BOOST_CHECK_THROW(gather(none, a, theirs), ValueError);
  run_turns();
}

BOOST_AUTO_TEST_CASE(what_can_be_walked_only_once_is_walked_once) {
  const auto ended = [this](int n) {
    return generator<Future<int>>([this, n, i = 0](auto& co) mutable {
      BEGIN(co);
      for (; i < n; ++i) {
        YIELD(loop.create_future<int>());
      }
      END;
    });
  };
  auto set = [i = 0](Future<int> f) mutable {
    f.set_result(i++);
    return f;
  };
  BOOST_TEST(run(gather(mapped(ended(3), set))) == (std::vector<int>{0, 1, 2}),
             boost::test_tools::per_element());
  const auto outer = gather(ended(2), a, ended(1));
  BOOST_TEST(!outer.done());
  BOOST_TEST(run(gather(as_completed(mapped(ended(2), set)))).size() == 2U);
  BOOST_TEST(run(asyncio::wait(ended(2), 1)).pending.size() == 2U);
}

// ---- mapped() ----

BOOST_AUTO_TEST_CASE(mapped_calls_what_can_be_called_with_each_element_at_once) {
  struct Host {
    int number;
    Coroutine<int> ping() const { return give(number); }
  };
  const std::vector<Host> hosts{{1}, {2}};
  BOOST_TEST(run(gather(mapped(hosts, &Host::ping))) == (std::vector<int>{1, 2}),
             boost::test_tools::per_element());
  BOOST_TEST(asyncio::map(hosts, &Host::number) == (std::vector<int>{1, 2}),
             boost::test_tools::per_element());
  BOOST_TEST(run(gather(mapped({3, 4}, [](int i) { return give(i); }))) == (std::vector<int>{3, 4}),
             boost::test_tools::per_element());
  std::vector<std::unique_ptr<int>> jobs;
  jobs.push_back(std::make_unique<int>(7));
  mapped(jobs, [](std::unique_ptr<int>& job) { return ++*job; });
  BOOST_TEST(mapped(std::move(jobs), [](std::unique_ptr<int> job) { return *job; }).at(0) == 8);
  const std::map<std::string, int> ages{{"x", 3}, {"y", 4}};
  const auto give_age = [](const auto& pair) { return give(pair.second); };
  const auto [all, one] = run(gather(mapped(ages, give_age), asyncio::sleep(0)));
  BOOST_TEST(all == (std::vector<int>{3, 4}), boost::test_tools::per_element());
  std::vector<int> called;
  for (int n : mapped(std::vector<int>{1, 2}, [&](int i) { return called.push_back(i), i; })) {
    BOOST_TEST(called.size() == 2U);
    (void)n;
  }
}

BOOST_AUTO_TEST_SUITE_END()
