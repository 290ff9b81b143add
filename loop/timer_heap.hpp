// TimerHeap: the nodes that wait for a time, the earliest first; equal deadlines in the order they
// were added.
//
// A 4-ary heap in one array of {deadline, node}; each node knows its place, so that removing one is
// O(log n) and leaves nothing behind.
//
// Invariants:
//  1. No entry is earlier than its parent, entry (i - 1) / 4.
//  2. entries_[node.heap.index].node == &node for every node in the heap.
#pragma once

#include <asyncio/loop/node.hpp>

#include <cstddef>

namespace asyncio::detail {

class TimerHeap {
 public:
  TimerHeap() noexcept = default;
  TimerHeap(const TimerHeap&) = delete;
  TimerHeap& operator=(const TimerHeap&) = delete;
  ~TimerHeap();

  bool empty() const noexcept { return size_ == 0; }
  std::size_t size() const noexcept { return size_; }
  // Precondition of both: not empty.
  double earliest() const noexcept { return entries_[0].when; }
  Node& pop() noexcept;

  void push(double when, Node& node);
  void remove(Node& node) noexcept;
  double deadline(const Node& node) const noexcept { return entries_[node.heap.index].when; }

 private:
  struct Entry {
    double when;
    Node* node;
  };
  static bool before(const Entry& a, const Entry& b) noexcept {
    if (a.when != b.when) return a.when < b.when;
    // Sequence numbers may wrap: what counts is which is ahead by less than half the circle.
    return static_cast<std::int32_t>(a.node->heap.sequence - b.node->heap.sequence) < 0;
  }
  void place(std::size_t i, const Entry& e) noexcept {
    entries_[i] = e;
    e.node->heap.index = static_cast<std::uint32_t>(i);
  }
  void sift_up(std::size_t i, Entry e) noexcept;
  void sift_down(std::size_t i, Entry e) noexcept;
  void take_out(std::size_t i) noexcept;
  void grow();

  Entry* entries_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  std::uint32_t sequence_ = 0;
};

}  // namespace asyncio::detail
