// Guest: a loop that somebody else runs: turn by turn, inside a main loop that is there already.
//
//   asyncio::Guest guest(loop);
//   pollfd watched{guest.fileno(), POLLIN, 0};
//   for (;;) {
//     poll(&watched, 1, guest.timeout_ms());
//     guest.turn();
//   }
//
// While the Guest exists the loop is_running(), so that nobody else can run or close it; it is the
// running one of its thread during its turns only, so that two guests may share a thread. Between
// turns the host may call the loop: what is scheduled then (call_soon, call_later, create_task,
// set_result) rings the host, as posts of other threads do. Nothing here costs an idle loop a
// wake-up, and a turn runs what is ready and not what that makes ready, so that the host comes
// round. For a host that runs a Boost.Asio io_context there is AsioGuest (asio_guest.hpp).
//
// asyncio name: none; what qasync, gbulb and asyncio-glib do. docs/guests.md.
// Lifetime: the loop must outlive it; a loop that is destroyed first makes it idle. Thread: the
// host's, which is the one that made it, and then the one that runs its turns.
#pragma once

#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/pollers/guest_set.hpp>

#include <functional>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {
class GuestPoller;
}

class Guest {
 public:
  // RuntimeError when the loop runs, is closed, is a guest already, or waits in an io_context
  // (io_context_of()), on virtual time, or with a poller of the program's.
  explicit Guest(EventLoop& loop);
  // The loop does not run any more, and can be run or closed; in a turn, when that ends.
  ~Guest();
  Guest(const Guest&) = delete;
  Guest& operator=(const Guest&) = delete;

  // Readable when turn() is due. The same for the Guest's life: for poll, epoll, GLib, Qt, libuv.
  // In a child after fork(): once timeout() or turn() was called there.
  int fileno() const noexcept { return set_.fileno(); }
  // Seconds until turn() is due though fileno() is not readable; 0: now; negative: never. Within a
  // turn: never.
#pragma push_macro("timeout")  // that of <curses.h>
#undef timeout
  double timeout() const noexcept;
#pragma pop_macro("timeout")
  // The same in milliseconds, rounded up, as poll(2) takes it; -1: never.
  int timeout_ms() const noexcept;
  // One turn, without waiting. Is more ready? Then the next one is due though fileno() may not say
  // so. Within a turn (of a host that runs its main loop inside a callback) it does nothing and is
  // false.
  //
  // KeyboardInterrupt and SystemExit leave it, when on_stop() was told; what else callbacks throw
  // goes to the loop's exception handler.
  bool turn();
  // Called at the end of the turn in or before which loop.stop() was called; it may end the Guest.
  // Further turns are the host's decision, as another run_forever() would be. Null: nothing.
  void on_stop(std::function<void()> callback) { on_stop_ = std::move(callback); }

 private:
  friend class AsioGuest;
  friend class detail::GuestPoller;

  detail::GuestSet set_;
  detail::GuestPoller* poller_ = nullptr;  // the loop's; null once that is gone
  std::function<void()> on_stop_;
};

}  // namespace asyncio
#pragma GCC visibility pop
