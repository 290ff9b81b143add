// Whose line a message names: that of the user's call.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <string>
#include <thread>
#include <vector>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

struct Call {
  int line;
  std::function<void()> function;
};
std::string here(int line) { return std::string(__FILE__) + ":" + std::to_string(line); }

Coroutine<int> answer() {
  return coroutine<int>([](auto& co) {
    BEGIN(co);
    RETURN(42);
    END;
  });
}
constexpr int kAnswerMadeAt = __LINE__ - 6;

template <class A>
Coroutine<> awaits(A awaitable) {
  return coroutine([awaitable](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(awaitable);
    END;
  });
}
constexpr int kAwaitsAt = __LINE__ - 4;

std::vector<std::string>& warned() {
  static std::vector<std::string> all;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(callers)

// clang-format off
BOOST_AUTO_TEST_CASE(what_needs_a_running_loop_names_the_line_that_calls_it) {
  const Call calls[] = {
      {__LINE__, [] { [[maybe_unused]] const auto capture = [&loop = get_running_loop()] { (void)loop; }; }},
      {__LINE__, [] { (void)create_task(answer()); }},
      {__LINE__, [] { (void)create_task(Context(), asyncio::sleep(1)); }},
      {__LINE__, [] { (void)current_task(); }},
      {__LINE__, [] { (void)all_tasks(); }},
      {__LINE__, [] { (void)timeout(1); }},
  };
  auto* const former = set_warning_hook([](const std::string&, const SourceLocation&) {});
  for (const Call& call : calls) {
    const std::string text = text_of<RuntimeError>(call.function);
    BOOST_TEST(text.find("no running event loop at " + here(call.line) + " ") == 0U, call.line << text);
  }
  set_warning_hook(former);
}

BOOST_AUTO_TEST_CASE(so_does_what_needs_the_loop_of_a_thread) {
  auto cs = [] { std::vector<Coroutine<int>> all; all.push_back(answer()); return all; };
  const Call calls[] = {
      {__LINE__, [] { [[maybe_unused]] const auto capture = [f = Future<int>()] { (void)f; }; }},
      {__LINE__, [] { Future<> none = {}; }},
      {__LINE__, [] { (void)get_event_loop(); }},
      {__LINE__, [] { (void)ensure_future(asyncio::sleep(1)); }},
      {__LINE__, [] { (void)asyncio::async(asyncio::sleep(1)); }},
      {__LINE__, [] { (void)shield(asyncio::sleep(1)); }},
      {kAnswerMadeAt, [] { (void)gather(answer(), answer()); }},
      {kAnswerMadeAt, [&] { (void)gather(cs()); }},
      {__LINE__, [&] { (void)as_completed(cs()); }},
      {__LINE__, [] { (void)wrap_future(concurrent::Future<int>()); }},
      {__LINE__, [] { const StreamReader reader; }},
      {__LINE__, [] { const FlowControl control; }},
      {__LINE__, [] { (void)tornado::IOLoop::current(); }},
      {__LINE__, [] { (void)tornado::IOLoop::instance(); }},
      {__LINE__, [] { tornado::PeriodicCallback([] {}, 1).start(); }},
      {__LINE__, [] { (void)Task(answer()); }},
      {__LINE__, [] { (void)Task<>::current_task(); }},
      {__LINE__, [] { (void)Task<>::all_tasks(); }},
  };
  auto* const former = set_warning_hook([](const std::string&, const SourceLocation&) {});
  std::thread([&] {
    for (const Call& call : calls) {
      const std::string text = text_of<RuntimeError>(call.function);
      const std::string right = "There is no current event loop in this thread at " + here(call.line) + " ";
      BOOST_TEST(text.find(right) == 0U, call.line << text);
    }
  }).join();
  set_warning_hook(former);
}

BOOST_FIXTURE_TEST_CASE(what_was_never_awaited_names_the_line_that_made_it, VirtualLoop) {
  Lock lock;
  Condition condition(lock);
  Barrier barrier(2);
  AsyncGenerator<int> numbers = async_generator<int>([](auto& co) {
    BEGIN(co);
    YIELD(1);
    END;
  });
  AsyncGenerator<int> numbers_to_enter = async_generator<int>([](auto& co) {
    BEGIN(co);
    YIELD(1);
    END;
  });
  const std::vector<Task<int>> tasks{loop.create_task(answer())};
  const auto of_tasks = as_completed(tasks);
  auto of_futures = of_tasks.futures();
  auto manager = asynccontextmanager(std::move(numbers_to_enter));
  const Call calls[] = {
      {__LINE__, [] { (void)wait_for(asyncio::sleep(1), 1); }},
      {__LINE__, [] { (void)wait_for(asyncio::sleep(1), 1); }},  // of the same type
      {__LINE__, [&] { (void)wait(tasks); }},
      {__LINE__, [&] { (void)wait(tasks, 1, FIRST_COMPLETED); }},
      {__LINE__, [] { (void)asyncio::sleep(1, 5); }},
      {__LINE__, [&] { (void)condition.wait(); }},
      {__LINE__, [&] { (void)condition.wait_for([] { return true; }); }},
      {__LINE__, [&] { (void)loop.shutdown_asyncgens(); }},
      {__LINE__, [&] { (void)loop.shutdown_default_executor(); }},
      {__LINE__, [&] { (void)barrier.wait(); }},
      {__LINE__, [&] { (void)*as_completed(tasks).begin(); }},
      {__LINE__, [&] { (void)of_tasks.next(); }},
      {__LINE__, [&] { (void)numbers.aclose(); }},
      {__LINE__, [&] { (void)of_futures.anext(); }},
      {__LINE__, [&] { (void)barrier.reset(); }},
      {__LINE__, [&] { (void)barrier.reset(); }},
      {__LINE__, [&] { (void)barrier.abort(); }},
      {__LINE__, [] { (void)to_thread([] {}); }},
      {__LINE__, [] { (void)to_thread([](int) {}, 1); }},
      {__LINE__, [] { (void)to_thread([](int, int) {}, 1, 2); }},
      {__LINE__, [] { (void)to_thread([](int, int, int) {}, 1, 2, 3); }},
      {__LINE__, [&] { (void)manager.aenter(); }},
      {__LINE__, [&] { (void)manager.aexit(nullptr); }},
      {__LINE__, [] { const Coroutine<> rest = asyncio::sleep(1); }},
      {__LINE__, [&] { const Coroutine<int> all[] = {tasks[0]}; }},
  };
  auto* const former = set_warning_hook([](const std::string& text, const SourceLocation& at) {
    warned().push_back(text + " " + here(at.line) + (std::string(at.file) == __FILE__ ? "" : at.file));
  });
  for (const Call& call : calls) {
    warned().clear();
    call.function();
    BOOST_REQUIRE(warned().size() == 1U);
    BOOST_TEST(warned()[0].find("was never awaited " + here(call.line)) != std::string::npos, warned()[0]);
    BOOST_TEST(warned()[0].size() == warned()[0].find(here(call.line)) + here(call.line).size());
  }
  set_warning_hook(former);
}

BOOST_FIXTURE_TEST_CASE(an_await_of_another_loop_names_its_line, VirtualLoop) {
  const EventLoopPtr other = new_event_loop();
  const Future<int> future(*other);
  const Call calls[] = {
      {kAwaitsAt, [&] { run(awaits(future)); }},
      {__LINE__, [&] { run(wait_for(future, 1)); }},
  };
  for (const Call& call : calls) {
    const std::string text = text_of<RuntimeError>(call.function);
    const std::string right = "attached to a different loop at " + here(call.line);
    BOOST_TEST(text.find(right) + right.size() == text.size(), text);
  }
}

BOOST_FIXTURE_TEST_CASE(the_stack_of_a_task_shows_where_the_user_called, VirtualLoop) {
  const int line = __LINE__ + 1;
  auto task = loop.create_task(wait_for(awaits(Future<int>(loop)), 9));
  run_turns(2);
  const std::vector<SourceLocation> stack = task.get_stack();
  BOOST_REQUIRE(stack.size() == 2U);
  BOOST_TEST(stack[0].file == std::string(__FILE__));
  BOOST_TEST(stack[0].line == line);
  BOOST_TEST(stack[0].function == std::string("wait_for"));
  task.cancel();
  run_turns(3);
}
// clang-format on

BOOST_AUTO_TEST_SUITE_END()
