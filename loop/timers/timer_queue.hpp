// TimerQueue: the nodes that wait for a time, the earliest first; equal deadlines in the order they
// were added.
//
// Most timers are cancelled, or wait for long, so that ordering them all is wasted work. Only the
// nearest are kept ordered, in a 4-ary heap small enough for the first cache; the others are in
// bands (timer_bands.hpp).
//
// Invariants:
//  1. node.timer is the node's entry, whose node is that node; there is no other.
//  2. An entry of the heap is not before its parent, entry (i - 1) / 4, by deadline and then by
//  sequence.
//  3. The deadline of an entry is that of its node or, if that was moved, an earlier one; who is
//  asked for the earliest or for those that are due gives it the place it should have.
//  4. The deadlines in the heap are before all that are in bands. So equal deadlines are in one
//  place.
#pragma once

#include <asyncio/loop/timers/timer_bands.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class TimerQueue {
 public:
  [[gnu::cold]] TimerQueue();
  [[gnu::cold]] ~TimerQueue();
  TimerQueue(const TimerQueue&) = delete;
  TimerQueue& operator=(const TimerQueue&) = delete;

  bool empty() const noexcept { return near_size_ == 0 && bands_.empty(); }
  std::size_t size() const noexcept { return near_size_ + bands_.live(); }

  // `when` may be infinite, and is a number.
  void push(double when, Node& node);
  // Moves the deadline of a node that is armed; of another one that is all that changes. Among
  // equal deadlines it has no fixed place.
  void move(TimerNode& node, double when) {
    // No other is later, so neither is its own: nothing of it is read, that would wait for memory.
    if (when < latest_) return move_back(node, when);
    latest_ = when;
    node.set_when(when);
  }
  void remove(Node& node) noexcept;
  // The queue that a node is in. Precondition: it is armed.
  static TimerQueue& of(const Node& node) noexcept { return *TimerPage::of(node.timer).queue; }
  // Precondition: the node is in the queue.
  double deadline(const Node& node) const noexcept { return node.timer->when; }

  // Sorts what it must. Precondition: not empty.
  double earliest();
  // Puts all that are before `end` to what is ready, in order. Sorts nothing when no band can be
  // due. Who comes due with very many others is told to `ahead`. False: there was no memory to put
  // the rest in order, which stays as it was.
  bool take_due(double end, ReadyQueue& ready, ReadAhead::Ptr& ahead) noexcept;

  // Empties it: puts all to what is ready, in some order.
  [[gnu::cold]] void drop_all(ReadyQueue& ready) noexcept;

  // For tests: takes out the earliest one (precondition: not empty), the bands, and the invariants
  // (O(n)).
  Node& pop();
  const TimerBands& bands() const noexcept { return bands_; }
  bool consistent() const;

 private:
  template <class>
  friend struct LayoutOf;
  static constexpr std::size_t kNearMost = TimerBands::kPrependMost;
  struct NearEntry : TimerEntry {
    std::uint32_t sequence;  // orders equal deadlines by arming
  };
  struct NearPage : TimerPage {
    NearEntry entries[kNearMost];

    NearEntry& operator[](std::size_t i) noexcept { return entries[i]; }
  };
  static_assert(sizeof(NearPage) <= kPoolPage);

  static bool before(const NearEntry& a, const NearEntry& b) noexcept {
    if (a.when != b.when) return a.when < b.when;
    // Sequence numbers may wrap: what counts is which is ahead by less than half the circle.
    return static_cast<std::int32_t>(a.sequence - b.sequence) < 0;
  }
  bool is_near(const TimerEntry* e) const noexcept { return &TimerPage::of(e) == &near_; }
  void push_near(double when, Node& node);
  void take_near(std::size_t i) noexcept;
  void place(std::size_t i, const NearEntry& e) noexcept {
    near_[i] = e;
    e.node->timer = &near_[i];
  }
  void sift_up(std::size_t i, NearEntry e) noexcept;
  void sift_down(std::size_t i, NearEntry e) noexcept;
  [[gnu::cold]] void spill();
  [[gnu::cold]] void put_off_first();
  [[gnu::noinline]] void move_back(TimerNode& node, double when);

  TimerBands bands_{*this};
  double latest_ = -std::numeric_limits<double>::infinity();  // no deadline is later
  // These three stand together: the loop's layout note says where the first one is.
  std::uint32_t near_size_ = 0;
  std::uint32_t sequence_ = 0;
  NearPage& near_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
