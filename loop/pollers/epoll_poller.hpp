// EpollPoller: the loop waits for what it watches, by one system call a turn. It takes the place of
// a SleepingPoller with the first file descriptor or signal, so that other programs do not link it.
//
// asyncio name: the selector of a SelectorEventLoop. Lifetime: the loop's, unless an AsioPoller
// takes its place. Thread: the loop's, but for wake().
#pragma once

#include <asyncio/loop/pollers/selector.hpp>
#include <asyncio/loop/pollers/signals.hpp>

#include <functional>
#include <memory>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// What a loop watches. It stays when the poller that waits for it is replaced.
class SelectorWatcher final : public Watcher {
 public:
  void watch(int fd, Interest interest, HandleNode& node) override;
  void unwatch(int fd, Interest interest) noexcept override;
  void pause(int fd) noexcept override { selector_.pause(fd); }
  void resume(int fd) noexcept override { selector_.resume(fd); }
  void watch_signal(int signal, std::function<void()> arrived) override;
  void unwatch_signal(int signal) noexcept override;
  // Waits as Poller::wait() does.
  void wait(double timeout, ReadyQueue& ready);
  Selector& selector() noexcept { return selector_; }
  // In a child that has not used it yet: makes descriptors of its own.
  void renew_after_fork();

 private:
  Selector selector_;
  std::unique_ptr<SignalPipe> signals_;  // while a signal is watched
  unsigned process_ = 0;                 // the generation of the process that has made signals_
};

class EpollPoller final : public Poller {
 public:
  EpollPoller() : watcher_(std::make_unique<SelectorWatcher>()) {}
  double time() const override;
  void wait(double timeout, ReadyQueue& ready) override { watcher_->wait(timeout, ready); }
  void wake() noexcept override { watcher_->selector().wake(); }
  Watcher* watcher() noexcept override { return watcher_.get(); }
  // For the poller that takes it over and takes this one's place.
  std::unique_ptr<SelectorWatcher>& own() noexcept { return watcher_; }

 private:
  std::unique_ptr<SelectorWatcher> watcher_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
