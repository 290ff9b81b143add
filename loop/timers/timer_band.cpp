#include <asyncio/loop/timers/timer_band.hpp>

#include <asyncio/loop/timers/merge_sort.hpp>

#include <utility>

namespace asyncio::detail {

std::size_t TimerBand::sort(TimerBlocks& blocks) noexcept {
  TimerEntry entries[TimerBlock::kEntries], spare[TimerBlock::kEntries];
  std::size_t n = 0;
  for_each([&](const TimerEntry& e) { entries[n++] = e; });
  while (head->next) drop_block(blocks);
  blocks.trim();
  const TimerEntry* const in_order = merge_sort(entries, spare, n);
  for (std::size_t i = 0; i < n; ++i) {
    head->entries[i] = in_order[i];
    if (!due) in_order[i].node->timer = &head->entries[i];
  }
  head->begin = 0;
  head->end = static_cast<std::uint16_t>(n);
  sorted = true;
  return std::exchange(size, n) - n;
}

std::size_t TimerBand::prepend(TimerBlocks& blocks, TimerBand& front) noexcept {
  std::size_t dead = 0;
  if (front.head == front.tail && front.size <= head->begin) {
    const TimerBlock& before = *front.head;
    for (unsigned i = before.end; i-- > before.begin;) {
      if (!before.entries[i].node) {
        ++dead;
        continue;
      }
      TimerEntry& e = head->entries[--head->begin];
      e = before.entries[i];
      e.node->timer = &e;
    }
    blocks.give(front.head);
    blocks.trim();
  } else {
    front.tail->next = head;
    head = front.head;
  }
  from = front.from;
  size += front.size - dead;
  sorted &= front.sorted;
  return dead;
}

std::size_t TimerBand::compact(TimerBlocks& blocks, std::size_t weight) noexcept {
  const std::size_t before = size;
  TimerBlock* to = nullptr;  // the last one kept
  for (TimerBlock *block = std::exchange(head, nullptr), *next; block; block = next) {
    next = block->next;
    const unsigned begin = block->begin, end = block->end, live = block->count_live();
    const unsigned dead = end - begin - live;
    const bool fits = to && live <= TimerBlock::kEntries - to->end;
    bool kept = false;
    const auto keep = [&] {
      (to ? to->next : head) = block;
      to = block;
      kept = true;
    };
    if (!fits && dead * weight < live) {
      keep();
      continue;
    }
    for (unsigned i = begin; live > 0 && i < end; ++i) {
      block->prefetch_after(i, end);
      const TimerEntry e = block->entries[i];
      if (!e.node) continue;
      if (!to || to->full()) {
        keep();
        block->begin = block->end = 0;
      }
      TimerEntry& moved = to->entries[to->end++];
      moved = e;
      e.node->timer = &moved;
    }
    size -= dead;
    if (!kept) blocks.give(block);
  }
  if (to) to->next = nullptr;
  tail = to;
  return before - size;
}

bool TimerBand::consistent(double end, std::size_t& live, std::size_t& dead) const {
  std::size_t entries = 0;
  double last = from;
  const TimerBlock* last_block = nullptr;
  for (const TimerBlock* block = head; block; last_block = block, block = block->next) {
    if (block->begin >= block->end || block->end > TimerBlock::kEntries) return false;
    for (unsigned i = block->begin; i < block->end; ++i) {
      const TimerEntry& e = block->entries[i];
      if (sorted && e.when < last) return false;
      last = e.when;
      if (!e.node) continue;
      if (e.node->timer != &e || e.when < from || e.when >= end) return false;
      if (e.node->is_movable() && e.deadline() < e.when) return false;
    }
    entries += block->end - block->begin;
    live += block->count_live();
    dead += block->end - block->begin - block->count_live();
  }
  return last_block && last_block == tail && entries == size;
}

}  // namespace asyncio::detail
