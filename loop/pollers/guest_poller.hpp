// GuestPoller: what a loop has for a poller while it is a guest: its host waits, and it only looks.
// It takes an EpollPoller's place, and gives it back in the end.
//
// Invariants:
//  1. Between two turns the port says that the loop is asleep, unless more was ready or it was rung
//  since: so whoever finds it asleep rings it, once.
//  2. guest_ is null only while a turn is under way in which the Guest ended.
// Lifetime: the loop's, until the Guest or the loop ends. Thread: the host's, but for wake().
#pragma once

#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/pollers/epoll_poller.hpp>

#include <pthread.h>

#include <atomic>
#include <memory>

#pragma GCC visibility push(default)
namespace asyncio {
class Guest;
}

namespace asyncio::detail {

class GuestPoller final : public Poller, public Host {
 public:
  // Takes the place of the loop's poller. Throws what Guest's constructor throws.
  static GuestPoller* take_place(EventLoop& loop, Guest& guest);

  double time() const override { return epoll_.time(); }
  void wait(double timeout, ReadyQueue& ready) override { epoll_.wait(timeout, ready); }
  void wake() noexcept override { epoll_.wake(); }
  Watcher* watcher() noexcept override { return epoll_.watcher(); }
  Host* host() noexcept override { return this; }

  // ---- Host ----
  bool called() noexcept override;
  void leave() noexcept override;
  boost::asio::io_context* context() const noexcept override { return context_; }

  // ---- the Guest's ----
  // These may destroy the poller.
  bool turn();
  void guest_ends() noexcept;
#pragma push_macro("timeout")  // that of <curses.h>
#undef timeout
  double timeout() const noexcept;
#pragma pop_macro("timeout")
  bool in_turn() const noexcept { return in_turn_; }
  void set_context(boost::asio::io_context* context) noexcept { context_ = context; }
  // In a child: has descriptors of its own from here on, unless there are none left: then
  // timeout() says that a turn is due.
  void renew_after_fork() noexcept;

 private:
  GuestPoller(EventLoop& loop, Guest& guest, EpollPoller& epoll) noexcept
      : loop_(loop), guest_(&guest), epoll_(epoll), thread_(pthread_self()) {}
  bool turn_ended();
  bool fall_asleep() noexcept;
  void ring() noexcept;
  void give_back() noexcept;
  Selector& selector() const noexcept { return epoll_.own()->selector(); }

  EventLoop& loop_;
  Guest* guest_;
  EpollPoller& epoll_;              // whose place it has
  std::unique_ptr<Poller> former_;  // the same
  boost::asio::io_context* context_ = nullptr;
  std::atomic<pthread_t> thread_;  // the host's; debug mode asks in any thread
  bool in_turn_ = false;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
