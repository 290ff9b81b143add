#include <asyncio/loop/timers/timer_block.hpp>

namespace asyncio::detail {

void TimerBlocks::reserve(std::size_t count) {
  while (free_count_ < count) {
    auto* const block = static_cast<TimerBlock*>(pool_allocate_page());
    block->queue = &queue_;
    give(block);
    ++count_;
  }
}

TimerBlock* TimerBlocks::take() {
  if (!free_) reserve(1);
  TimerBlock* const block = std::exchange(free_, free_->next);
  --free_count_;
  block->next = nullptr;
  block->begin = block->end = 0;
  return block;
}

void TimerBlocks::trim(std::size_t keep) noexcept {
  for (; free_count_ > keep; --free_count_, --count_)
    pool_deallocate_page(std::exchange(free_, free_->next));
}

}  // namespace asyncio::detail
