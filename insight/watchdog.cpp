#include <asyncio/insight/watchdog.hpp>

#include <asyncio/loop/loop_access.hpp>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace asyncio {

namespace {

std::chrono::steady_clock::duration checked(Seconds threshold) {
  if (!(threshold.count() > 0)) throw ValueError("the threshold of a watchdog must be above 0");
  constexpr double kLongest = 1e8;  // three years, which every clock can count
  return std::chrono::duration_cast<std::chrono::steady_clock::duration>(
      std::chrono::duration<double>(std::min(threshold.count(), kLongest)));
}

void log_report(const std::string& callback, double seconds) {
  char text[64];
  std::snprintf(text, sizeof text, "The loop has been blocked for %.3f seconds by ", seconds);
  detail::log(text + callback);
}

}  // namespace

Watchdog::Watchdog(EventLoop& loop, Seconds threshold, Report report)
    : loop_(loop),
      threshold_(checked(threshold)),
      report_(report ? std::move(report) : Report(log_report)) {
  detail::access(loop).set_callback_observer(this);
  try {
    thread_ = std::thread([this] { watch(); });
  } catch (...) {
    detail::access(loop).set_callback_observer(nullptr);
    throw;
  }
}

Watchdog::~Watchdog() {
  detail::access(*loop_).set_callback_observer(nullptr);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ended_ = true;
  }
  over_.notify_one();
  thread_.join();
}

void Watchdog::begins(const detail::Node& node) noexcept {
  std::string name;
  try {
    name = node.describe();
  } catch (...) {
    // No memory: then it has no name.
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  callback_.swap(name);
  since_ = Clock::now();
  running_ = true;
  reported_ = false;
}

void Watchdog::ends() noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  running_ = false;
}

// It is not told when a callback begins, which would cost a wake-up each time: it looks when the
// callback that runs will be late, or else after one threshold, before which none can be.
void Watchdog::watch() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!ended_) {
    const Clock::time_point now = Clock::now();
    Clock::time_point next = now + threshold_;
    if (running_ && !reported_) {
      if (now - since_ < threshold_) {
        next = since_ + threshold_;
      } else {
        reported_ = true;
        const std::string callback = callback_;
        const double seconds = std::chrono::duration<double>(now - since_).count();
        lock.unlock();
        try {
          report_(callback, seconds);
        } catch (...) {
          if (detail::thread_ends()) throw;
          detail::log("Exception in the report of a watchdog about " + callback);
        }
        lock.lock();
        continue;
      }
    }
    over_.wait_until(lock, next);
  }
}

}  // namespace asyncio
