// Queue<T>: items on their way from tasks that put() to tasks that get(). PriorityQueue<T> gives
// the smallest first, LifoQueue<T> the newest.
//
// put, get, put_nowait, get_nowait; qsize, empty, full, maxsize; task_done, join; shutdown.
// asyncio names: Queue, PriorityQueue, LifoQueue (JoinableQueue until 3.4.4). T may be move-only.
// An item is never lost with a get() that is cancelled: it stays in the queue, and another task
// that waits is woken. So is it with a comparison that throws: that get() or put() raises.
// Lifetime: neither copied nor moved; it must outlive the tasks that use it. It belongs to the loop
// of the first task that has to wait. Thread: the loop's.
#pragma once

#include <asyncio/futures/repr.hpp>
#include <asyncio/generators/descent.hpp>
#include <asyncio/sync/queue_core.hpp>

#include <functional>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// An item on its way through a queue. It is moved in once and out once; between that only pointers
// move, so no code of the user's runs while a queue is between two states.
template <class T>
struct QueueItem : Pooled {
  template <class V>
  explicit QueueItem(std::in_place_t, V&& v) : value(std::forward<V>(v)) {}
  QueueItem* next = nullptr;
  T value;
};
template <class T>
using QueueItemPtr = std::unique_ptr<QueueItem<T>, Descent::Destroy>;

}  // namespace detail

template <class T>
class Queue : public detail::QueueCore {
 public:
  using value_type = T;
  class Get;
  class Put;

  // For at most maxsize items; 0 or less: for any number.
  explicit Queue(long maxsize = 0) noexcept : QueueCore(maxsize) {}
  ~Queue() override { drop_all(); }

  // Puts an item, and waits for room first. Without a suspension when there is room. QueueShutDown
  // after shutdown(). RuntimeError when it would have to wait and is bound to another loop.
  template <class V = T>
  Put put(V&& item) {
    return Put(*this, make(std::forward<V>(item)));
  }
  // Takes an item, and waits for one first. QueueShutDown when the queue is empty after shutdown().
  Get get() noexcept { return Get(*this); }
  // The same without waiting: QueueFull when there is no room.
  template <class V = T>
  void put_nowait(V&& item) {
    check_threads();
    if (is_shutdown()) throw QueueShutDown();
    if (full()) throw QueueFull();
    store(make(std::forward<V>(item)));
  }
  // QueueEmpty when there is no item.
  T get_nowait() {
    check_threads();
    if (!empty()) return std::move(fetch()->value);
    if (is_shutdown()) throw QueueShutDown();
    throw QueueEmpty();
  }

 protected:
  using Item = detail::QueueItem<T>;
  using ItemPtr = detail::QueueItemPtr<T>;

  // The item that is linked first.
  Item* first() const noexcept { return first_; }
  void link_first(Item& item) noexcept {
    item.next = first_;
    if (!first_) last_ = &item;
    first_ = &item;
  }
  void link_last(Item& item) noexcept {
    item.next = nullptr;
    (first_ ? last_->next : first_) = &item;
    last_ = &item;
  }
  Item& unlink_first() noexcept { return *std::exchange(first_, first_->next); }
  // For the destructor of each class that links items in a way of its own.
  void drop_all() noexcept {
    while (!empty()) drop_item();
  }
  // False: a to_repr() of the user's has changed the queue, and what follows is not shown.
  bool append_repr(std::string& text, const T& item) const {
    const auto state = [this] { return std::make_tuple(first_, qsize(), unfinished_tasks()); };
    const auto before = state();
    if (!text.empty()) text += ", ";
    text += detail::repr_of(item);
    if (state() == before) return true;
    text += ", ...";
    return false;
  }

 private:
  class Getter;
  class Putter;

  // What kind of queue it is: PriorityQueue and LifoQueue have others. What they throw has changed
  // nothing. Queue._put, Queue._get
  virtual void link(Item& item) { link_last(item); }
  // Precondition: there is one.
  virtual Item& unlink() { return unlink_first(); }
  // The one to be thrown away next.
  virtual Item& unlink_any() noexcept { return unlink_first(); }
  std::string items_repr() const override {
    std::string text;
    const Item* item = first_;
    while (item && append_repr(text, item->value)) item = item->next;
    return "[" + text + "]";
  }
  const char* class_name() const noexcept override { return "Queue"; }
  void drop_item() noexcept final {
    const ItemPtr item(&unlink_any());
    item_dropped();
  }

  template <class V>
  static ItemPtr make(V&& item) {
    static_assert(std::is_convertible_v<V, T>, "put() takes an item of the queue's type");
    return ItemPtr(new Item(std::in_place, std::forward<V>(item)));
  }
  void store(ItemPtr&& item) {
    link(*item);
    (void)item.release();
    item_put();
  }
  ItemPtr fetch() {
    ItemPtr item(&unlink());
    item_taken();
    return item;
  }

  Item* first_ = nullptr;
  Item* last_ = nullptr;  // when there is a first one
};

// Waits for an item, and then has it.
template <class T>
class Queue<T>::Getter final : public detail::Waiter {
 public:
  using Waiter::Waiter;
  void deliver(void* target, detail::Deliver how) override {
    detail::deliver_value<T>(std::move(item_->value), target, how);
  }

 private:
  bool take(detail::TaskBase& task, ExceptionPtr& error) override {
    auto& side = static_cast<Side&>(list());
    if (!side.goes_on(task, *this, error)) return false;
    if (!error) side.use([&] { item_ = static_cast<Queue&>(side.queue()).fetch(); });
    return true;
  }
  ItemPtr item_;
};

// Waits for room for its item.
template <class T>
class Queue<T>::Putter final : public detail::Waiter {
 public:
  Putter(EventLoop& loop, ItemPtr&& item) noexcept : Waiter(loop), item_(std::move(item)) {}
  void deliver(void*, detail::Deliver) override {}

 private:
  bool take(detail::TaskBase& task, ExceptionPtr& error) override {
    auto& side = static_cast<Side&>(list());
    if (!side.goes_on(task, *this, error)) return false;
    auto& queue = static_cast<Queue&>(side.queue());
    if (!error && queue.is_shutdown()) error = make_exception<QueueShutDown>();
    if (!error) side.use([&] { queue.store(std::move(item_)); });
    return true;
  }
  ItemPtr item_;
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
      const ItemPtr item = queue_->fetch();
      to.set(std::move(item->value));
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
  Put(Queue& queue, ItemPtr&& item) noexcept : queue_(&queue), item_(std::move(item)) {}
  bool start(CoBase& co, const AwaitTarget<void>& to) && {
    if (queue_->is_shutdown()) return co.fail(make_exception<QueueShutDown>(), to);
    if (!queue_->full()) {
      queue_->store(std::move(item_));
      to.set();
      return false;
    }
    // Not [this]: as long as nobody has its address, this object is but two registers.
    return detail::start_wait(co, *queue_, queue_->putters_, to,
                              [item = std::move(item_)](EventLoop& loop) mutable {
                                return new Putter(loop, std::move(item));
                              });
  }

 private:
  Queue* queue_;
  ItemPtr item_;
};

// Gives the smallest item first, by `operator<`; with std::pair<int, V>, the lowest number. Of
// equal ones, any. A comparison must not change the queue: RuntimeError when it does.
template <class T, class Less = std::less<T>>
class PriorityQueue final : public Queue<T> {
 public:
  explicit PriorityQueue(long maxsize = 0, Less less = {})
      : Queue<T>(maxsize), less_(std::move(less)) {}
  ~PriorityQueue() override { this->drop_all(); }

 private:
  using Item = typename Queue<T>::Item;

  // A binary heap in Python's order (heapq), so that equal items and the repr come out as there.
  // All comparisons come before the first change, so one that throws changes nothing.
  static std::size_t parent(std::size_t at) noexcept { return (at - 1) / 2; }
  bool less(const Item& a, const Item& b) {
    const std::size_t before = changes_;
    const bool is_less = less_(a.value, b.value);
    if (changes_ != before) throw RuntimeError("a comparison has changed the queue");
    return is_less;
  }
  void link(Item& item) override {
    std::size_t to = heap_.size();
    while (to > 0 && less(item, *heap_[parent(to)])) to = parent(to);
    heap_.push_back(&item);
    for (std::size_t at = heap_.size() - 1; at != to; at = parent(at))
      std::swap(heap_[at], heap_[parent(at)]);
    ++changes_;
  }
  // The last item takes the place of the first: it goes down along the smaller children to a leaf,
  // and from there up to its place.
  Item& unlink() override {
    const std::size_t last = heap_.size() - 1;
    std::size_t to = 0;
    for (std::size_t child = 1; child < last; child = 2 * to + 1) {
      if (child + 1 < last && !less(*heap_[child], *heap_[child + 1])) ++child;
      to = child;
    }
    while (to > 0 && less(*heap_[last], *heap_[to])) to = parent(to);
    Item* item = heap_[last];
    heap_.pop_back();
    ++changes_;
    if (heap_.empty()) return *item;
    for (;; to = parent(to)) {
      std::swap(item, heap_[to]);
      if (to == 0) return *item;
    }
  }
  Item& unlink_any() noexcept override {
    try {
      return unlink();
    } catch (...) {  // they cannot be compared: then in some order
      Item& last = *heap_.back();
      heap_.pop_back();
      ++changes_;
      return last;
    }
  }
  std::string items_repr() const override {
    std::string text;
    for (std::size_t i = 0; i < heap_.size(); ++i) {
      if (!this->append_repr(text, heap_[i]->value)) break;
    }
    return "[" + text + "]";
  }
  const char* class_name() const noexcept override { return "PriorityQueue"; }

  std::vector<Item*> heap_;
  std::size_t changes_ = 0;
  Less less_;
};

// Gives the newest item first.
template <class T>
class LifoQueue final : public Queue<T> {
 public:
  using Queue<T>::Queue;

 private:
  using Item = typename Queue<T>::Item;

  void link(Item& item) override { this->link_first(item); }
  // The newest one last.
  std::string items_repr() const override {
    std::vector<const Item*> items;
    for (const Item* item = this->first(); item; item = item->next) items.push_back(item);
    std::string text;
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
      if (!this->append_repr(text, (*item)->value)) break;
    }
    return "[" + text + "]";
  }
  const char* class_name() const noexcept override { return "LifoQueue"; }
};

}  // namespace asyncio
#pragma GCC visibility pop
