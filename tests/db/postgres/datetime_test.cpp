// Dates and times in the binary form that a server of PostgreSQL 15 has written, and as texts.
#include <asyncio/db/postgres/datetime.hpp>

#include "tests/db/postgres/wire_forms.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <tuple>

using namespace asyncio::postgres;
using namespace asyncio::postgres::detail;
namespace db = asyncio::db;
using std::chrono::hours;
using std::chrono::microseconds;

BOOST_AUTO_TEST_SUITE(postgres_datetime)

BOOST_AUTO_TEST_CASE(dates_and_times_are_as_the_server_has_them) {
  const Date kDates[] = {make_date(2000, 1, 1),
                         make_date(1970, 1, 1),
                         make_date(2026, 11, 29),
                         make_date(-43, 3, 15),
                         Date::max(),
                         Date::min(),
                         make_date(-4713, 11, 24),
                         make_date(5874897, 12, 31),
                         make_date(1900, 2, 28),
                         make_date(2000, 2, 29)};
  const std::pair<const char*, const char*> kForms[] = {
      {"2000-01-01", "00000000"},    {"1970-01-01", "ffffd533"},    {"2026-11-29", "00002665"},
      {"0044-03-15 BC", "fff49d7b"}, {"infinity", "7fffffff"},      {"-infinity", "80000000"},
      {"4714-11-24 BC", "ffda97a7"}, {"5874897-12-31", "7fda970c"}, {"1900-02-28", "ffff718e"},
      {"2000-02-29", "0000003b"}};
  for (std::size_t i = 0; i < std::size(kDates); ++i) {
    same(kDates[i], kForms[i].second);
    BOOST_TEST(to_string(kDates[i]) == kForms[i].first);
  }
  for (const auto& [y, m, d] : {std::tuple(1900, 2, 29),
                                {2023, 4, 31},
                                {2023, 0, 1},
                                {2023, 13, 1},
                                {2023, 1, 0},
                                {5874898, 1, 1},
                                {-4713, 11, 23},
                                {-4714, 12, 31}})
    BOOST_CHECK_THROW(make_date(y, m, d), asyncio::ValueError);
  for (int day = -1'000'000; day < 1'000'000; day += 7) {
    const auto [y, m, d] = year_month_day(Date(Days(day)));
    BOOST_REQUIRE(make_date(y, m, d).time_since_epoch().count() == day);
  }
  same(Timestamp(make_date(2000, 1, 1)), "0000000000000000");
  const Timestamp last = make_date(2000, 1, 1) - microseconds(1);
  same(last, "ffffffffffffffff");
  BOOST_TEST(to_string(last) == "1999-12-31 23:59:59.999999");
  const Timestamp ides = Timestamp(make_date(-43, 3, 15)) + hours(12);
  same(ides, "ff1af9e8fb46d000");
  BOOST_TEST(to_string(ides) == "0044-03-15 12:00:00 BC");
  same(Timestamp::max(), "7fffffffffffffff");
  same(Timestamp::min(), "8000000000000000");
  BOOST_TEST(to_string(Timestamp::min()) == "-infinity");
  same(Timestamp(make_date(-4713, 11, 24)), "fd0f7cc1411fa000");
  BOOST_TEST(refused<Timestamp>(kTimestamp, "7fffff5bb3b29fff") ==
             "column 'n', timestamp: it does not fit");
  BOOST_CHECK_THROW(sent(Date::min() + Days(1)), db::DataError);
  same(Time{microseconds(0)}, "0000000000000000");
  same(Time{hours(24)}, "000000141dd76000");
  BOOST_TEST(to_string(read<Time>(kTime, "0000000a7a3d2320")) == "12:30:00.5");
  BOOST_CHECK_THROW(sent(Time{hours(25)}), db::DataError);
  BOOST_CHECK_THROW(read<Time>(kTime, "ffffffffffffffff"), db::DataError);
}

BOOST_AUTO_TEST_CASE(a_moment_is_a_time_point_of_the_system_clock) {
  using Clock = std::chrono::system_clock;
  const char* const hex = "0003046620011890";
  const auto moment = read<TimestampTz>(kTimestampTz, hex);
  same(moment, hex);
  same<Clock::time_point>(moment, hex);
  BOOST_TEST(to_string(moment) == "2026-11-29 10:00:00.25+00");
  BOOST_TEST(Clock::to_time_t(moment) == 1795946400);
  same(Clock::time_point::max(), "7fffffffffffffff");
  same(Clock::time_point::min(), "8000000000000000");
  BOOST_TEST(sent(Clock::time_point(std::chrono::nanoseconds(-1))) ==
             sent(TimestampTz(microseconds(-1))));
  BOOST_TEST(refused<Clock::time_point>(kTimestampTz, "7000000000000000") ==
             "column 'n', timestamptz: it is before 1678 or after 2261");
  BOOST_TEST((refused<Timestamp, InterfaceError>(kTimestampTz, hex))
                 .find("column 'n' is timestamptz, which is no ") == 0U);
}

BOOST_AUTO_TEST_CASE(intervals_keep_their_parts_apart) {
  const std::tuple<Interval, const char*, const char*> kForms[] = {
      {Interval(), "00:00:00", "00000000000000000000000000000000"},
      {{14, 3, microseconds(14706789000)},
       "1 year 2 mons 3 days 04:05:06.789",
       "000000036c97ca88000000030000000e"},
      {{0, -1, microseconds(7384000000)}, "-1 days +02:03:04", "00000001b81ee600ffffffff00000000"},
      {{1, -3, microseconds(-1000000)},
       "1 mon -3 days -00:00:01",
       "fffffffffff0bdc0fffffffd00000001"},
      {{13, 0, microseconds(0)}, "1 year 1 mon", "0000000000000000000000000000000d"},
      {{-13, 1, microseconds(0)}, "-1 years -1 mons +1 day", "000000000000000000000001fffffff3"}};
  for (const auto& [interval, text, hex] : kForms) {
    same(interval, hex);
    BOOST_TEST(to_string(interval) == text);
  }
  BOOST_TEST(to_string(Interval{0, 0, microseconds::min()}) == "-2562047788:00:54.775807");
}

BOOST_AUTO_TEST_CASE(a_duration_is_an_interval_without_months) {
  using namespace std::chrono_literals;
  same<microseconds>(-1000000us, "fffffffffff0bdc00000000000000000");
  BOOST_TEST((sent(std::chrono::minutes(-1)) == sent(Interval{0, 0, -60s})));
  BOOST_TEST(
      (sent(-1500ns) == sent(Interval{0, 0, -2us}) && sent(1500ns) == sent(Interval{0, 0, 1us})));
  const std::string day_and_a_half = sent(Interval{0, 1, 12h});
  BOOST_TEST((read<hours>(kInterval, day_and_a_half) == 36h));
  BOOST_TEST((read<std::chrono::nanoseconds>(kInterval, day_and_a_half) == 36h));
  BOOST_TEST(refused<Days>(kInterval, day_and_a_half) == "column 'n', interval: it does not fit");
  BOOST_TEST(refused<hours>(kInterval, sent(Interval{1, 0, 0s})) ==
             "column 'n', interval: it has months, which are of no one length");
  using Short = std::chrono::duration<std::int16_t>;
  BOOST_TEST(refused<Short>(kInterval, sent(Interval{0, 1, 0s})) ==
             "column 'n', interval: it does not fit");
  BOOST_TEST(refused<std::chrono::nanoseconds>(kInterval, sent(Interval{0, 200'000, 0s})) ==
             "column 'n', interval: it does not fit");
  for (const Interval& interval :
       {Interval{0, 1, microseconds::max()}, Interval{0, 2147483647, microseconds(0)}})
    BOOST_TEST(refused<microseconds>(kInterval, sent(interval)) ==
               "column 'n', interval: it does not fit");
  BOOST_TEST(message<db::DataError>([] { sent(hours(1LL << 60)); }) ==
             "PostgreSQL has no such interval");
}

BOOST_AUTO_TEST_SUITE_END()
