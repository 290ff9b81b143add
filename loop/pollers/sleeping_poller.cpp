#include <asyncio/loop/pollers/sleeping_poller.hpp>

#include <asyncio/loop/pollers/monotonic_clock.hpp>

#include <chrono>

namespace asyncio::detail {

double SleepingPoller::time() const { return monotonic_seconds(); }

void SleepingPoller::wait(double timeout, ReadyQueue&) {
  if (timeout == 0) return;
  std::unique_lock<std::mutex> lock(mutex_);
  // To be woken for nothing does no harm: the loop looks round and waits again.
  constexpr double kDay = 24 * 3600;
  const std::chrono::duration<double> span(timeout < 0 ? kDay : timeout);
  if (!wake_) woken_.wait_for(lock, std::chrono::duration_cast<std::chrono::nanoseconds>(span));
  wake_ = false;
}

void SleepingPoller::wake() noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  wake_ = true;
  woken_.notify_one();
}

}  // namespace asyncio::detail
