#include <asyncio/loop/asio_guest.hpp>

#include <asyncio/loop/guest.hpp>
#include <asyncio/loop/pollers/guest_poller.hpp>

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <chrono>
#include <cmath>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace asyncio {

namespace asio = boost::asio;
using asio::posix::stream_descriptor;

// What the handlers in the context know; they hold no count of it.
//
// Invariants:
//  1. Before each sleep of the context there is a turn posted, or a wait for the descriptor and, if
//  there is a deadline, for that; unless the guest rests.
//  2. A handler of another round than round_ does nothing: it belongs to a wait that was given up.
class AsioGuest::State : public std::enable_shared_from_this<State> {
 public:
  State(EventLoop& loop, asio::io_context& host) : loop_(loop), guest_(std::in_place, loop) {
    guest_->poller_->set_context(&host);
    guest_->on_stop([this] { stopped(); });
    io_.emplace(host);
    io_->set.assign(guest_->fileno());
  }
  ~State() { host_is_gone(); }

  void on_stop(std::function<void()> callback) { on_stop_ = std::move(callback); }
  // Begins with a turn, in the context.
  void start() {
    if (io_) post();
  }
  void restart() {
    if (std::exchange(rests_, false)) start();
  }
  void end() noexcept {
    guest_.reset();
    host_is_gone();
  }
  // Nothing of the context is touched from here on.
  void host_is_gone() noexcept {
    if (!io_) return;
    ++round_;
    io_->set.release();  // it is the guest's
    io_.reset();
  }
  // Between fork() and the child's first handler. The context has asked the system anew for what it
  // waits for: that is the parent's set, and must be given up before the child's takes its number.
  void forked() {
    if (!io_ || !guest_ || !guest_->poller_) return;
    give_up_waits();
    io_->set.release();
    guest_->poller_->renew_after_fork();
    io_->set.assign(guest_->fileno());
    if (!rests_) post();
  }

 private:
  struct Io {
    explicit Io(asio::io_context& host)
        : strand(asio::make_strand(host)), set(host), deadline(host) {}
    asio::strand<asio::io_context::executor_type> strand;
    stream_descriptor set;
    asio::steady_timer deadline;
  };

  // A handler for this round: f(state).
  template <class F>
  auto handler(F f) {
    return asio::bind_executor(io_->strand,
                               [weak = weak_from_this(), round = round_, f](const auto&... error) {
                                 const std::shared_ptr<State> self = weak.lock();
                                 if (self && self->round_ == round) f(*self, error...);
                               });
  }
  void post() {
    if (std::exchange(posted_, true)) return;
    asio::post(handler([](State& self) {
      self.posted_ = false;
      self.turn();
    }));
  }
  void turn() {
    if (guest_) wait(guest_->turn());
  }
  void wait(bool more);
  void wait_for_set();
  void wait_until(double deadline);
  void give_up_waits() {
    ++round_;
    posted_ = waits_ = false;
    deadline_ = kNever;
    io_->set.cancel();
    io_->deadline.cancel();
  }
  void stopped() {
    rests_ = true;
    if (io_) give_up_waits();
    if (const auto tell = on_stop_) tell();
  }

  static constexpr double kNever = -1;
  EventLoop& loop_;
  std::optional<Guest> guest_;
  std::optional<Io> io_;  // while the host is there
  std::function<void()> on_stop_;
  unsigned round_ = 0;
  bool posted_ = false;  // a turn
  bool waits_ = false;   // for the descriptor
  bool rests_ = false;   // since a stop
  double deadline_ = kNever;
};

// After each turn.
void AsioGuest::State::wait(bool more) {
  if (rests_ || !io_ || !guest_) return;
  const double timeout = more ? 0 : guest_->timeout();
  if (timeout == 0) return post();
  wait_for_set();
  wait_until(timeout < 0 ? kNever : loop_.time() + timeout);
}

void AsioGuest::State::wait_for_set() {
  if (std::exchange(waits_, true)) return;
  io_->set.async_wait(stream_descriptor::wait_read,
                      handler([](State& self, const boost::system::error_code& error) {
                        self.waits_ = false;
                        if (!error && !self.posted_) self.turn();
                      }));
}

// One that is waited for already stays.
void AsioGuest::State::wait_until(double deadline) {
  constexpr double kSame = 1e-5;
  if (std::abs(deadline - deadline_) < kSame) return;
  deadline_ = deadline;
  if (deadline == kNever) {
    io_->deadline.cancel();
    return;
  }
  const std::chrono::duration<double> left(deadline - loop_.time());
  io_->deadline.expires_after(
      std::chrono::duration_cast<std::chrono::steady_clock::duration>(left));
  io_->deadline.async_wait(handler([deadline](State& self, const boost::system::error_code& error) {
    if (error || self.deadline_ != deadline) return;
    self.deadline_ = kNever;
    if (!self.posted_) self.turn();
  }));
}

namespace {

// The guests of a context: told when that forks, and when it ends.
template <class Member>
class Members final : public asio::execution_context::service {
 public:
  static asio::execution_context::id id;
  explicit Members(asio::execution_context& owner) : service(owner) {}
  void add(std::weak_ptr<Member> member) {
    const std::lock_guard<std::mutex> lock(mutex_);
    drop_ended();
    members_.push_back(std::move(member));
  }

 private:
  void drop_ended() {
    std::vector<std::weak_ptr<Member>> left;
    for (auto& member : members_) {
      if (!member.expired()) left.push_back(std::move(member));
    }
    members_.swap(left);
  }
  void shutdown() override {
    for (const auto& member : members_) {
      if (const auto guest = member.lock()) guest->host_is_gone();
    }
  }
  void notify_fork(asio::execution_context::fork_event event) override {
    if (event != asio::execution_context::fork_child) return;
    for (const auto& member : members_) {
      if (const auto guest = member.lock()) guest->forked();
    }
  }
  std::mutex mutex_;
  std::vector<std::weak_ptr<Member>> members_;
};
template <class Member>
asio::execution_context::id Members<Member>::id;

}  // namespace

// The service is made after those of the descriptor and the timer, so that it is told of a fork
// after them, and of the end before them.
AsioGuest::AsioGuest(EventLoop& loop, asio::io_context& host)
    : state_(std::make_shared<State>(loop, host)) {
  asio::use_service<Members<State>>(host).add(state_);
  state_->start();
}

AsioGuest::~AsioGuest() { state_->end(); }

void AsioGuest::on_stop(std::function<void()> callback) { state_->on_stop(std::move(callback)); }

void AsioGuest::restart() { state_->restart(); }

}  // namespace asyncio
