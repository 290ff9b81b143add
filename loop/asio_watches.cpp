#include <asyncio/loop/asio_watches.hpp>

#include <asyncio/loop/asio_poller.hpp>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/signal_set.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <system_error>
#include <vector>

namespace asyncio::detail {

namespace {

namespace asio = boost::asio;
using asio::posix::stream_descriptor;

// One file descriptor and who watches it. Shared with the handlers of its waits, which may come
// after its end.
struct Watched : std::enable_shared_from_this<Watched> {
  Watched(asio::io_context& context, int fd) : descriptor(context, fd) {}
  ~Watched() {
    if (descriptor.is_open()) descriptor.release();  // the descriptor stays the user's
  }
  stream_descriptor descriptor;
  Ref<HandleNode> nodes[2];  // by Interest
  bool waiting[2] = {false, false};
};

class Watches final : public AsioWatches {
 public:
  explicit Watches(asio::io_context& context) noexcept : context_(context) {}

  void watch(int fd, Interest interest, HandleNode& node) override {
    auto& watched = watched_[fd];
    if (!watched) {
      try {
        watched = std::make_shared<Watched>(context_, fd);
      } catch (const boost::system::system_error& e) {
        watched_.erase(fd);
        throw std::system_error(e.code(), "cannot watch file descriptor " + std::to_string(fd));
      }
    }
    watched->nodes[static_cast<int>(interest)] = Ref<HandleNode>(&node);
    arm(watched, interest);
  }

  void unwatch(int fd, Interest interest) noexcept override {
    const auto found = watched_.find(fd);
    if (found == watched_.end()) return;
    Watched& watched = *found->second;
    watched.nodes[static_cast<int>(interest)] = nullptr;
    if (watched.nodes[0] || watched.nodes[1]) return;
    watched.descriptor.release();  // cancels its waits
    watched_.erase(found);
  }

  void watch_signal(int signal, std::function<void()> arrived) override {
    auto set = std::make_shared<asio::signal_set>(context_);
    boost::system::error_code error;
    set->add(signal, error);
    if (error) throw std::system_error(error, "cannot catch signal " + std::to_string(signal));
    signals_[signal] = set;
    await_signal(set, std::make_shared<std::function<void()>>(std::move(arrived)));
  }
  void unwatch_signal(int signal) noexcept override { signals_.erase(signal); }

  // For one descriptor the reader comes before the writer, as in asyncio. A wait is for one event,
  // so it is set up again.
  void deliver(ReadyQueue& ready) override {
    has_events_ = false;
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

 private:
  struct Event {
    std::shared_ptr<Watched> watched;
    Interest interest;
  };

  void arm(const std::shared_ptr<Watched>& watched, Interest interest) {
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
          has_events_ = true;
        });
  }

  static void await_signal(const std::shared_ptr<asio::signal_set>& set,
                           const std::shared_ptr<std::function<void()>>& arrived) {
    const std::weak_ptr<asio::signal_set> weak = set;
    set->async_wait([weak, arrived](const boost::system::error_code& error, int) {
      if (error) return;
      (*arrived)();
      if (const auto again = weak.lock()) await_signal(again, arrived);
    });
  }

  asio::io_context& context_;
  std::map<int, std::shared_ptr<Watched>> watched_;
  std::map<int, std::shared_ptr<asio::signal_set>> signals_;
  std::vector<Event> events_;
};

}  // namespace

void link_asio_watches() noexcept {
  use_asio_watches([](asio::io_context& context) -> std::unique_ptr<AsioWatches> {
    return std::make_unique<Watches>(context);
  });
}

}  // namespace asyncio::detail
