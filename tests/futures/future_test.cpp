// Future: states, callbacks, reports, repr.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <sstream>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

template <class T>
Coroutine<T> await(Future<T> future) {
  return coroutine<T>([future, value = T()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(value, future);
    RETURN(std::move(value));
    END;
  });
}

// A callback that can be compared.
struct Note {
  std::string* log;
  char letter;
  void operator()(const AnyFuture&) const { *log += letter; }
  friend bool operator==(const Note& a, const Note& b) { return a.letter == b.letter; }
};

struct Fixture : VirtualLoop {
  Future<int> future = loop.create_future<int>();
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(future_, Fixture)

// ---- states ----

BOOST_AUTO_TEST_CASE(a_new_future_is_pending) {
  BOOST_TEST(!future.done());
  BOOST_TEST(!future.cancelled());
  BOOST_TEST(&future.get_loop() == &loop);
  BOOST_TEST(text_of<InvalidStateError>([&] { future.result(); }) == "Result is not set.");
  BOOST_TEST(text_of<InvalidStateError>([&] { future.exception(); }) == "Exception is not set.");
}

BOOST_AUTO_TEST_CASE(a_future_without_a_loop_takes_the_one_of_the_thread) {
  BOOST_TEST(&Future<int>().get_loop() == &loop);
  set_event_loop(nullptr);
  BOOST_CHECK_THROW(Future<int>(), RuntimeError);
  BOOST_TEST(&Future<int>(loop).get_loop() == &loop);
}

BOOST_AUTO_TEST_CASE(a_result_ends_it) {
  future.set_result(42);
  BOOST_TEST(future.done());
  BOOST_TEST(!future.cancelled());
  BOOST_TEST(future.result() == 42);
  BOOST_TEST(future.result() == 42);
  BOOST_TEST(!future.exception());
}

BOOST_AUTO_TEST_CASE(an_exception_ends_it) {
  future.set_exception(ValueError("bad"));
  BOOST_TEST(future.done());
  BOOST_TEST(text_of<ValueError>([&] { future.result(); }) == "bad");
  BOOST_TEST(future.exception().is<ValueError>());
  auto thrown = loop.create_future<int>();
  thrown.set_exception(std::make_exception_ptr(std::out_of_range("far")));
  BOOST_TEST(text_of<std::out_of_range>([&] { thrown.result(); }) == "far");
}

BOOST_AUTO_TEST_CASE(an_empty_exception_is_refused) {
  BOOST_CHECK_THROW(future.set_exception(ExceptionPtr()), TypeError);
  BOOST_TEST(!future.done());
}

BOOST_AUTO_TEST_CASE(cancel_ends_it) {
  BOOST_TEST(future.cancel());
  BOOST_TEST(future.done());
  BOOST_TEST(future.cancelled());
  BOOST_CHECK_THROW(future.result(), CancelledError);
  BOOST_CHECK_THROW(future.exception(), CancelledError);
}

BOOST_AUTO_TEST_CASE(the_message_of_cancel_is_in_the_error) {
  future.cancel("because");
  BOOST_TEST(text_of<CancelledError>([&] { future.result(); }) == "because");
  auto waited = loop.create_future<int>();
  auto task = loop.create_task(await(waited));
  run_turns();
  waited.cancel("inner");
  BOOST_TEST(text_of<CancelledError>([&] { run(task); }) == "inner");
}

BOOST_AUTO_TEST_CASE(a_future_that_is_done_refuses_to_end_again_and_does_not_change) {
  future.set_result(1);
  BOOST_TEST(text_of<InvalidStateError>([&] { future.set_result(2); }) ==
             "invalid state: <Future finished result=1>");
  BOOST_CHECK_THROW(future.set_exception(ValueError("")), InvalidStateError);
  BOOST_TEST(!future.cancel());
  BOOST_TEST(future.result() == 1);

  auto cancelled = loop.create_future<int>();
  cancelled.cancel();
  BOOST_TEST(text_of<InvalidStateError>([&] { cancelled.set_result(2); }) ==
             "invalid state: <Future cancelled>");
  BOOST_CHECK_THROW(cancelled.set_exception(ValueError("")), InvalidStateError);
  BOOST_TEST(!cancelled.cancel());
  BOOST_TEST(cancelled.cancelled());
}

BOOST_AUTO_TEST_CASE(stop_iteration_becomes_a_runtime_error_with_a_cause) {
  future.set_exception(StopIteration("end"));
  BOOST_TEST(future.exception().is<RuntimeError>());
  BOOST_TEST(future.exception().what() ==
             "StopIteration interacts badly with generators and cannot be raised into a Future");
  BOOST_TEST(future.exception().cause().is<StopIteration>());
}

// ---- types of results ----

BOOST_AUTO_TEST_CASE(a_void_future_has_no_value) {
  Future<> done = loop.create_future();
  done.set_result();
  done.result();
  run(done);
  BOOST_TEST(done.to_string() == "<Future finished result=None>");
}

BOOST_AUTO_TEST_CASE(a_move_only_result_is_moved_out_of_the_last_handle) {
  auto f = loop.create_future<std::unique_ptr<int>>();
  f.set_result(std::make_unique<int>(3));
  BOOST_TEST(*f.result() == 3);  // a reference
  const std::unique_ptr<int> out = std::move(f).result();
  BOOST_TEST(*out == 3);
}

BOOST_AUTO_TEST_CASE(a_move_only_result_can_be_awaited) {
  auto f = loop.create_future<std::unique_ptr<int>>();
  loop.call_later(1, [f] { f.set_result(std::make_unique<int>(4)); });
  BOOST_TEST(*run(await(std::move(f))) == 4);
}

BOOST_AUTO_TEST_CASE(a_copyable_result_is_copied_while_somebody_else_may_ask) {
  auto text = loop.create_future<std::string>();
  text.set_result("a long text that is not kept in the string itself");
  BOOST_TEST(run(await(text)) == text.result());
  BOOST_TEST(run(text) == text.result());
}

BOOST_AUTO_TEST_CASE(a_type_without_default_constructor_may_be_a_result) {
  struct Odd {
    explicit Odd(int n) : value(n) {}
    int value;
  };
  auto f = loop.create_future<Odd>();
  f.set_result(Odd(5));
  BOOST_TEST(f.result().value == 5);
}

BOOST_AUTO_TEST_CASE(an_empty_handle_refers_to_no_future) {
  const Future<int> none(nullptr);
  BOOST_TEST(!none);
  BOOST_TEST(text_of<RuntimeError>([&] { none.done(); }) == "the handle refers to no future");
  BOOST_TEST(none.to_string() == "<Future empty>");
}

// ---- callbacks ----

BOOST_AUTO_TEST_CASE(callbacks_are_scheduled_in_order_and_never_called_at_once) {
  for (char c : {'a', 'b', 'c'}) future.add_done_callback(Note{&log, c});
  future.set_result(1);
  BOOST_TEST(log.empty());
  run_turns();
  BOOST_TEST(log == "abc");
  future.add_done_callback(Note{&log, 'd'});
  BOOST_TEST(log == "abc");
  run_turns();
  BOOST_TEST(log == "abcd");
}

BOOST_AUTO_TEST_CASE(an_exception_and_a_cancellation_call_them_too) {
  auto other = loop.create_future<int>();
  future.add_done_callback(Note{&log, 'a'});
  other.add_done_callback(Note{&log, 'b'});
  future.cancel();
  other.set_exception(ValueError(""));
  other.exception();
  run_turns();
  BOOST_TEST(log == "ab");
}

BOOST_AUTO_TEST_CASE(a_callback_gets_the_very_future) {
  future.add_done_callback([&](const Future<int>& f) {
    BOOST_TEST((f == future));
    log += std::to_string(f.result());
  });
  AnyFuture any = future;
  any.add_done_callback([&](const AnyFuture& f) { log += f.done() ? "!" : "?"; });
  future.set_result(3);
  run_turns();
  BOOST_TEST(log == "3!");
}

BOOST_AUTO_TEST_CASE(equal_callbacks_are_removed_together) {
  for (char c : {'a', 'b', 'a'}) future.add_done_callback(Note{&log, c});
  BOOST_TEST(future.remove_done_callback(Note{nullptr, 'a'}) == 2U);
  BOOST_TEST(future.remove_done_callback(Note{nullptr, 'a'}) == 0U);
  future.add_done_callback(Note{&log, 'b'});
  future.set_result(1);
  BOOST_TEST(future.remove_done_callback(Note{nullptr, 'b'}) == 0U);  // scheduled already
  run_turns();
  BOOST_TEST(log == "bb");
}

BOOST_AUTO_TEST_CASE(a_lambda_is_removed_by_its_handle) {
  Handle a = future.add_done_callback([&](const AnyFuture&) { log += 'a'; });
  Handle b = future.add_done_callback([&](const AnyFuture&) { log += 'b'; });
  BOOST_TEST(future.remove_done_callback(a) == 1U);
  BOOST_TEST(future.remove_done_callback(a) == 0U);
  BOOST_TEST(future.remove_done_callback(loop.call_soon([] {})) == 0U);
  future.set_result(1);
  b.cancel();  // a handle can also be cancelled once it is scheduled
  run_turns();
  BOOST_TEST(log.empty());
}

BOOST_AUTO_TEST_CASE(a_callback_may_add_and_remove_others) {
  future.add_done_callback([&](const AnyFuture&) {
    log += 'a';
    BOOST_TEST(future.remove_done_callback(Note{&log, 'b'}) == 0U);
    future.add_done_callback(Note{&log, 'c'});
  });
  future.add_done_callback(Note{&log, 'b'});
  future.set_result(1);
  run_turns();
  BOOST_TEST(log == "ab");
  run_turns();
  BOOST_TEST(log == "abc");
}

BOOST_AUTO_TEST_CASE(a_future_lives_until_its_callbacks_have_run) {
  future.add_done_callback([&](const Future<int>& f) { log += std::to_string(f.result()); });
  future.set_result(7);
  future = Future<int>(nullptr);
  run_turns();
  BOOST_TEST(log == "7");
}

BOOST_AUTO_TEST_CASE(a_pending_future_drops_its_callbacks_with_it) {
  const auto held = std::make_shared<int>();
  future.add_done_callback([held](const AnyFuture&) {});
  future = Future<int>(nullptr);
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_done_future_of_a_closed_loop_takes_no_callback) {
  future.set_result(1);
  loop.close();
  const auto held = std::make_shared<int>();
  BOOST_TEST(text_of<RuntimeError>([&] {
               future.add_done_callback([held](const AnyFuture&) {});
             }) == "Event loop is closed");
  BOOST_TEST(held.use_count() == 1);
}

// A difference: asyncio raises 'Event loop is closed' out of set_result().
BOOST_AUTO_TEST_CASE(a_future_that_ends_after_its_loop_is_closed_drops_its_callbacks) {
  const auto held = std::make_shared<int>();
  future.add_done_callback([held](const AnyFuture&) {});
  loop.close();
  future.set_result(1);
  BOOST_TEST(future.result() == 1);
  BOOST_TEST(held.use_count() == 1);
}

// ---- unretrieved exceptions ----

BOOST_AUTO_TEST_CASE(an_exception_that_nobody_asked_for_is_reported) {
  future.set_exception(ValueError("lost"));
  BOOST_TEST(reports.empty());
  future = Future<int>(nullptr);
  BOOST_REQUIRE(reports.size() == 1U);
  BOOST_TEST(reports[0].message == "Future exception was never retrieved");
  BOOST_TEST(reports[0].exception.what() == "lost");
  BOOST_TEST(reports[0].details[0].first == "future");
  BOOST_TEST(reports[0].details[0].second == "<Future finished exception=ValueError('lost')>");
}

BOOST_AUTO_TEST_CASE(asking_awaiting_or_cancelling_counts_as_retrieval) {
  const auto failed = [this] {
    auto f = loop.create_future<int>();
    f.set_exception(ValueError("seen"));
    return f;
  };
  failed().exception();
  BOOST_CHECK_THROW(failed().result(), ValueError);
  BOOST_CHECK_THROW(run(await(failed())), ValueError);
  failed().cancel();
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(results_and_cancellations_are_not_reported) {
  loop.create_future<int>().set_result(1);
  loop.create_future<int>().cancel();
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(each_waiter_of_a_cancelled_future_is_cancelled) {
  auto a = loop.create_task(await(future));
  auto b = loop.create_task(await(future));
  run_turns();
  future.cancel("m");
  run_turns();
  BOOST_TEST((a.cancelled() && b.cancelled()));
  BOOST_TEST(text_of<CancelledError>([&] { a.result(); }) == "m");
}

BOOST_AUTO_TEST_CASE(each_result_of_a_cancelled_future_raises_an_error_of_its_own) {
  future.cancel("m");
  const ExceptionPtr first = future.get().failure();
  const ExceptionPtr second = future.get().failure();
  BOOST_TEST((first.is<CancelledError>() && second.is<CancelledError>()));
  BOOST_TEST(!(first == second));
  for (int i = 0; i < 2; ++i) BOOST_TEST(text_of<CancelledError>([&] { future.result(); }) == "m");
}

BOOST_AUTO_TEST_CASE(the_error_that_ended_a_cancelled_task_is_raised_once_and_then_plain_ones) {
  auto task = loop.create_task(await(future));
  run_turns();
  task.cancel("m");
  run_turns();
  BOOST_TEST(text_of<CancelledError>([&] { task.result(); }) == "m");
  for (int i = 0; i < 2; ++i) BOOST_TEST(text_of<CancelledError>([&] { task.result(); }) == "");
}

// ---- futures of another loop ----

BOOST_AUTO_TEST_CASE(a_future_of_another_loop_is_refused_in_the_waiting_task) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  auto foreign = other->create_future<int>();
  auto task = loop.create_task(await(foreign));
  run_turns();
  BOOST_TEST(!task.done());  // it is told at its next step
  run_turns();
  const std::string text = text_of<RuntimeError>([&] { task.result(); });
  BOOST_TEST(text.find("attached to a different loop") != std::string::npos);
  BOOST_TEST(text.find("got Future <Future pending>") != std::string::npos);
}

// ---- ensure_future, isfuture ----

BOOST_AUTO_TEST_CASE(ensure_future_gives_a_future_back_as_it_is) {
  BOOST_TEST((ensure_future(future) == future));
  BOOST_TEST((ensure_future(future, &loop) == future));
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  BOOST_CHECK_THROW(ensure_future(future, other.get()), ValueError);
  auto task = loop.create_task(await(future));
  BOOST_TEST((ensure_future(task) == task));
  BOOST_TEST((asyncio::async(task) == task));
  task.cancel();
  run_turns();
}

BOOST_AUTO_TEST_CASE(isfuture_tells_futures_and_tasks) {
  BOOST_TEST(isfuture(future));
  BOOST_TEST(isfuture(Task<int>()));
  BOOST_TEST(!isfuture(5));
}

// ---- repr ----

BOOST_AUTO_TEST_CASE(repr_has_the_state) {
  BOOST_TEST(future.to_string() == "<Future pending>");
  std::ostringstream out;
  out << future;
  BOOST_TEST(out.str() == "<Future pending>");
  auto text = loop.create_future<std::string>();
  text.set_result("it's");
  BOOST_TEST(text.to_string() == "<Future finished result=\"it's\">");
  auto failed = loop.create_future<int>();
  failed.set_exception(RuntimeError(""));
  failed.exception();
  BOOST_TEST(failed.to_string() == "<Future finished exception=RuntimeError()>");
  future.cancel();
  BOOST_TEST(future.to_string() == "<Future cancelled>");
}

BOOST_AUTO_TEST_CASE(repr_has_one_two_or_the_outer_callbacks) {
  future.add_done_callback(Note{&log, 'a'});
  const std::string one = future.to_string();
  BOOST_TEST(one.find("<Future pending cb=[") == 0U);
  BOOST_TEST(one.find("Note()]>") != std::string::npos);
  future.add_done_callback(Note{&log, 'b'});
  BOOST_TEST(future.to_string().find("Note(), ") != std::string::npos);
  BOOST_TEST(future.to_string().find("more") == std::string::npos);
  for (char c : {'c', 'd', 'e'}) future.add_done_callback(Note{&log, c});
  BOOST_TEST(future.to_string().find("Note(), <3 more>, ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(repr_names_a_waiting_task) {
  auto task = loop.create_task(await(future));
  run_turns();
  BOOST_TEST(future.to_string() == "<Future pending cb=[Task.task_wakeup()]>");
  task.cancel();
  run_turns(2);
}

BOOST_AUTO_TEST_SUITE_END()
