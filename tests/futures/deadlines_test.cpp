// Every number that becomes a deadline: what is no number is refused before anything has begun,
// infinity and what overflows wait for ever, negative is at once.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

const char kNoNumber[] = "Invalid delay: NaN (not a number)";
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Coroutine<> in_timeout(double span) {
  return coroutine([span](auto& co) mutable {
    BEGIN(co);
    WITH(timeout(span)) { YIELD_FROM(asyncio::sleep(1e6)); }
    END_WITH
    END;
  });
}
Coroutine<> in_timeout_at(double when) {
  return coroutine([when](auto& co) mutable {
    BEGIN(co);
    WITH(timeout_at(when)) { YIELD_FROM(asyncio::sleep(1e6)); }
    END_WITH
    END;
  });
}
Coroutine<> rescheduled(double when) {
  return coroutine([when, limit = timeout(std::nullopt)](auto& co) mutable {
    BEGIN(co);
    WITH(limit) {
      limit.reschedule(when);
      YIELD_FROM(asyncio::sleep(1e6));
    }
    END_WITH
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(deadlines, VirtualLoop)

BOOST_AUTO_TEST_CASE(no_number_is_refused_everywhere_and_nothing_has_begun) {
  const auto never = loop.create_future<>();
  const concurrent::Future<> other;
  TimerHandle timer = loop.call_later(5, [] {});
  const double when = timer.when();
  const std::vector<std::pair<const char*, std::function<void()>>> all = {
      {"call_later", [&] { loop.call_later(kNaN, [] {}); }},
      {"call_later float", [&] { loop.call_later(std::nanf(""), [] {}); }},
      {"call_at", [&] { loop.call_at(kNaN, [] {}); }},
      {"reschedule_at", [&] { loop.reschedule_at(timer, kNaN); }},
      {"reschedule_later", [&] { loop.reschedule_later(timer, kNaN); }},
      {"sleep", [&] { (void)asyncio::sleep(kNaN); }},
      {"timeout", [&] { (void)timeout(kNaN); }},
      {"timeout_at", [&] { (void)timeout_at(kNaN); }},
      {"Timeout", [&] { (void)Timeout(kNaN); }},
      {"Timeout.reschedule", [&] { run(rescheduled(kNaN)); }},
      {"wait_for", [&] { (void)wait_for(never, kNaN); }},
      {"wait_for optional", [&] { (void)wait_for(never, std::optional<double>(kNaN)); }},
      {"wait", [&] { (void)asyncio::wait(std::vector<Future<>>{never}, kNaN); }},
      {"as_completed", [&] { (void)as_completed(std::vector<Future<>>{never}, kNaN); }},
      {"concurrent result", [&] { other.result(Seconds(kNaN)); }},
      {"concurrent exception", [&] { other.exception(kNaN); }},
      {"duration", [&] { (void)asyncio::sleep(std::chrono::duration<double>(kNaN)); }},
      {"IOLoop.call_later", [&] { tornado::IOLoop(loop).call_later(kNaN, [] {}); }},
      {"run_sync", [&] { tornado::IOLoop(loop).run_sync([&] { return in_timeout(1); }, kNaN); }},
  };
  for (const auto& [name, call] : all)
    BOOST_TEST_CONTEXT(name) BOOST_TEST(text_of<ValueError>(call) == kNoNumber);
  BOOST_TEST(timer.when() == when);
  BOOST_CHECK_THROW(tornado::PeriodicCallback([] {}, kNaN), ValueError);
  BOOST_CHECK_THROW(Watchdog(loop, kNaN), ValueError);
  timer.cancel();
  run_turns(2);
  BOOST_TEST(detail::access(loop).timers().empty());
}

BOOST_AUTO_TEST_CASE(for_ever_never_comes_before_anything_else) {
  const double huge[] = {HUGE_VAL, 1e300, std::numeric_limits<double>::max(),
                         Seconds(std::chrono::hours::max()).count(), 1e19};
  for (const double span : huge) {
    const auto future = loop.create_future<>();
    const std::vector<Future<>> one{future};
    int fired = 0;
    TimerHandle late = loop.call_later(span, [&] { ++fired; });
    TimerHandle moved = loop.call_later(1, [&] { ++fired; });
    loop.reschedule_later(moved, span);
    std::vector<AnyTask> tasks = {
        loop.create_task(asyncio::sleep(span)),
        loop.create_task(wait_for(future, span)),
        loop.create_task(asyncio::wait(one, span)),
        loop.create_task(in_timeout(span)),
        loop.create_task(in_timeout_at(span)),
        loop.create_task(rescheduled(span)),
        loop.create_task(as_completed(one, span).next()),
    };
    run(asyncio::sleep(1000));
    BOOST_TEST(fired == 0);
    for (AnyTask& task : tasks) {
      BOOST_TEST(!task.done());
      task.cancel();
    }
    late.cancel();
    moved.cancel();
    run_turns(4);
  }
}

BOOST_AUTO_TEST_CASE(what_is_over_is_over_at_once) {
  for (const double span : {0.0, -1.0, -1e300, -HUGE_VAL}) {
    const double start = loop.time();
    const auto future = loop.create_future<>();
    const concurrent::Future<> other;
    int fired = 0;
    loop.call_later(span, [&] { ++fired; });
    loop.call_at(span, [&] { ++fired; });
    run(asyncio::sleep(span));
    run_turns(2);
    BOOST_TEST(fired == 2);
    BOOST_CHECK_THROW(run(wait_for(loop.create_future<>(), span)), TimeoutError);
    BOOST_CHECK_THROW(run(in_timeout(span)), TimeoutError);
    BOOST_CHECK_THROW(run(rescheduled(span)), TimeoutError);
    BOOST_CHECK_THROW(run(as_completed(std::vector<Future<>>{future}, span).next()), TimeoutError);
    BOOST_TEST(run(asyncio::wait(std::vector<Future<>>{future}, span)).pending.size() == 1U);
    BOOST_CHECK_THROW(other.result(span), TimeoutError);
    BOOST_TEST(loop.time() == start);
  }
}

BOOST_AUTO_TEST_SUITE_END()
