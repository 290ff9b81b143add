#include <asyncio/loop/pollers/selector.hpp>

#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/forks.hpp>
#include <asyncio/loop/log.hpp>

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <string>
#include <system_error>
#include <utility>

namespace asyncio::detail {

namespace {

constexpr int kMostEvents = 256;
// What stands for the descriptor in the data of the selector's own ones.
constexpr std::uint32_t kWake = ~0u;
constexpr std::uint32_t kBell = ~0u - 1;

[[noreturn]] void fail(int error, const char* what) {
  throw std::system_error(error, std::generic_category(), what);
}

std::uint64_t data_of(std::uint32_t fd, std::uint32_t generation) noexcept {
  return static_cast<std::uint64_t>(generation) << 32 | fd;
}

int add(int set, int fd, std::uint32_t events, std::uint32_t mark) noexcept {
  epoll_event event{};
  event.events = events;
  event.data.u64 = data_of(mark, 0);
  return epoll_ctl(set, EPOLL_CTL_ADD, fd, &event) == 0 ? 0 : errno;
}

// Puts what `made` refers to under the number `fd`, or is it when that is -1.
int take_place(int made, int fd) noexcept {
  if (fd < 0) return made;
  dup3(made, fd, O_CLOEXEC);
  close(made);
  return fd;
}

}  // namespace

Selector::Selector() : process_(fork_generation()) {
  open_wake();
  try {
    open_set();
  } catch (...) {
    close(wake_);
    throw;
  }
}

Selector::~Selector() {
  close(epoll_);
  close(wake_);
}

// Under the numbers that they have already, if they have. The eventfd is edge-triggered, so that to
// be woken needs no read.
void Selector::open_set() {
  const int made = epoll_create1(EPOLL_CLOEXEC);
  if (made < 0) fail(errno, "epoll_create1");
  if (const int error = add(made, wake_, EPOLLIN | EPOLLET, kWake)) {
    close(made);
    fail(error, "epoll_ctl");
  }
  epoll_ = take_place(made, epoll_);
}

void Selector::open_wake() {
  const int made = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (made < 0) fail(errno, "eventfd");
  wake_ = take_place(made, wake_);
}

// ---- what is wanted ----

Selector::Key* Selector::find(int fd) noexcept {
  return fd >= 0 && static_cast<std::size_t>(fd) < keys_.size() ? &keys_[fd] : nullptr;
}

int Selector::control(int operation, int fd, std::uint8_t interests,
                      std::uint32_t generation) noexcept {
  epoll_event event{};
  event.events = (interests & bit(Interest::read) ? EPOLLIN : 0u) |
                 (interests & bit(Interest::write) ? EPOLLOUT : 0u);
  event.data.u64 = data_of(static_cast<std::uint32_t>(fd), generation);
  return epoll_ctl(epoll_, operation, fd, &event) == 0 ? 0 : errno;
}

// Tells the system what is wanted of a descriptor: 0, or the error. A registration without any
// interest would still report errors and hang-ups, for ever, so it is taken out.
int Selector::tell(int fd, Key& key) noexcept {
  const std::uint8_t wanted = key.wanted();
  const std::uint8_t told = std::exchange(key.told, wanted);
  if (wanted == told) return 0;
  if (wanted == 0) {
    control(EPOLL_CTL_DEL, fd, 0, 0);  // a closed one is out already
    return 0;
  }
  if (told != 0) {
    const int error = control(EPOLL_CTL_MOD, fd, wanted, key.generation);
    if (error == 0) return 0;
    key.told = 0;
    return error;
  }
  key.generation = ++last_generation_;
  int error = control(EPOLL_CTL_ADD, fd, wanted, key.generation);
  // The same file as before is under this number again.
  if (error == EEXIST) error = control(EPOLL_CTL_MOD, fd, wanted, key.generation);
  if (error) key.told = 0;
  return error;
}

void Selector::set(int fd, Interest interest, HandleNode& node) {
  renew_after_fork();
  const auto which = static_cast<int>(interest);
  if (fd < 0) fail(EBADF, "cannot watch a negative file descriptor");
  if (!find(fd)) {
    // Asked first: a number that is no descriptor may be a very large one.
    if (fcntl(fd, F_GETFD) < 0) fail(errno, "cannot watch a file descriptor");
    keys_.resize(static_cast<std::size_t>(fd) + 1);
  }
  Key& key = keys_[fd];
  const Ref<HandleNode> former = std::exchange(key.nodes[which], Ref<HandleNode>(&node));
  Ref<HandleNode> stale;
  int error = tell(fd, key);
  if (error == ENOENT) {  // the file that the other one was for has been closed
    stale = std::exchange(key.nodes[1 - which], nullptr);
    key.paused = false;
    error = tell(fd, key);
  }
  if (error == 0) return;
  key.nodes[which] = nullptr;
  fail(error, ("cannot watch file descriptor " + std::to_string(fd)).c_str());
}

bool Selector::clear(int fd, Interest interest) noexcept {
  Key* const key = find(fd);
  if (!key) return false;
  // The node, and what its callback holds, goes when all is told.
  const Ref<HandleNode> former = std::exchange(key->nodes[static_cast<int>(interest)], nullptr);
  if (!former) return false;
  if (interest == Interest::read) key->paused = false;
  Ref<HandleNode> stale;
  if (process_ != fork_generation())
    key->told &= key->wanted();  // the set is the parent's: the next use makes another one
  else if (tell(fd, *key) != 0)  // closed behind our back, and so is what the other one was for
    stale = std::exchange(key->nodes[1 - static_cast<int>(interest)], nullptr);
  return true;
}

void Selector::set_paused(int fd, bool paused) noexcept {
  Key* const key = find(fd);
  if (!key || key->paused == paused) return;
  key->paused = paused;
  if (key->next_changed == kNotChanged) key->next_changed = std::exchange(first_changed_, fd);
}

// What there is no memory for is tried again the next time.
void Selector::flush() noexcept {
  if (process_ != fork_generation()) return;
  int again = kLast;
  while (first_changed_ != kLast) {
    const int fd = first_changed_;
    Key& key = keys_[fd];
    first_changed_ = std::exchange(key.next_changed, kNotChanged);
    int error = tell(fd, key);
    if (error == ENOENT) error = tell(fd, key);
    if (error == ENOMEM || error == ENOSPC) key.next_changed = std::exchange(again, fd);
  }
  first_changed_ = again;
}

// ---- waiting ----

// A wait is told in nanoseconds where the system can (since Linux 5.11), else in milliseconds,
// rounded up.
int Selector::wait(double timeout, void* found) noexcept {
  static std::atomic<bool> in_milliseconds{false};
  auto* const events = static_cast<epoll_event*>(found);
  if (timeout <= 0) return epoll_wait(epoll_, events, kMostEvents, timeout < 0 ? -1 : 0);
  constexpr double kDay = 24 * 3600;
  if (timeout > kDay) timeout = kDay;
#ifdef SYS_epoll_pwait2
  if (!in_milliseconds.load(std::memory_order_relaxed)) {
    // As the kernel has it: 64 bits each, where a timespec may have less.
    const auto seconds = static_cast<std::int64_t>(timeout);
    const std::int64_t span[] = {
        seconds, static_cast<std::int64_t>((timeout - static_cast<double>(seconds)) * 1e9)};
    const long n = syscall(SYS_epoll_pwait2, epoll_, events, kMostEvents, span, nullptr, 0);
    if (n >= 0 || (errno != ENOSYS && errno != EPERM)) return static_cast<int>(n);
    in_milliseconds.store(true, std::memory_order_relaxed);  // a sandbox says EPERM
  }
#endif
  return epoll_wait(epoll_, events, kMostEvents, static_cast<int>(std::ceil(timeout * 1e3)));
}

void Selector::select(double timeout, ReadyQueue& ready) {
  if (renew_after_fork()) timeout = 0;  // who has woken it meanwhile has woken the parent
  if (first_changed_ != kLast) flush();
  epoll_event events[kMostEvents];
  const int n = wait(timeout, events);  // -1: a signal has come; the loop looks round
  bool known = true;
  for (int i = 0; i < n; ++i) {
    const auto fd = static_cast<std::uint32_t>(events[i].data.u64);
    if (fd == kBell)
      rang_ = true;
    else if (fd != kWake)
      known &= deliver(static_cast<int>(fd), static_cast<std::uint32_t>(events[i].data.u64 >> 32),
                       events[i].events, ready);
  }
  if (known) return;
  if (running_loop && running_loop->get_debug())
    log("a watched file descriptor was closed while a copy of it is open");
  renew();
}

// False when nobody can have registered it.
bool Selector::deliver(int fd, std::uint32_t generation, std::uint32_t what,
                       ReadyQueue& ready) noexcept {
  Key* const key = find(fd);
  if (!key || key->told == 0 || key->generation != generation) return false;
  constexpr std::uint32_t kEnd = EPOLLERR | EPOLLHUP;
  if ((what & (EPOLLIN | kEnd)) && (key->told & bit(Interest::read)) && key->nodes[0])
    key->nodes[0]->fire(ready);
  if ((what & (EPOLLOUT | kEnd)) && (key->told & bit(Interest::write)) && key->nodes[1])
    key->nodes[1]->fire(ready);
  return true;
}

void Selector::wake() noexcept {
  const std::uint64_t one = 1;
  (void)!write(wake_, &one, sizeof one);
}

void Selector::take_bell() noexcept {
  if (bell_ >= 0 && process_ == fork_generation()) epoll_ctl(epoll_, EPOLL_CTL_DEL, bell_, nullptr);
  bell_ = -1;
  rang_ = false;
}

void Selector::set_bell(int fd) {
  renew_after_fork();
  take_bell();
  if (const int error = add(epoll_, fd, EPOLLIN, kBell)) fail(error, "cannot watch for signals");
  bell_ = fd;
}

bool Selector::rang() noexcept { return std::exchange(rang_, false); }

// ---- another set ----

bool Selector::renew_after_fork() {
  if (process_ == fork_generation()) return false;
  open_wake();
  renew();
  process_ = fork_generation();
  return true;
}

// What cannot be registered any more has been closed.
void Selector::renew() {
  open_set();
  ++renewals_;
  if (bell_ >= 0) add(epoll_, bell_, EPOLLIN, kBell);
  for (std::size_t fd = 0; fd < keys_.size(); ++fd) {
    keys_[fd].told = 0;
    tell(static_cast<int>(fd), keys_[fd]);
  }
}

}  // namespace asyncio::detail
