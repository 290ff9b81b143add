// Watchdog: names the callback that blocks a loop while it blocks it.
//
// It has a thread of its own, so that it speaks even when the loop never comes back. asyncio has
// none; its debug mode reports a slow callback when it is over.
// Lifetime: keeps its loop; end it before that loop's thread ends. Thread: made and ended in the
// loop's thread, or while the loop does not run; the report is called in the watchdog's own.
#pragma once

#include <asyncio/loop/loop_ref.hpp>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#pragma GCC visibility push(default)
namespace asyncio {

class Watchdog final : private detail::CallbackObserver {
 public:
  // What blocks (`<Task pending name='Task-1' coro=<f() running at x.cpp:7>>`), and for how many
  // seconds up to now.
  using Report = detail::Callback<void(const std::string& callback, double seconds)>;

  // Calls `report` once for each callback that runs longer than `threshold` seconds of real time;
  // without one it goes to the log (set_log_hook). Each callback costs its repr, which is made
  // before it runs. It counts from the loop's next turn on. ValueError when the threshold is not
  // above 0, RuntimeError when the loop has a watchdog already.
  explicit Watchdog(EventLoop& loop, Seconds threshold = 0.1, Report report = nullptr);
  // Waits for a report that is under way.
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

 private:
  using Clock = std::chrono::steady_clock;
  void begins(const detail::Node& node) noexcept override;
  void ends() noexcept override;
  void watch();

  const LoopRef loop_;
  const Clock::duration threshold_;
  const Report report_;
  std::mutex mutex_;  // of all that follows
  std::condition_variable over_;
  bool ended_ = false;
  bool running_ = false;   // a callback runs
  bool reported_ = false;  // it was reported
  std::string callback_;
  Clock::time_point since_;
  std::thread thread_;  // last, for it uses the others
};

}  // namespace asyncio
#pragma GCC visibility pop
