#include <asyncio/db/postgres/datetime.hpp>

#include <cstdio>
#include <limits>

namespace asyncio::postgres {
namespace {

using std::chrono::microseconds;
constexpr std::int64_t kSecond = 1'000'000, kDay = 86'400 * kSecond;
constexpr std::int32_t kDaysTo2000 = 10'957;
constexpr std::int32_t kFirstDay = -2'440'588;  // 4714-11-24 BC, the first one of the server

// Infinity stays what it is, at both ends.
template <class N>
bool shift(N* count, N by) noexcept {
  using Limits = std::numeric_limits<N>;
  if (*count == Limits::max() || *count == Limits::min()) return true;
  return !__builtin_add_overflow(*count, by, count) && *count != Limits::max() &&
         *count != Limits::min();
}
template <class N>
N received(const Field& field, N count, N by) {
  if (!shift(&count, by)) field.is_bad("it does not fit");
  return count;
}
template <class N>
N sent(N count, N by) {
  if (!shift<N>(&count, -by)) throw db::DataError("PostgreSQL has no such date");
  return count;
}

// Printf's, for at most 99 characters.
template <class... T>
std::string format(const char* how, T... values) {
  char text[100];
  std::snprintf(text, sizeof text, how, values...);
  return text;
}

// `04:05:06.5` of a time that is not negative.
std::string clock(std::int64_t time) {
  const auto seconds = static_cast<long long>(time / kSecond);
  std::string text =
      format("%02lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (const auto rest = static_cast<int>(time % kSecond)) {
    text += format(".%06d", rest);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string moment(Date date, const std::string& rest) {
  const YearMonthDay at = year_month_day(date);
  return format("%04d-%02d-%02d", at.year > 0 ? at.year : 1 - at.year, at.month, at.day) + rest +
         (at.year > 0 ? "" : " BC");
}

template <class T>
const char* infinity(T time) noexcept {
  return time == T::max() ? "infinity" : time == T::min() ? "-infinity" : nullptr;
}

template <class T>
std::string moment_of(T time, const char* zone) {
  if (const char* const name = infinity(time)) return name;
  const std::int64_t count = time.time_since_epoch().count();
  std::int64_t days = count / kDay, rest = count % kDay;
  if (rest < 0) --days, rest += kDay;
  return moment(Date(Days(static_cast<std::int32_t>(days))), " " + clock(rest) + zone);
}

}  // namespace

Date make_date(int year, int month, int day) {
  static constexpr int kLengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (year < -4713 || year > 5'874'897 || month < 1 || month > 12 || day < 1 ||
      day > kLengths[month - 1] || (month == 2 && day == 29 && !leap))
    throw ValueError("there is no such day");
  // Counted from March on a leap day is the last one of its year; 400 years are 146097 days.
  const int from_march = (month + 9) % 12;
  const std::int64_t y = year - (month < 3) + 4800;  // which is not negative, and begins a cycle
  const std::int64_t days = y * 365 + y / 4 - y / 100 + y / 400 + (153 * from_march + 2) / 5 + day -
                            1 - 12 * 146'097 - 719'468;
  if (days < kFirstDay) throw ValueError("there is no such day");
  return Date(Days(static_cast<std::int32_t>(days)));
}

YearMonthDay year_month_day(Date date) noexcept {
  // Days since the March that begins a cycle of 400 years, far enough back to be positive.
  const std::int64_t days =
      std::int64_t{date.time_since_epoch().count()} + 719'468 + std::int64_t{20'000} * 146'097;
  const auto cycle = static_cast<int>(days / 146'097), in = static_cast<int>(days % 146'097);
  const int year = (in - in / 1460 + in / 36'524 - in / 146'096) / 365;
  const int day = in - (365 * year + year / 4 - year / 100);
  const int from_march = (5 * day + 2) / 153, month = (from_march + 2) % 12 + 1;
  return {(cycle - 20'000) * 400 + year + (month < 3), month, day - (153 * from_march + 2) / 5 + 1};
}

std::string to_string(Date date) {
  if (const char* const name = infinity(date)) return name;
  return moment(date, "");
}
std::string to_string(Time time) { return clock(time.since_midnight.count()); }
std::string to_string(Timestamp time) { return moment_of(time, ""); }
std::string to_string(TimestampTz time) { return moment_of(time, "+00"); }

std::string to_string(const Interval& interval) {
  std::string text;
  bool before_negative = false;  // then what is positive says so
  const auto part = [&](int value, const char* unit) {
    if (value == 0) return;
    text += format("%s%s%d %s%s", text.empty() ? "" : " ", before_negative && value > 0 ? "+" : "",
                   value, unit, value == 1 ? "" : "s");
    before_negative = value < 0;
  };
  part(interval.months / 12, "year");
  part(interval.months % 12, "mon");
  part(interval.days, "day");
  const std::int64_t time = interval.time.count();
  if (time == 0 && !text.empty()) return text;
  if (!text.empty()) text += ' ';
  text += time < 0 ? "-" : before_negative ? "+" : "";
  // The most negative one has no positive one.
  const std::int64_t size = time == std::numeric_limits<std::int64_t>::min() ? time + 1 : time;
  return text + clock(size < 0 ? -size : size);
}

void Codec<Time>::encode(std::string& out, Time time) {
  const std::int64_t count = time.since_midnight.count();
  if (count < 0 || count > kDay) throw db::DataError("a time is from 0 to 24 hours");
  detail::put(out, count);
}
Time Codec<Time>::decode(const Field& field) {
  const auto count = detail::WireReader(field).whole<std::int64_t>();
  if (count < 0 || count > kDay) field.is_bad("it is not from 0 to 24 hours");
  return Time{microseconds(count)};
}

void Codec<Interval>::encode(std::string& out, const Interval& interval) {
  detail::put(out, std::int64_t{interval.time.count()});
  detail::put(out, interval.days);
  detail::put(out, interval.months);
}
Interval Codec<Interval>::decode(const Field& field) {
  detail::WireReader from(field);
  Interval interval;
  interval.time = microseconds(from.next<std::int64_t>());
  interval.days = from.next<std::int32_t>();
  interval.months = from.whole<std::int32_t>();
  return interval;
}

namespace detail {

std::int64_t from_epoch_of_server(const Field& field, std::int64_t count) {
  return received(field, count, kDaysTo2000 * kDay);
}
std::int64_t to_epoch_of_server(std::int64_t count) { return sent(count, kDaysTo2000 * kDay); }
std::int32_t from_epoch_of_server(const Field& field, std::int32_t count) {
  return received(field, count, kDaysTo2000);
}
std::int32_t to_epoch_of_server(std::int32_t count) { return sent(count, kDaysTo2000); }

void put_length(std::string& out, std::int64_t count, std::int64_t num, std::int64_t den) {
  if (__builtin_mul_overflow(count, num, &count))
    throw db::DataError("PostgreSQL has no such interval");
  const std::int64_t cut = count / den - (count % den < 0);
  Codec<Interval>::encode(out, Interval{0, 0, microseconds(cut)});
}

std::int64_t length_of(const Field& field, std::int64_t num, std::int64_t den) {
  const Interval interval = Codec<Interval>::decode(field);
  if (interval.months != 0) field.is_bad("it has months, which are of no one length");
  std::int64_t count = interval.days;
  if (__builtin_mul_overflow(count, kDay, &count) ||
      __builtin_add_overflow(count, interval.time.count(), &count) ||
      __builtin_mul_overflow(count, den, &count) || count % num != 0)
    field.is_bad("it does not fit");
  return count / num;
}

}  // namespace detail

}  // namespace asyncio::postgres
