// Dates and times: time points of std::chrono, of microseconds and of days.
//
//   Date day = make_date(2026, 11, 29);
//   Timestamp noon = Timestamp(day) + std::chrono::hours(12);
//   to_string(noon);                               // "2026-11-29 12:00:00"
//
// TimestampTz (timestamptz) is a moment, and counts as std::chrono::system_clock does, whose own
// time points are taken, too. Timestamp and Date belong to no zone. max() is `infinity`, min() is
// `-infinity`. The calendar is the Gregorian one at all times, as the server's. Thread: any.
#pragma once

#include <asyncio/db/postgres/codec.hpp>

#include <chrono>
#include <cstdint>
#include <ratio>
#include <string>
#include <type_traits>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

// A clock in no zone, as local_t of C++20: it tells no time.
struct LocalClock {};
using Days = std::chrono::duration<std::int32_t, std::ratio<86400>>;
using Date = std::chrono::time_point<LocalClock, Days>;
using Timestamp = std::chrono::time_point<LocalClock, std::chrono::microseconds>;
using TimestampTz = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;

// time: from 0 to 24 hours.
struct Time {
  std::chrono::microseconds since_midnight{0};
  friend bool operator==(Time a, Time b) noexcept { return a.since_midnight == b.since_midnight; }
  friend bool operator!=(Time a, Time b) noexcept { return !(a == b); }
};
// interval: its parts are kept apart, since no month is as long as the other. Without months it may
// be a duration of std::chrono as well.
struct Interval {
  std::int32_t months = 0, days = 0;
  std::chrono::microseconds time{0};
  friend bool operator==(const Interval& a, const Interval& b) noexcept {
    return a.months == b.months && a.days == b.days && a.time == b.time;
  }
  friend bool operator!=(const Interval& a, const Interval& b) noexcept { return !(a == b); }
};

// ValueError when there is no such day, or it is before 4714 BC or after 5874897, the server's
// bounds. A year of 0 is 1 BC.
Date make_date(int year, int month, int day);
struct YearMonthDay {
  int year, month, day;
};
// Precondition: not infinite.
YearMonthDay year_month_day(Date date) noexcept;

// As the server writes them (DateStyle ISO): `2026-11-29`, `12:30:00.5`, `2026-11-29 12:30:00+00`,
// `infinity`, `0044-03-15 BC`; of an interval `1 mon -2 days 03:00:00`.
std::string to_string(Date date);
std::string to_string(Time time);
std::string to_string(Timestamp time);
std::string to_string(TimestampTz time);
std::string to_string(const Interval& interval);

namespace detail {
// Days, or microseconds, since 2000 there and since 1970 here.
std::int64_t from_epoch_of_server(const Field& field, std::int64_t count);
std::int64_t to_epoch_of_server(std::int64_t count);
std::int32_t from_epoch_of_server(const Field& field, std::int32_t count);
std::int32_t to_epoch_of_server(std::int32_t count);
// An interval of so many times `num` / `den` microseconds.
void put_length(std::string& out, std::int64_t count, std::int64_t num, std::int64_t den);
std::int64_t length_of(const Field& field, std::int64_t num, std::int64_t den);

template <class T, unsigned kType>
struct TimePointCodec {
  static constexpr unsigned oid = kType;
  static bool accepts(unsigned type) noexcept { return type == kType; }
  static void encode(std::string& out, T time) {
    put(out, to_epoch_of_server(time.time_since_epoch().count()));
  }
  static T decode(const Field& field) {
    const auto count = WireReader(field).whole<typename T::rep>();
    return T(typename T::duration(from_epoch_of_server(field, count)));
  }
};
}  // namespace detail

template <>
struct Codec<Date> : detail::TimePointCodec<Date, detail::kDate> {};
template <>
struct Codec<Timestamp> : detail::TimePointCodec<Timestamp, detail::kTimestamp> {};
template <>
struct Codec<TimestampTz> : detail::TimePointCodec<TimestampTz, detail::kTimestampTz> {};
// Of nanoseconds: those that the server does not keep are cut off, and a moment before 1678 or
// after 2261 is refused.
template <class T>
struct Codec<T, std::enable_if_t<std::is_same_v<T, std::chrono::system_clock::time_point> &&
                                 !std::is_same_v<T, TimestampTz>>> {
  static constexpr unsigned oid = detail::kTimestampTz;
  static bool accepts(unsigned type) noexcept { return type == oid; }
  static void encode(std::string& out, T time) {
    const auto sent = time == T::max()   ? TimestampTz::max()
                      : time == T::min() ? TimestampTz::min()
                                         : std::chrono::floor<TimestampTz::duration>(time);
    Codec<TimestampTz>::encode(out, sent);
  }
  static T decode(const Field& field) {
    const TimestampTz time = Codec<TimestampTz>::decode(field);
    if (time == TimestampTz::max()) return T::max();
    if (time == TimestampTz::min()) return T::min();
    if (time > std::chrono::floor<std::chrono::microseconds>(T::max()) ||
        time < std::chrono::ceil<std::chrono::microseconds>(T::min()))
      field.is_bad("it is before 1678 or after 2261");
    return time;
  }
};
template <>
struct Codec<Time> {
  static constexpr unsigned oid = detail::kTime;
  static bool accepts(unsigned type) noexcept { return type == oid; }
  static void encode(std::string& out, Time time);
  static Time decode(const Field& field);
};
template <>
struct Codec<Interval> {
  static constexpr unsigned oid = detail::kInterval;
  static bool accepts(unsigned type) noexcept { return type == oid; }
  static void encode(std::string& out, const Interval& interval);
  static Interval decode(const Field& field);
};

// A length of time is an interval without months, whose days have 24 hours. What a T cannot hold
// whole (1.5 s as seconds) is refused; nanoseconds that the server does not keep are cut off.
template <class R, class P>
struct Codec<std::chrono::duration<R, P>, std::enable_if_t<std::is_integral_v<R>>> {
  using T = std::chrono::duration<R, P>;
  using Parts = std::ratio_divide<P, std::micro>;  // microseconds of one
  static constexpr unsigned oid = detail::kInterval;
  static bool accepts(unsigned type) noexcept { return type == oid; }
  static void encode(std::string& out, T time) {
    detail::put_length(out, time.count(), Parts::num, Parts::den);
  }
  static T decode(const Field& field) {
    const std::int64_t count = detail::length_of(field, Parts::num, Parts::den);
    if (static_cast<std::int64_t>(static_cast<R>(count)) != count) field.is_bad("it does not fit");
    return T(static_cast<R>(count));
  }
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
