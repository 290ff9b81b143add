// Semaphore, BoundedSemaphore: a number of permits; who finds none waits in line.
//
// acquire, release, locked; ASYNCIO_WITH(semaphore) { } ASYNCIO_END_WITH does both.
// asyncio names: Semaphore, BoundedSemaphore. Strictly first come, first served, as since 3.11:
// release() gives the permit to the first waiter at once, and a waiter that is cancelled with it in
// hand gives it back.
// Lifetime: neither copied nor moved; it must outlive the tasks that use it. It belongs to the loop
// of the first task that has to wait. Thread: the loop's.
#pragma once

#include <asyncio/sync/waiter.hpp>

#pragma GCC visibility push(default)
namespace asyncio {

class Semaphore : public detail::LoopBound, private detail::WaitList {
 public:
  // What acquire() returns; to be awaited.
  class [[nodiscard]] Acquire : public detail::WaitOperation {
   public:
    using result_type = bool;
    static constexpr const char* kName = "acquire";
    explicit Acquire(Semaphore& semaphore) noexcept : semaphore_(&semaphore) {}
    bool start(CoBase& co, const AwaitTarget<bool>& to) const {
      if (semaphore_->locked()) return detail::start_wait(co, *semaphore_, *semaphore_, to);
      --semaphore_->value_;
      to.set(true);
      return false;
    }

   private:
    Semaphore* semaphore_;
  };

  // With that many permits. ValueError when there are less than none.
  explicit Semaphore(int value = 1);
  ~Semaphore() override = default;

  // Takes a permit, and waits for one when there is none or somebody waits already. True. Without a
  // suspension when there is nothing to wait for. RuntimeError when it would have to wait and is
  // bound to another loop.
  Acquire acquire() noexcept { return Acquire(*this); }
  // Gives a permit back, to the first waiter if there is one. ValueError when there would be more
  // than an int counts.
  virtual void release();
  // Would acquire() have to wait?
  bool locked() const noexcept { return value_ == 0 || has_live(); }

  // async with
  Acquire aenter() noexcept { return acquire(); }
  void aexit(const ExceptionPtr&) { release(); }

  // The permits that nobody has, those promised to woken waiters not counted.
  int value() const noexcept { return value_; }
  // How many tasks are in the queue, with those that are cancelled or woken but have not run yet.
  std::size_t waiter_count() const noexcept { return size(); }
  std::string to_string() const override;

 private:
  virtual const char* class_name() const noexcept { return "Semaphore"; }
  bool give_to_next() noexcept;
  void taken() noexcept override;
  void given_up(bool woken) noexcept override;

  int value_;
};

// A Semaphore that never has more permits than at the start.
class BoundedSemaphore final : public Semaphore {
 public:
  explicit BoundedSemaphore(int value = 1) : Semaphore(value), bound_(value) {}
  // ValueError 'BoundedSemaphore released too many times'
  void release() override;

 private:
  const char* class_name() const noexcept override { return "BoundedSemaphore"; }
  int bound_;
};

}  // namespace asyncio
#pragma GCC visibility pop
