// ChildProcess: one life of a child that is this program (children.hpp): its start, the messages to
// and from it, its end. Backoff: how long to wait before the next life.
//
// Invariants:
//  1. The loop keeps it, by what watches the child, until that has exited.
//  2. `gone` is called once, last, and after all that the child has said; unless the owner has
//  dropped it or the loop was closed: then nothing is called any more, and the child is killed.
// Thread: the loop's.
#pragma once

#include <asyncio/io/child_messages.hpp>
#include <asyncio/io/child_watcher.hpp>
#include <asyncio/io/spawn.hpp>
#include <asyncio/loop/handle.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// Seconds, doubled each time.
class Backoff {
 public:
  Backoff(double first, double most) noexcept : first_(first), most_(most), next_(first) {}
  double next() noexcept {
    const double now = (std::min)(next_, most_);
    next_ = (std::min)(2 * next_, most_);
    return now;
  }
  void reset() noexcept { next_ = first_; }

 private:
  double first_, most_, next_;
};

class ChildProcess : public std::enable_shared_from_this<ChildProcess> {
 public:
  struct Owner {
    virtual ~Owner() = default;
    // A message; its first byte is a Said.
    virtual void child_said(ChildProcess& child, std::string_view message) = 0;
    // It has exited: with the code, or minus the signal. Throws nothing.
    virtual void child_gone(ChildProcess& child, int returncode) = 0;
  };

  // Starts it, for a function (empty: for jobs), with the descriptors that the options pass.
  // OSError
  static std::shared_ptr<ChildProcess> start(EventLoop& loop, Owner& owner,
                                             const std::string& function,
                                             SubprocessOptions options);
  ChildProcess(EventLoop& loop, Owner& owner, NativeSocket control);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  int pid() const noexcept { return pid_; }
  // When it throws, nothing was sent. A child that cannot be told the rest later, for want of
  // memory, is killed.
  void send(const std::string& message);
  // It gets no more messages: one that does jobs ends then.
  void close_control();
  // The signal; and SIGKILL after so many seconds, or at once when there is no memory for a timer.
  void terminate(double grace, int signal);
  void send_signal(int signal);
  void kill() noexcept;
  // Kills it, and tells nobody.
  void drop() noexcept;

 private:
  void begin(pid_t pid);
  void flush() noexcept;
  void read();
  bool receive();
  void exited();
  void give_messages();
  void unwatch() noexcept;

  const LoopRef loop_;
  Owner* owner_;  // null once it is dropped
  int pid_ = 0;
  NativeSocket control_;
  std::optional<ChildWatcher> watcher_;  // while it runs
  std::string out_;
  std::size_t sent_ = 0;  // of out_
  std::string in_;
  bool writes_ = false;
  TimerHandle kill_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
