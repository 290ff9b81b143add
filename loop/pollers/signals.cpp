#include <asyncio/loop/pollers/signals.hpp>

#include <asyncio/loop/forks.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace asyncio::detail {

namespace {

// ---- what the handler sees; all lock-free ----

std::atomic<int> pipe_of[NSIG];     // the writing end plus one; 0: none
std::atomic<unsigned> extra[NSIG];  // arrivals for which the pipe had no room
std::atomic<int> handlers_under_way{0};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void asyncio_on_signal(int signal) {
  const int error = errno;
  handlers_under_way.fetch_add(1);
  if (const int pipe = pipe_of[signal].load()) {
    const auto byte = static_cast<unsigned char>(signal);
    if (write(pipe - 1, &byte, 1) != 1) extra[signal].fetch_add(1);
  }
  handlers_under_way.fetch_sub(1);
  errno = error;
}

// ---- who owns what ----

struct SignalTable {
  std::mutex mutex;
  struct sigaction former[NSIG];  // where pipe_of is not 0
  sigset_t blocked;               // in the thread that forks
  bool watches_forks = false;
};
SignalTable table;

bool is_ours(int signal) noexcept {
  struct sigaction now {};
  return sigaction(signal, nullptr, &now) == 0 && now.sa_handler == asyncio_on_signal;
}

// Precondition: the table is locked, and the signal is owned. What others have installed in the
// meantime stays.
void give_back(int signal) noexcept {
  if (is_ours(signal)) sigaction(signal, &table.former[signal], nullptr);
  pipe_of[signal] = 0;
}

// No signal comes to the child before its dispositions are those from before.
void before_fork() {
  sigset_t all;
  sigfillset(&all);
  sigset_t blocked;
  pthread_sigmask(SIG_SETMASK, &all, &blocked);
  table.mutex.lock();
  table.blocked = blocked;
}
void after_fork() {
  const sigset_t blocked = table.blocked;
  table.mutex.unlock();
  pthread_sigmask(SIG_SETMASK, &blocked, nullptr);
}
void signals_in_child() {
  handlers_under_way = 0;
  for (int signal = 1; signal < NSIG; ++signal) {
    if (pipe_of[signal]) give_back(signal);
    extra[signal] = 0;
  }
  after_fork();
}

// Installs our handler, unless it is there. 0, or the error.
int take(int signal, int pipe) noexcept {
  const std::lock_guard<std::mutex> lock(table.mutex);
  if (!std::exchange(table.watches_forks, true)) at_fork(before_fork, after_fork, signals_in_child);
  const int before = pipe_of[signal].exchange(pipe + 1);
  if (before && is_ours(signal)) return 0;
  extra[signal] = 0;
  struct sigaction ours {};
  ours.sa_handler = asyncio_on_signal;
  ours.sa_flags = SA_RESTART;
  sigfillset(&ours.sa_mask);
  if (sigaction(signal, &ours, &table.former[signal]) == 0) return 0;
  const int error = errno;
  pipe_of[signal] = 0;
  return error;
}

void open_pipe(int (&ends)[2]) {
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
    throw std::system_error(errno, std::generic_category(), "pipe2");
}

}  // namespace

SignalPipe::SignalPipe() { open_pipe(ends_); }

SignalPipe::~SignalPipe() {
  while (!watched_.empty()) unwatch(watched_.begin()->first);
  // A handler in another thread may have seen the pipe still, and must not write to another file.
  while (handlers_under_way != 0) std::this_thread::yield();
  close(ends_[0]);
  close(ends_[1]);
}

void SignalPipe::watch(int signal, std::function<void()> arrived) {
  std::function<void()>& place = watched_[signal];
  place = std::move(arrived);
  const int error = take(signal, ends_[1]);
  if (error == 0) return;
  watched_.erase(signal);
  throw std::system_error(error, std::generic_category(), "cannot catch a signal");
}

void SignalPipe::unwatch(int signal) noexcept {
  if (watched_.erase(signal) == 0) return;
  const std::lock_guard<std::mutex> lock(table.mutex);
  if (pipe_of[signal] == ends_[1] + 1) give_back(signal);  // else another one owns it by now
}

void SignalPipe::arrived(int signal) {
  const auto found = watched_.find(signal);
  if (found == watched_.end()) return;
  const std::function<void()> callback = found->second;  // it may unwatch itself
  callback();
}

void SignalPipe::deliver() {
  unsigned char signals[64];
  ssize_t n;
  do {
    n = read(ends_[0], signals, sizeof signals);
    for (ssize_t i = 0; i < n; ++i) arrived(signals[i]);
  } while (n == static_cast<ssize_t>(sizeof signals) || (n < 0 && errno == EINTR));
  for (int signal = 1; signal < NSIG; ++signal) {
    if (extra[signal].load(std::memory_order_relaxed) == 0) continue;
    if (pipe_of[signal] != ends_[1] + 1) continue;
    for (unsigned more = extra[signal].exchange(0); more > 0; --more) arrived(signal);
  }
}

void SignalPipe::renew() {
  int made[2];
  open_pipe(made);
  for (int i = 0; i < 2; ++i) {
    dup3(made[i], ends_[i], O_CLOEXEC);
    close(made[i]);
  }
  for (const auto& [signal, arrived] : watched_) take(signal, ends_[1]);
}

}  // namespace asyncio::detail
