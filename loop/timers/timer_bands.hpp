// TimerBands: the nodes that wait for a time that is not near, in almost no order.
//
// Bands are ranges of time (timer_band.hpp), of which only the first one is ever sorted, and only
// what it must be. To cancel costs one store into the entry, which need not even be in the cache;
// it looks at nothing else but counters, and how many of which block are left is found out when it
// matters.
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

#include <asyncio/loop/timers/read_ahead.hpp>
#include <asyncio/loop/timers/timer_band.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class TimerBands {
 public:
  explicit TimerBands(TimerQueue& queue) noexcept : blocks_(queue) {}
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
  [[gnu::cold]] void prepend(const TimerEntry* entries, std::size_t n);
  void remove(TimerEntry* e) noexcept;
  // Sorts what it must, so that the first entry is the earliest. Precondition: not empty.
  void settle();
  // Takes it out. Precondition: settled.
  Node& take_first() noexcept;
  // Takes out all before `end`, in order. When it throws, relink() is to be called.
  void take_due(double end, ReadyQueue& ready, ReadAhead::Ptr& ahead);
  [[gnu::cold]] void relink() noexcept;

  // Empties it: puts all to what is ready, in some order.
  [[gnu::cold]] void drop_all(ReadyQueue& ready) noexcept;

  // For tests: bands, the memory held in bytes, and the invariants (O(n)).
  std::size_t size() const noexcept { return bands_.size(); }
  std::size_t memory() const noexcept { return blocks_.memory(); }
  bool consistent() const;

 private:
  template <class>
  friend struct LayoutOf;
  static constexpr unsigned kMostParts = 256;  // what one split makes of a band
  static constexpr std::size_t kPartSize = 128;
  static constexpr std::size_t kGrowth = 4;  // from a band to the next later one, at least
  static constexpr std::size_t kDeadPerLive = 1;
  static constexpr std::size_t kDeadAllowed = 64;

  // As a std::vector, of which each use would bring code of its own to grow it.
  class Bands {
   public:
    Bands() noexcept = default;
    Bands(const Bands&) = delete;
    Bands& operator=(const Bands&) = delete;
    ~Bands() { ::operator delete(first_); }
    std::size_t size() const noexcept { return static_cast<std::size_t>(end_ - first_); }
    TimerBand* begin() const noexcept { return first_; }
    TimerBand* end() const noexcept { return end_; }
    TimerBand& front() const noexcept { return *first_; }
    TimerBand& back() const noexcept { return end_[-1]; }
    void reserve_more(std::size_t more);
    // Precondition: there is room.
    void push_back(const TimerBand& band) noexcept { *end_++ = band; }
    void pop_back() noexcept { --end_; }
    void cut(TimerBand* end) noexcept { end_ = end; }

   private:
    TimerBand* first_ = nullptr;
    TimerBand* end_ = nullptr;
    std::size_t room_ = 0;
  };

  TimerBand& band_for(double when) noexcept;
  void split(double end);
  void distribute(std::size_t n, std::uint64_t first, unsigned shift);
  TimerEntry* first_live() noexcept;
  bool take_sorted(double end, std::size_t& taken, ReadyQueue& ready,
                   ReadAhead::Ptr& ahead) noexcept;
  [[gnu::noinline]] void put_off(TimerEntry& e);
  [[gnu::noinline]] void put_off_due(double end);
  [[gnu::cold]] void merge_small() noexcept;
  void sweep_if_many() noexcept {
    if (dead_ > live_ * kDeadPerLive + kDeadAllowed) sweep();
  }
  [[gnu::cold]] void sweep() noexcept;
  [[gnu::noinline]] void drop_bands() noexcept;

  TimerBlocks blocks_;
  // They stand together: the loop's layout note says where the first one is.
  std::size_t live_ = 0;
  std::size_t dead_ = 0;
  Bands bands_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
