#include <asyncio/loop/asio_poller.hpp>

#include <asyncio/loop/asio_context.hpp>
#include <asyncio/loop/asio_watches.hpp>

#include <boost/asio/executor_work_guard.hpp>

#include <time.h>

#include <atomic>
#include <chrono>

namespace asyncio {

namespace {

namespace asio = boost::asio;

std::atomic<detail::MakeAsioWatches> make_watches{nullptr};

class AsioPoller final : public Poller {
 public:
  AsioPoller() : context_(1), guard_(asio::make_work_guard(context_)) {}

  double time() const override {
    timespec now;
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
  }

  void wait(double timeout, detail::ReadyQueue& ready) override {
    if (timeout < 0) {
      context_.run_one();
    } else if (timeout > 0) {
      context_.run_one_for(std::chrono::duration_cast<std::chrono::nanoseconds>(
          std::chrono::duration<double>(timeout)));
    }
    if (woken_.load(std::memory_order_relaxed) && woken_.exchange(false)) context_.restart();
    context_.poll();
    if (watches_ && watches_->has_events()) watches_->deliver(ready);
  }

  // Stopping the context is what ends its wait with the least code and without memory; what it has
  // to do stays and is done once it is restarted. It is said afterwards, so that no stop is left
  // without a restart.
  void wake() noexcept override {
    context_.stop();
    woken_.store(true);
  }

  void watch(int fd, Interest interest, detail::HandleNode& node) override {
    watches().watch(fd, interest, node);
  }
  void unwatch(int fd, Interest interest) noexcept override {
    if (watches_) watches_->unwatch(fd, interest);
  }
  void watch_signal(int signal, std::function<void()> arrived) override {
    watches().watch_signal(signal, std::move(arrived));
  }
  void unwatch_signal(int signal) noexcept override {
    if (watches_) watches_->unwatch_signal(signal);
  }

  asio::io_context& context() noexcept { return context_; }

 private:
  detail::AsioWatches& watches() {
    if (!watches_) {
      const detail::MakeAsioWatches make = make_watches.load();
      if (!make) throw RuntimeError("add_reader() and add_signal_handler() are what watches");
      watches_ = make(context_);
    }
    return *watches_;
  }

  asio::io_context context_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  std::unique_ptr<detail::AsioWatches> watches_;  // made with the first watch
  std::atomic<bool> woken_{false};
};

}  // namespace

void detail::use_asio_watches(MakeAsioWatches make) noexcept { make_watches.store(make); }

std::unique_ptr<Poller> make_asio_poller() { return std::make_unique<AsioPoller>(); }

boost::asio::io_context& io_context_of(EventLoop& loop) {
  auto* poller = dynamic_cast<AsioPoller*>(&loop.poller());
  if (!poller) throw RuntimeError("the loop does not run on Boost.Asio");
  return poller->context();
}

}  // namespace asyncio
