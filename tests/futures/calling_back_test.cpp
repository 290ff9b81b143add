// Code of the user's that calls back into the library, throws or gives nothing in the middle of an
// operation: copies of results, reprs, executors, factories.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// A result whose next copy calls a function.
struct Calls {
  static inline int alive = 0;
  static inline std::function<void()> in_copy;
  Calls() { ++alive; }
  Calls(const Calls&) {
    if (const auto call = std::exchange(in_copy, nullptr)) call();
    ++alive;
  }
  Calls& operator=(const Calls&) = delete;
  ~Calls() { --alive; }
};

struct Fixture : VirtualLoop {
  ~Fixture() { Calls::in_copy = nullptr; }
  // What its copy calls must not end it otherwise.
  void check_cannot_end(Future<Calls> future, const std::function<void()>& set) {
    std::string refused;
    bool cancelled = true;
    Calls::in_copy = [&] {
      refused = text_of<InvalidStateError>([&] { future.set_exception(ValueError("other")); });
      cancelled = future.cancel();
      BOOST_TEST(!future.done());
    };
    set();
    BOOST_TEST(refused.find("invalid state: <") == 0U);
    BOOST_TEST(!cancelled);
    BOOST_TEST(future.done());
    BOOST_TEST(!future.cancelled());
    BOOST_TEST(!future.exception());
  }
};

// An executor that runs its jobs at once, and cannot be shut down.
struct Stays final : concurrent::Executor {
  void execute(std::function<void()> work) override { work(); }
  void shutdown(bool) override { throw ValueError("it stays"); }
};

struct Row {
  static inline std::function<void()> in_repr;
};
std::string to_repr(const Row&) {
  if (const auto call = std::exchange(Row::in_repr, nullptr)) call();
  return "Row";
}

template <class Q>
std::string repr_of_changed(Q&& queue, const std::function<void(Q&)>& change) {
  for (int i = 0; i < 3; ++i) queue.put_nowait(Row());
  Row::in_repr = [&] { change(queue); };
  return queue.to_string();
}
struct NoOrder {
  bool operator()(const Row&, const Row&) const { return false; }
};
template <class Q>
void check_changed_in_repr() {
  const std::string empty = repr_of_changed<Q>(Q(), [](Q& q) { q.shutdown(true); });
  BOOST_TEST(empty.find("_queue=[Row, ...] shutdown") != empty.npos, empty);
  const std::string fewer = repr_of_changed<Q>(Q(), [](Q& q) {
    while (!q.empty()) (void)q.get_nowait();
    q.put_nowait(Row());
  });
  BOOST_TEST(fewer.find("_queue=[Row, ...]") != fewer.npos, fewer);
  const std::string more = repr_of_changed<Q>(Q(), [](Q& q) { q.put_nowait(Row()); });
  BOOST_TEST(more.find("_queue=[Row, ...]") != more.npos, more);
  const std::string same = repr_of_changed<Q>(Q(), [](Q& q) { (void)q.to_string(); });
  BOOST_TEST(same.find("_queue=[Row, Row, Row]") != same.npos, same);
}

Coroutine<int> one() {
  return coroutine<int>([](auto& co) {
    BEGIN(co);
    RETURN(1);
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(calling_back, Fixture)

BOOST_AUTO_TEST_CASE(a_future_that_is_being_set_ends_no_other_way) {
  {
    Future<Calls> future(loop);
    int called = 0;
    future.add_done_callback([&](const auto&) { ++called; });
    const Calls result;
    check_cannot_end(future, [&] { future.set_result(result); });
    run_turns();
    BOOST_TEST(called == 1);
  }
  BOOST_TEST(Calls::alive == 0);
}

BOOST_AUTO_TEST_CASE(a_future_whose_copy_drops_its_last_handle_lives_until_it_is_set) {
  auto future = std::make_unique<Future<Calls>>(loop);
  bool called = false;
  future->add_done_callback([&](const Future<Calls>& f) { called = f.done(); });
  detail::FutureBase& state = future->get();
  const Calls result;
  Calls::in_copy = [&] { future = nullptr; };
  static_cast<detail::FutureState<Calls>&>(state).set_result(result);
  run_turns();
  BOOST_TEST(called);
}

BOOST_AUTO_TEST_CASE(a_gather_and_a_shield_that_take_results_end_no_other_way) {
  Future<Calls> inner(loop);
  auto gathered = gather(inner, inner);
  auto shielded = shield(inner);
  bool cancelled = true;
  std::string refused;
  inner.set_result(Calls());
  Calls::in_copy = [&] {
    refused = text_of<InvalidStateError>([&] { gathered.set_exception(ValueError("other")); });
    throw ValueError("the copy");
  };
  run_turns();
  BOOST_TEST(refused.find("invalid state: <_GatheringFuture pending") == 0U);
  BOOST_TEST(gathered.exception().what() == "the copy");
  Future<Calls> other(loop);
  shielded = shield(other);
  other.set_result(Calls());
  Calls::in_copy = [&] { cancelled = shielded.cancel(); };
  run_turns();
  BOOST_TEST(!cancelled);
  BOOST_TEST(!shielded.exception());
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_queue_that_its_items_repr_changes_is_shown_up_to_there) {
  check_changed_in_repr<Queue<Row>>();
  check_changed_in_repr<LifoQueue<Row>>();
  check_changed_in_repr<PriorityQueue<Row, NoOrder>>();
}

BOOST_AUTO_TEST_CASE(a_repr_may_throw_anything) {
  Future<Row> future(loop);
  future.set_result(Row());
  Row::in_repr = [] { throw 5; };
  BOOST_TEST(future.to_string().find("<Future finished result=<Row instance at 0x") == 0U);
  Row::in_repr = [] { throw 5; };
  BOOST_CHECK_THROW(future.set_result(Row()), InvalidStateError);
}

BOOST_AUTO_TEST_CASE(an_exception_may_have_no_text) {
  struct Mute final : std::exception {
    const char* what() const noexcept override { return nullptr; }
  };
  const ExceptionPtr error = make_exception<Mute>();
  BOOST_TEST(error.what() == "");
  BOOST_TEST(error.repr() == "Mute()");
  loop.set_exception_handler(nullptr);
  static std::string logged;
  const auto hook = set_log_hook([](const std::string& text) { logged = text; });
  loop.call_soon([] { throw Mute(); });
  run_turns();
  set_log_hook(hook);
  BOOST_TEST(logged.find("\nMute") != logged.npos, logged);
}

BOOST_AUTO_TEST_CASE(what_the_shutdown_of_an_executor_throws_goes_to_who_waits_for_it) {
  const EventLoopPtr own = new_event_loop();
  own->set_default_executor(std::make_shared<Stays>());
  BOOST_TEST(text_of<ValueError>(
                 [&] { own->run_until_complete(own->shutdown_default_executor()); }) == "it stays");
}

BOOST_AUTO_TEST_CASE(what_it_throws_leaves_close_and_the_loop_is_closed) {
  static std::string unraised;
  const auto hook = set_unraisable_hook(
      [](const std::string& where, const ExceptionPtr& error) { unraised = where + error.what(); });
  EventLoopPtr own = new_event_loop();
  own->set_default_executor(std::make_shared<Stays>());
  BOOST_TEST(text_of<ValueError>([&] { own->close(); }) == "it stays");
  BOOST_TEST(own->is_closed());
  own = new_event_loop();
  own->set_default_executor(std::make_shared<Stays>());
  own = nullptr;
  set_unraisable_hook(hook);
  BOOST_TEST(unraised == "EventLoop.closeit stays");
}

BOOST_AUTO_TEST_CASE(a_factory_that_makes_no_loop_is_told_so) {
  Runner runner(std::nullopt, [] { return EventLoopPtr(); });
  BOOST_CHECK_THROW(runner.run(one()), RuntimeError);
  BOOST_CHECK_THROW(runner.run(one()), RuntimeError);
  BOOST_CHECK_THROW(new_event_loop(std::unique_ptr<Poller>()), ValueError);
}

BOOST_AUTO_TEST_CASE(a_future_of_another_thread_on_a_closed_loop_keeps_nothing) {
  EventLoopPtr own = new_event_loop();
  own->close();
  const auto kept = std::make_shared<int>();
  for (const bool ends : {true, false}) {
    const concurrent::Future<std::shared_ptr<int>> source;
    auto wrapped = wrap_future(source, own.get());
    wrapped.add_done_callback([kept](const auto&) {});
    if (ends) source.set_result(kept);
    BOOST_TEST(!wrapped.done());
  }
  own = nullptr;
  BOOST_TEST(kept.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(completions_that_were_moved_are_refused) {
  const Future<int> future(loop);
  AsCompleted<Future<int>> completions(std::vector<Future<int>>{future}, std::nullopt);
  const auto moved = std::move(completions);
  BOOST_CHECK_THROW(completions.next().close(), RuntimeError);
  auto futures = completions.futures();
  BOOST_CHECK_THROW(run(futures.anext()), RuntimeError);
  moved.next().close();
  auto jobs = concurrent::as_completed(std::vector<concurrent::Future<int>>());
  const auto moved_jobs = std::move(jobs);
  BOOST_CHECK_THROW(jobs.next(), RuntimeError);
}

BOOST_AUTO_TEST_CASE(a_moved_context_is_refused_and_a_moved_variable_stays_itself) {
  Context context;
  const Context moved = std::move(context);
  Future<int> future(loop);
  BOOST_CHECK_THROW(future.add_done_callback(context, [](const auto&) {}), RuntimeError);
  ContextVar<int> variable("v", 3);
  const ContextVar<int> same = std::move(variable);
  BOOST_TEST(variable.get() == 3);
  BOOST_TEST(variable.name() == same.name());
}

BOOST_AUTO_TEST_CASE(numbers_at_the_edge) {
  Semaphore semaphore(std::numeric_limits<int>::max());
  BOOST_CHECK_THROW(semaphore.release(), ValueError);
  BOOST_TEST(!semaphore.locked());
  int calls = 0;
  tornado::PeriodicCallback often(
      [&] {
        if (++calls == 5) loop.stop();
      },
      1e-310);
  often.start();
  loop.call_later(1, [this] { loop.stop(); });
  clock.advance(0.5);  // more periods than can be counted
  loop.run_forever();
  BOOST_TEST(calls > 1);
  BOOST_CHECK_THROW(tornado::PeriodicCallback([] {}, 5e-324), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()
