// Handle, TimerHandle, ThreadSafeHandle.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <utility>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {
void display_time() {}
struct Tick {
  void operator()() const {}
};
template <class T>
struct Template {
  void operator()() const {}
};
}  // namespace

BOOST_FIXTURE_TEST_SUITE(handle, VirtualLoop)

BOOST_AUTO_TEST_CASE(a_cancelled_handle_does_not_run_and_says_so) {
  bool ran = false;
  Handle handle = loop.call_soon([&] { ran = true; });
  BOOST_TEST(!handle.cancelled());
  handle.cancel();
  handle.cancel();
  BOOST_TEST(handle.cancelled());
  run_turns();
  BOOST_TEST(!ran);
}

BOOST_AUTO_TEST_CASE(cancel_drops_the_callback_at_once) {
  const auto held = std::make_shared<int>();
  Handle soon = loop.call_soon([held] {});
  TimerHandle later = loop.call_later(1, [held] {});
  BOOST_TEST(held.use_count() == 3);
  soon.cancel();
  BOOST_TEST(held.use_count() == 2);
  later.cancel();
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_callback_may_cancel_its_own_handle_while_it_runs) {
  const auto held = std::make_shared<int>(5);
  int seen = 0;
  Handle handle;
  handle = loop.call_soon([&, held] {
    handle.cancel();
    seen = *held;
  });
  TimerHandle timer;
  timer = loop.call_later(0, [&, held] {
    timer.cancel();
    seen += *held;
  });
  run_turns();
  BOOST_TEST(seen == 10);
  BOOST_TEST(handle.cancelled());
}

// ---- what a callback captured goes when it can never run again ----

BOOST_AUTO_TEST_CASE(a_callback_goes_after_its_only_run_though_its_handle_is_kept) {
  const auto held = std::make_shared<int>();
  const auto other = std::make_shared<int>();
  Handle soon = loop.call_soon([held] {});
  Handle bound = loop.call_soon([](const std::shared_ptr<int>&) {}, held);
  TimerHandle later = loop.call_later(0, [held] {});
  ThreadSafeHandle safe = loop.call_soon_threadsafe([held] {});
  Future<std::shared_ptr<int>> future;
  Handle done = future.add_done_callback([held](const AnyFuture&) {});
  future.set_result(other);
  future = Future<std::shared_ptr<int>>();
  Handle throws = loop.call_soon([held] { throw ValueError("x"); });
  run_turns(2);
  BOOST_TEST(held.use_count() == 1);
  BOOST_TEST(other.use_count() == 1);  // the future was an argument
  BOOST_TEST(reports.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_callback_that_cancels_itself_goes_when_it_returns) {
  for (const bool throws : {false, true}) {
    const auto held = std::make_shared<int>(5);
    Handle soon, done;
    TimerHandle later;
    ThreadSafeHandle safe;
    const auto self_cancelling = [&](auto& handle) {
      return [&handle, held, throws] {
        handle.cancel();
        BOOST_TEST(*held == 5);
        if (throws) throw ValueError("x");
      };
    };
    soon = loop.call_soon(self_cancelling(soon));
    later = loop.call_later(0, self_cancelling(later));
    safe = loop.call_soon_threadsafe(self_cancelling(safe));
    Future<int> future;
    done =
        future.add_done_callback([cancel = self_cancelling(done)](const AnyFuture&) { cancel(); });
    future.set_result(1);
    run_turns(2);
    BOOST_TEST(held.use_count() == 1);
  }
}

BOOST_AUTO_TEST_CASE(an_object_in_a_ring_with_its_handle_is_freed) {
  struct Connection : std::enable_shared_from_this<Connection> {
    TimerHandle timer;
    Handle soon, done;
    ThreadSafeHandle safe;
    bool cancels;
    explicit Connection(bool c) : cancels(c) {}
    void start(EventLoop& loop, Future<int> future) {
      const auto call = [self = shared_from_this()] { self->called(); };
      timer = loop.call_later(0.01, call);
      soon = loop.call_soon(call);
      safe = loop.call_soon_threadsafe(call);
      done = future.add_done_callback([call](const AnyFuture&) { call(); });
    }
    void called() {
      if (!cancels) return;
      timer.cancel();
      soon.cancel();
      done.cancel();
      safe.cancel();
    }
  };
  for (const bool cancels : {false, true}) {
    Future<int> future;
    const auto connection = std::make_shared<Connection>(cancels);
    const std::weak_ptr<Connection> left = connection;
    const_cast<std::shared_ptr<Connection>&>(connection)->start(loop, future);
    const_cast<std::shared_ptr<Connection>&>(connection).reset();
    future.set_result(1);
    loop.call_later(1, [&] { loop.stop(); });
    loop.run_forever();
    BOOST_TEST(left.expired());
  }
}

BOOST_AUTO_TEST_CASE(a_callback_that_never_ran_goes_with_its_loop_or_its_future) {
  const auto held = std::make_shared<int>();
  Handle soon = loop.call_soon([held] {});
  TimerHandle later = loop.call_later(1, [held] {});
  ThreadSafeHandle safe = loop.call_soon_threadsafe([held] {});
  auto future = std::make_unique<Future<int>>();
  Handle done = future->add_done_callback([held](const AnyFuture&) {});
  BOOST_TEST(held.use_count() == 5);
  future.reset();
  BOOST_TEST(held.use_count() == 4);
  Future<int> removed;
  Handle one = removed.add_done_callback([held](const AnyFuture&) {});
  BOOST_TEST(removed.remove_done_callback(one) == 1U);
  BOOST_TEST(held.use_count() == 4);
  Handle cancelled = removed.add_done_callback([held](const AnyFuture&) {});
  cancelled.cancel();
  BOOST_TEST(held.use_count() == 4);
  loop.close();
  BOOST_TEST(held.use_count() == 1);
}

// The destructor of what is captured finds its handle whole, and may use it and the loop.
BOOST_AUTO_TEST_CASE(the_end_of_a_callback_may_cancel_drop_and_schedule) {
  struct AtEnd {
    std::function<void()> work;
    explicit AtEnd(std::function<void()> w) : work(std::move(w)) {}
    ~AtEnd() { work(); }
  };
  int ends = 0, runs = 0;
  for (const bool cancelled : {false, true}) {
    auto handles = std::make_unique<std::pair<Handle, TimerHandle>>();
    auto end = std::make_shared<AtEnd>([&] {
      handles->first.cancel();
      handles->second.cancel();
      handles.reset();
      loop.call_soon([&] { ++runs; });
      ++ends;
    });
    handles->first = loop.call_soon([end] {});
    handles->second = loop.call_later(0, [end = std::move(end)] {});
    if (cancelled) {
      handles->first.cancel();
      handles->second.cancel();
    }
    run_turns(3);
  }
  BOOST_TEST(ends == 2);
  BOOST_TEST(runs == 2);
}

BOOST_AUTO_TEST_CASE(an_equal_done_callback_that_goes_may_add_another_one) {
  struct AddsAtEnd {
    Future<int>* future = nullptr;
    int* runs;
    bool operator==(const AddsAtEnd&) const { return true; }
    explicit AddsAtEnd(Future<int>* f, int* r) : future(f), runs(r) {}
    AddsAtEnd(AddsAtEnd&& other) noexcept
        : future(std::exchange(other.future, nullptr)), runs(other.runs) {}
    ~AddsAtEnd() {
      if (future) future->add_done_callback([r = runs](const AnyFuture&) { ++*r; });
    }
    void operator()(const AnyFuture&) const {}
  };
  int runs = 0;
  Future<int> future;
  future.add_done_callback([&](const AnyFuture&) { ++runs; });
  future.add_done_callback(AddsAtEnd(&future, &runs));
  future.add_done_callback(AddsAtEnd(&future, &runs));
  BOOST_TEST(future.remove_done_callback(AddsAtEnd(nullptr, &runs)) == 2U);
  future.set_result(1);
  run_turns();
  BOOST_TEST(runs == 3);
}

BOOST_AUTO_TEST_CASE(the_jobs_of_executors_go_when_they_have_run) {
  const auto held = std::make_shared<int>();
  concurrent::ThreadPoolExecutor pool(1);
  const auto job = pool.submit([held] { return 1; });
  const auto fails = pool.submit([held]() -> int { throw ValueError("x"); });
  BOOST_TEST(job.result() == 1);
  BOOST_CHECK_THROW(fails.result(), ValueError);
  pool.shutdown();
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(an_exception_handler_that_replaces_itself_goes_when_it_returns) {
  const auto held = std::make_shared<int>(5);
  int calls = 0;
  loop.set_exception_handler([&, held, own = 0](EventLoop& l, const ExceptionContext&) mutable {
    if (++own < 2) return;
    l.set_exception_handler([&](EventLoop&, const ExceptionContext&) { ++calls; });
    BOOST_TEST(*held == 5);
    BOOST_TEST(held.use_count() == 2);
  });
  for (int i = 0; i < 3; ++i) loop.call_exception_handler({"m", {}, {}});
  BOOST_TEST(held.use_count() == 1);
  BOOST_TEST(calls == 1);
}

BOOST_AUTO_TEST_CASE(a_handle_that_has_run_may_be_cancelled_and_dropped) {
  Handle handle = loop.call_soon([] {});
  TimerHandle timer = loop.call_later(0, [] {});
  run_turns();
  BOOST_TEST(!handle.cancelled());
  handle.cancel();
  timer.cancel();
  BOOST_TEST(handle.cancelled());
  BOOST_TEST(detail::access(loop).timers().size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_timer_knows_its_deadline_also_when_cancelled) {
  TimerHandle timer = loop.call_later(2.5, [] {});
  BOOST_TEST(timer.when() == 2.5);
  timer.cancel();
  BOOST_TEST(timer.when() == 2.5);
}

BOOST_AUTO_TEST_CASE(an_empty_handle_does_nothing) {
  Handle handle;
  handle.cancel();
  BOOST_TEST(!handle);
  BOOST_TEST(!handle.cancelled());
  BOOST_TEST(handle.to_string() == "<Handle>");
  BOOST_TEST(TimerHandle().when() == 0.0);
  BOOST_CHECK_THROW(handle.get_context(), RuntimeError);
  ThreadSafeHandle().cancel();
}

BOOST_AUTO_TEST_CASE(repr_names_the_callback) {
  Handle handle = loop.call_soon(Tick{});
  BOOST_TEST(handle.to_string().find("Tick()>") != std::string::npos);
  BOOST_TEST(handle.to_string().find("<Handle ") == 0U);
  std::ostringstream out;
  out << handle;
  BOOST_TEST(out.str() == handle.to_string());
  handle.cancel();
  BOOST_TEST(handle.to_string() == "<Handle cancelled>");
}

BOOST_AUTO_TEST_CASE(repr_names_every_kind_of_callable) {
  const auto name = [&](auto callback, auto... args) {
    Handle handle = loop.call_soon(callback, args...);
    const std::string text = handle.to_string();
    handle.cancel();
    return text;
  };
  BOOST_TEST(name(Tick{}) == "<Handle Tick()>");
  BOOST_TEST(name(&display_time) == "<Handle void (*)()()>");
  BOOST_TEST(name(Template<Template<int>>{}).find("<Handle Template<") == 0U);
  const std::string template_name = name(Template<Template<int>>{});
  BOOST_TEST((template_name.find("> >()>") != std::string::npos ||
              template_name.find(">>()>") != std::string::npos));
  const std::string bound = name([](int) {}, 1);
  BOOST_TEST(bound.find("<Handle Bound<") == 0U);
  BOOST_TEST(bound.find(", int>()>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(repr_of_a_timer_has_its_deadline) {
  TimerHandle timer = loop.call_later(123, Tick{});
  BOOST_TEST(timer.to_string().find("<TimerHandle when=123 ") == 0U);
  timer.cancel();
  BOOST_TEST(timer.to_string() == "<TimerHandle cancelled when=123>");
}

BOOST_AUTO_TEST_CASE(a_function_is_a_callback_too) {
  loop.call_soon(display_time);
  loop.call_soon(&display_time);
  run_turns();
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(get_context_is_the_context_of_the_callback) {
  ContextVar<int> var("var", 0);
  const Context context;
  Handle handle = loop.call_soon(context, [&] { var.set(3); });
  BOOST_TEST((handle.get_context() == context));
  run_turns();
  BOOST_TEST(handle.get_context().run([&] { return var.get(); }) == 3);
  BOOST_TEST(var.get() == 0);
}

BOOST_AUTO_TEST_CASE(a_timer_cancelled_after_its_loop_is_closed_does_nothing) {
  TimerHandle timer = loop.call_later(1, [] {});
  loop.close();
  timer.cancel();
  BOOST_TEST(timer.cancelled());
}

BOOST_AUTO_TEST_CASE(a_callback_whose_copy_throws_leaves_nothing_behind) {
  struct Fragile {
    Fragile() = default;
    Fragile(const Fragile&) { throw std::runtime_error("fragile"); }
    void operator()() const {}
  };
  const std::weak_ptr<int> value = [this] {
    Context context = copy_context();
    auto held = std::make_shared<int>();
    context.run([&] {
      ContextVar<std::shared_ptr<int>>("held").set(held);
      const Fragile fragile;
      BOOST_CHECK_THROW(loop.call_soon(fragile), std::runtime_error);
      BOOST_CHECK_THROW(loop.call_later(1, fragile), std::runtime_error);
      BOOST_CHECK_THROW(loop.call_soon_threadsafe(fragile), std::runtime_error);
    });
    return std::weak_ptr<int>(held);
  }();
  BOOST_TEST(value.expired());
}

BOOST_AUTO_TEST_SUITE_END()
