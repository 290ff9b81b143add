// SignalPipe: how the signals that a loop handles come to it. The handler of the system only writes
// the signal's number to a pipe, whose other end the loop waits for; each arrival is a call, in the
// order in which they came.
//
// asyncio: signal.set_wakeup_fd() and _handle_signal(). Handlers are installed with SA_RESTART, as
// asyncio's are. A signal has one owner in a process, the last one that asked for it. A child of
// fork() has the dispositions from before, so that its signals are its own affair; when it runs an
// inherited loop on, that loop's handlers are installed for the child.
// Lifetime: its poller's. Thread: that of the loop.
#pragma once

#include <asyncio/generators/config.hpp>

#include <functional>
#include <map>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class SignalPipe {
 public:
  // std::system_error when there is no descriptor left.
  SignalPipe();
  ~SignalPipe();
  SignalPipe(const SignalPipe&) = delete;
  SignalPipe& operator=(const SignalPipe&) = delete;

  // std::system_error: EINVAL for a signal that cannot be caught.
  void watch(int signal, std::function<void()> arrived);
  // Restores what was done about the signal before.
  void unwatch(int signal) noexcept;
  bool empty() const noexcept { return watched_.empty(); }
  // Readable when deliver() has something to do; the same for the pipe's life.
  int fileno() const noexcept { return ends_[0]; }
  // Calls `arrived` for each arrival.
  void deliver();
  // In a child: makes a pipe of its own, and installs the handlers there.
  void renew();

 private:
  void arrived(int signal);
  int ends_[2];
  std::map<int, std::function<void()>> watched_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
