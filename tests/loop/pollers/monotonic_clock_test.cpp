// monotonic_seconds()
#include <asyncio/loop/pollers/monotonic_clock.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

using asyncio::detail::monotonic_seconds;

namespace {

// The system's own clock, in seconds.
double system_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// How far the clock is behind the system's, at its worst; infinity when it goes back or is ahead.
double worst_lag() {
  double worst = 0, last = 0;
  for (int i = 0; i < 200000; ++i) {
    const double before = system_seconds();
    const double now = monotonic_seconds();
    const double after = system_seconds();
    if (now < last || now > after + 1e-9) return 1 / 0.0;
    last = now;
    worst = std::max(worst, before - now);
  }
  return worst;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(monotonic_clock)

BOOST_AUTO_TEST_CASE(it_is_the_systems_clock_and_less_than_a_microsecond_old) {
  BOOST_TEST(worst_lag() < 1e-6);
}

BOOST_AUTO_TEST_CASE(it_goes_on_while_the_thread_sleeps) {
  for (int i = 0; i < 20; ++i) {
    const double before = monotonic_seconds();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    BOOST_REQUIRE(monotonic_seconds() - before >= 0.000999);
  }
}

BOOST_AUTO_TEST_CASE(each_thread_may_ask) {
  std::vector<double> lags(4);
  std::vector<std::thread> threads;
  for (double& lag : lags) threads.emplace_back([&lag] { lag = worst_lag(); });
  for (std::thread& thread : threads) thread.join();
  // A thread that is moved to another processor may see that one's count, once.
  BOOST_TEST(*std::max_element(lags.begin(), lags.end()) < 1e-4);
}

BOOST_AUTO_TEST_SUITE_END()
