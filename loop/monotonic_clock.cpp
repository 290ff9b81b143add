// To ask the system costs 20 ns and makes the processor finish what it has begun, memory that it
// waits for included. Counting its ticks costs half and waits for nothing. So the system is asked
// again only once some ticks have gone by; how long a tick is need not be known.
#include <asyncio/loop/monotonic_clock.hpp>

#include <time.h>

#include <atomic>
#include <cstdint>

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#endif

namespace asyncio::detail {

namespace {

double ask_system() noexcept {
  timespec now;
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
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
};
thread_local Asked asked{};

// For how many ticks an answer is valid; 0: for none.
constexpr std::uint64_t kNotKnownYet = ~std::uint64_t{0};
std::atomic<std::uint64_t> ticks_valid{kNotKnownYet};

[[gnu::noinline]] double ask(std::uint64_t ticks) noexcept {
  std::uint64_t valid = ticks_valid.load(std::memory_order_relaxed);
  if (valid == kNotKnownYet) {
    valid = ticks_are_steady() ? kTicks : 0;
    ticks_valid.store(valid, std::memory_order_relaxed);
  }
  asked = {ticks, valid, ask_system()};
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
