// When a schedule ticks: what cron(5) says, in time zones whose clocks go forward and back, against
// the C library's clock; and that workers run each tick once.
#include "tests/jobs/worker_bench.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <optional>
#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::jobs;

namespace {

// `2026-03-29 02:30` of UTC, as a Unix time, and back.
double at(const char* text) {
  std::tm tm{};
  ::strptime(text, "%Y-%m-%d %H:%M", &tm);
  return static_cast<double>(::timegm(&tm));
}
std::string shown(std::optional<double> time) {
  if (!time) return "never";
  const auto seconds = static_cast<std::time_t>(*time);
  std::tm tm{};
  char out[64];
  ::strftime(out, sizeof out, "%Y-%m-%d %H:%M", ::gmtime_r(&seconds, &tm));
  return out;
}
std::string next(const char* expression, const char* after, const char* zone = "UTC") {
  return shown(cron(expression, zone).next(at(after)));
}
std::string refusal(const char* expression) {
  return text_of<ValueError>([expression] { (void)cron(expression); });
}

std::vector<int> ran;
void note(int n) { ran.push_back(n); }
constexpr auto noted = Kind{"noted", &note};

BOOST_AUTO_TEST_SUITE(schedule_suite)

BOOST_AUTO_TEST_CASE(fields_are_those_of_cron) {
  const char* const sunday = "2026-11-29 10:30";
  BOOST_TEST(next("* * * * *", sunday) == "2026-11-29 10:31");
  BOOST_TEST(next("30 10 * * *", sunday) == "2026-11-30 10:30");  // strictly later
  BOOST_TEST(next("*/20 * * * *", sunday) == "2026-11-29 10:40");
  BOOST_TEST(next("5/20 * * * *", sunday) == "2026-11-29 10:45");
  BOOST_TEST(next("0 9-17/4 * * *", sunday) == "2026-11-29 13:00");
  BOOST_TEST(next("0,15 3,12 * * *", sunday) == "2026-11-29 12:00");
  BOOST_TEST(next("0 0 * feb-Mar *", sunday) == "2027-02-01 00:00");
  BOOST_TEST(next("0 0 29 2 *", sunday) == "2028-02-29 00:00");
  BOOST_TEST(next("0 0 * * 0", sunday) == "2026-12-06 00:00");
  BOOST_TEST(next("0 0 * * 7", sunday) == "2026-12-06 00:00");
  BOOST_TEST(next("0 0 * * mon-fri", "2026-11-27 10:30") == "2026-11-30 00:00");
  BOOST_TEST(next("0 0 13 * FRI", sunday) == "2026-12-04 00:00");   // one of them is enough
  BOOST_TEST(next("0 0 */2 * FRI", sunday) == "2026-12-11 00:00");  // with a star both are needed
  BOOST_TEST(next("  0   0 1 1 * ", sunday) == "2027-01-01 00:00");
  BOOST_TEST(next("@hourly", sunday) == "2026-11-29 11:00");
  BOOST_TEST(next("@weekly", sunday) == "2026-12-06 00:00");
  BOOST_TEST(next("@yearly", sunday) == "2027-01-01 00:00");
  BOOST_TEST(next("0 0 30 2 *", sunday) == "never");
  BOOST_TEST(!cron("* * * * *").next(std::numeric_limits<double>::infinity()));
  BOOST_TEST(*cron("* * * * *").next(at(sunday) + 59.5) == at(sunday) + 60);
}

BOOST_AUTO_TEST_CASE(what_is_no_cron_is_refused_with_the_reason) {
  BOOST_TEST(refusal("* * * *") == "cron \"* * * *\": it has 4 fields, not 5");
  BOOST_TEST(refusal("0 * * * * *") == "cron \"0 * * * * *\": it has 6 fields, not 5");
  BOOST_TEST(refusal("60 * * * *") == "cron \"60 * * * *\": minute: 60 is not from 0 to 59");
  BOOST_TEST(refusal("0 0 0 * *") == "cron \"0 0 0 * *\": day of the month: 0 is not from 1 to 31");
  BOOST_TEST(
      refusal("0 0 L * *") ==
      "cron \"0 0 L * *\": day of the month: L, W, # and ? are not in cron(5), and are not here");
  for (const char* const each : {"0 0 15W * *", "0 0 * * 5#3", "0 0 ? * *", "0 0 * * 5L"})
    BOOST_TEST(refusal(each).find("are not in cron(5)") != std::string::npos);
  BOOST_TEST(refusal("*/0 * * * *") == "cron \"*/0 * * * *\": minute: a step is more than nothing");
  BOOST_TEST(refusal("5-1 * * * *") == "cron \"5-1 * * * *\": minute: a range goes upwards: 5-1");
  for (const char* const each :
       {"", "x * * * *", "1- * * * *", "1,,2 * * * *", "-1 * * * *", "1/ * * * *", "+1 * * * *",
        "1.5 * * * *", "99999999999 * * * *", "* * * MON *", "*/*/2 * * * *", "@reboot", "@"})
    BOOST_CHECK_THROW(cron(each), ValueError);
  BOOST_TEST(text_of<ValueError>([] { (void)cron("* * * * *", "Mars/Phobos"); }) ==
             "there is no time zone Mars/Phobos");
}

BOOST_AUTO_TEST_CASE(a_tick_that_no_clock_shows_comes_once_right_after) {
  const char* const berlin = "Europe/Berlin";
  BOOST_TEST(next("30 2 * * *", "2026-03-28 12:00", berlin) == "2026-03-29 01:00");
  BOOST_TEST(next("30 2 * * *", "2026-03-29 01:00", berlin) == "2026-03-30 00:30");
  BOOST_TEST(next("*/10 2 * * *", "2026-03-28 12:00", berlin) == "2026-03-29 01:00");
  BOOST_TEST(next("*/10 2 * * *", "2026-03-29 01:00", berlin) == "2026-03-30 00:00");
  BOOST_TEST(next("0 12 30 12 *", "2011-12-01 00:00", "Pacific/Apia") == "2011-12-30 10:00");
}

BOOST_AUTO_TEST_CASE(a_tick_that_clocks_show_twice_comes_once) {
  const char* const berlin = "Europe/Berlin";
  BOOST_TEST(next("30 2 * * *", "2026-10-24 12:00", berlin) == "2026-10-25 00:30");
  BOOST_TEST(next("30 2 * * *", "2026-10-25 00:30", berlin) == "2026-10-26 01:30");
  BOOST_TEST(next("30 2 * * *", "2026-10-25 01:00", berlin) == "2026-10-26 01:30");
}

// Minute by minute by the C library: a tick is where a clock shows it for the first time, or has
// passed over it.
BOOST_DATA_TEST_CASE(ticks_are_those_of_the_c_librarys_clock,
                     boost::unit_test::data::make({"Europe/Berlin", "America/New_York",
                                                   "Australia/Lord_Howe", "Asia/Kathmandu"}),
                     zone) {
  ::setenv("TZ", zone, 1);
  ::tzset();
  const auto label = [](std::time_t t) {  // as if it were UTC
    std::tm tm{};
    ::localtime_r(&t, &tm);
    return ::timegm(&tm);
  };
  const auto matches = [](std::time_t shown) {
    std::tm tm{};
    ::gmtime_r(&shown, &tm);
    return tm.tm_min % 20 == 10 && tm.tm_hour < 5 && tm.tm_wday != 3;
  };
  const Cron tested = cron("10-59/20 0-4 * * 0-2,4-6", zone);
  for (const char* const month :
       {"2026-03-01 00:00", "2026-04-01 00:00", "2026-10-01 00:00", "2026-11-01 00:00"}) {
    const auto begin = static_cast<std::time_t>(at(month)), end = begin + 30 * 86400;
    std::time_t last = label(begin), tick = begin;
    int ticks = 0;
    for (std::time_t t = begin + 60; t < end; t += 60) {
      bool due = false;
      for (; last < label(t); last += 60) due = due || matches(last + 60);
      if (!due) continue;
      BOOST_REQUIRE_MESSAGE(tested.next(double(tick)) == double(t),
                            shown(tested.next(double(tick))) << " after " << shown(double(tick))
                                                             << " is not " << shown(double(t)));
      tick = t;
      ++ticks;
    }
    BOOST_TEST(ticks > 300);
  }
  ::unsetenv("TZ");
  ::tzset();
}

BOOST_FIXTURE_TEST_CASE(of_many_workers_each_tick_is_one_job, WorkerBench) {
  ran.clear();
  WorkerOptions options;
  // 1.6e9 is 2020-09-13 12:26:40.
  options.schedules = {schedule("nightly", cron("0 4 * * *", "Europe/Berlin"), noted, 1),
                       schedule("often", cron("*/30 * * * *"), noted, 2)};
  const NewJob tick = options.schedules[0].tick(1.7e9);
  BOOST_TEST((tick.id == "nightly@1700000000" && tick.at == 1.7e9 && tick.only_in_time));
  work({noted}, options);
  work({noted}, options);
  pass(9500);
  BOOST_TEST(ran == std::vector<int>(6, 2), boost::test_tools::per_element());
  work({noted}, options);
  workers[0]->stop();
  pass(6 * 86400 - 9500);
  BOOST_TEST(std::count(ran.begin(), ran.end(), 1) == 6);
  BOOST_TEST(std::count(ran.begin(), ran.end(), 2) == 6 * 48);
  stop_all();
  pass(86400);
  BOOST_TEST(ran.size() == 6u + 6u * 48u);
  options.schedules.push_back(options.schedules[0]);
  BOOST_CHECK_THROW(Worker({noted}, engine, options), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
