// Poller: where the loop waits, the seam to the operating system; its clock comes with it.
//
// There are four: SleepingPoller (the default), EpollPoller, which takes its place as soon as there
// is something to watch, AsioPoller (with io_context_of()), and VirtualPoller (a clock that jumps,
// for tests). A GuestPoller stands in for the second while somebody else waits for the loop.
// Thread: the loop's, but for wake().
#pragma once

#include <asyncio/loop/handle.hpp>

#include <functional>

namespace boost::asio {
class io_context;
}

#pragma GCC visibility push(default)
namespace asyncio {

// What of a descriptor is waited for.
enum class Interest { read, write };

// Watches file descriptors and signals. Lifetime: its poller's.
class Watcher {
 public:
  // Until unwatch(). The node goes to the ready queue in each turn in which the descriptor is
  // ready. The watcher holds a count of it.
  virtual void watch(int fd, Interest interest, detail::HandleNode& node) = 0;
  // No such interest: nothing.
  virtual void unwatch(int fd, Interest interest) noexcept = 0;
  // No more reader of the descriptor until resume(). Told to the system before the next wait, so
  // that both in one turn cost nothing.
  virtual void pause(int fd) noexcept = 0;
  virtual void resume(int fd) noexcept = 0;
  // Calls `arrived` in wait() for every arrival of a signal, until unwatch_signal().
  virtual void watch_signal(int signal, std::function<void()> arrived) = 0;
  // Restores what was done about the signal before.
  virtual void unwatch_signal(int signal) noexcept = 0;

 protected:
  ~Watcher() = default;
};

namespace detail {
// Who runs the turns of a loop that is a guest (loop/guest.hpp).
class Host {
 public:
  // The loop is called outside of its turns, so that it may have something to do. False in a thread
  // that is not the host's; else the host is told to run a turn, unless one is under way.
  virtual bool called() noexcept = 0;
  // The loop's owner is gone: the loop is a guest no more, and does not run; in a turn, when that
  // ends. Precondition: this is the host's thread.
  virtual void leave() noexcept = 0;
  // What the host runs; null when that is something else.
  virtual boost::asio::io_context* context() const noexcept = 0;

 protected:
  ~Host() = default;
};
}  // namespace detail

class Poller {
 public:
  virtual ~Poller() = default;

  // Seconds on a clock that never goes back.
  virtual double time() const = 0;
  // Timers due within this span fire (time.get_clock_info('monotonic').resolution).
  virtual double resolution() const { return 1e-9; }
  // Is it to be asked every turn? A real one is asked when the loop is idle and now and then, a
  // virtual one always.
  virtual bool every_turn() const { return false; }

  // Waits at most `timeout` seconds (0: not at all, negative: for ever) for an event or a wake(),
  // and puts the nodes of the watches that are ready to `ready`.
  virtual void wait(double timeout, detail::ReadyQueue& ready) = 0;
  // Ends a wait() that is under way or the next one. From any thread.
  virtual void wake() noexcept = 0;
  // So many more (or fewer) jobs are under way in other threads, each of which will wake the loop.
  virtual void expect_wakeups(int) noexcept {}

  // Null: it has none, but an EpollPoller may take its place. Throws RuntimeError when there is to
  // be none.
  virtual Watcher* watcher() = 0;

  // Null: the loop runs itself.
  virtual detail::Host* host() noexcept { return nullptr; }
};

}  // namespace asyncio
#pragma GCC visibility pop
