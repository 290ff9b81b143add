// Watchdog: on real time, for the thread that watches cannot wait for a clock that jumps.
#include <asyncio/insight/watchdog.hpp>

#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <limits>
#include <thread>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

// What was reported; waits until there is something.
struct Reports {
  std::mutex mutex;
  std::condition_variable come;
  std::vector<std::string> names;
  std::vector<double> seconds;

  void add(const std::string& name, double after) {
    const std::lock_guard<std::mutex> lock(mutex);
    names.push_back(name);
    seconds.push_back(after);
    come.notify_one();
  }
  bool wait(std::size_t count) {
    std::unique_lock<std::mutex> lock(mutex);
    return come.wait_for(lock, std::chrono::seconds(20), [&] { return names.size() >= count; });
  }
  std::size_t count() {
    const std::lock_guard<std::mutex> lock(mutex);
    return names.size();
  }
};

struct Fixture : VirtualLoop {
  Reports blocked;
  Watchdog::Report to_reports() {
    return [this](const std::string& name, double after) { blocked.add(name, after); };
  }
};

Reports logged;

struct BlocksUntilReported {
  Reports& reports;
  std::size_t count;
  bool& named_in_time;
  void operator()() const { named_in_time = reports.wait(count); }
};

void wait_for_real(double seconds) {
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(watchdog, Fixture)

BOOST_AUTO_TEST_CASE(a_callback_is_named_while_it_blocks) {
  const Watchdog dog(loop, 0.02, to_reports());
  bool in_time = false;
  loop.call_soon(BlocksUntilReported{blocked, 1, in_time});
  run_turns();
  BOOST_TEST(in_time);
  BOOST_TEST_REQUIRE(blocked.count() == 1);
  BOOST_TEST(blocked.names[0].find("BlocksUntilReported()>") != std::string::npos);
  BOOST_TEST(blocked.seconds[0] >= 0.02);
}

BOOST_AUTO_TEST_CASE(a_task_is_named_with_the_line_at_which_it_resumed) {
  const Watchdog dog(loop, 0.02, to_reports());
  const int line = __LINE__ + 4;
  bool in_time = false;
  Task<> task = loop.create_task(coroutine([&](auto& co) {
                                   BEGIN(co);
                                   YIELD();
                                   in_time = blocked.wait(1);
                                   END;
                                 }),
                                 "blocker");
  run(task);
  BOOST_TEST(in_time);
  BOOST_TEST(blocked.names.at(0).find("<Task pending name='blocker'") == 0u);
  BOOST_TEST(blocked.names[0].find(":" + std::to_string(line)) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_callback_is_reported_once_and_the_next_again) {
  const Watchdog dog(loop, 0.01, to_reports());
  bool in_time = false;
  loop.call_soon([&] {
    in_time = blocked.wait(1);
    wait_for_real(0.05);
  });
  run_turns();
  BOOST_TEST(in_time);
  BOOST_TEST(blocked.count() == 1);
  loop.call_soon(BlocksUntilReported{blocked, 2, in_time});
  run_turns();
  BOOST_TEST(in_time);
}

BOOST_AUTO_TEST_CASE(many_fast_callbacks_and_an_idle_loop_are_not_reported) {
  const Watchdog dog(loop, 10, to_reports());
  int ran = 0;
  for (int i = 0; i < 1000; ++i) loop.call_soon([&ran] { ++ran; });
  run_turns();
  BOOST_TEST(ran == 1000);
  BOOST_TEST(blocked.count() == 0);
}

BOOST_AUTO_TEST_CASE(between_callbacks_nothing_is_reported) {
  const Watchdog dog(loop, 0.01, to_reports());
  loop.call_soon([] {});
  run_turns();
  const std::size_t before = blocked.count();
  wait_for_real(0.05);
  BOOST_TEST(blocked.count() == before);
}

BOOST_AUTO_TEST_CASE(without_a_function_it_goes_to_the_log) {
  set_log_hook([](const std::string& text) { logged.add(text, 0); });
  {
    const Watchdog dog(loop, 0.02);
    bool in_time = false;
    loop.call_soon(BlocksUntilReported{logged, 1, in_time});
    run_turns();
    BOOST_TEST(in_time);
  }
  set_log_hook(nullptr);
  BOOST_TEST(logged.names.at(0).find("The loop has been blocked for 0.0") == 0u);
  BOOST_TEST(logged.names[0].find(" seconds by <Handle ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_report_that_throws_ends_neither_the_watchdog_nor_the_program) {
  set_log_hook([](const std::string&) {});
  {
    const Watchdog dog(loop, 0.01, [this](const std::string& name, double after) {
      blocked.add(name, after);
      throw ValueError("no");
    });
    bool in_time = false;
    for (std::size_t n : {1, 2}) {
      loop.call_soon(BlocksUntilReported{blocked, n, in_time});
      run_turns();
      BOOST_TEST(in_time);
    }
  }
  set_log_hook(nullptr);
}

BOOST_AUTO_TEST_CASE(it_can_be_made_and_ended_in_a_callback) {
  std::unique_ptr<Watchdog> dog;
  loop.call_soon([&] { dog = std::make_unique<Watchdog>(loop, 0.01, to_reports()); });
  bool in_time = false;
  run_turns();
  loop.call_soon(BlocksUntilReported{blocked, 1, in_time});
  run_turns();
  BOOST_TEST(in_time);
  int ran = 0;
  loop.call_soon([&] { dog.reset(); });
  loop.call_soon([&] { ++ran; });
  run_turns(2);
  BOOST_TEST(ran == 1);
}

BOOST_AUTO_TEST_CASE(a_callback_that_throws_out_of_the_loop_is_over) {
  const Watchdog dog(loop, 0.02, to_reports());
  loop.call_soon([] { throw SystemExit(); });
  BOOST_CHECK_THROW(loop.run_forever(), SystemExit);
  const std::size_t before = blocked.count();
  wait_for_real(0.06);
  BOOST_TEST(blocked.count() == before);
}

BOOST_AUTO_TEST_CASE(a_loop_has_one_watchdog_and_a_threshold_is_above_zero) {
  {
    const Watchdog dog(loop, 1);
    BOOST_CHECK_THROW(Watchdog(loop, 1), RuntimeError);
  }
  const Watchdog again(loop, 1e30);
  const EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  BOOST_CHECK_THROW(Watchdog(*other, 0), ValueError);
  BOOST_CHECK_THROW(Watchdog(*other, std::numeric_limits<double>::quiet_NaN()), ValueError);
}

// Short and long callbacks while the other thread looks on; for the thread sanitizer.
BOOST_AUTO_TEST_CASE(the_two_threads_do_not_disturb_each_other) {
  std::atomic<int> reports{0};
  const Watchdog dog(loop, 0.001, [&](const std::string&, double) { ++reports; });
  int ran = 0;
  for (int i = 0; i < 300; ++i) {
    loop.call_soon([&ran, i] {
      ++ran;
      if (i % 50 == 0) wait_for_real(0.01);
    });
  }
  run_turns();
  BOOST_TEST(ran == 300);
}

BOOST_AUTO_TEST_SUITE_END()
