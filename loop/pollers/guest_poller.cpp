#include <asyncio/loop/pollers/guest_poller.hpp>

#include <asyncio/loop/guest.hpp>
#include <asyncio/loop/log.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <cerrno>
#include <system_error>
#include <utility>

namespace asyncio::detail {

GuestPoller* GuestPoller::take_place(EventLoop& loop, Guest& guest) {
  const LoopAccess loop_access = access(loop);
  loop_access.check_not_running();
  loop_access.watcher();
  auto* const epoll = dynamic_cast<EpollPoller*>(&loop_access.poller());
  if (!epoll)
    throw RuntimeError(
        "a loop that waits in an io_context, or with a poller of the program's, cannot be a guest");
  epoll->own()->renew_after_fork();
  if (!guest.set_.show(epoll->own()->selector()))
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
  std::unique_ptr<GuestPoller> made(new GuestPoller(loop, guest, *epoll));
  GuestPoller* const poller = made.get();
  poller->former_ = loop_access.replace_poller(std::move(made));
  loop_access.set_running(true);
  if (!poller->fall_asleep()) poller->ring();
  return poller;
}

// ---- a turn ----

bool GuestPoller::turn() {
  if (in_turn_) {
    // Who watches the descriptor would be told of it again and again.
    if (guest_) guest_->set_.hide(selector());
    if (loop_.get_debug()) log("turn() of a guest was called within a turn of it");
    return false;
  }
  in_turn_ = true;
  thread_.store(pthread_self(), std::memory_order_relaxed);
  access(loop_).port()->asleep.store(false, std::memory_order_relaxed);
  try {
    loop_.poll_events(0);
    loop_.process_events();
    pool_look();
    loop_.process_ready();
  } catch (...) {
    loop_.stop();
    turn_ended();
    throw;
  }
  return turn_ended();
}

// Is more ready? Who is told of a stop may end the Guest, and the loop, and with it this.
bool GuestPoller::turn_ended() {
  in_turn_ = false;
  const LoopAccess loop_access = access(loop_);
  const bool stopped = loop_access.take_stop();
  std::function<void()> tell;
  if (guest_ && stopped) tell = guest_->on_stop_;
  bool more = false;
  if (loop_access.take_abandoned()) {
    const LoopRef loop(loop_);
    if (guest_) guest_->poller_ = nullptr;
    give_back();
    access(*loop).end();
    access(*loop).unref();
  } else if (!guest_) {
    give_back();
  } else {
    renew_after_fork();
    selector().flush();
    more = !fall_asleep();
  }
  if (tell) tell();
  return more;
}

// False when there is something to do.
bool GuestPoller::fall_asleep() noexcept {
  std::atomic<bool>& asleep = access(loop_).port()->asleep;
  asleep.store(true, std::memory_order_seq_cst);
  if (loop_.poll_timeout() != 0) return true;
  asleep.store(false, std::memory_order_relaxed);
  return false;
}

double GuestPoller::timeout() const noexcept {
  if (in_turn_) return -1;
  return guest_->set_.is_parents() ? 0 : loop_.poll_timeout();
}

// ---- from outside ----

bool GuestPoller::called() noexcept {
  if (!pthread_equal(thread_.load(std::memory_order_relaxed), pthread_self())) return false;
  if (!in_turn_ && access(loop_).port()->asleep.exchange(false)) ring();
  return true;
}

void GuestPoller::ring() noexcept {
  renew_after_fork();
  wake();
}

void GuestPoller::renew_after_fork() noexcept {
  try {
    epoll_.own()->renew_after_fork();
  } catch (const std::system_error&) {
    return;
  }
  guest_->set_.show(selector());
}

// ---- the end ----

void GuestPoller::guest_ends() noexcept {
  guest_ = nullptr;
  if (!in_turn_) give_back();
}

void GuestPoller::leave() noexcept {
  if (in_turn_) return;
  guest_->poller_ = nullptr;
  give_back();
}

void GuestPoller::give_back() noexcept {
  const LoopAccess loop_access = access(loop_);
  loop_access.port()->asleep.store(false, std::memory_order_relaxed);
  const std::unique_ptr<Poller> self = loop_access.replace_poller(std::move(former_));
  loop_access.set_running(false);
}

}  // namespace asyncio::detail
