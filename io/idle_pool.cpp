#include <asyncio/io/idle_pool.hpp>

#include <asyncio/loop/event_loop.hpp>

#include <utility>

namespace asyncio::detail {

// In nobody's context: what that holds is not to live on for the sake of free memory.
void IdlePool::arm() noexcept {
  if (loop_.is_closed()) return;
  ContextState* const before = std::exchange(current_context, nullptr);
  try {
    timer_ = loop_.call_later(1.0, [this] { give_back(); });
    is_armed_ = true;
    least_ = count_;
  } catch (...) {  // no memory: the next one that is put tries again
  }
  current_context = before;
}

void IdlePool::give_back() noexcept {
  is_armed_ = false;
  for (; least_ > 0; --least_, --count_) give_one_back();
  if (count_ > 0) arm();
}

}  // namespace asyncio::detail
