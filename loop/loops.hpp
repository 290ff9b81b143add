// Loops: all loops of the process, for who looks at it from outside. With the loop that runs in a
// thread, it is the only state that belongs to no loop.
//
// Invariants:
//  1. A loop is in the list from the end of its constructor to the beginning of its destructor.
//  2. Who follows `first` and `next_loop_` without the mutex, in another process, finds each loop
//  that stays: what is made is put to the front, whole, and what is taken out still leads on.
// Thread: any.
#pragma once

#include <asyncio/loop/event_loop.hpp>

#include <mutex>

#pragma GCC visibility push(default)
namespace asyncio::detail {

struct Loops {
  // Constant initialised, and needs no end.
  std::mutex mutex;
  EventLoop* first;

  [[gnu::cold]] static void add(EventLoop& loop) noexcept;
  [[gnu::cold]] static void remove(EventLoop& loop) noexcept;
  // This process is a child, in which nobody holds the mutex.
  [[gnu::cold]] static void forked() noexcept;
};

// The system's number of this thread. It is asked for once a thread.
int thread_number() noexcept;

}  // namespace asyncio::detail
#pragma GCC visibility pop
