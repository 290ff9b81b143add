// Seconds: a span of time as asyncio takes one; from a number of seconds or from any std::chrono
// duration.
#pragma once

#include <chrono>
#include <optional>
#include <type_traits>

namespace asyncio {

class Seconds {
 public:
  template <class N, class = std::enable_if_t<std::is_arithmetic_v<N>>>
  constexpr Seconds(N seconds) noexcept : value_(static_cast<double>(seconds)) {}
  template <class Rep, class Period>
  constexpr Seconds(std::chrono::duration<Rep, Period> span) noexcept
      : value_(std::chrono::duration<double>(span).count()) {}
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
  constexpr OptionalSeconds(N seconds) noexcept : value_(static_cast<double>(seconds)) {}
  template <class Rep, class Period>
  constexpr OptionalSeconds(std::chrono::duration<Rep, Period> span) noexcept
      : value_(Seconds(span).count()) {}
  constexpr OptionalSeconds(Seconds seconds) noexcept : value_(seconds.count()) {}
  template <class S>
  constexpr OptionalSeconds(const std::optional<S>& seconds) noexcept {
    if (seconds) value_ = Seconds(*seconds).count();
  }
  constexpr const std::optional<double>& get() const noexcept { return value_; }

 private:
  std::optional<double> value_;
};

}  // namespace asyncio
