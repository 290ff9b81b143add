// TimerQueue: the nodes that wait for a time, the earliest first; equal deadlines in the order they
// were added.
//
// Most timers are cancelled, or wait for long, so that ordering them all is wasted work. Only the
// nearest are kept ordered, in a heap small enough for the first cache. The others lie in bands:
// ranges of time, each a chain of blocks that is only appended to. A band is sorted when its time
// comes, unless it is in order already, as what was added with one and the same delay is. To cancel
// costs one store into the entry, which need not even be in the cache.
//
// Invariants:
//  1. node.timer is the node's entry, whose node is that node; there is no other.
//  2. An entry of the heap is not before its parent, entry (i - 1) / 4, by deadline and then by
//  sequence.
//  3. bands_ is ordered, the latest first. The deadlines of a band are at or after its `from`, and
//  before the `from` of the next later one; those of the heap are before all bands. So equal
//  deadlines are in one place.
//  4. In a band equal deadlines are in the order they were added; in a sorted band all are in
//  order.
//  5. A band has a block, and a block between its `begin` and `end` an entry or more. An entry
//  without a node was cancelled; `dead_` counts these, and a block's `live` the others.
//  6. dead_ <= live ones in bands + kDeadAllowed, so that memory is bounded by what is armed.
#pragma once

#include <asyncio/loop/node.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace asyncio::detail {

struct TimerEntry {
  double when;
  Node* node;  // null: cancelled
};

class TimerQueue {
 public:
  TimerQueue() noexcept = default;
  TimerQueue(const TimerQueue&) = delete;
  TimerQueue& operator=(const TimerQueue&) = delete;
  ~TimerQueue();

  bool empty() const noexcept { return size_ == 0; }
  std::size_t size() const noexcept { return size_; }

  // `when` may be infinite, and is a number.
  void push(double when, Node& node);
  void remove(Node& node) noexcept;
  // Precondition: the node is in the queue.
  double deadline(const Node& node) const noexcept { return node.timer->when; }

  // These three sort what they must. Precondition of the first two: not empty.
  double earliest();
  Node& pop();
  // The earliest if it is before `end`, else null. Sorts nothing when no band can be due.
  Node* pop_due(double end);

  // For tests: bands, the memory held in bytes, and the invariants (O(n)).
  std::size_t bands() const noexcept { return bands_.size(); }
  std::size_t memory() const noexcept { return blocks_ * sizeof(Block); }
  bool consistent() const;

 private:
  static constexpr unsigned kNearMost = 128;
  static constexpr unsigned kBlockEntries = 254;  // a block and malloc()'s header make up a page
  static constexpr unsigned kBlockAlign = 4096;
  static constexpr unsigned kSparesKept = 4;
  static constexpr unsigned kMostParts = 256;  // what one split makes of a band
  static constexpr std::size_t kPartSize = 128;
  static constexpr std::size_t kGrowth = 4;  // from a band to the next later one, at least
  static constexpr std::size_t kDeadPerLive = 1;
  static constexpr std::size_t kDeadAllowed = 64;

  struct NearEntry : TimerEntry {
    std::uint32_t sequence;  // orders equal deadlines by arming
  };
  // Aligned, so that an entry's address leads to its block.
  struct alignas(16) Block {
    Block* next;
    std::uint16_t begin;
    std::uint16_t end;
    std::uint16_t live;
    TimerEntry entries[kBlockEntries];
  };
  struct Band {
    double from = 0;
    Block* head = nullptr;
    Block* tail = nullptr;
    std::size_t size = 0;  // dead ones included
    bool sorted = true;
  };

  static bool before(const NearEntry& a, const NearEntry& b) noexcept {
    if (a.when != b.when) return a.when < b.when;
    // Sequence numbers may wrap: what counts is which is ahead by less than half the circle.
    return static_cast<std::int32_t>(a.sequence - b.sequence) < 0;
  }
  bool is_near(const TimerEntry* e) const noexcept {
    return reinterpret_cast<std::uintptr_t>(e) - reinterpret_cast<std::uintptr_t>(near_) <
           sizeof near_;
  }
  static Block& block_of(TimerEntry* e) noexcept {
    return *reinterpret_cast<Block*>(reinterpret_cast<std::uintptr_t>(e) &
                                     ~std::uintptr_t{kBlockAlign - 1});
  }
  std::size_t live_in_bands() const noexcept { return size_ - near_size_; }

  // ---- the heap of the nearest ----
  void push_near(double when, Node& node);
  void take_near(std::size_t i) noexcept;
  void place(std::size_t i, const NearEntry& e) noexcept {
    near_[i] = e;
    e.node->timer = &near_[i];
  }
  void sift_up(std::size_t i, NearEntry e) noexcept;
  void sift_down(std::size_t i, NearEntry e) noexcept;
  void spill();

  // ---- bands ----
  Band& band_for(double when) noexcept;
  void append(Band& band, double when, Node& node);
  void settle();
  void sort(Band& band) noexcept;
  void split();
  void merge_small() noexcept;
  void chain(Band& front, Band& back) noexcept;
  Node& take_first() noexcept;
  void forget(TimerEntry* e) noexcept;
  void sweep() noexcept;
  void drop_dead_blocks(Band& band) noexcept;
  void compact(Band& band) noexcept;
  void drop_bands() noexcept;
  bool consistent(const Band& band, const Band* later, std::size_t& live, std::size_t& dead) const;

  // ---- blocks ----
  void reserve(std::size_t blocks);
  Block* take_block();
  void give_block(Block* block) noexcept {
    block->next = spare_;
    spare_ = block;
    ++spares_;
  }
  void trim(std::size_t keep) noexcept;

  std::size_t size_ = 0;
  std::size_t near_size_ = 0;
  std::size_t dead_ = 0;
  std::vector<Band> bands_;
  Block* spare_ = nullptr;
  std::size_t spares_ = 0;
  std::size_t blocks_ = 0;  // spare ones included
  std::uint32_t sequence_ = 0;
  NearEntry near_[kNearMost];
};

}  // namespace asyncio::detail
