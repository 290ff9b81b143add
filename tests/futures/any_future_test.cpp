// AnyFuture and AnyTask: futures whose types are not known.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cstdio>
#include <memory>
#include <unordered_map>
#include <unordered_set>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

struct Fixture : VirtualLoop {
  std::vector<AnyFuture> all() const { return {number, text, nothing}; }
  // What awaiting a future raises: "" when it raises nothing.
  Coroutine<std::string> await(AnyFuture future) {
    return coroutine<std::string>([future](auto& co) {
      BEGIN(co);
      TRY { YIELD_FROM(future); }
      EXCEPT(BaseException) { RETURN(co.exception().type_name()); }
      END_TRY
      RETURN("");
      END;
    });
  }

  Future<int> number = loop.create_future<int>();
  Future<std::string> text = loop.create_future<std::string>();
  Future<void> nothing = loop.create_future();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(any_future, Fixture)

BOOST_AUTO_TEST_CASE(future_cast_gives_the_same_future_with_its_type) {
  const AnyFuture any = number;
  number.set_result(7);
  BOOST_TEST((future_cast<int>(any) == number));
  BOOST_TEST(future_cast<int>(any).result() == 7);
  BOOST_TEST(!future_cast<long>(any));
  BOOST_TEST(!future_cast<void>(any));
  BOOST_TEST(static_cast<bool>(future_cast<void>(nothing)));
  BOOST_TEST(!future_cast<int>(AnyFuture()));
  const AnyTask task = loop.create_task(await(any));
  BOOST_TEST(static_cast<bool>(future_cast<std::string>(task)));
  BOOST_TEST(!future_cast<int>(task));
  run_turns(2);
}

BOOST_AUTO_TEST_CASE(awaiting_it_waits_for_its_end_and_raises_what_it_raises) {
  loop.call_later(2, [this] { number.set_result(1); });
  BOOST_TEST(run(await(number)) == "");
  BOOST_TEST(clock.time() == 2);
  BOOST_TEST(run(await(number)) == "");  // done already
  loop.call_later(2, [this] { text.set_exception(ValueError("no")); });
  BOOST_TEST(run(await(text)) == "ValueError");
  BOOST_TEST(run(await(text)) == "ValueError");
  nothing.cancel();
  BOOST_TEST(run(await(nothing)) == "CancelledError");
  run(AnyFuture(number));
  BOOST_CHECK_THROW(run(AnyFuture(text)), ValueError);
}

BOOST_AUTO_TEST_CASE(cancelling_the_waiter_cancels_it) {
  auto task = loop.create_task(await(number));
  run_turns();
  task.cancel();
  run_turns(2);
  BOOST_TEST(number.cancelled());
  BOOST_TEST(task.result() == "CancelledError");
}

BOOST_AUTO_TEST_CASE(ensure_future_gives_it_back_and_refuses_another_loop) {
  BOOST_TEST((ensure_future(AnyFuture(number), &loop) == number));
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  BOOST_CHECK_THROW(ensure_future(AnyFuture(number), other.get()), ValueError);
}

BOOST_AUTO_TEST_CASE(futures_of_several_types_are_gathered_without_their_results) {
  auto outer = gather(all());
  static_assert(std::is_same_v<decltype(outer), Future<std::vector<None>>>);
  number.set_result(1);
  text.set_result("t");
  run_turns(2);
  BOOST_TEST(!outer.done());
  nothing.set_result();
  BOOST_TEST(run(outer).size() == 3U);
}

BOOST_AUTO_TEST_CASE(all_other_tasks_are_cancelled_and_gathered) {
  auto failing = loop.create_task(coroutine([](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(9)); }
    EXCEPT(CancelledError) { RAISE(ValueError("no")); }
    END_TRY
    END;
  }));
  loop.create_task(asyncio::sleep(9, 5));
  run_turns();
  std::vector<AnyTask> tasks = all_tasks(loop);
  for (AnyTask& task : tasks) task.cancel();
  auto ends = run(gather(return_exceptions, tasks));
  static_assert(std::is_same_v<decltype(ends), std::vector<Outcome<void>>>);
  BOOST_TEST(ends.size() == 2U);
  BOOST_TEST(ends[0].exception().is<ValueError>());
  BOOST_TEST(ends[1].exception().is<CancelledError>());
  BOOST_TEST(!failing.unretrieved());
}

BOOST_AUTO_TEST_CASE(wait_wait_for_and_as_completed_take_them) {
  loop.call_later(1, [this] { text.set_result("t"); });
  const WaitResult<AnyFuture> waited = run(asyncio::wait(all(), std::nullopt, FIRST_COMPLETED));
  BOOST_TEST(waited.done.size() == 1U);
  BOOST_TEST((waited.done[0] == text));
  BOOST_TEST(waited.pending.size() == 2U);
  run(wait_for(AnyFuture(text), 1));
  BOOST_CHECK_THROW(run(wait_for(AnyFuture(number), 1)), TimeoutError);
  BOOST_TEST(number.cancelled());
  auto come = as_completed(std::vector<AnyFuture>{text, nothing});
  loop.call_later(1, [this] { nothing.set_exception(ValueError("no")); });
  run(come.next());
  BOOST_CHECK_THROW(run(come.next()), ValueError);
}

BOOST_AUTO_TEST_CASE(shield_keeps_a_cancellation_from_it) {
  AnyFuture outer = shield(AnyFuture(number));
  outer.cancel();
  run_turns();
  BOOST_TEST(!number.done());
  outer = shield(AnyFuture(number));
  number.set_result(1);
  run(outer);
  BOOST_TEST((shield(AnyFuture(number)) == number));  // done already
}

BOOST_AUTO_TEST_CASE(unretrieved_is_a_failure_that_nobody_has_looked_at) {
  const AnyFuture any = number;
  BOOST_TEST(!any.unretrieved());
  number.set_exception(ValueError("no"));
  BOOST_TEST(any.unretrieved());
  BOOST_TEST(!!any.exception());
  BOOST_TEST(!any.unretrieved());
}

BOOST_AUTO_TEST_CASE(failed_asks_without_looking) {
  BOOST_TEST(!number.failed());
  number.set_exception(ValueError("v"));
  nothing.cancel();
  text.set_result("t");
  for (const AnyFuture& f : all()) BOOST_TEST(f.failed() == (f == number));
  BOOST_TEST(number.unretrieved());  // it is reported all the same
  const AnyTask task = loop.create_task(coroutine([](auto& co) {
    BEGIN(co);
    RAISE(ValueError("w"));
    END;
  }));
  BOOST_TEST(!task.failed());
  run_turns();
  BOOST_TEST((task.failed() && task.unretrieved()));
  number = nullptr;  // the last handle
  run_turns();
  BOOST_TEST(messages() == std::vector<std::string>{"Future exception was never retrieved"},
             boost::test_tools::per_element());
  task.exception();
}

BOOST_AUTO_TEST_CASE(futures_and_tasks_are_keys_of_hashed_containers) {
  auto task = loop.create_task(await(number));
  const AnyTask any = task;
  const std::hash<AnyFuture> hash;
  BOOST_TEST(hash(task) == std::hash<AnyTask>()(any));
  BOOST_TEST(hash(task) == std::hash<Task<std::string>>()(task));
  BOOST_TEST(hash(number) == std::hash<Future<int>>()(number));
  std::unordered_set<Task<std::string>> pending{task, loop.create_task(await(text)), task};
  BOOST_TEST(pending.size() == 2U);
  std::unordered_map<AnyFuture, int> numbers{{number, 1}, {text, 2}};
  BOOST_TEST(numbers.at(number) == 1);
  number.set_result(1);
  text.set_result("t");
  BOOST_TEST(run(wait(pending)).done.size() == 2U);
  BOOST_TEST(run(gather(pending)).size() == 2U);
  for (auto next : as_completed(pending)) BOOST_TEST(run(std::move(next)) == "");
  BOOST_TEST(pending.erase(task) == 1U);
  concurrent::Future<int> first, second;
  std::unordered_map<concurrent::Future<int>, int> jobs{{first, 1}, {second, 2}};
  BOOST_TEST(jobs.at(second) == 2);
  second.set_exception(ValueError("v"));
  BOOST_TEST((second != first && second.failed() && !first.failed()));
}

BOOST_AUTO_TEST_CASE(a_callback_of_a_task_of_any_type_gets_one) {
  std::string names;
  AnyTask task = loop.create_task(await(number), "name");
  task.add_done_callback([&](AnyTask done) { names += done.get_name(); });
  task.add_done_callback(copy_context(), [&](const AnyFuture& done) { names += done.done(); });
  task.add_done_callback(
      [&](auto done) { names += std::is_same_v<decltype(done), AnyTask> ? " AnyTask" : " other"; });
  const Handle handle = task.add_done_callback([&](const AnyTask&) { names += "removed"; });
  BOOST_TEST(task.remove_done_callback(handle) == 1U);
  number.set_result(1);
  run_turns(4);
  BOOST_TEST(names == "name\1 AnyTask");
}

// What Python prints but the lines of the source: the traceback has not kept where each frame
// stood.
BOOST_AUTO_TEST_CASE(print_stack_of_a_failed_task_is_its_traceback) {
  const auto printed = [](const AnyTask& task) {
    std::fflush(stderr);
    const int before = dup(2);
    std::FILE* const file = std::tmpfile();
    dup2(fileno(file), 2);
    task.print_stack();
    dup2(before, 2);
    close(before);
    std::string text(static_cast<std::size_t>(lseek(fileno(file), 0, SEEK_CUR)), ' ');
    std::rewind(file);
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
  };
  const auto made_of = [this](ExceptionPtr error) {
    return loop.create_task(coroutine(
        [error](auto& co) {
          BEGIN(co);
          YIELD();
          if (error) RAISE(error);
          END;
        },
        "x.cpp", 7, "work"));
  };
  AnyTask task = made_of(make_exception<ValueError>("v"));
  run_turns();
  BOOST_TEST(printed(task) == "Stack for " + task.to_string() +
                                  " (most recent call last):\n  File \"x.cpp\", line " +
                                  std::to_string(task.get_stack().at(0).line) + ", in work\n");
  run_turns();
  BOOST_TEST(printed(task) ==
             "Traceback for " + task.to_string() +
                 " (most recent call last):\n  File \"x.cpp\", line 7, in work\nValueError: v\n");
  BOOST_TEST(task.unretrieved());
  task.exception();
  task = made_of(nullptr);
  run_turns(3);
  BOOST_TEST(printed(task) == "No stack for " + task.to_string() + "\n");
  task = made_of(nullptr);
  task.cancel();
  run_turns(3);
  BOOST_TEST(printed(task) == "No stack for " + task.to_string() + "\n");
}

BOOST_AUTO_TEST_SUITE_END()
