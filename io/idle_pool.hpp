// IdlePool: what the pools of free memory of a loop have in common: what nobody has needed for a
// second goes back to the system.
//
// Once a second, while a pool holds anything, it gives back as many as it never had fewer of since
// the last time: so each goes one to two seconds after it was of use, and under load nothing goes.
// Invariant: while count() is not 0 the timer is armed, unless there was no memory for it or the
// loop is closed.
// Lifetime: that of the loop's Connections. Thread: the loop's.
#pragma once

#include <asyncio/loop/handle.hpp>

#include <cstddef>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class IdlePool {
 public:
  IdlePool(const IdlePool&) = delete;
  IdlePool& operator=(const IdlePool&) = delete;
  // How many are free.
  std::size_t count() const noexcept { return count_; }

 protected:
  explicit IdlePool(EventLoop& loop) noexcept : loop_(loop) {}
  ~IdlePool() { timer_.cancel(); }
  // There is one more, or one less.
  void put_one() noexcept {
    if (!is_armed_) arm();
    ++count_;
  }
  void took_one() noexcept {
    if (--count_ < least_) least_ = count_;
  }
  // One that is free goes, in any order; it counts no more.
  virtual void give_one_back() noexcept = 0;

 private:
  void arm() noexcept;
  void give_back() noexcept;

  EventLoop& loop_;
  TimerHandle timer_;
  std::size_t count_ = 0;
  std::size_t least_ = 0;  // the lowest count since the last look
  bool is_armed_ = false;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
