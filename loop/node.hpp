// Node: what the loop can run, and ReadyQueue, the list of what is ready.
//
// A node carries its own link, so that putting it into the queue allocates nothing. Tasks are
// nodes; so is what stands behind a Handle.
//
// Invariants:
//  1. A node is in at most one of: the ready queue, a future's list of callbacks, the timer queue.
//  2. While it is in the timer queue, `timer` is its entry there; while it is in a list, `next`
//  links it.
#pragma once

#include <asyncio/generators/layout.hpp>
#include <asyncio/generators/pool.hpp>

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

struct TimerEntry;

class Node : public Pooled {
 public:
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
#ifdef NDEBUG
  ASYNCIO_INLINE_ virtual ~Node() = default;
#else
  virtual ~Node() { assert(!(flags_ & kTraced) && "a destructor does not call end_node()"); }
#endif

  // Does its work. The queue has given it up already. Throws only KeyboardInterrupt and SystemExit.
  virtual void run() = 0;
  // Taken out of a queue for good without having run: the loop is being closed.
  virtual void discard() noexcept = 0;
  // `<Handle f()>`, for people.
  virtual std::string describe() const = 0;

  void ref() noexcept { ++refs_; }
  ASYNCIO_INLINE_ void unref() noexcept {
    if (--refs_ == 0) delete this;
  }
  std::uint32_t refs() const noexcept { return refs_; }
  // Does it wait for a time?
  bool armed() const noexcept { return (flags_ & kArmed) != 0; }
  // Is it a TimerNode, whose deadline may be moved?
  bool is_movable() const noexcept { return (flags_ & kMovable) != 0; }
  // Is it a done-callback of a future?
  bool is_done_node() const noexcept { return (flags_ & kDoneNode) != 0; }

 protected:
  Node() noexcept : next(nullptr) {}
  // To be called by the destructor of each class that derives from this one, the last thing there.
  // A call in ~Node() would make all programs link the tables of virtual functions of this class
  // and of those between, for what is called might call a virtual function of the node.
  ASYNCIO_INLINE_ void end_node() noexcept {
    if (!(flags_ & kTraced)) return;
    forget_origin();
    flags_ &= ~kTraced;
  }

  static constexpr std::uint32_t kArmed = 1u << 31;  // kept by TimerQueue
  static constexpr std::uint32_t kDoneNode = 1u << 30;
  static constexpr std::uint32_t kTraced = 1u << 28;   // debug mode knows where it was made
  static constexpr std::uint32_t kMovable = 1u << 27;  // a TimerNode

  std::uint32_t refs_ = 1;
  std::uint32_t flags_ = 0;  // the derived class says what the other bits mean

 private:
  template <class>
  friend struct LayoutOf;
  friend class Origins;
  friend class ReadyQueue;
  friend struct TimerBand;
  friend class TimerBands;
  friend class TimerQueue;
  friend class Inbox;
  friend class DoneCallbacks;
  [[gnu::cold]] void forget_origin() noexcept;

  union {
    Node* next;
    TimerEntry* timer;
  };
};

// First in, first out; O(1), never allocates.
class ReadyQueue {
 public:
  ReadyQueue() noexcept = default;
  ReadyQueue(const ReadyQueue&) = delete;
  ReadyQueue& operator=(const ReadyQueue&) = delete;

  bool empty() const noexcept { return head_ == nullptr; }
  void push(Node& node) noexcept {
    node.next = nullptr;
    *tail_ = &node;
    tail_ = &node.next;
  }
  // A chain through Node::next, from `first` to `last`.
  void push_chain(Node& first, Node& last) noexcept {
    last.next = nullptr;
    *tail_ = &first;
    tail_ = &last.next;
  }
  // The first one; null when there is none.
  Node* pop() noexcept {
    Node* node = head_;
    if (!node) return nullptr;
    head_ = node->next;
    if (!head_) tail_ = &head_;
    return node;
  }
  // Moves all of `other` behind what is here.
  void append(ReadyQueue& other) noexcept {
    if (other.empty()) return;
    *tail_ = other.head_;
    tail_ = other.tail_;
    other.clear();
  }
  // Where the one behind it is linked; to be asked before the node runs, which may be its end.
  static Node* const* link_of(const Node& node) noexcept { return &node.next; }
  // Is the last one the node of that link? It need not exist any more.
  bool ends_at(Node* const* link) const noexcept { return tail_ == link; }
  // Takes all out, as a chain to be walked with after().
  Node* take_all() noexcept {
    Node* chain = head_;
    clear();
    return chain;
  }
  // The next one of a chain; to be asked before the node runs, which may link it elsewhere.
  static Node* after(const Node& node) noexcept { return node.next; }
  // Puts a chain back before what is here.
  [[gnu::cold]] void put_back(Node* chain) noexcept {
    Node** end = &chain;
    while (*end) end = &(*end)->next;
    if (end == &chain) return;
    *end = head_;
    if (!head_) tail_ = end;
    head_ = chain;
  }
  // Is the first one here followed by `chain`?
  [[gnu::cold]] bool is_second(const Node* chain) const noexcept {
    return head_ && head_->next == chain;
  }
  // For people and tests: O(n).
  std::size_t size() const noexcept {
    std::size_t n = 0;
    for (const Node* node = head_; node; node = node->next) ++n;
    return n;
  }

 private:
  void clear() noexcept {
    head_ = nullptr;
    tail_ = &head_;
  }
  Node* head_ = nullptr;
  Node** tail_ = &head_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
