// VirtualPoller: a clock that jumps to the next deadline instead of waiting; for tests, which then
// take no time.
//
// Lifetime: the loop owns it; a pointer kept aside may look at it meanwhile. Thread: the loop's,
// but for wake().
#pragma once

#include <asyncio/loop/pollers/poller.hpp>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <functional>
#include <mutex>

#pragma GCC visibility push(default)
namespace asyncio {

class VirtualPoller : public Poller {
 public:
  // ValueError when the time is infinite or no number.
  explicit VirtualPoller(double start = 0) : now_(finite(start)) {}

  double time() const override { return now_; }
  // A clock that stands still at a large number has to see what is due now.
  double resolution() const override { return (std::max)(1e-9, std::abs(now_) * 2.3e-16); }
  bool every_turn() const override { return true; }
  void wait(double timeout, detail::ReadyQueue& ready) override;
  void wake() noexcept override;
  // Throws RuntimeError: what is watched has its own time.
  Watcher* watcher() override;

  // How often the loop has asked, which is how many turns have begun.
  long turns() const noexcept { return turns_; }
  // What happens when nothing is ready and no timer is armed, so that nothing can ever happen
  // again. The default throws RuntimeError out of run_forever().
  void on_idle(detail::Callback<void()> idle) { idle_ = std::move(idle); }
  // While other threads work for the loop (executors), it waits for them before the clock moves.
  void expect_wakeups(int more) noexcept override;
  // Moves the clock by hand. ValueError when it would be infinite or no number.
  void advance(double seconds) { now_ = finite(now_ + seconds); }

 private:
  template <class>
  friend struct detail::LayoutOf;
  static double finite(double time);
  double now_;
  long turns_ = 0;
  detail::Callback<void()> idle_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool wake_ = false;
  int expected_ = 0;
};

}  // namespace asyncio
#pragma GCC visibility pop
