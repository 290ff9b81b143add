// SleepingPoller: the loop only sleeps, until a time comes or another thread wakes it. The default,
// for as long as there is nothing to watch: it needs neither descriptors nor Boost.Asio.
//
// Lifetime: the loop's, until an AsioPoller takes its place. Thread: the loop's, but for wake().
#pragma once

#include <asyncio/loop/pollers/poller.hpp>

#include <condition_variable>
#include <mutex>

namespace asyncio::detail {

class SleepingPoller final : public Poller {
 public:
  double time() const override;
  void wait(double timeout, ReadyQueue& ready) override;
  void wake() noexcept override;
  Watcher* watcher() noexcept override { return nullptr; }

 private:
  std::mutex mutex_;
  std::condition_variable woken_;
  bool wake_ = false;
};

}  // namespace asyncio::detail
