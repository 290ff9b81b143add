// To ask the system costs 20 ns. Counting the processor's ticks costs half, so the system is asked
// again only once some have gone by; how long a tick is need not be known.
#include <asyncio/loop/pollers/monotonic_clock.hpp>

#include <chrono>
#include <cstdint>
#include <utility>

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#endif

namespace asyncio::detail {

namespace {

double ask_system() noexcept {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

#if defined(__x86_64__) && defined(__GNUC__)

// No processor makes fewer in a microsecond. When a thread moves to another processor whose count
// differs, the difference is huge or the time is older by just that difference, once.
constexpr std::uint64_t kTicks = 1000;

// Do ticks go on at one rate, however fast the processor works and while it sleeps?
bool ticks_are_steady() noexcept {
  unsigned a = 0, b = 0, c = 0, d = 0;
  return __get_cpuid(0x80000007, &a, &b, &c, &d) != 0 && (d & (1u << 8)) != 0;
}

struct Asked {
  std::uint64_t at;     // ticks
  std::uint64_t valid;  // for so many
  double seconds;
  bool before;
};
thread_local Asked asked{};

[[gnu::noinline]] double ask(std::uint64_t ticks) noexcept {
  if (!std::exchange(asked.before, true)) asked.valid = ticks_are_steady() ? kTicks : 0;
  asked.at = ticks;
  asked.seconds = ask_system();
  return asked.seconds;
}

#endif

}  // namespace

double monotonic_seconds() noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
  const std::uint64_t ticks = __builtin_ia32_rdtsc();
  return ticks - asked.at < asked.valid ? asked.seconds : ask(ticks);
#else
  return ask_system();
#endif
}

}  // namespace asyncio::detail
