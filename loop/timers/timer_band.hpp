// TimerBand: the entries of one range of time, a chain of blocks that is only appended to.
//
// It is sorted when its time comes, unless it is in order already, as what was added with one and
// the same delay is. Some of its entries are dead: their nodes were taken away.
#pragma once

#include <asyncio/loop/timers/timer_block.hpp>

#include <cstddef>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

struct TimerBand {
  double from = 0;  // no entry is before it
  TimerBlock* head = nullptr;
  TimerBlock* tail = nullptr;
  std::size_t size = 0;  // dead ones included
  bool sorted = true;
  bool due = false;  // all are being taken out: their nodes are not told where they move

  // The node is yet to be told where its entry is.
  TimerEntry& append(TimerBlocks& blocks, double when, Node& node) {
    TimerBlock* block = tail;
    const bool in_order = !block || when >= block->entries[block->end - 1].when;
    if (!block || block->full()) {
      block = blocks.take();
      (tail ? tail->next : head) = block;
      tail = block;
    }
    sorted &= in_order;
    TimerEntry& e = block->entries[block->end++];
    e = {when, &node};
    ++size;
    return e;
  }

  // These return how many dead ones they have left out.

  // Puts the live ones in order, into one block. Precondition: all entries fit into one.
  std::size_t sort(TimerBlocks& blocks) noexcept;
  // Puts the entries of `front`, which is not to be used afterwards, before its own, and may be
  // sorted still. Precondition: none of them is later than one of its own.
  [[gnu::cold]] std::size_t prepend(TimerBlocks& blocks, TimerBand& front) noexcept;
  // Gives back the blocks in which none is live. Moves the live ones up where there are `weight`
  // times as many dead ones or more beside them, and where that saves a block.
  std::size_t compact(TimerBlocks& blocks, std::size_t weight) noexcept;

  // Gives back its first block, or all of them.
  void drop_block(TimerBlocks& blocks) noexcept { blocks.give(std::exchange(head, head->next)); }
  void clear(TimerBlocks& blocks) noexcept {
    while (head) drop_block(blocks);
  }

  // Calls do_it(entry) for each live one, in their order.
  template <class F>
  void for_each(F do_it) const {
    for (TimerBlock* block = head; block; block = block->next) {
      for (unsigned i = block->begin; i < block->end; ++i) {
        if (block->entries[i].node) do_it(block->entries[i]);
      }
    }
  }

  // For tests: the invariants, `end` being where the next later band begins. Adds to the counters.
  bool consistent(double end, std::size_t& live, std::size_t& dead) const;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
