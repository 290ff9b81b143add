// as_completed().
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<int> give(int value, double after) {
  return coroutine<int>([value, after](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(after));
    RETURN(value);
    END;
  });
}

// The results in the order in which they come.
template <class Range>
Coroutine<std::vector<int>> collect(Range range, OptionalSeconds limit = std::nullopt) {
  auto completed = as_completed(range, limit);
  return coroutine<std::vector<int>>([completed, at = completed.begin(), end = completed.end(),
                                      value = 0, out = std::vector<int>()](auto& co) mutable {
    BEGIN(co);
    for (; at != end; ++at) {
      YIELD_FROM_INTO(value, *at);
      out.push_back(value);
    }
    RETURN(std::move(out));
    END;
  });
}

struct Fixture : VirtualLoop {
  std::vector<Task<int>> tasks(std::vector<double> delays) {
    std::vector<Task<int>> out;
    for (std::size_t i = 0; i < delays.size(); ++i)
      out.push_back(loop.create_task(give(static_cast<int>(i), delays[i])));
    return out;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(as_completed_, Fixture)

BOOST_AUTO_TEST_CASE(results_come_in_the_order_of_completion) {
  BOOST_TEST(run(collect(tasks({3, 1, 2}))) == (std::vector<int>{1, 2, 0}),
             boost::test_tools::per_element());
  BOOST_TEST(clock.time() == 3);
}

BOOST_AUTO_TEST_CASE(a_future_of_another_loop_is_an_error) {
  const EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  const std::vector<Future<int>> mixed{loop.create_future<int>(), other->create_future<int>()};
  BOOST_TEST(text_of<ValueError>([&] { as_completed(mixed); }) ==
             "The future belongs to a different loop than the one specified as the loop argument");
  BOOST_TEST(mixed[0].to_string() == "<Future pending>");
  BOOST_TEST(mixed[1].to_string() == "<Future pending>");
}

BOOST_AUTO_TEST_CASE(those_that_are_done_already_come_first) {
  auto all = tasks({1, 5});
  run(all[0]);
  BOOST_TEST(run(collect(all)) == (std::vector<int>{0, 1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(duplicates_come_once) {
  auto all = tasks({1});
  all.push_back(all[0]);
  BOOST_TEST(run(collect(all)).size() == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_gives_nothing) { BOOST_TEST(run(collect(tasks({}))).empty()); }

BOOST_AUTO_TEST_CASE(a_failure_is_raised_by_its_own_turn) {
  auto good = loop.create_future<int>(), bad = loop.create_future<int>();
  std::vector<Future<int>> all{good, bad};
  auto completed = as_completed(all);
  bad.set_exception(ValueError("bad"));
  BOOST_CHECK_THROW(run(completed.next()), ValueError);
  good.set_result(7);
  BOOST_TEST(run(completed.next()) == 7);
}

BOOST_AUTO_TEST_CASE(after_the_timeout_each_that_is_left_raises_and_none_is_cancelled) {
  auto all = tasks({1, 10, 20});
  auto completed = as_completed(all, 5);
  BOOST_TEST(run(completed.next()) == 0);
  BOOST_CHECK_THROW(run(completed.next()), TimeoutError);
  BOOST_TEST(clock.time() == 5);
  BOOST_CHECK_THROW(run(completed.next()), TimeoutError);
  BOOST_TEST(!all[1].done());
  BOOST_TEST(run(all[2]) == 2);
}

BOOST_AUTO_TEST_CASE(the_timer_ends_with_the_last_one) {
  run(collect(tasks({1, 2}), 50));
  run_turns();
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
}

BOOST_AUTO_TEST_CASE(several_awaited_at_once_get_the_results_in_order) {
  auto all = tasks({2, 1, 3});
  auto completed = as_completed(all);
  std::vector<Coroutine<int>> waiting;
  for (Coroutine<int> next : completed) waiting.push_back(std::move(next));
  BOOST_TEST(run(gather(waiting)) == (std::vector<int>{1, 0, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_long_line_of_readers_keeps_its_order) {
  std::vector<double> delays;
  std::vector<int> expected;
  for (int i = 0; i < 40; ++i) {
    delays.push_back(i + 1);
    expected.push_back(i);
  }
  auto completed = as_completed(tasks(delays));
  std::vector<Task<int>> readers;
  const auto add = [&] { readers.push_back(loop.create_task(completed.next())); };
  for (int i = 0; i < 20; ++i) add();
  run(asyncio::sleep(10.5));  // half of them were served
  for (int i = 0; i < 20; ++i) add();
  BOOST_TEST(run(gather(readers)) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_waiter_that_is_cancelled_loses_nothing) {
  auto all = tasks({5, 6});
  auto completed = as_completed(all);
  auto first = loop.create_task(completed.next());
  auto second = loop.create_task(completed.next());
  run_turns();
  first.cancel();
  BOOST_TEST(run(second) == 0);
  BOOST_TEST(first.cancelled());
  BOOST_TEST(run(completed.next()) == 1);
}

BOOST_AUTO_TEST_CASE(async_iteration_gives_the_very_futures) {
  auto all = tasks({2, 1});
  const auto futures = run(coroutine<std::vector<Task<int>>>(
      [all, f = Task<int>(), out = std::vector<Task<int>>()](auto& co) mutable {
        BEGIN(co);
        FOR(f, as_completed(all).futures()) { out.push_back(f); }
        END_FOR
        RETURN(std::move(out));
        END;
      }));
  BOOST_REQUIRE(futures.size() == 2U);
  BOOST_TEST((futures[0] == all[1] && futures[1] == all[0]));
}

BOOST_AUTO_TEST_CASE(coroutines_become_tasks) {
  std::vector<Coroutine<int>> coroutines;
  for (int i = 0; i < 3; ++i) coroutines.push_back(give(i, 3 - i));
  auto completed = as_completed(coroutines);
  BOOST_TEST(run(completed.next()) == 2);
  run(completed.next());
  run(completed.next());
}

// As in asyncio, its callbacks and its timer stay until the last future is done.
BOOST_AUTO_TEST_CASE(dropped_before_the_end_it_goes_with_its_last_callback) {
  auto all = tasks({5, 6});
  {
    auto completed = as_completed(all, 50);
    BOOST_TEST(run(completed.next()) == 0);
  }
  BOOST_TEST(detail::access(loop).timers().size() == 2U);  // the second task's and the limit
  run(all[1]);
  run_turns();
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
}

// Two readers; the first is cancelled in the very turn in which it was woken.
BOOST_AUTO_TEST_CASE(a_reader_that_is_cancelled_after_its_wake_up_passes_it_on) {
  auto come = loop.create_future<int>(), never = loop.create_future<int>();
  auto completed = as_completed(std::vector<Future<int>>{come, never});
  auto first = loop.create_task(completed.next());
  auto second = loop.create_task(completed.next());
  run_turns();
  come.set_result(7);
  come.add_done_callback([&](const Future<int>&) { first.cancel(); });  // behind as_completed()'s
  run_turns(4);
  BOOST_TEST(first.cancelled());
  BOOST_REQUIRE(second.done());
  BOOST_TEST(second.result() == 7);
}

// The same of three, where the second is cancelled too, before the wake-up reaches it or after.
BOOST_AUTO_TEST_CASE(a_wake_up_is_passed_on_by_each_reader_that_is_cancelled) {
  for (const int turns : {0, 1, 2}) {
    auto come = loop.create_future<int>(), never = loop.create_future<int>();
    auto completed = as_completed(std::vector<Future<int>>{come, never, loop.create_future<int>()});
    auto first = loop.create_task(completed.next());
    auto second = loop.create_task(completed.next());
    auto third = loop.create_task(completed.next());
    run_turns();
    come.set_result(7);
    come.add_done_callback([&](const Future<int>&) { first.cancel(); });
    run_turns(turns);
    second.cancel();
    run_turns(6);
    BOOST_TEST((first.cancelled() && second.cancelled()));
    BOOST_REQUIRE(third.done());
    BOOST_TEST(third.result() == 7);
  }
}

// Of two that come at once, one goes to each reader though the first reader's is passed on.
BOOST_AUTO_TEST_CASE(two_that_come_at_once_wake_two_readers) {
  auto a = loop.create_future<int>(), b = loop.create_future<int>();
  auto completed = as_completed(std::vector<Future<int>>{a, b});
  std::vector<Task<int>> readers;
  for (int i = 0; i < 2; ++i) readers.push_back(loop.create_task(completed.next()));
  run_turns();
  b.set_result(2);
  a.set_result(1);
  run_turns(3);
  BOOST_TEST(readers[0].result() == 2);
  BOOST_TEST(readers[1].result() == 1);
}

BOOST_AUTO_TEST_CASE(some_in_braces_are_a_list) {
  auto a = loop.create_future<int>(), b = loop.create_future<int>();
  auto completed = as_completed({a, b}, 5);
  b.set_result(2);
  BOOST_TEST(run(completed.next()) == 2);
  auto text = loop.create_task(asyncio::sleep(1, std::string("text")));
  run(as_completed({text, a}).next());  // of several types: for their end
  BOOST_TEST((text.done() && !a.done()));
}

BOOST_AUTO_TEST_SUITE_END()
