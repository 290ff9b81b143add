// The clock of loops that do not run on virtual time.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstdint>
#if !(defined(__x86_64__) && defined(__GNUC__))
#include <chrono>
#endif

#pragma GCC visibility push(default)
namespace asyncio::detail {

// Seconds of the steady clock, less than a microsecond old; never goes back. Thread: any.
double monotonic_seconds() noexcept;

// The processor's ticks, for who wants to know whether some time has gone by and not how much: it
// costs a fraction. They may go back when a thread moves to another processor.
inline std::uint64_t ticks() noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
  return __builtin_ia32_rdtsc();
#else
  return static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch() /
                                    std::chrono::nanoseconds(1));
#endif
}
// 50 to 150 microseconds on today's processors.
#if defined(__x86_64__) && defined(__GNUC__)
constexpr std::uint64_t kTicksAbout100us = 200'000;
#else
constexpr std::uint64_t kTicksAbout100us = 100'000;
#endif

}  // namespace asyncio::detail
#pragma GCC visibility pop
