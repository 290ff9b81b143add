#include <asyncio/loop/pollers/asio_poller.hpp>

#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/pollers/asio_context.hpp>
#include <asyncio/loop/pollers/monotonic_clock.hpp>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/signal_set.hpp>

#include <atomic>
#include <chrono>
#include <map>
#include <string>
#include <system_error>
#include <vector>

namespace asyncio {

namespace {

namespace asio = boost::asio;
using asio::posix::stream_descriptor;

// One file descriptor and who watches it. Shared with the handlers of its waits, which may come
// after its end.
struct Watched {
  Watched(asio::io_context& context, int fd) : descriptor(context, fd) {}
  ~Watched() {
    if (descriptor.is_open()) descriptor.release();  // the descriptor stays the user's
  }
  stream_descriptor descriptor;
  detail::Ref<detail::HandleNode> nodes[2];  // by Interest
  bool waiting[2] = {false, false};
};

class AsioPoller final : public Poller, public Watcher {
 public:
  AsioPoller() : context_(1), guard_(asio::make_work_guard(context_)) {}

  double time() const override { return detail::monotonic_seconds(); }
  void wait(double timeout, detail::ReadyQueue& ready) override;
  // Stopping the context is what ends its wait with the least code and without memory; what it has
  // to do stays and is done once it is restarted. It is said afterwards, so that no stop is left
  // without a restart.
  void wake() noexcept override {
    context_.stop();
    woken_.store(true);
  }
  Watcher* watcher() noexcept override { return this; }
  asio::io_context& context() noexcept { return context_; }

  void watch(int fd, Interest interest, detail::HandleNode& node) override;
  void unwatch(int fd, Interest interest) noexcept override;
  void watch_signal(int signal, std::function<void()> arrived) override;
  void unwatch_signal(int signal) noexcept override { signals_.erase(signal); }

 private:
  struct Event {
    std::shared_ptr<Watched> watched;
    Interest interest;
  };

  void arm(const std::shared_ptr<Watched>& watched, Interest interest);
  void deliver(detail::ReadyQueue& ready);

  asio::io_context context_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  std::atomic<bool> woken_{false};
  std::map<int, std::shared_ptr<Watched>> watched_;
  std::map<int, std::shared_ptr<asio::signal_set>> signals_;
  std::vector<Event> events_;  // what the context has found and wait() is to deliver
};

void AsioPoller::wait(double timeout, detail::ReadyQueue& ready) {
  if (timeout < 0) {
    context_.run_one();
  } else if (timeout > 0) {
    context_.run_one_for(std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>(timeout)));
  }
  if (woken_.load(std::memory_order_relaxed) && woken_.exchange(false)) context_.restart();
  context_.poll();
  if (!events_.empty()) deliver(ready);
}

// ---- file descriptors ----

void AsioPoller::watch(int fd, Interest interest, detail::HandleNode& node) {
  auto& watched = watched_[fd];
  if (!watched) {
    try {
      watched = std::make_shared<Watched>(context_, fd);
    } catch (const boost::system::system_error& e) {
      watched_.erase(fd);
      throw std::system_error(e.code(), "cannot watch file descriptor " + std::to_string(fd));
    }
  }
  watched->nodes[static_cast<int>(interest)] = detail::Ref<detail::HandleNode>(&node);
  arm(watched, interest);
}

void AsioPoller::unwatch(int fd, Interest interest) noexcept {
  const auto found = watched_.find(fd);
  if (found == watched_.end()) return;
  Watched& watched = *found->second;
  watched.nodes[static_cast<int>(interest)] = nullptr;
  if (watched.nodes[0] || watched.nodes[1]) return;
  watched.descriptor.release();  // cancels its waits
  watched_.erase(found);
}

void AsioPoller::arm(const std::shared_ptr<Watched>& watched, Interest interest) {
  const int which = static_cast<int>(interest);
  if (watched->waiting[which]) return;
  watched->waiting[which] = true;
  const auto what =
      interest == Interest::read ? stream_descriptor::wait_read : stream_descriptor::wait_write;
  watched->descriptor.async_wait(
      what, [this, watched, interest, which](const boost::system::error_code& error) {
        watched->waiting[which] = false;
        if (error == asio::error::operation_aborted || !watched->nodes[which]) return;
        events_.push_back({watched, interest});
      });
}

// For one descriptor the reader comes before the writer, as in asyncio. A wait is for one event, so
// it is set up again.
void AsioPoller::deliver(detail::ReadyQueue& ready) {
  std::vector<Event> events;
  events.swap(events_);
  for (std::size_t i = 0; i + 1 < events.size(); ++i) {
    if (events[i].watched == events[i + 1].watched && events[i].interest == Interest::write)
      std::swap(events[i], events[i + 1]);
  }
  for (const Event& event : events) {
    const auto& node = event.watched->nodes[static_cast<int>(event.interest)];
    if (!node) continue;
    node->fire(ready);
    arm(event.watched, event.interest);
  }
}

// ---- signals ----

void await_signal(const std::shared_ptr<asio::signal_set>& set,
                  const std::shared_ptr<std::function<void()>>& arrived) {
  const std::weak_ptr<asio::signal_set> weak = set;
  set->async_wait([weak, arrived](const boost::system::error_code& error, int) {
    if (error) return;
    (*arrived)();
    if (const auto again = weak.lock()) await_signal(again, arrived);
  });
}

void AsioPoller::watch_signal(int signal, std::function<void()> arrived) {
  auto set = std::make_shared<asio::signal_set>(context_);
  boost::system::error_code error;
  set->add(signal, error);
  if (error) throw std::system_error(error, "cannot catch signal " + std::to_string(signal));
  signals_[signal] = set;
  await_signal(set, std::make_shared<std::function<void()>>(std::move(arrived)));
}

}  // namespace

std::unique_ptr<Poller> make_asio_poller() { return std::make_unique<AsioPoller>(); }

boost::asio::io_context& io_context_of(EventLoop& loop) {
  auto* poller = dynamic_cast<AsioPoller*>(&detail::access(loop).watcher());
  if (!poller) throw RuntimeError("the loop does not run on Boost.Asio");
  return poller->context();
}

}  // namespace asyncio
