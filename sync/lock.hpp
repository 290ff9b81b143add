// Lock: one task at a time; the others wait in the order in which they came.
//
// acquire, release, locked; ASYNCIO_WITH(lock) { } ASYNCIO_END_WITH does both.
// asyncio name: Lock. It is fair: after release(), the first that waits gets the lock, and not a
// task that calls acquire() before that one runs. It belongs to no task: any may release it.
// Lifetime: neither copied nor moved; it must outlive the tasks that use it (hold it by
// std::shared_ptr, or as a member of what does). It belongs to the loop of the first task that has
// to wait. Thread: the loop's.
#pragma once

#include <asyncio/sync/waiter.hpp>

#pragma GCC visibility push(default)
namespace asyncio {

class Lock final : public detail::LoopBound, private detail::WaitList {
 public:
  // What acquire() returns; to be awaited.
  class [[nodiscard]] Acquire : public detail::WaitOperation {
   public:
    using result_type = bool;
    static constexpr const char* kName = "acquire";
    explicit Acquire(Lock& lock) noexcept : lock_(&lock) {}
    bool start(CoBase& co, const AwaitTarget<bool>& to) const {
      if (!lock_->acquire_nowait()) return detail::start_wait(co, *lock_, *lock_, to);
      to.set(true);
      return false;
    }

   private:
    Lock* lock_;
  };

  // Waits until the lock is free and everybody who came before has had it, then takes it. True.
  // Without a suspension when there is nothing to wait for. RuntimeError when it would have to wait
  // and is bound to another loop.
  Acquire acquire() noexcept { return Acquire(*this); }
  // Lets the first waiter have it. RuntimeError 'Lock is not acquired.'
  void release();
  // Is it taken? Between release() and the step of the waiter that gets it, it is not.
  bool locked() const noexcept { return locked_; }

  // async with
  Acquire aenter() noexcept { return acquire(); }
  void aexit(const ExceptionPtr&) { release(); }

  // How many tasks are in the queue, with those that are cancelled or woken but have not run yet.
  std::size_t waiter_count() const noexcept { return size(); }
  std::string to_string() const override;

 private:
  bool acquire_nowait() noexcept {
    if (locked_ || has_live()) return false;
    return locked_ = true;
  }
  void taken() noexcept override { locked_ = true; }
  void given_up(bool) noexcept override {
    if (!locked_) wake_first();
  }

  bool locked_ = false;
};

}  // namespace asyncio
#pragma GCC visibility pop
