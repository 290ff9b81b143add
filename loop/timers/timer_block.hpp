// TimerBlock: a page of entries, each of which says what waits for what time; TimerBlocks: those of
// one queue that are free.
#pragma once

#include <asyncio/loop/handle.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class TimerQueue;

struct TimerEntry {
  double when;
  Node* node;  // null: cancelled

  // Has its node a later deadline by now? Precondition: it has a node.
  bool moved() const noexcept { return node->is_movable() && deadline() > when; }
  // Precondition: its node is movable.
  double deadline() const noexcept { return static_cast<const TimerNode*>(node)->when(); }
};

// A page of entries begins with this, so that an entry knows its queue.
struct TimerPage {
  TimerQueue* queue;

  static const TimerPage& of(const TimerEntry* e) noexcept {
    return *static_cast<const TimerPage*>(pool_page_of(e));
  }
};

struct TimerBlock : TimerPage {
  static constexpr unsigned kEntries = 253;

  TimerBlock* next;
  std::uint16_t begin;
  std::uint16_t end;
  TimerEntry entries[kEntries];

  bool full() const noexcept { return end == kEntries; }
  unsigned count_live() const noexcept {
    unsigned live = 0;
    for (unsigned i = begin; i < end; ++i) live += entries[i].node != nullptr;
    return live;
  }
  // The node of an entry some way after entry i, if that is before `stop`.
  void prefetch_after(unsigned i, unsigned stop) const noexcept {
    constexpr unsigned kAhead = 16;
    if (i + kAhead < stop) prefetch(entries[i + kAhead].node);
  }
};
static_assert(sizeof(TimerBlock) <= kPoolPage);

class TimerBlocks {
 public:
  explicit TimerBlocks(TimerQueue& queue) noexcept : queue_(queue) {}
  TimerBlocks(const TimerBlocks&) = delete;
  TimerBlocks& operator=(const TimerBlocks&) = delete;
  // Precondition: none is taken.
  ~TimerBlocks() { trim(0); }

  // The next `count` times take() throws nothing.
  void reserve(std::size_t count);
  // An empty one, which nothing follows.
  TimerBlock* take();
  void give(TimerBlock* block) noexcept {
    block->next = free_;
    free_ = block;
    ++free_count_;
  }
  // Returns those that are free to the pool, except for a few.
  [[gnu::noinline]] void trim(std::size_t keep = kKept) noexcept;

  // What is held in bytes, taken or free.
  std::size_t memory() const noexcept { return count_ * sizeof(TimerBlock); }

 private:
  static constexpr std::size_t kKept = 4;

  TimerQueue& queue_;
  TimerBlock* free_ = nullptr;
  std::size_t free_count_ = 0;
  std::size_t count_ = 0;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
