// ThreadEnd: a function that is called when a thread ends, after the destructors of all its
// thread_local objects, and so after what those have freed.
//
// `static const ThreadEnd end(&f); end.arm();` calls f() at the end of the thread that arms it. It
// may be armed again by what f() and others of its kind do. The main thread ends with the process,
// and nothing is called then.
// Lifetime: until the process or the shared library ends; threads that end later call nothing.
// Thread: any.
#pragma once

#include <pthread.h>

#include <atomic>

namespace asyncio::detail {

class ThreadEnd {
 public:
  // `in_child` is called in the child of a fork(), where the other threads have vanished in the
  // midst of whatever they did.
  [[gnu::cold]] ThreadEnd(void (*at_end)(void*), void (*in_child)()) noexcept {
    alive_ = pthread_key_create(&key_, at_end) == 0;
    pthread_atfork(nullptr, nullptr, in_child);
  }
  [[gnu::cold]] ~ThreadEnd() {
    if (alive_.exchange(false)) pthread_key_delete(key_);
  }
  ThreadEnd(const ThreadEnd&) = delete;
  ThreadEnd& operator=(const ThreadEnd&) = delete;

  // False: nothing will be called, for there is no key left or the process is ending.
  bool arm() const noexcept {
    return alive_.load(std::memory_order_relaxed) && pthread_setspecific(key_, this) == 0;
  }

 private:
  pthread_key_t key_{};
  std::atomic<bool> alive_{false};
};

}  // namespace asyncio::detail
