#include <asyncio/io/buffer_pool.hpp>

namespace asyncio::detail {

std::string BufferPool::take() noexcept {
  std::string buffer;
  if (free_.empty()) return buffer;
  buffer.swap(free_.back());
  free_.pop_back();
  kept_ -= buffer.capacity();
  took_one();
  return buffer;
}

void BufferPool::put(std::string&& buffer) noexcept {
  std::string dropped;
  dropped.swap(buffer);
  if (!keeps(dropped.capacity()) || kept_ + dropped.capacity() > kMostKept) return;
  try {
    free_.emplace_back();
  } catch (...) {  // no memory to note it
    return;
  }
  free_.back().swap(dropped);
  free_.back().clear();
  kept_ += free_.back().capacity();
  put_one();
}

void BufferPool::give_one_back() noexcept {
  kept_ -= free_.back().capacity();
  free_.pop_back();
}

}  // namespace asyncio::detail
