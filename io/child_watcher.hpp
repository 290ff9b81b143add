// ChildWatcher: tells when a child process has exited, and how.
//
// It has a descriptor that is readable then, for the loop's set: a pidfd, or where the system has
// none a pipe that a thread closes which waits for the child. SIGCHLD stays the program's.
// asyncio names: unix_events.PidfdChildWatcher, ThreadedChildWatcher. Lifetime: its owner's; a
// child that runs still is killed with it, and leaves no zombie. Thread: the loop's.
#pragma once

#include <asyncio/io/native_socket.hpp>

#include <sys/types.h>
#include <memory>
#include <optional>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class ChildWatcher {
 public:
  // OSError when there is no descriptor left, and the child is killed.
  explicit ChildWatcher(pid_t pid, bool by_thread = false);
  ChildWatcher(const ChildWatcher&) = delete;
  ChildWatcher& operator=(const ChildWatcher&) = delete;
  ~ChildWatcher();

  int fd() const noexcept { return descriptor_.fd(); }
  // How the child has exited, or minus the signal that has ended it; nothing while it runs. 255,
  // with a warning, when somebody else has asked the system before. Not to be asked again then.
  std::optional<int> reap();
  // None of a child that has exited is reached, nor another one that has its number. OSError.
  void send_signal(int signal);

 private:
  struct Thread;
  void watch_by_thread();
  bool runs() const noexcept;
  void bury() noexcept;

  const pid_t pid_;
  NativeSocket descriptor_;
  std::shared_ptr<Thread> thread_;  // null: it is a pidfd
  bool reaped_ = false;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
