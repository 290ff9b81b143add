// Handles that refer to nothing, because they were made so or moved from: each says so.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <utility>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

template <class F>
std::string refusal(F&& f) {
  return text_of<RuntimeError>(std::forward<F>(f));
}
const std::string kNoFuture = "the handle refers to no future";

template <class T>
void expect_no_future(T future) {
  BOOST_TEST(!future);
  BOOST_TEST(future.to_string() == "<Future empty>");
  BOOST_TEST(refusal([&] { future.done(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.cancelled(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.cancel(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.exception(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.unretrieved(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.get_loop(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.add_done_callback([](const AnyFuture&) {}); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.remove_done_callback(Handle()); }) != kNoFuture);
}
template <class T>
void expect_no_task(T task) {
  expect_no_future(task);
  BOOST_TEST(refusal([&] { task.get_name(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { task.set_name("x"); }) == kNoFuture);
  BOOST_TEST(refusal([&] { task.cancelling(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { task.uncancel(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { task.get_stack(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { task.print_stack(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { task.get_coro(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { task.get_context(); }) == kNoFuture);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(empty_handles, VirtualLoop)

BOOST_AUTO_TEST_CASE(futures_and_tasks) {
  expect_no_future(AnyFuture());
  expect_no_future(Future<int>(nullptr));
  expect_no_future(Future<void>(nullptr));
  expect_no_task(AnyTask());
  expect_no_task(Task<int>());
  expect_no_task(Task<void>(nullptr));
  BOOST_TEST(refusal([] { Future<int>(nullptr).result(); }) == kNoFuture);
  BOOST_TEST(refusal([] { Future<int>(nullptr).set_result(1); }) == kNoFuture);
  BOOST_TEST(refusal([] { Future<int>(nullptr).set_exception(ValueError("x")); }) == kNoFuture);
  BOOST_TEST(!AnyTask(Task<int>()));
  BOOST_TEST(!future_cast<int>(AnyFuture()));
  BOOST_TEST(refusal([this] { run(Future<int>(nullptr)); }) == kNoFuture);
  BOOST_TEST(refusal([this] { run(gather(Future<int>(nullptr))); }) == kNoFuture);
  BOOST_TEST(refusal([this] { run(shield(Task<int>())); }) == kNoFuture);
  BOOST_TEST(refusal([this] { run(wait(std::vector<Task<int>>(1))); }) == kNoFuture);
  BOOST_TEST(refusal([this] { run(wait_for(Task<int>(), 1)); }) == kNoFuture);
  BOOST_TEST(refusal([] { as_completed(std::vector<Task<int>>(1)); }) == kNoFuture);
}

BOOST_AUTO_TEST_CASE(an_await_of_an_empty_future_raises_in_the_coroutine) {
  run(coroutine([future = Future<int>(nullptr), n = 0, caught = false](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD_FROM_INTO(n, future); }
    EXCEPT(RuntimeError) { caught = true; }
    END_TRY;
    BOOST_TEST(caught);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(futures_of_threads) {
  concurrent::Future<int> future;
  const concurrent::Future<int> moved = std::move(future);
  BOOST_TEST(refusal([&] { future.cancel(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.cancelled(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.running(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.done(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.result(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.exception(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.set_result(1); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.set_exception(ValueError("x")); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.set_running_or_notify_cancel(); }) == kNoFuture);
  BOOST_TEST(refusal([&] { future.add_done_callback([](const auto&) {}); }) == kNoFuture);
  BOOST_TEST(refusal([&] { wrap_future(future); }) == kNoFuture);
}

BOOST_AUTO_TEST_CASE(timeouts) {
  Timeout none(nullptr);
  const std::string text = "the handle refers to no timeout";
  BOOST_TEST(none.to_string() == "<Timeout empty>");
  BOOST_TEST(refusal([&] { none.when(); }) == text);
  BOOST_TEST(refusal([&] { none.expired(); }) == text);
  BOOST_TEST(refusal([&] { none.reschedule(1); }) == text);
  BOOST_TEST(refusal([&] {
               run(coroutine([none](auto& co) mutable {
                 BEGIN(co);
                 WITH(none) {}
                 END_WITH;
                 END;
               }));
             }) == text);
}

BOOST_AUTO_TEST_CASE(task_groups) {
  TaskGroup group;
  const TaskGroup moved = std::move(group);
  const std::string text = "the handle refers to no task group";
  BOOST_TEST(group.to_string() == "<TaskGroup empty>");
  BOOST_TEST(refusal([&] { group.create_task(asyncio::sleep(1)); }) == text);
  BOOST_TEST(refusal([&] { group.aenter(); }) == text);
  BOOST_TEST(refusal([&] { group.aexit({}).close(); }) == text);
}

BOOST_AUTO_TEST_CASE(coroutines_and_generators) {
  Coroutine<int> none;
  BOOST_TEST(!none.valid());
  BOOST_TEST(none.name() == "?");
  none.close();
  BOOST_TEST(refusal([&] { loop.create_task(std::move(none)); }) ==
             "cannot reuse already awaited coroutine");
  auto ones = generator<int>([](auto& g) {
    BEGIN(g);
    YIELD(1);
    END;
  });
  auto moved = std::move(ones);
  BOOST_TEST(ones.finished());  // as one that has ended
  BOOST_TEST(ones.next(7) == 7);
  BOOST_CHECK_THROW(ones.next(), StopIteration);
  ones.close();
  BOOST_TEST(moved.next() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
