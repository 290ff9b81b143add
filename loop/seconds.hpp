// Seconds: a span of time as asyncio takes one; from a number of seconds or from any std::chrono
// duration.
//
// It is the gate that all time passes through which becomes a deadline: what is no number is
// refused where it is given (ValueError), before anything has begun. Infinity, and what no clock
// reaches, is for ever; 0 and less is at once.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <type_traits>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {
// ValueError 'Invalid delay: NaN (not a number)'
[[noreturn, gnu::cold]] void not_a_number();
// By its bits, for with -ffast-math the compiler of a program takes everything for a number.
constexpr bool is_number(double seconds) noexcept {
  return __builtin_bit_cast(std::uint64_t, seconds) << 1 <= std::uint64_t{0x7ff} << 53;
}
// A span or a time on a clock, which must be a number.
constexpr double checked(double seconds) {
  return is_number(seconds) ? seconds : (not_a_number(), seconds);
}
}  // namespace detail

class Seconds {
 public:
  template <class N, class = std::enable_if_t<std::is_arithmetic_v<N>>>
  constexpr Seconds(N seconds) : value_(detail::checked(static_cast<double>(seconds))) {}
  template <class Rep, class Period>
  constexpr Seconds(std::chrono::duration<Rep, Period> span)
      : value_(detail::checked(std::chrono::duration<double>(span).count())) {}
  // The number of seconds.
  constexpr double count() const noexcept { return value_; }

 private:
  double value_;
};

// A span of time or none (Python's `timeout=None`): std::nullopt, a number of seconds, a duration,
// an optional.
class OptionalSeconds {
 public:
  constexpr OptionalSeconds(std::nullopt_t) noexcept {}
  template <class N, class = std::enable_if_t<std::is_arithmetic_v<N>>>
  constexpr OptionalSeconds(N seconds) : value_(Seconds(seconds).count()) {}
  template <class Rep, class Period>
  constexpr OptionalSeconds(std::chrono::duration<Rep, Period> span)
      : value_(Seconds(span).count()) {}
  constexpr OptionalSeconds(Seconds seconds) noexcept : value_(seconds.count()) {}
  template <class S>
  constexpr OptionalSeconds(const std::optional<S>& seconds) {
    if (seconds) value_ = Seconds(*seconds).count();
  }
  // The number of seconds; nothing: no limit.
  constexpr const std::optional<double>& get() const noexcept { return value_; }

 private:
  std::optional<double> value_;
};

}  // namespace asyncio
#pragma GCC visibility pop
