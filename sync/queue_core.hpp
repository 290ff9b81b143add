// QueueCore: what a queue is whatever its items: its bounds, who waits, what is unfinished.
//
// asyncio name: Queue, less the items.
//
// Invariants:
//  1. A getter or putter that waits re-checks when it is woken: another may have been faster. Then
//  it waits again, behind all others.
//  2. One is woken for each item put or taken, and one that cannot use it passes it on.
#pragma once

#include <asyncio/futures/exceptions.hpp>
#include <asyncio/sync/event.hpp>

#include <cstddef>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio {

// asyncio.QueueEmpty: get_nowait() found nothing.
class QueueEmpty : public MessageError {
 public:
  using MessageError::MessageError;
};
// asyncio.QueueFull: put_nowait() found no room.
class QueueFull : public MessageError {
 public:
  using MessageError::MessageError;
};
// asyncio.QueueShutDown: the queue takes nothing more, or gives nothing more (3.13).
class QueueShutDown : public MessageError {
 public:
  using MessageError::MessageError;
};

namespace detail {

class QueueCore : public LoopBound {
 public:
  // What join() returns; to be awaited.
  class [[nodiscard]] Join : public WaitOperation {
   public:
    using result_type = void;
    static constexpr const char* kName = "join";
    explicit Join(QueueCore& queue) noexcept : queue_(&queue) {}
    bool start(CoBase& co, const AwaitTarget<void>& to) const;

   private:
    QueueCore* queue_;
  };

  // The number of items.
  std::size_t qsize() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  // Are there maxsize items? Never when maxsize is 0 or less.
  bool full() const noexcept { return maxsize_ > 0 && size_ >= static_cast<std::size_t>(maxsize_); }
  long maxsize() const noexcept { return maxsize_; }

  // The work on an item that was taken is done. ValueError 'task_done() called too many times'
  // when there were not that many.
  void task_done();
  // Waits until task_done() was called for each item that was put.
  Join join() noexcept { return Join(*this); }
  // From now on put() raises QueueShutDown, and so does get() when the queue is empty. `immediate`:
  // the items are thrown away, each counted as done. Wakes all that wait. (3.13)
  void shutdown(bool immediate = false);
  // Was shutdown() called?
  bool is_shutdown() const noexcept { return shutdown_; }

  // How many tasks wait in get(), those that were woken not counted.
  std::size_t getter_count() const noexcept { return getters_.size(); }
  // The same of put().
  std::size_t putter_count() const noexcept { return putters_.size(); }
  // How many items there are whose task_done() is missing.
  std::size_t unfinished_tasks() const noexcept { return unfinished_; }

  // `<Queue maxsize=2 _queue=[1, 2] _getters[1] tasks=2>`
  std::string to_string() const override { return describe(""); }
  // `<Queue at 0x55d0 maxsize=2>`
  std::string with_address() const override { return describe(" at " + address()); }

 protected:
  explicit QueueCore(long maxsize) noexcept;
  virtual ~QueueCore() = default;

  // The waiters on one side.
  class Side final : public WaitList {
   public:
    Side(QueueCore& queue, bool (QueueCore::*blocked)() const noexcept) noexcept
        : queue_(queue), blocked_(blocked) {}
    QueueCore& queue() const noexcept { return queue_; }
    void given_up(bool woken) noexcept override {
      if (woken && !(queue_.*blocked_)()) hand_over_next();
    }
    // A waiter was woken. True: it has left the list and can go on, with an error or not; false: it
    // waits again.
    bool goes_on(TaskBase& task, Waiter& waiter, ExceptionPtr& error);
    // Uses the wake-up: take_or_put(). What it throws, a comparison, goes to the task that was
    // woken, and the wake-up to the next one.
    template <class F>
    void use(F&& take_or_put) {
      try {
        std::forward<F>(take_or_put)();
      } catch (...) {
        given_up(true);
        throw;
      }
    }

   private:
    template <class>
    friend struct LayoutOf;
    QueueCore& queue_;
    bool (QueueCore::*blocked_)() const noexcept;
  };

  // Both the queue's loop and join()'s.
  void check_threads() const {
    check_thread();
    finished_.check_thread();
  }
  // What remains to be done when an item was stored, or taken.
  void item_put() noexcept {
    ++size_;
    ++unfinished_;
    finished_.set_ = false;
    getters_.hand_over_next();
  }
  void item_taken() noexcept {
    --size_;
    putters_.hand_over_next();
  }
  void item_dropped() noexcept {
    --size_;
    if (unfinished_ > 0) --unfinished_;
  }

  Side getters_;
  Side putters_;

 private:
  template <class>
  friend struct LayoutOf;
  virtual const char* class_name() const noexcept = 0;
  virtual std::string items_repr() const = 0;
  // Throws one item away: its destructor, which may use the queue, runs when that is without it.
  virtual void drop_item() noexcept = 0;
  std::string describe(const std::string& where) const;
  bool wait_finished(CoBase& co, const AwaitTarget<void>& to);

  Event finished_;
  std::size_t size_ = 0;
  std::size_t unfinished_ = 0;
  long maxsize_;
  bool shutdown_ = false;
};

}  // namespace detail
}  // namespace asyncio
#pragma GCC visibility pop
