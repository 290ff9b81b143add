// When tasks were made, and when the next timer is due, as a reader from outside sees it.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/insight/reader/live_memory.hpp>
#include <asyncio/insight/reader/task_reader.hpp>
#include <asyncio/insight/tree.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

// The loop of this process.
detail::Snapshot seen() {
  detail::LiveMemory memory(getpid());
  const detail::LayoutTable layout(memory);
  detail::TaskReader reader(memory, layout);
  detail::ProcessSnapshot process = reader.read();
  BOOST_TEST(process.problem == "");
  BOOST_REQUIRE(process.loops.size() == 1);
  return std::move(process.loops[0]);
}

Coroutine<> waits(Future<> future) {
  return coroutine([future](auto& co) {
    BEGIN(co);
    YIELD_FROM(future);
    END;
  });
}

// Tasks that wait for ever, made now and then.
struct Maker : VirtualLoop {
  Future<> never = loop.create_future();
  std::vector<double> made;  // of each task
  std::vector<Task<>> tasks;

  ~Maker() { loop.close(); }
  void make() {
    made.push_back(loop.time());
    tasks.push_back(loop.create_task(waits(never)));
  }
  // In a turn of its own, so much later.
  void make_after(double seconds) {
    clock.advance(seconds);
    loop.call_soon([this] { make(); });
    run_turns(1);
  }
  // The least and the most that ages are too old, as a part of themselves but for 4 ms.
  std::pair<double, double> errors() {
    double least = 0, most = 0;
    std::size_t i = 0;
    const detail::Snapshot snapshot = seen();
    for (const detail::Snapshot::Node& node : snapshot.nodes) {
      if (!node.is_task) continue;
      const double age = loop.time() - made[i++];
      least = std::fmin(least, node.age - age);
      most = std::fmax(most, (node.age - age - 1. / 256) / std::fmax(age, 0.001));
    }
    BOOST_TEST(i == made.size());
    return {least, most};
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ages)

BOOST_FIXTURE_TEST_CASE(the_age_of_a_task_is_seen_whenever_it_was_made, Maker) {
  make();
  make_after(1);
  make_after(1);
  make();
  clock.advance(90);
  make();
  clock.advance(32.6);
  const detail::Snapshot snapshot = seen();
  std::vector<double> found;
  for (const auto& node : snapshot.nodes) {
    if (node.is_task) found.push_back(std::round(node.age * 10) / 10);
  }
  const std::vector<double> expected = {124.6, 123.6, 122.6, 122.6, 32.6};
  BOOST_TEST(found == expected, boost::test_tools::per_element());
  BOOST_TEST(detail::format_tree(snapshot).find("(T) Task-") != std::string::npos);
  BOOST_TEST(detail::format_tree(snapshot).find("  125 s\n") != std::string::npos);
}

// The marks are no more than 8 KiB, however many tasks there were.
BOOST_FIXTURE_TEST_CASE(an_age_is_off_by_less_than_a_fifteenth_and_never_too_short, Maker) {
  std::mt19937 random(17);
  for (const double most : {0.01, 1.0, 100.0, 50'000.0, 0.001, 3.0}) {
    for (int i = 0; i < 250; ++i) make_after(most * (random() % 1000) / 1000);
    const auto [least, worst] = errors();
    BOOST_TEST(least > -1e-6);
    BOOST_TEST(worst < 1. / 15);
  }
}

BOOST_FIXTURE_TEST_CASE(the_next_timer_is_seen_near_and_far, VirtualLoop) {
  BOOST_TEST(std::isnan(seen().next_timer));
  const double now = loop.time();
  TimerHandle far = loop.call_at(now + 50'000, [] {});
  run_turns();
  BOOST_TEST(seen().next_timer == now + 50'000);
  const double until_far = seen().next_timer;
  TimerHandle near = loop.call_at(now + 500, [] {});
  loop.call_at(now + 600, [] {});
  BOOST_TEST(seen().next_timer == now + 500);
  near.cancel();
  BOOST_TEST(seen().next_timer == now + 600);
  BOOST_TEST(until_far == now + 50'000);
}

BOOST_AUTO_TEST_SUITE_END()
