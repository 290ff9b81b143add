#include <asyncio/loop/pollers/epoll_poller.hpp>

#include <asyncio/loop/forks.hpp>
#include <asyncio/loop/pollers/monotonic_clock.hpp>

#include <utility>

namespace asyncio::detail {

double EpollPoller::time() const { return monotonic_seconds(); }

void SelectorWatcher::watch(int fd, Interest interest, HandleNode& node) {
  renew_after_fork();
  selector_.set(fd, interest, node);
}

void SelectorWatcher::unwatch(int fd, Interest interest) noexcept { selector_.clear(fd, interest); }

void SelectorWatcher::watch_signal(int signal, std::function<void()> arrived) {
  renew_after_fork();
  if (!signals_) {
    auto made = std::make_unique<SignalPipe>();
    selector_.set_bell(made->fileno());
    signals_ = std::move(made);
    process_ = fork_generation();
  }
  try {
    signals_->watch(signal, std::move(arrived));
  } catch (...) {
    unwatch_signal(signal);
    throw;
  }
}

void SelectorWatcher::unwatch_signal(int signal) noexcept {
  if (!signals_) return;
  signals_->unwatch(signal);
  if (!signals_->empty()) return;
  selector_.take_bell();
  signals_ = nullptr;
}

void SelectorWatcher::wait(double timeout, ReadyQueue& ready) {
  if (signals_ && process_ != fork_generation()) renew_after_fork();
  selector_.select(timeout, ready);
  if (selector_.rang() && signals_) signals_->deliver();
}

// The pipe first, for the selector registers it anew.
void SelectorWatcher::renew_after_fork() {
  if (signals_ && process_ != fork_generation()) {
    signals_->renew();
    process_ = fork_generation();
  }
  selector_.renew_after_fork();
}

}  // namespace asyncio::detail
