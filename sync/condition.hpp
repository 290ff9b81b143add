// Condition: tasks that hold a lock wait until another one says that something has changed.
//
// wait, wait_for, notify, notify_all, and the lock's acquire, release, locked;
// ASYNCIO_WITH(condition) { } ASYNCIO_END_WITH holds the lock.
// asyncio name: Condition. As since 3.13: a waiter that leaves by an exception passes its
// notification on, so that a wake-up may be spurious; test what was waited for again, or use
// wait_for().
// Lifetime: neither copied nor moved; it, and a lock that it was given, must outlive the tasks that
// use it. It belongs to the loop of the first task that has to wait. Thread: the loop's.
#pragma once

#include <asyncio/generators/keywords.hpp>
#include <asyncio/sync/lock.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

class Condition final : public detail::LoopBound, private detail::WaitList {
 public:
  // With a lock of its own.
  Condition() noexcept : lock_(&own_lock_) {}
  // With a lock that others use as well.
  explicit Condition(Lock& lock) noexcept : lock_(&lock) {}

  // Those of the lock: acquire(), release(), locked(), and the lock() itself.
  Lock::Acquire acquire() noexcept { return lock_->acquire(); }
  void release() { lock_->release(); }
  bool locked() const noexcept { return lock_->locked(); }
  Lock& lock() noexcept { return *lock_; }

  // Lets go of the lock, waits for a notification, and takes the lock again, also when it is
  // cancelled: while others hold the lock, a cancellation does not interrupt it, and the last one
  // is raised afterwards. True. RuntimeError 'cannot wait on un-acquired lock'.
  Coroutine<bool> wait(detail::Caller at = detail::Caller());
  // Waits until predicate() is true, tested first at once and then after each notification; gives
  // its value.
  template <class F>
  auto wait_for(F predicate, detail::Caller at = detail::Caller())
      -> Coroutine<std::decay_t<decltype(predicate())>> {
    using R = std::decay_t<decltype(predicate())>;
    struct Body : detail::Caller {
      Condition* condition;
      F predicate;
      Step operator()(Co<R>& co) {
        ASYNCIO_BEGIN(co);
        for (;;) {
          {
            R result = predicate();
            if (result) ASYNCIO_RETURN(std::move(result));
          }
          ASYNCIO_YIELD_FROM(condition->wait());
        }
        ASYNCIO_END;
      }
    };
    return coroutine<R>(Body{at, this, std::move(predicate)}, at.file, at.line, "wait_for");
  }
  // Wakes the n that wait longest; each goes on once it has the lock, so not before the caller
  // releases it. RuntimeError 'cannot notify on un-acquired lock'.
  void notify(std::size_t n = 1);
  void notify_all() { notify(size()); }

  // async with
  Lock::Acquire aenter() noexcept { return acquire(); }
  void aexit(const ExceptionPtr&) { release(); }

  // How many tasks wait for a notification, with those that are cancelled or notified but have not
  // run yet.
  std::size_t waiter_count() const noexcept { return size(); }
  std::string to_string() const override;

 private:
  struct Notification;
  struct WaitBody;
  void notify_next(std::size_t n) noexcept;

  Lock own_lock_;
  Lock* lock_;
};

}  // namespace asyncio
#pragma GCC visibility pop
