// Queue<T>: items on their way from tasks that put() to tasks that get(). PriorityQueue<T> gives
// the smallest first, LifoQueue<T> the newest.
//
// put, get, put_nowait, get_nowait; qsize, empty, full, maxsize; task_done, join; shutdown.
// asyncio names: Queue, PriorityQueue, LifoQueue (JoinableQueue until 3.4.4). T may be move-only.
// An item is never lost with a get() that is cancelled: it stays in the queue, and another task
// that waits is woken.
// Lifetime: neither copied nor moved; it must outlive the tasks that use it. It belongs to the loop
// of the first task that has to wait. Thread: the loop's.
#pragma once

#include <asyncio/futures/repr.hpp>
#include <asyncio/sync/queue_core.hpp>

#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace asyncio {

template <class T>
class Queue : public detail::QueueCore {
 public:
  using value_type = T;
  class Get;
  class Put;

  // For at most maxsize items; 0 or less: for any number.
  explicit Queue(long maxsize = 0) noexcept : QueueCore(maxsize) {}
  virtual ~Queue() = default;

  // Puts an item, and waits for room first. Without a suspension when there is room. QueueShutDown
  // after shutdown(). RuntimeError when it would have to wait and is bound to another loop.
  Put put(T item) { return Put(*this, std::move(item)); }
  // Takes an item, and waits for one first. QueueShutDown when the queue is empty after shutdown().
  Get get() noexcept { return Get(*this); }
  // The same without waiting: QueueFull when there is no room.
  void put_nowait(T item) {
    check_threads();
    if (is_shutdown()) throw QueueShutDown();
    if (full()) throw QueueFull();
    store(std::move(item));
  }
  // QueueEmpty when there is no item.
  T get_nowait() {
    check_threads();
    if (!empty()) return fetch();
    if (is_shutdown()) throw QueueShutDown();
    throw QueueEmpty();
  }

 private:
  class Getter;
  class Putter;

  // What kind of queue it is: PriorityQueue and LifoQueue have others. Queue._put, Queue._get
  virtual void put_item(T&& item) { items_.push_back(std::move(item)); }
  virtual T get_item() {
    T item = std::move(items_.front());
    items_.pop_front();
    return item;
  }
  std::string items_repr() const override { return repr(items_); }
  const char* class_name() const noexcept override { return "Queue"; }
  void drop_item() final { (void)get_item(); }

  void store(T&& item) {
    put_item(std::move(item));
    item_put();
  }
  T fetch() {
    T item = get_item();
    item_taken();
    return item;
  }

  std::deque<T> items_;
};

// Waits for an item, and then has it.
template <class T>
class Queue<T>::Getter final : public detail::Waiter {
 public:
  using Waiter::Waiter;
  void deliver(void* target) override {
    if (target) *static_cast<T*>(target) = std::move(*item_);
  }

 private:
  bool take(detail::TaskBase& task, ExceptionPtr& error) override {
    auto& side = static_cast<Side&>(list());
    if (!side.goes_on(task, *this, error)) return false;
    if (!error) item_.emplace(static_cast<Queue&>(side.queue()).fetch());
    return true;
  }
  std::optional<T> item_;
};

// Waits for room for its item.
template <class T>
class Queue<T>::Putter final : public detail::Waiter {
 public:
  Putter(EventLoop& loop, T&& item) : Waiter(loop), item_(std::move(item)) {}
  void deliver(void*) override {}

 private:
  bool take(detail::TaskBase& task, ExceptionPtr& error) override {
    auto& side = static_cast<Side&>(list());
    if (!side.goes_on(task, *this, error)) return false;
    auto& queue = static_cast<Queue&>(side.queue());
    if (!error && queue.is_shutdown()) error = make_exception<QueueShutDown>();
    if (!error) queue.store(std::move(item_));
    return true;
  }
  T item_;
};

// What get() returns; to be awaited.
template <class T>
class [[nodiscard]] Queue<T>::Get : public detail::WaitOperation {
 public:
  using result_type = T;
  static constexpr const char* kName = "get";
  explicit Get(Queue& queue) noexcept : queue_(&queue) {}
  bool start(CoBase& co, const AwaitTarget<T>& to) const {
    if (!queue_->empty()) {
      to.set(queue_->fetch());
      return false;
    }
    if (queue_->is_shutdown()) return co.fail(make_exception<QueueShutDown>(), to);
    return detail::start_wait(co, *queue_, queue_->getters_, to,
                              [](EventLoop& loop) { return new Getter(loop); });
  }

 private:
  Queue* queue_;
};

// What put() returns; to be awaited, once.
template <class T>
class [[nodiscard]] Queue<T>::Put : public detail::WaitOperation {
 public:
  using result_type = void;
  static constexpr const char* kName = "put";
  Put(Queue& queue, T&& item) : queue_(&queue), item_(std::move(item)) {}
  bool start(CoBase& co, const AwaitTarget<void>& to) && {
    if (queue_->is_shutdown()) return co.fail(make_exception<QueueShutDown>(), to);
    if (!queue_->full()) {
      queue_->store(std::move(item_));
      to.set();
      return false;
    }
    return detail::start_wait(co, *queue_, queue_->putters_, to, [this](EventLoop& loop) {
      return new Putter(loop, std::move(item_));
    });
  }

 private:
  Queue* queue_;
  T item_;
};

// Gives the smallest item first, by `operator<`; with std::pair<int, V>, the lowest number. Of
// equal ones, any.
template <class T, class Less = std::less<T>>
class PriorityQueue final : public Queue<T> {
 public:
  explicit PriorityQueue(long maxsize = 0, Less less = {})
      : Queue<T>(maxsize), less_(std::move(less)) {}

 private:
  // A binary heap in Python's order (heapq), so that equal items and the repr come out as there.
  // All comparisons come before the first move, so one that throws changes nothing.
  static std::size_t parent(std::size_t at) noexcept { return (at - 1) / 2; }
  void put_item(T&& item) override {
    heap_.push_back(std::move(item));
    std::size_t to = heap_.size() - 1;
    try {
      while (to > 0 && less_(heap_.back(), heap_[parent(to)])) to = parent(to);
    } catch (...) {
      heap_.pop_back();
      throw;
    }
    for (std::size_t at = heap_.size() - 1; at != to; at = parent(at))
      std::swap(heap_[at], heap_[parent(at)]);
  }
  // The last item takes the place of the first: it goes down along the smaller children to a leaf,
  // and from there up to its place.
  T get_item() override {
    const std::size_t last = heap_.size() - 1;
    std::size_t to = 0;
    for (std::size_t child = 1; child < last; child = 2 * to + 1) {
      if (child + 1 < last && !less_(heap_[child], heap_[child + 1])) ++child;
      to = child;
    }
    while (to > 0 && less_(heap_[last], heap_[to])) to = parent(to);
    T item = std::move(heap_[last]);
    heap_.pop_back();
    if (heap_.empty()) return item;
    for (;; to = parent(to)) {
      std::swap(item, heap_[to]);
      if (to == 0) return item;
    }
  }
  std::string items_repr() const override { return repr(heap_); }
  const char* class_name() const noexcept override { return "PriorityQueue"; }

  std::vector<T> heap_;
  Less less_;
};

// Gives the newest item first.
template <class T>
class LifoQueue final : public Queue<T> {
 public:
  using Queue<T>::Queue;

 private:
  void put_item(T&& item) override { stack_.push_back(std::move(item)); }
  T get_item() override {
    T item = std::move(stack_.back());
    stack_.pop_back();
    return item;
  }
  std::string items_repr() const override { return repr(stack_); }
  const char* class_name() const noexcept override { return "LifoQueue"; }

  std::vector<T> stack_;
};

}  // namespace asyncio
