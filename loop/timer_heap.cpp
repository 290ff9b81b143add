#include <asyncio/loop/timer_heap.hpp>

#include <cstdlib>
#include <new>

namespace asyncio::detail {

TimerHeap::~TimerHeap() { std::free(entries_); }

// By realloc: a large array grows in place, where copying it would touch every page twice.
void TimerHeap::grow() {
  const std::size_t capacity = capacity_ == 0 ? 64 : capacity_ * 2;
  void* memory = std::realloc(static_cast<void*>(entries_), capacity * sizeof(Entry));
  if (!memory) throw std::bad_alloc();
  entries_ = static_cast<Entry*>(memory);
  capacity_ = capacity;
}

void TimerHeap::push(double when, Node& node) {
  if (size_ == capacity_) grow();
  node.flags_ |= Node::kInHeap;
  node.heap.sequence = sequence_++;
  sift_up(size_++, {when, &node});
}

Node& TimerHeap::pop() noexcept {
  Node& node = *entries_[0].node;
  take_out(0);
  return node;
}

void TimerHeap::remove(Node& node) noexcept { take_out(node.heap.index); }

void TimerHeap::take_out(std::size_t i) noexcept {
  entries_[i].node->flags_ &= ~Node::kInHeap;
  const Entry last = entries_[--size_];
  if (i == size_) return;
  if (i > 0 && before(last, entries_[(i - 1) / 4])) {
    sift_up(i, last);
  } else {
    sift_down(i, last);
  }
}

void TimerHeap::sift_up(std::size_t i, Entry e) noexcept {
  while (i > 0) {
    const std::size_t parent = (i - 1) / 4;
    if (!before(e, entries_[parent])) break;
    place(i, entries_[parent]);
    i = parent;
  }
  place(i, e);
}

void TimerHeap::sift_down(std::size_t i, Entry e) noexcept {
  for (;;) {
    const std::size_t first = 4 * i + 1;
    if (first >= size_) break;
    const std::size_t end = first + 4 < size_ ? first + 4 : size_;
    std::size_t least = first;
    for (std::size_t c = first + 1; c < end; ++c) {
      if (before(entries_[c], entries_[least])) least = c;
    }
    if (!before(entries_[least], e)) break;
    place(i, entries_[least]);
    i = least;
  }
  place(i, e);
}

}  // namespace asyncio::detail
