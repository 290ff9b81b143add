#include <asyncio/loop/pollers/sleeping_poller.hpp>

#include <asyncio/loop/pollers/monotonic_clock.hpp>

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <ctime>

namespace asyncio::detail {

double SleepingPoller::time() const { return monotonic_seconds(); }

// To be woken for nothing (by a signal, say) does no harm: the loop looks round and waits again.
void SleepingPoller::wait(double timeout, ReadyQueue&) {
  if (timeout == 0) return;
  constexpr double kDay = 24 * 3600;
  const double span = timeout < 0 || timeout > kDay ? kDay : timeout;
  const auto seconds = static_cast<std::time_t>(span);
  const timespec until{seconds, static_cast<long>((span - static_cast<double>(seconds)) * 1e9)};
  if (woken_.load(std::memory_order_acquire) == 0)
    syscall(SYS_futex, &woken_, FUTEX_WAIT_PRIVATE, 0, &until, nullptr, 0);
  woken_.exchange(0, std::memory_order_acquire);
}

void SleepingPoller::wake() noexcept {
  woken_.store(1, std::memory_order_release);
  syscall(SYS_futex, &woken_, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

}  // namespace asyncio::detail
