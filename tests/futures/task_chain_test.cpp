// Task: chains of a million awaits or tasks, which neither grow the stack nor slow a resume.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <ctime>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

#ifdef ASYNCIO_POOL_OFF_          // AddressSanitizer
constexpr int kMillion = 100000;  // would take a minute
#else
constexpr int kMillion = 1000000;
#endif

// `depth` calls that wait for one another; the innermost gives up `turns` turns.
Coroutine<int> nest(int depth, int turns) {
  return coroutine<int>([depth, turns, value = 0](auto& co) mutable {
    BEGIN(co);
    if (depth == 0) {
      for (; turns > 0; --turns) YIELD();
      RETURN(0);
    }
    YIELD_FROM_INTO(value, nest(depth - 1, turns));
    RETURN(value + 1);
    END;
  });
}

Coroutine<int> nest_and_fail(int depth) {
  return coroutine<int>([depth, value = 0](auto& co) mutable {
    BEGIN(co);
    if (depth == 0) RAISE(ValueError("bottom"));
    YIELD_FROM_INTO(value, nest_and_fail(depth - 1));
    RETURN(value);
    END;
  });
}

Coroutine<int> await(Future<int> future) {
  return coroutine<int>([future = std::move(future), value = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(value, future);
    RETURN(value + 1);
    END;
  });
}

struct Fixture : VirtualLoop {
  // Tasks of which each awaits the one before; the first awaits `bottom`.
  std::vector<Task<int>> chain(int length, Future<int> bottom) {
    std::vector<Task<int>> tasks;
    tasks.reserve(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i) {
      Future<int> before = i == 0 ? bottom : tasks.back();
      tasks.push_back(loop.create_task(await(std::move(before))));
    }
    run_turns();
    return tasks;
  }
};

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(task_chain, Fixture)

BOOST_AUTO_TEST_CASE(a_million_nested_awaits_that_never_suspend_complete_in_one_step) {
  auto task = loop.create_task(nest(kMillion, 0));
  run_turns();
  BOOST_TEST(task.result() == kMillion);
}

BOOST_AUTO_TEST_CASE(a_million_nested_awaits_that_suspend_once_at_the_bottom_complete) {
  auto task = loop.create_task(nest(kMillion, 1));
  run_turns();
  BOOST_TEST(!task.done());
  run_turns();
  BOOST_TEST(task.result() == kMillion);
}

BOOST_AUTO_TEST_CASE(an_exception_passes_a_million_frames) {
  BOOST_CHECK_THROW(run(nest_and_fail(kMillion)), ValueError);
}

BOOST_AUTO_TEST_CASE(a_cancellation_passes_a_million_frames) {
  auto task = loop.create_task(nest(kMillion, kMillion));
  run_turns();
  BOOST_TEST(task.get_stack().size() == static_cast<std::size_t>(kMillion) + 1);
  task.cancel();
  run_turns();
  BOOST_TEST(task.cancelled());
}

BOOST_AUTO_TEST_CASE(a_million_frames_that_are_waiting_can_be_dropped) {
  loop.create_task(nest(kMillion, kMillion));
  run_turns();
  loop.close();
  BOOST_TEST(reports.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_resume_costs_the_same_at_any_depth) {
  constexpr int kResumes = 20000;
  const auto time_of = [&](int depth) {
    auto task = loop.create_task(nest(depth, kResumes));
    run_turns();  // builds the chain
    const double start = cpu_seconds();
    run_turns(kResumes - 1);
    const double end = cpu_seconds();
    run_turns();
    BOOST_TEST(task.done());
    return end - start;
  };
  const double shallow = time_of(1);
  const double deep = time_of(kMillion / 10);
  // Were it proportional to the depth, it would be 100,000 times as much.
  BOOST_TEST_MESSAGE("shallow " << shallow << " s, deep " << deep << " s");
  BOOST_TEST(deep < 20 * shallow + 0.1);
}

BOOST_AUTO_TEST_CASE(a_chain_of_a_million_tasks_ends_with_a_result) {
  auto bottom = loop.create_future<int>();
  auto tasks = chain(kMillion, bottom);
  bottom.set_result(0);
  BOOST_TEST(run(tasks.back()) == kMillion);
}

BOOST_AUTO_TEST_CASE(a_chain_of_a_million_tasks_is_cancelled_without_overflow) {
  auto tasks = chain(kMillion, loop.create_future<int>());
  BOOST_TEST(tasks.back().cancel());
  BOOST_TEST(tasks.front().cancelling() == 1U);
  BOOST_CHECK_THROW(run(tasks.back()), CancelledError);
  BOOST_TEST(tasks.front().cancelled());
}

BOOST_AUTO_TEST_CASE(a_chain_of_a_million_tasks_is_dropped_with_its_loop_without_overflow) {
  std::size_t count = 0;
  loop.set_exception_handler([&](EventLoop&, const ExceptionContext&) { ++count; });
  auto bottom = loop.create_future<int>();
  chain(kMillion, bottom).clear();
  loop.close();
  BOOST_TEST(count == static_cast<std::size_t>(kMillion));
}

BOOST_AUTO_TEST_CASE(the_repr_of_a_long_chain_or_a_ring_is_cut_off) {
  auto bottom = loop.create_future<int>();
  auto tasks = chain(100000, bottom);
  BOOST_TEST(tasks.back().to_string().size() < 10000U);
  BOOST_TEST(tasks.back().to_string().find("wait_for=...") != std::string::npos);
  bottom.set_result(0);
  run(tasks.back());

  Task<int> a, b;
  const auto wait_for_task = [](Task<int>& which) {
    return coroutine<int>([&which, value = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(value, which);
      RETURN(value);
      END;
    });
  };
  a = loop.create_task(wait_for_task(b), "a");
  b = loop.create_task(wait_for_task(a), "b");
  run_turns(2);
  const std::string text = a.to_string();
  BOOST_TEST(text.find("name='b'") != std::string::npos);
  BOOST_TEST(text.find("wait_for=...") != std::string::npos);
  a.cancel();
  run_turns(4);
}

BOOST_AUTO_TEST_SUITE_END()
