// Seconds: a span of time as asyncio takes one; from a number of seconds or from any std::chrono
// duration.
#pragma once

#include <chrono>
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

}  // namespace asyncio
