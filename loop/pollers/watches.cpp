#include <asyncio/loop/pollers/watches.hpp>

#include <asyncio/loop/attachments.hpp>
#include <asyncio/loop/events.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/pollers/epoll_poller.hpp>

#include <csignal>
#include <map>
#include <string>
#include <system_error>

namespace asyncio {

namespace {

struct LoopWatches final : detail::Watches {
  explicit LoopWatches(Watcher& w) noexcept : watcher(w) {}
  bool empty() const noexcept override { return watches.empty() && signals.empty(); }
  bool has(int fd, Interest interest) const noexcept override {
    return watches.count({fd, interest}) != 0;
  }
  void remove_all(EventLoop& loop) override {
    while (!signals.empty()) loop.remove_signal_handler(signals.begin()->first);
    while (!watches.empty()) {
      const auto [fd, interest] = watches.begin()->first;
      remove(fd, interest);
    }
  }
  // Was there one?
  bool remove(int fd, Interest interest);
  Watcher& watcher;
  std::map<std::pair<int, Interest>, detail::Ref<detail::HandleNode>> watches;
  std::map<int, detail::Ref<detail::HandleNode>> signals;
};

// A callback that has lost its place. What it captured goes with this: code of the user's, which
// may watch or unwatch the same again, so that all else is done by then.
class Former {
 public:
  explicit Former(detail::Ref<detail::HandleNode> node) noexcept : node_(std::move(node)) {}
  Former(const Former&) = delete;
  Former& operator=(const Former&) = delete;
  ~Former() {
    if (node_) node_->cancel();
  }
  explicit operator bool() const noexcept { return static_cast<bool>(node_); }

 private:
  detail::Ref<detail::HandleNode> node_;
};

bool LoopWatches::remove(int fd, Interest interest) {
  const auto found = watches.find({fd, interest});
  if (found == watches.end()) return false;
  const Former former(std::move(found->second));
  watches.erase(found);
  watcher.unwatch(fd, interest);
  return true;
}

// Those of a loop: they are always of this class.
LoopWatches* of(const detail::Owner<detail::Watches>& watches) noexcept {
  return static_cast<LoopWatches*>(watches.get());
}
LoopWatches& make(detail::Owner<detail::Watches>& watches, EventLoop& loop) {
  if (!watches) watches.reset(new LoopWatches(detail::access(loop).watcher()));
  return *of(watches);
}

// What a connection watches nobody else may.
void check_not_used(const detail::Attachments* attachments, int fd) {
  if (attachments && attachments->connections) attachments->connections->check_not_used(fd);
}

// One arrival of a signal: a run of its own of the callback, however often that is queued.
class Arrival final : public detail::Node {
 public:
  explicit Arrival(detail::HandleNode& callback) noexcept : callback_(&callback) {}
  ~Arrival() override { end_node(); }
  void run() override {
    const detail::Ref<Arrival> self = detail::Ref<Arrival>::adopt(this);
    callback_->ref();
    callback_->run();
  }
  void discard() noexcept override { unref(); }
  std::string describe() const override { return callback_->describe(); }

 private:
  const detail::Ref<detail::HandleNode> callback_;
};

void check_signal_number(int signal) {
  if (signal < 1 || signal >= NSIG)
    throw ValueError("invalid signal number " + std::to_string(signal));
}

// In a catch block of what the system has refused.
[[noreturn]] void cannot_catch(int signal) {
  try {
    throw;
  } catch (const std::system_error& e) {
    if (e.code() != std::errc::invalid_argument) throw;
    throw RuntimeError("sig " + std::to_string(signal) + " cannot be caught");
  }
}

}  // namespace

Watcher& EventLoop::watcher() {
  if (!poller_->watcher()) {
    check();
    replace_poller(std::make_unique<detail::EpollPoller>());
  }
  return *poller_->watcher();
}

// Jobs that are under way wake the new one. Returns the former one.
std::unique_ptr<Poller> EventLoop::replace_poller(std::unique_ptr<Poller> poller) {
  poller->expect_wakeups(expected_wakeups_);
  port_->connect(*poller);
  poller_.swap(poller);
  every_turn_ = poller_->every_turn();
  poll_soon();
  return poller;
}

void EventLoop::expect_wakeups(int more) noexcept {
  expected_wakeups_ += more;
  poller_->expect_wakeups(more);
}

void EventLoop::watch_node(int fd, Interest interest, detail::HandleNode* node) {
  const auto held = detail::Ref<detail::HandleNode>::adopt(node);
  if (fd < 0) throw ValueError("Invalid file descriptor: " + std::to_string(fd));
  check_not_used(attachments_.get(), fd);
  LoopWatches& all = make(watches_, *this);
  const auto place = all.watches.try_emplace({fd, interest}).first;
  const Former former(std::exchange(place->second, held));
  // Taken out first, for the number may have become another file's.
  if (former) all.watcher.unwatch(fd, interest);
  try {
    all.watcher.watch(fd, interest, *node);
  } catch (...) {
    all.watches.erase(place);
    throw;
  }
}

bool EventLoop::unwatch(int fd, Interest interest) {
  check_thread();
  check_not_used(attachments_.get(), fd);
  LoopWatches* const all = of(watches_);
  return all && all->remove(fd, interest);
}

void EventLoop::set_signal_handler(int signal, std::function<void()> callback) {
  check();
  check_signal_number(signal);
  if (signal == SIGKILL || signal == SIGSTOP)
    throw RuntimeError("sig " + std::to_string(signal) + " cannot be caught");
  if (!detail::in_main_thread())
    throw RuntimeError("add_signal_handler only works in the main thread");
  using Node = detail::CallbackNode<detail::HandleNode, std::function<void()>>;
  const auto node = detail::Ref<detail::HandleNode>::adopt(
      new Node(std::move(callback), detail::context_for_new()));
  node->lasting();
  LoopWatches& all = make(watches_, *this);
  const auto place = all.signals.try_emplace(signal).first;
  // It takes the former one's place without a moment in which the signal is not caught.
  const Former former(std::exchange(place->second, node));
  try {
    all.watcher.watch_signal(signal, [this, n = node.get()] { events_.push(*new Arrival(*n)); });
  } catch (...) {
    all.signals.erase(place);
    cannot_catch(signal);
  }
}

bool EventLoop::remove_signal_handler(int signal) {
  check_signal_number(signal);
  check_thread();
  LoopWatches* const all = of(watches_);
  if (!all) return false;
  const auto found = all->signals.find(signal);
  if (found == all->signals.end()) return false;
  const Former former(std::move(found->second));
  all->signals.erase(found);
  all->watcher.unwatch_signal(signal);
  return true;
}

}  // namespace asyncio
