// Handle, TimerHandle, ThreadSafeHandle.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <sstream>

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

BOOST_AUTO_TEST_SUITE_END()
