#include <asyncio/generators/pool.hpp>
#include <asyncio/web/http/read_block.hpp>

#include <algorithm>
#include <cstring>
#include <new>

namespace asyncio::http::detail {

namespace {

constexpr std::size_t kPage = asyncio::detail::kPoolPage;
// For those of which a page was filled by one read: larger pieces are fewer calls of the system.
constexpr std::size_t kLarge = 32 * 1024;

char* take_memory(std::size_t capacity) {
  return static_cast<char*>(capacity == kPage ? asyncio::detail::pool_allocate_page()
                                              : ::operator new(capacity));
}

}  // namespace

MutableBuffer ReadBlock::room() {
  if (empty()) {
    begin_ = end_ = 0;
    if (filled_ && capacity_ == kPage) release();
    if (!block_) {
      const std::size_t capacity = filled_ ? kLarge : kPage;
      block_ = take_memory(capacity);
      capacity_ = capacity;
    }
  } else if (capacity_ - end_ < kLeastRoom) {
    move_to(size() <= capacity_ / 2 ? capacity_ : std::max(2 * capacity_, kLarge / 2));
  }
  return {block_ + end_, capacity_ - end_};
}

void ReadBlock::move_to(std::size_t capacity) {
  const std::size_t n = size();
  if (capacity == capacity_) {
    std::memmove(block_, block_ + begin_, n);
  } else {
    char* const larger = take_memory(capacity);
    std::memcpy(larger, block_ + begin_, n);
    release();
    block_ = larger;
    capacity_ = capacity;
  }
  begin_ = 0;
  end_ = n;
}

void ReadBlock::added(std::size_t n) noexcept {
  filled_ = n == capacity_ - end_;
  end_ += n;
}

void ReadBlock::release() noexcept {
  if (capacity_ == kPage)
    asyncio::detail::pool_deallocate_page(block_);
  else
    ::operator delete(block_);
  block_ = nullptr;
  capacity_ = begin_ = end_ = 0;
}

}  // namespace asyncio::http::detail
