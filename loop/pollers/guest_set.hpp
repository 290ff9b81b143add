// GuestSet: the descriptor by which a guest's host waits: a set with one member, the selector of
// the loop.
//
// The selector's own descriptor would not do: who watches it by its file, as another epoll set
// does, loses it when the selector is made anew. Lifetime: that of the Guest. Thread: the host's.
#pragma once

#include <asyncio/generators/config.hpp>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class Selector;

class GuestSet {
 public:
  // std::system_error when there is no descriptor left.
  GuestSet();
  ~GuestSet();
  GuestSet(const GuestSet&) = delete;
  GuestSet& operator=(const GuestSet&) = delete;

  // The same for its life.
  int fileno() const noexcept { return fd_; }
  // From now on it is readable when the selector is; to be said again whenever that may be another
  // file. False when the system refuses it.
  bool show(Selector& selector) noexcept;
  // It is not readable until show().
  void hide(const Selector& selector) noexcept;
  // This process is a child that has not used it yet: what it shows is the parent's.
  bool is_parents() const noexcept;

 private:
  bool open() noexcept;

  int fd_ = -1;
  bool shows_ = false;
  unsigned renewals_ = 0;  // of the selector, when it was shown
  unsigned process_;       // the generation of the process that has made it
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
