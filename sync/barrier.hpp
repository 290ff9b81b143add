// Barrier: a number of tasks wait for one another, and then go on together.
//
// wait, reset, abort, parties, n_waiting, broken; ASYNCIO_WITH(barrier) { } waits first.
// asyncio names: Barrier, BrokenBarrierError (3.11).
// Lifetime: neither copied nor moved; it must outlive the tasks that use it. It belongs to the loop
// of the first task that has to wait. Thread: the loop's.
#pragma once

#include <asyncio/sync/condition.hpp>

#pragma GCC visibility push(default)
namespace asyncio {

// asyncio.BrokenBarrierError: the barrier was reset or aborted. It is a RuntimeError.
class BrokenBarrierError : public RuntimeError {
 public:
  using RuntimeError::RuntimeError;
};

class Barrier final : public detail::LoopBound {
 public:
  // For that many tasks. ValueError when there are less than 1.
  explicit Barrier(int parties);

  // Waits until `parties` tasks have come. The last to come goes on without a suspension, the
  // others in the order in which they came. Gives the place in that order, from 0 on. While those
  // that are through leave, newcomers wait for the next round. BrokenBarrierError when the barrier
  // is reset meanwhile, or is or gets broken.
  Coroutine<int> wait(detail::Caller at = detail::Caller());
  // Sends those who wait away with BrokenBarrierError, and is as new.
  Coroutine<void> reset(detail::Caller at = detail::Caller());
  // The same for all that wait or will wait, until a reset().
  Coroutine<void> abort(detail::Caller at = detail::Caller());

  // async with: wait() gives the place.
  Coroutine<int> aenter() { return wait(detail::Caller::none()); }
  void aexit(const ExceptionPtr&) noexcept {}

  int parties() const noexcept { return parties_; }
  // How many have come in this round; 0 once it is full.
  int n_waiting() const noexcept { return state_ == State::filling ? count_ : 0; }
  bool broken() const noexcept { return state_ == State::broken; }
  std::string to_string() const override;

 private:
  enum class State { filling, draining, resetting, broken };
  struct WaitBody;
  Coroutine<void> change(State when_waiting, State when_empty, const detail::Caller& at,
                         const char* name);
  bool closed_to_newcomers() const noexcept {
    return state_ == State::draining || state_ == State::resetting;
  }
  void leave();

  Condition changed_;  // its lock is held by whoever looks at the state
  int parties_;
  int count_ = 0;  // of the tasks inside
  State state_ = State::filling;
};

}  // namespace asyncio
#pragma GCC visibility pop
