#include <asyncio/loop/pollers/guest_set.hpp>

#include <asyncio/loop/forks.hpp>
#include <asyncio/loop/pollers/selector.hpp>

#include <fcntl.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace asyncio::detail {

GuestSet::GuestSet() : process_(fork_generation()) {
  if (!open()) throw std::system_error(errno, std::generic_category(), "epoll_create1");
}

GuestSet::~GuestSet() {
  if (fd_ >= 0) close(fd_);
}

// Under the number that it has already, if it has.
bool GuestSet::open() noexcept {
  const int made = epoll_create1(EPOLL_CLOEXEC);
  if (made < 0) return false;
  if (fd_ < 0) {
    fd_ = made;
  } else {
    dup3(made, fd_, O_CLOEXEC);
    close(made);
  }
  shows_ = false;
  return true;
}

bool GuestSet::is_parents() const noexcept { return process_ != fork_generation(); }

bool GuestSet::show(Selector& selector) noexcept {
  if (is_parents()) {
    if (!open()) return false;
    process_ = fork_generation();
  }
  if (shows_ && renewals_ == selector.renewals()) return true;
  epoll_event event{};
  event.events = EPOLLIN;
  shows_ = epoll_ctl(fd_, EPOLL_CTL_ADD, selector.fileno(), &event) == 0 || errno == EEXIST;
  renewals_ = selector.renewals();
  return shows_;
}

void GuestSet::hide(const Selector& selector) noexcept {
  if (is_parents() || !std::exchange(shows_, false)) return;
  epoll_ctl(fd_, EPOLL_CTL_DEL, selector.fileno(), nullptr);
}

}  // namespace asyncio::detail
