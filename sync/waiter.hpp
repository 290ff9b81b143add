// Waiter and WaitList: how tasks wait in line for a lock, an event, a semaphore or a queue.
//
// A task that has to wait makes one future, its Waiter, which is also its place in the list. The
// way of a wait: start_wait() appends the waiter, the task waits for it; somebody wakes it; in the
// step that follows, before the body runs, it leaves the list and either takes what it was woken
// for or hands the wake-up on (on_wake()). So no frame is needed to wait, and a wake-up is either
// used or passed on.
//
// Lifetime: a waiter belongs to its task. A list that dies lets go of the waiters in it.
// Thread: the loop's.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class WaitList;

// The future by which one task waits in a list. Its result is True.
class Waiter : public FutureBase {
 public:
  explicit Waiter(EventLoop& loop) noexcept : FutureBase(loop) { flags_ |= kLooksFirst; }

  using FutureBase::cancel;
  bool cancel(const std::string* message) override;
  void deliver(void* target, Deliver how) override;
  std::string result_repr() const override { return "True"; }
  bool on_wake(TaskBase& task, ExceptionPtr& error) noexcept final;

 protected:
  // The task runs on and takes what it was woken for; false: it waits again. May put an exception
  // to `error`. Called while it is in the list, which it must leave.
  virtual bool take(TaskBase& task, ExceptionPtr& error);
  WaitList& list() const noexcept { return *list_; }
  // The last handle is gone: the task was dropped, or has what it wanted.
  void release() noexcept override;

 private:
  friend class WaitList;
  template <class>
  friend struct LayoutOf;
  static constexpr std::uint32_t kHandedOver = kFirstFree;  // invariant 2 of the list
  static constexpr std::uint32_t kComplete = kFirstFree << 1;

  void give_up() noexcept;

  WaitList* list_ = nullptr;  // null once it has left
  Waiter* previous_ = nullptr;
  Waiter* next_ = nullptr;
};

// Invariants:
//  1. Waiters stand in the order in which they came. One leaves when its task runs again (or is
//  dropped), however it was woken, so all operations but those on all waiters are O(1), amortised.
//  2. size_ counts the waiters but those that are handed over: a queue forgets a waiter when it
//  wakes it, the others when it runs.
//  3. cancelled_ counts those of size_ that are cancelled.
//  4. All before cursor_ are done; so none is looked at twice for a wake-up.
class WaitList {
 public:
  WaitList() noexcept = default;
  WaitList(const WaitList&) = delete;
  WaitList& operator=(const WaitList&) = delete;

  std::size_t size() const noexcept { return size_; }
  // Is there one that is not cancelled?
  bool has_live() const noexcept { return size_ != cancelled_; }

  // The task waits in this list, behind all others. Takes over the count of the waiter.
  void wait(TaskBase& task, Waiter& waiter) noexcept;
  // A waiter that was woken waits again, behind all others.
  void wait_again(TaskBase& task, Waiter& waiter) noexcept;
  void remove(Waiter& waiter) noexcept;

  // Wakes the first one in the list unless it is done.
  void wake_first() noexcept;
  // Wakes the first one that is not done; false when there is none.
  bool wake_next() noexcept;
  // The same, and forgets it with all before it.
  bool hand_over_next() noexcept;
  // Wakes all that are not done. They are complete: they need the list no more.
  void wake_all() noexcept;

  // A waiter that was woken runs on, and has left the list.
  virtual void taken() noexcept {}
  // One has left the list without running on; `woken`: a wake-up was spent on it.
  virtual void given_up(bool woken) noexcept { (void)woken; }

 protected:
  virtual ~WaitList();

 private:
  friend class Waiter;
  template <class>
  friend struct LayoutOf;
  void append(Waiter& waiter) noexcept;
  void hand_over(Waiter& waiter) noexcept;

  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
  Waiter* cursor_ = nullptr;
  std::size_t size_ = 0;
  std::size_t cancelled_ = 0;
};

// What belongs to one loop: the one of the first task that had to wait (asyncio's _LoopBoundMixin).
class LoopBound {
 public:
  LoopBound(const LoopBound&) = delete;
  LoopBound& operator=(const LoopBound&) = delete;
  // Its repr, `<asyncio.locks.Lock object at 0x55d0 [unlocked, waiters:2]>`.
  virtual std::string to_string() const = 0;
  // The same with its address, where that is not in it: Python's repr() where str() is shorter.
  virtual std::string with_address() const { return to_string(); }
  // Binds it to the loop, if it is not yet. RuntimeError when it is bound to another one.
  ExceptionPtr bind(EventLoop& loop);
  // Debug mode: RuntimeError while that loop runs in another thread.
  void check_thread() const {
    if (loop_) access(*loop_).check_thread();
  }

 protected:
  LoopBound() noexcept = default;
  ~LoopBound() = default;
  std::string address() const;
  // `<asyncio.locks.NAME object at 0x55d0 [STATE, waiters:N]>`
  std::string describe(const char* name, std::string state, std::size_t waiters) const;

 private:
  LoopRef loop_;
};

std::ostream& operator<<(std::ostream& out, const LoopBound& object);
inline std::string to_repr(const LoopBound& object) { return object.with_address(); }

// It is an error where a coroutine is driven by hand. Else that is being closed, and to wait then
// is to ignore GeneratorExit.
template <class R>
bool start_wait_without_task(CoBase& co, const AwaitTarget<R>& to) {
  return co.resumption().yielded ? co.fail(needs_task(co.frame()), to) : co.suspend();
}

// Makes the running task wait in the list; what an AwaitTraits<A>::start() ends with. `make(loop)`
// makes the waiter.
template <class R, class F>
bool start_wait(CoBase& co, LoopBound& object, WaitList& list, const AwaitTarget<R>& to, F&& make) {
  auto* task = static_cast<TaskBase*>(co.driver());
  if (!task) return start_wait_without_task(co, to);
  if (ExceptionPtr error = object.bind(task->loop())) return co.fail(std::move(error), to);
  list.wait(*task, *make(task->loop()));
  return co.suspend();
}
template <class R>
bool start_wait(CoBase& co, LoopBound& object, WaitList& list, const AwaitTarget<R>& to) {
  return start_wait(co, object, list, to, [](EventLoop& loop) { return new Waiter(loop); });
}

// Base of what acquire(), wait(), put() and get() return. Awaited directly, it needs no frame, and
// no memory at all when there is nothing to wait for; where a coroutine is asked for, it becomes
// one. A derived class O has `result_type` and `bool start(CoBase&, const
// AwaitTarget<result_type>&)`, as in AwaitTraits.
struct WaitOperation {};

}  // namespace asyncio::detail

namespace asyncio {

template <class O>
struct AwaitTraits<O, std::enable_if_t<std::is_base_of_v<detail::WaitOperation, O>>> {
  using result_type = typename O::result_type;
  template <class A>
  static bool start(CoBase& co, A&& operation, const AwaitTarget<result_type>& to) {
    return std::forward<A>(operation).start(co, to);
  }
};

}  // namespace asyncio
#pragma GCC visibility pop
