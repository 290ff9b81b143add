// TimerBands: the nodes that wait for a time that is not near, in almost no order.
//
// Bands are ranges of time, each a chain of blocks that is only appended to. A band is sorted when
// its time comes, unless it is in order already, as what was added with one and the same delay is.
// To cancel costs one store into the entry, which need not even be in the cache; it looks at
// nothing else but counters, and how many of which block are left is found out when it matters.
//
// Invariants:
//  1. node.timer is the node's entry, whose node is that node; there is no other. Inside
//  take_due() it may be out of date.
//  2. bands_ is ordered, the latest first. The deadlines of a band are at or after its `from`, and
//  before the `from` of the next later one. So equal deadlines are in one band.
//  3. In a band equal deadlines are in the order they were added; in a sorted band all are in
//  order.
//  4. A band has a block, and a block between its `begin` and `end` an entry or more. An entry
//  without a node was cancelled; `dead_` counts these, `live_` the others.
//  5. The deadline of an entry is that of its node or, if that was moved, an earlier one.
//  6. dead_ <= live_ + kDeadAllowed, so that memory is bounded by what is armed; no band is left
//  when live_ is 0.
#pragma once

#include <asyncio/loop/handle.hpp>
#include <asyncio/loop/read_ahead.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>

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
    constexpr std::uintptr_t kOffset = 4095;
    return *reinterpret_cast<const TimerPage*>(reinterpret_cast<std::uintptr_t>(e) & ~kOffset);
  }
};

class TimerBands {
 public:
  explicit TimerBands(TimerQueue& queue) noexcept : queue_(queue) {}
  TimerBands(const TimerBands&) = delete;
  TimerBands& operator=(const TimerBands&) = delete;
  [[gnu::cold]] ~TimerBands();

  std::size_t live() const noexcept { return live_; }
  bool empty() const noexcept { return live_ == 0; }
  // Nothing is earlier; after settle() the earliest deadline itself. Precondition: not empty.
  double from() const noexcept { return bands_.back().from; }

  // Precondition: not empty, `when` is not before from().
  void append(double when, Node& node);
  // The next prepend() and append() throw nothing.
  void prepare();
  // Entries in order, all before from(). At most kPrependMost.
  static constexpr std::size_t kPrependMost = 128;
  void prepend(const TimerEntry* entries, std::size_t n);
  void remove(TimerEntry* e) noexcept;
  // Sorts what it must, so that the first entry is the earliest. Precondition: not empty.
  void settle();
  // Takes it out. Precondition: settled.
  Node& take_first() noexcept;
  // Takes out all before `end`, in order.
  void take_due(double end, ReadyQueue& ready, ReadAhead::Ptr& ahead);

  // Empties it: puts all to what is ready, in some order.
  [[gnu::cold]] void drop_all(ReadyQueue& ready) noexcept;

  // For tests: bands, the memory held in bytes, and the invariants (O(n)).
  std::size_t size() const noexcept { return bands_.size(); }
  std::size_t memory() const noexcept { return blocks_ * sizeof(Block); }
  bool consistent() const;

 private:
  static constexpr unsigned kBlockEntries = 253;
  static constexpr unsigned kSparesKept = 4;
  static constexpr unsigned kMostParts = 256;  // what one split makes of a band
  static constexpr std::size_t kPartSize = 128;
  static constexpr std::size_t kGrowth = 4;  // from a band to the next later one, at least
  static constexpr std::size_t kDeadPerLive = 1;
  static constexpr std::size_t kDeadAllowed = 64;

  struct Block : TimerPage {
    Block* next;
    std::uint16_t begin;
    std::uint16_t end;
    TimerEntry entries[kBlockEntries];
  };
  static_assert(sizeof(Block) <= kPoolPage);
  struct Band {
    double from = 0;
    Block* head = nullptr;
    Block* tail = nullptr;
    std::size_t size = 0;  // dead ones included
    bool sorted = true;
    bool due = false;  // all are being taken out: their nodes are not told where they move
  };
  // As a std::vector, of which each use would bring code of its own to grow it.
  class Bands {
   public:
    Bands() noexcept = default;
    Bands(const Bands&) = delete;
    Bands& operator=(const Bands&) = delete;
    ~Bands() { ::operator delete(first_); }
    std::size_t size() const noexcept { return static_cast<std::size_t>(end_ - first_); }
    Band* begin() const noexcept { return first_; }
    Band* end() const noexcept { return end_; }
    Band& front() const noexcept { return *first_; }
    Band& back() const noexcept { return end_[-1]; }
    void reserve_more(std::size_t more);
    // Precondition: there is room.
    void push_back(const Band& band) noexcept { *end_++ = band; }
    void pop_back() noexcept { --end_; }
    void cut(Band* end) noexcept { end_ = end; }

   private:
    Band* first_ = nullptr;
    Band* end_ = nullptr;
    std::size_t room_ = 0;
  };

  Band& band_for(double when) noexcept;
  TimerEntry& append_to(Band& band, double when, Node& node);
  void sort(Band& band) noexcept;
  void split(double end);
  void distribute(std::size_t n, std::uint64_t first, unsigned shift);
  TimerEntry* first_live() noexcept;
  bool take_sorted(double end, std::size_t& taken, ReadyQueue& ready,
                   ReadAhead::Ptr& ahead) noexcept;
  [[gnu::noinline]] void put_off(TimerEntry& e);
  [[gnu::noinline]] void put_off_due(double end);
  [[gnu::cold]] void relink() noexcept;
  void merge_small() noexcept;
  void chain(Band& front, Band& back) noexcept;
  void sweep_if_many() noexcept {
    if (dead_ > live_ * kDeadPerLive + kDeadAllowed) sweep();
  }
  void sweep() noexcept;
  void compact(Band& band, std::size_t weight) noexcept;
  static unsigned live_in(const Block& block) noexcept;
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
  [[gnu::noinline]] void trim(std::size_t keep) noexcept;

  TimerQueue& queue_;
  std::size_t live_ = 0;
  std::size_t dead_ = 0;
  Bands bands_;
  Block* spare_ = nullptr;
  std::size_t spares_ = 0;
  std::size_t blocks_ = 0;  // spare ones included
};

}  // namespace asyncio::detail
