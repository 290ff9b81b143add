// wait().
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/wait.h>

#include <set>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

struct Fixture : VirtualLoop {
  std::vector<Future<int>> all() const { return {a, b, c}; }
  std::string show(const WaitResult<Future<int>>& result) const {
    std::string out;
    for (const auto& f : result.done) out += name(f);
    out += '|';
    for (const auto& f : result.pending) out += name(f);
    return out;
  }
  char name(const Future<int>& f) const { return f == a ? 'a' : f == b ? 'b' : 'c'; }
  // Ends a future after so many seconds.
  void set_after(double when, Future<int> f) {
    loop.call_later(when, [f] { f.set_result(1); });
  }

  Future<int> a = loop.create_future<int>();
  Future<int> b = loop.create_future<int>();
  Future<int> c = loop.create_future<int>();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(wait_, Fixture)

BOOST_AUTO_TEST_CASE(all_completed_waits_for_all_and_keeps_the_order_of_the_arguments) {
  set_after(3, a);
  set_after(1, b);
  loop.call_later(2, [this] { c.set_exception(ValueError("kept")); });
  BOOST_TEST(show(run(asyncio::wait(all()))) == "abc|");
  BOOST_TEST(clock.time() == 3);
  BOOST_TEST(c.exception().what() == "kept");  // never raised by wait()
}

BOOST_AUTO_TEST_CASE(first_completed_returns_all_that_are_done_by_then) {
  set_after(1, c);
  set_after(1, a);
  set_after(2, b);
  BOOST_TEST(show(run(asyncio::wait(all(), std::nullopt, FIRST_COMPLETED))) == "ac|b");
  BOOST_TEST(clock.time() == 1);
}

BOOST_AUTO_TEST_CASE(first_exception_counts_no_cancellation) {
  loop.call_later(1, [this] { a.cancel(); });
  loop.call_later(2, [this] { b.set_exception(ValueError("")); });
  BOOST_TEST(show(run(asyncio::wait(all(), std::nullopt, FIRST_EXCEPTION))) == "ab|c");
  BOOST_TEST(clock.time() == 2);
}

BOOST_AUTO_TEST_CASE(first_exception_without_one_waits_for_all) {
  for (auto& f : all()) set_after(2, f);
  BOOST_TEST(show(run(asyncio::wait(all(), std::nullopt, FIRST_EXCEPTION))) == "abc|");
}

BOOST_AUTO_TEST_CASE(a_timeout_returns_and_cancels_nothing) {
  set_after(1, b);
  BOOST_TEST(show(run(asyncio::wait(all(), 5))) == "b|ac");
  BOOST_TEST(clock.time() == 5);
  BOOST_TEST(!a.done());
  BOOST_TEST(a.to_string() == "<Future pending>");  // the callbacks are removed
}

BOOST_AUTO_TEST_CASE(the_timer_is_cancelled_when_all_are_done) {
  set_after(1, a);
  std::vector<Future<int>> one{a};
  run(asyncio::wait(one, 50));
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
  BOOST_TEST(clock.time() == 1);
}

BOOST_AUTO_TEST_CASE(cancelling_it_cancels_nothing_and_removes_the_callbacks) {
  auto task = loop.create_task(asyncio::wait(all(), 50));
  run_turns();
  BOOST_TEST(a.to_string() != "<Future pending>");
  task.cancel();
  run_turns();
  BOOST_TEST(task.cancelled());
  for (auto& f : all()) BOOST_TEST(f.to_string() == "<Future pending>");
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
}

BOOST_AUTO_TEST_CASE(nothing_to_wait_for_is_an_error) {
  std::vector<Future<int>> none;
  BOOST_TEST(text_of<ValueError>([&] { run(asyncio::wait(none)); }) ==
             "Set of Tasks/Futures is empty.");
}

BOOST_AUTO_TEST_CASE(duplicates_count_once) {
  std::vector<Future<int>> twice{a, a, b};
  set_after(1, a);
  set_after(1, b);
  BOOST_TEST(show(run(asyncio::wait(twice))) == "ab|");
}

BOOST_AUTO_TEST_CASE(futures_that_are_done_already_cost_one_turn) {
  a.set_result(1);
  std::vector<Future<int>> one{a};
  BOOST_TEST(show(run(asyncio::wait(one))) == "a|");
}

BOOST_AUTO_TEST_CASE(a_future_of_another_loop_is_an_error_and_nothing_is_waited_for) {
  const EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  const Future<int> foreign = other->create_future<int>();
  for (const bool done : {false, true}) {
    if (done) foreign.set_result(1);
    BOOST_TEST(
        text_of<ValueError>([&] {
          run(asyncio::wait(std::vector<Future<int>>{a, foreign}, 5));
        }) == "The future belongs to a different loop than the one specified as the loop argument");
    BOOST_TEST(clock.time() == 0);
    BOOST_TEST(a.to_string() == "<Future pending>");
  }
}

// A difference: 3.11 and later refuse coroutines, the legacy versions and we make tasks of them.
BOOST_AUTO_TEST_CASE(coroutines_become_tasks) {
  std::vector<Coroutine<int>> coroutines;
  for (int i = 0; i < 3; ++i) coroutines.push_back(asyncio::sleep(3 - i, i));
  const auto result = run(asyncio::wait(std::move(coroutines)));
  static_assert(std::is_same_v<decltype(result), const WaitResult<Task<int>>>);
  BOOST_REQUIRE(result.done.size() == 3U);
  for (int i = 0; i < 3; ++i) BOOST_TEST(result.done[static_cast<std::size_t>(i)].result() == i);
}

BOOST_AUTO_TEST_CASE(of_a_variable_futures_are_copied_and_coroutines_moved_as_in_gather) {
  const auto give = [](std::unique_ptr<int> value) {
    return coroutine<int>([value = std::move(value)](auto& co) mutable {
      BEGIN(co);
      RETURN(*value);
      END;
    });
  };
  const auto made = [&] {
    std::vector<Coroutine<int>> coroutines;
    coroutines.push_back(give(std::make_unique<int>(1)));
    coroutines.push_back(give(std::make_unique<int>(2)));
    return coroutines;
  };
  const auto used_up = [](const std::vector<Coroutine<int>>& coroutines) {
    return coroutines.size() == 2 && !coroutines[0].valid() && !coroutines[1].valid();
  };
  auto coroutines = made();
  auto waiting = asyncio::wait(coroutines);
  BOOST_TEST(used_up(coroutines));
  BOOST_TEST(run(std::move(waiting)).done.size() == 2U);
  coroutines = made();
  const auto completed = as_completed(coroutines);
  BOOST_TEST(used_up(coroutines));
  for (auto next : completed) BOOST_TEST(run(std::move(next)) > 0);
  coroutines = made();
  BOOST_TEST(run(gather(coroutines)).size() == 2U);
  BOOST_TEST(used_up(coroutines));

  const std::set<Future<int>> futures{a, b, c};
  for (const auto& f : futures) set_after(1, f);
  BOOST_TEST(run(asyncio::wait(futures)).done.size() == 3U);
  for (auto next : as_completed(futures)) BOOST_TEST(run(std::move(next)) == 1);
  BOOST_TEST(run(gather(futures)).size() == 3U);
}

// As a driver does that has to end a query in flight. With shield() the failure would be reported.
BOOST_AUTO_TEST_CASE(who_is_cancelled_in_it_may_still_await_what_it_waited_for) {
  auto query = loop.create_task(coroutine([this, end = Outcome<int>()](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::wait(std::vector{a})); }
    EXCEPT(CancelledError) {
      loop.call_later(1, [f = a] { f.set_exception(ValueError("cancelled by the server")); });
      YIELD_FROM_OUTCOME(end, a);
      RAISE();
    }
    END_TRY
    END;
  }));
  loop.call_later(1, [&] { query.cancel(); });
  BOOST_CHECK_THROW(run(query), CancelledError);
  BOOST_TEST((a.failed() && !a.unretrieved()));
  BOOST_TEST(clock.time() == 2);
  a = nullptr;
  run_turns();
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(some_in_braces_are_a_list_and_of_several_types_any_futures) {
  loop.call_soon([this] { set_after(0, a); });
  BOOST_TEST(run(wait({a, b}, 1)).pending.size() == 1U);
  const auto named = loop.create_task(asyncio::sleep(1, std::string("named")));
  const WaitResult<AnyFuture> first = run(wait({named, a}, std::nullopt, FIRST_COMPLETED));
  BOOST_TEST((first.done.at(0) == a && first.pending.at(0) == named));
  const WaitResult<Task<std::string>> one = run(wait({named}));
  BOOST_TEST(one.done.at(0).result() == "named");
}

BOOST_AUTO_TEST_CASE(what_is_no_range_is_waited_for_by_posix) {
  int status = 0;
  BOOST_TEST(wait(nullptr) == -1);  // there are no children
  BOOST_TEST(wait(&status) == -1);
  BOOST_TEST(wait(NULL) == -1);
  loop.call_soon([this] { set_after(0, a); });
  BOOST_TEST(run(wait(std::vector{a})).done.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
