// ThreadEnd: a function that is called when a thread ends, after the destructors of all its
// thread_local objects, and so after what those have freed.
//
// With `ASYNCIO_ENDS_LAST_ ThreadEnd end(&f, ...)` outside of functions, end.arm() calls f() at the
// end of the thread that arms it. It may be armed again by what f() and others of its kind do. The
// main thread ends with the process, and nothing is called then.
//
// It is constant initialised, and not a static of a function: that one has a lock, which the child
// of a fork() finds held for ever when another thread was just about to make it.
// Lifetime: until the process or the shared library ends; threads that end later call nothing.
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <pthread.h>

#include <atomic>

// It goes after all statics of the program, also those that were made before the library's sources
// had their turn: the destructors of these may run loops.
#if defined(__GNUC__)
#define ASYNCIO_ENDS_LAST_ [[gnu::init_priority(101)]]
#else
#define ASYNCIO_ENDS_LAST_
#endif

#pragma GCC visibility push(default)
namespace asyncio::detail {

class ThreadEnd {
 public:
  // `in_child` is called in the child of a fork(), where the other threads have vanished in the
  // midst of whatever they did; more than once if need be. Null: there is nothing to do.
  constexpr ThreadEnd(void (*at_end)(void*), void (*in_child)()) noexcept
      : at_end_(at_end), in_child_(in_child) {}
  [[gnu::cold]] ~ThreadEnd() {
    const int key = key_.exchange(kEnded);
    if (key >= 0) pthread_key_delete(static_cast<pthread_key_t>(key));
  }
  ThreadEnd(const ThreadEnd&) = delete;
  ThreadEnd& operator=(const ThreadEnd&) = delete;

  // From the first call on a fork() calls `in_child`. False: nothing will be called at the end, for
  // there is no key left or the process is ending.
  bool arm() noexcept {
    int key = key_.load(std::memory_order_acquire);
    if (key == kNone) key = make_key();
    return key >= 0 && pthread_setspecific(static_cast<pthread_key_t>(key), this) == 0;
  }

 private:
  static constexpr int kNone = -1, kEnded = -2;

  // Of two threads that make one at once, one gives its own back.
  [[gnu::cold]] int make_key() noexcept {
    if (in_child_) pthread_atfork(nullptr, nullptr, in_child_);
    pthread_key_t made{};
    const int key = pthread_key_create(&made, at_end_) == 0 ? static_cast<int>(made) : kEnded;
    int before = kNone;
    if (key_.compare_exchange_strong(before, key)) return key;
    if (key >= 0) pthread_key_delete(made);
    return before;
  }

  void (*const at_end_)(void*);
  void (*const in_child_)();
  std::atomic<int> key_{kNone};
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
