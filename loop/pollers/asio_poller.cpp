// The context and, as one descriptor in it, the set of what the loop watches: the watches and
// signals go on as they are when it takes an EpollPoller's place.
#include <asyncio/loop/pollers/asio_poller.hpp>

#include <asyncio/loop/forks.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/pollers/asio_context.hpp>
#include <asyncio/loop/pollers/epoll_poller.hpp>
#include <asyncio/loop/pollers/monotonic_clock.hpp>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <atomic>
#include <chrono>
#include <utility>

namespace asyncio {

namespace {

namespace asio = boost::asio;
using asio::posix::stream_descriptor;

class AsioPoller final : public Poller {
 public:
  // Takes the watcher over, unless it throws.
  explicit AsioPoller(std::unique_ptr<detail::SelectorWatcher>& watcher)
      : context_(1), guard_(asio::make_work_guard(context_)), set_(context_) {
    assign(watcher->selector());
    watcher_ = std::move(watcher);
  }
  ~AsioPoller() override { set_.release(); }  // it is the selector's

  double time() const override { return detail::monotonic_seconds(); }
  void wait(double timeout, detail::ReadyQueue& ready) override;
  // Stopping the context is what ends its wait with the least code and without memory; what it has
  // to do stays and is done once it is restarted. It is said afterwards, so that no stop is left
  // without a restart.
  void wake() noexcept override {
    context_.stop();
    woken_.store(true);
  }
  Watcher* watcher() noexcept override { return watcher_.get(); }
  asio::io_context& context() noexcept { return context_; }

 private:
  void assign(const detail::Selector& selector);
  void arm();
  void prepare();

  std::unique_ptr<detail::SelectorWatcher> watcher_;
  asio::io_context context_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  stream_descriptor set_;
  unsigned renewals_ = 0;  // of the selector, when it was assigned
  unsigned process_ = detail::fork_generation();
  bool armed_ = false;
  bool set_is_ready_ = false;
  std::atomic<bool> woken_{false};
};

// Asio knows the set by its file, and that may be another one.
void AsioPoller::assign(const detail::Selector& selector) {
  if (set_.is_open()) set_.release();
  set_.assign(selector.fileno());
  renewals_ = selector.renewals();
}

void AsioPoller::arm() {
  if (std::exchange(armed_, true)) return;
  set_.async_wait(stream_descriptor::wait_read, [this](const boost::system::error_code& error) {
    armed_ = false;
    if (error != asio::error::operation_aborted) set_is_ready_ = true;
  });
}

void AsioPoller::prepare() {
  if (process_ != detail::fork_generation()) {
    watcher_->renew_after_fork();
    context_.notify_fork(asio::io_context::fork_child);
    process_ = detail::fork_generation();
  }
  detail::Selector& selector = watcher_->selector();
  selector.flush();
  if (renewals_ != selector.renewals()) assign(selector);
  arm();
}

void AsioPoller::wait(double timeout, detail::ReadyQueue& ready) {
  prepare();
  if (timeout < 0) {
    context_.run_one();
  } else if (timeout > 0) {
    context_.run_one_for(std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>(timeout)));
  }
  if (woken_.load(std::memory_order_relaxed) && woken_.exchange(false)) context_.restart();
  context_.poll();
  if (std::exchange(set_is_ready_, false)) watcher_->wait(0, ready);
}

}  // namespace

std::unique_ptr<Poller> make_asio_poller() {
  auto watcher = std::make_unique<detail::SelectorWatcher>();
  return std::make_unique<AsioPoller>(watcher);
}

boost::asio::io_context& io_context_of(EventLoop& loop) {
  const detail::LoopAccess access = detail::access(loop);
  if (detail::Host* const host = access.poller().host()) {
    if (boost::asio::io_context* const context = host->context()) return *context;
    throw RuntimeError("the loop is the guest of a host that runs no io_context");
  }
  access.watcher();
  if (auto* const epoll = dynamic_cast<detail::EpollPoller*>(&access.poller()))
    access.replace_poller(std::make_unique<AsioPoller>(epoll->own()));
  auto* const poller = dynamic_cast<AsioPoller*>(&access.poller());
  if (!poller) throw RuntimeError("the loop does not run on Boost.Asio");
  return poller->context();
}

}  // namespace asyncio
