// EventLoop: what happens to the exception of a callback.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/types.h>
#include <unistd.h>

#include <cstdio>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

// What is written to stderr while f() runs.
template <class F>
std::string stderr_of(F&& f) {
  std::fflush(stderr);
  std::FILE* file = std::tmpfile();
  const int kept = dup(2);
  dup2(fileno(file), 2);
  f();
  std::fflush(stderr);
  dup2(kept, 2);
  close(kept);
  std::string text;
  std::rewind(file);
  for (int c; (c = std::fgetc(file)) != EOF;) text += static_cast<char>(c);
  std::fclose(file);
  return text;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(exception_handler, VirtualLoop)

BOOST_AUTO_TEST_CASE(a_callback_that_throws_is_reported_and_the_loop_goes_on) {
  bool next = false;
  loop.call_soon([] { throw RuntimeError("broken"); });
  loop.call_soon([&] { next = true; });
  run_turns();
  BOOST_TEST(next);
  BOOST_REQUIRE(reports.size() == 1);
  BOOST_TEST(reports[0].message.find("Exception in callback ") == 0U);
  BOOST_TEST(reports[0].exception.repr() == "RuntimeError('broken')");
  BOOST_REQUIRE(reports[0].details.size() == 1);
  BOOST_TEST(reports[0].details[0].first == "handle");
}

BOOST_AUTO_TEST_CASE(all_kinds_of_exceptions_are_reported) {
  loop.call_soon([] { throw CancelledError("c"); });
  loop.call_soon([] { throw 7; });
  loop.call_later(1, [] { throw ValueError("timer"); });
  loop.call_soon_threadsafe([] { throw ValueError("posted"); });
  auto future = loop.create_future<void>();
  future.set_result();
  future.add_done_callback([](const AnyFuture&) { throw ValueError("done"); });
  loop.call_later(2, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_REQUIRE(reports.size() == 5);
  BOOST_TEST(reports[0].exception.is<CancelledError>());
  BOOST_TEST(!reports[1].exception.type_name().empty());
  std::string texts;
  for (std::size_t i = 2; i < 5; ++i) texts += reports[i].exception.what() + std::string(" ");
  BOOST_TEST(texts == "done posted timer ");
}

BOOST_AUTO_TEST_CASE(system_exit_leaves_at_once_and_the_rest_stays_queued_in_order) {
  std::string log;
  loop.call_soon([&] {
    log += 'a';
    loop.call_soon([&] { log += 'd'; });
    throw SystemExit(4);
  });
  loop.call_soon([&] { log += 'b'; });
  loop.call_soon([&] { log += 'c'; });
  int code = 0;
  try {
    loop.run_forever();
  } catch (const SystemExit& e) {
    code = e.code();
  }
  BOOST_TEST(code == 4);
  BOOST_TEST(log == "a");
  BOOST_TEST(!loop.is_running());
  run_turns();
  BOOST_TEST(log == "abcd");
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(keyboard_interrupt_leaves_from_a_done_callback_and_from_a_timer) {
  auto future = loop.create_future<void>();
  future.add_done_callback([](const AnyFuture&) { throw KeyboardInterrupt(); });
  future.set_result();
  BOOST_CHECK_THROW(loop.run_forever(), KeyboardInterrupt);
  loop.call_later(1, [] { throw KeyboardInterrupt(); });
  BOOST_CHECK_THROW(loop.run_forever(), KeyboardInterrupt);
  loop.call_soon_threadsafe([] { throw KeyboardInterrupt(); });
  BOOST_CHECK_THROW(loop.run_forever(), KeyboardInterrupt);
}

BOOST_AUTO_TEST_CASE(the_handler_can_be_asked_for_and_taken_away) {
  BOOST_TEST(static_cast<bool>(loop.get_exception_handler()));
  loop.set_exception_handler(nullptr);
  BOOST_TEST(!loop.get_exception_handler());
  const std::string text = stderr_of([&] {
    loop.call_exception_handler({"it broke", make_exception<ValueError>("v"), {{"key", "value"}}});
    loop.call_exception_handler({"", {}, {}});
  });
  BOOST_TEST(reports.empty());
  BOOST_TEST(text == "it broke\nkey: value\nValueError: v\nUnhandled exception in event loop\n");
}

BOOST_AUTO_TEST_CASE(a_handler_that_throws_is_reported_by_the_default_one_and_the_loop_goes_on) {
  bool next = false;
  loop.set_exception_handler(
      [](EventLoop&, const ExceptionContext&) { throw RuntimeError("the handler"); });
  loop.call_soon([] { throw ValueError("the callback"); });
  loop.call_soon([&] { next = true; });
  const std::string text = stderr_of([&] { run_turns(); });
  BOOST_TEST(next);
  BOOST_TEST(text.find("Unhandled error in exception handler\ncontext: Exception in callback") ==
             0U);
  BOOST_TEST(text.find("RuntimeError: the handler") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(keyboard_interrupt_of_a_handler_leaves_the_loop) {
  loop.set_exception_handler(
      [](EventLoop&, const ExceptionContext&) { throw KeyboardInterrupt(); });
  loop.call_soon([] { throw ValueError(""); });
  BOOST_CHECK_THROW(loop.run_forever(), KeyboardInterrupt);
}

BOOST_AUTO_TEST_CASE(a_handler_may_replace_itself) {
  int second = 0;
  loop.set_exception_handler([&](EventLoop& l, const ExceptionContext&) {
    l.set_exception_handler([&](EventLoop&, const ExceptionContext&) { ++second; });
  });
  loop.call_exception_handler({"", {}, {}});
  loop.call_exception_handler({"", {}, {}});
  BOOST_TEST(second == 1);
}

BOOST_AUTO_TEST_CASE(debug_mode_tells_slow_callbacks) {
  loop.set_debug(true);
  loop.slow_callback_duration = 1;
  loop.call_soon([this] { clock.advance(0.5); });
  loop.call_soon([this] { clock.advance(2); });
  const std::string text = stderr_of([&] { run_turns(); });
  BOOST_TEST(text.find("Executing <Handle ") == 0U);
  BOOST_TEST(text.find("took 2.000 seconds\n") != std::string::npos);
  BOOST_TEST(text.find("took 0.500") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
