#include <asyncio/loop/pollers/virtual_poller.hpp>

#include <chrono>

namespace asyncio {

// At the end of all time nothing would ever be due.
double VirtualPoller::finite(double time) {
  if (!std::isfinite(time)) throw ValueError("a clock has a finite time");
  return time;
}

void VirtualPoller::wait(double timeout, detail::ReadyQueue&) {
  ++turns_;
  if (timeout != 0) {
    std::unique_lock<std::mutex> lock(mutex_);
    // The limit is a backstop against a job that never ends: then the clock moves after all.
    if (expected_ > 0) woken_.wait_for(lock, std::chrono::seconds(5), [this] { return wake_; });
    if (std::exchange(wake_, false)) return;
  }
  if (timeout > 0) {
    now_ += timeout;
  } else if (timeout < 0) {
    if (!idle_)
      throw RuntimeError("nothing is ready and no timer is armed: the loop would wait for ever");
    idle_();
  }
}

void VirtualPoller::wake() noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  wake_ = true;
  woken_.notify_one();
}

void VirtualPoller::expect_wakeups(int more) noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  expected_ += more;
}

Watcher* VirtualPoller::watcher() {
  throw RuntimeError("a loop on virtual time watches no file descriptors and no signals");
}

}  // namespace asyncio

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_LAYOUT_(VirtualPoller, "virtual_poller", {&typeid(VirtualPoller), 0, "type:VirtualPoller"},
                ASYNCIO_OFFSET_("VirtualPoller.now", VirtualPoller, now_))
}  // namespace asyncio::detail
