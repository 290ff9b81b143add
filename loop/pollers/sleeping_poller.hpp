// SleepingPoller: the loop only sleeps, until a time comes or another thread wakes it. The default,
// for as long as there is nothing to watch: it needs no descriptor.
//
// Lifetime: the loop's, until an EpollPoller takes its place. Thread: the loop's, but for wake().
#pragma once

#include <asyncio/loop/pollers/poller.hpp>

#include <atomic>
#include <cstdint>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class SleepingPoller final : public Poller {
 public:
  double time() const override;
  void wait(double timeout, ReadyQueue& ready) override;
  void wake() noexcept override;
  Watcher* watcher() noexcept override { return nullptr; }

 private:
  // A futex: unlike a condition variable it holds nothing that a child could inherit half done.
  std::atomic<std::uint32_t> woken_{0};
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
