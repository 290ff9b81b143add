#include <asyncio/io/child_watcher.hpp>

#include <asyncio/io/exceptions.hpp>
#include <asyncio/loop/log.hpp>

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <mutex>
#include <thread>
#include <utility>

namespace asyncio::detail {

namespace {

// Older headers do not have them.
constexpr auto kPidfd = static_cast<idtype_t>(3);  // P_PIDFD
#ifdef SYS_pidfd_open
int open_pidfd(pid_t pid) noexcept { return static_cast<int>(syscall(SYS_pidfd_open, pid, 0)); }
int signal_pidfd(int fd, int signal) noexcept {
  return static_cast<int>(syscall(SYS_pidfd_send_signal, fd, signal, nullptr, 0));
}
#else
int open_pidfd(pid_t) noexcept {
  errno = ENOSYS;
  return -1;
}
int signal_pidfd(int, int) noexcept { return open_pidfd(0); }
#endif

// 0 or errno. Nothing has happened when it is 0 and info.si_pid too.
int wait_for_child(idtype_t kind, int id, int options, siginfo_t& info) noexcept {
  for (;;) {
    info.si_pid = 0;
    if (waitid(kind, static_cast<id_t>(id), &info, WEXITED | options) == 0) return 0;
    if (errno != EINTR) return errno;
  }
}

int returncode_of(const siginfo_t& info) noexcept {
  return info.si_code == CLD_EXITED ? info.si_status : -info.si_status;
}

// A thread that no signal handler runs in. std::system_error.
template <class F>
void start_thread(F&& run) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  struct Restore {
    const sigset_t& mask;
    ~Restore() { pthread_sigmask(SIG_SETMASK, &mask, nullptr); }
  } restore{before};
  std::thread(std::forward<F>(run)).detach();
}

}  // namespace

// What the thread shares with the loop's. A signal is sent under the mutex, so that the child's
// number is its own still.
struct ChildWatcher::Thread {
  std::mutex mutex;
  bool over = false;
  int error = 0;
  siginfo_t info{};
};

ChildWatcher::ChildWatcher(pid_t pid, bool by_thread) : pid_(pid) {
  if (!by_thread) descriptor_ = NativeSocket(open_pidfd(pid));
  if (descriptor_) return;
  try {
    watch_by_thread();
  } catch (...) {
    siginfo_t info;
    ::kill(pid, SIGKILL);
    wait_for_child(P_PID, pid, 0, info);
    throw;
  }
}

void ChildWatcher::watch_by_thread() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw_os_error(errno);
  descriptor_ = NativeSocket(ends[0]);
  NativeSocket closed_at_exit(ends[1]);
  auto shared = std::make_shared<Thread>();
  start_thread([shared, pid = pid_, end = std::move(closed_at_exit)]() mutable {
    siginfo_t info{};
    wait_for_child(P_PID, pid, WNOWAIT, info);
    {
      const std::lock_guard lock(shared->mutex);
      shared->error = wait_for_child(P_PID, pid, 0, shared->info);
      shared->over = true;
    }
    end = NativeSocket();
  });
  thread_ = std::move(shared);
}

ChildWatcher::~ChildWatcher() {
  if (!reaped_ && runs()) bury();
}

// A child of fork() has none of its parent's children.
bool ChildWatcher::runs() const noexcept {
  if (thread_) {
    const std::lock_guard lock(thread_->mutex);
    return !thread_->over;
  }
  siginfo_t info;
  return wait_for_child(kPidfd, fd(), WNOHANG, info) == 0 && info.si_pid == 0;
}

// Who is killed is gone soon, but the loop shall not wait for it.
void ChildWatcher::bury() noexcept {
  try {
    send_signal(SIGKILL);
  } catch (...) {  // it belongs to another user
  }
  if (thread_ || !runs()) return;
  const int fd = descriptor_.fd();
  try {
    start_thread([owned = NativeSocket(fcntl(fd, F_DUPFD_CLOEXEC, 3))] {
      siginfo_t info;
      wait_for_child(kPidfd, owned.fd(), 0, info);
    });
  } catch (...) {  // no thread to be had
    siginfo_t info;
    wait_for_child(kPidfd, fd, 0, info);
  }
}

std::optional<int> ChildWatcher::reap() {
  siginfo_t info{};
  int error = 0;
  if (thread_) {
    const std::lock_guard lock(thread_->mutex);
    if (!thread_->over) return std::nullopt;
    info = thread_->info;
    error = thread_->error;
  } else {
    error = wait_for_child(kPidfd, fd(), WNOHANG, info);
    if (error == 0 && info.si_pid == 0) return std::nullopt;
  }
  reaped_ = true;
  if (error == 0) return returncode_of(info);
  try {
    log("child process pid " + std::to_string(pid_) +
        " exit status already read:  will report returncode 255");
  } catch (...) {  // no memory: then it is not said
  }
  return 255;
}

void ChildWatcher::send_signal(int signal) {
  int result = 0;
  if (thread_) {
    const std::lock_guard lock(thread_->mutex);
    if (!thread_->over) result = ::kill(pid_, signal);
  } else {
    result = signal_pidfd(fd(), signal);
  }
  if (result != 0 && errno != ESRCH) throw_os_error(errno);
}

}  // namespace asyncio::detail
