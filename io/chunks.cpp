#include <asyncio/io/chunks.hpp>

#include <algorithm>
#include <cstring>
#include <new>

namespace asyncio::detail {

namespace {

// A list under way, which goes back to the pool when there is no memory for all of it.
struct Taken {
  ChunkPool& pool;
  ChunkBlock* first = nullptr;
  ~Taken() {
    while (ChunkBlock* const chunk = first) {
      first = chunk->next;
      pool.put(chunk);
    }
  }
};

// As many as there is room for; returns how many.
std::size_t fill(ChunkBlock& chunk, std::string_view data) noexcept {
  const std::size_t n = std::min(kChunkRoom - chunk.end, data.size());
  std::memcpy(chunk.bytes() + chunk.end, data.data(), n);
  chunk.end += n;
  return n;
}

}  // namespace

ChunkPool::~ChunkPool() {
  while (free_) give_one_back();
}

void ChunkPool::give_one_back() noexcept {
  ChunkBlock* const chunk = free_;
  free_ = chunk->next;
  ::operator delete(chunk);
}

ChunkBlock* ChunkPool::take() {
  ChunkBlock* chunk = free_;
  if (chunk) {
    free_ = chunk->next;
    took_one();
  } else {
    chunk = static_cast<ChunkBlock*>(::operator new(ChunkBlock::kSize));
  }
  return ::new (chunk) ChunkBlock{nullptr, 0, 0};
}

void ChunkPool::put(ChunkBlock* chunk) noexcept {
  if (count() == kMostKept) return ::operator delete(chunk);
  chunk->next = std::exchange(free_, chunk);
  put_one();
}

void Chunks::append(std::string_view data) {
  if (data.empty()) return;
  const std::size_t here = last_ ? kChunkRoom - last_->end : 0;
  Taken taken{*pool_};
  ChunkBlock** end = &taken.first;
  for (std::size_t room = here; room < data.size(); room += kChunkRoom) {
    *end = pool_->take();
    end = &(*end)->next;
  }
  size_ += data.size();
  if (last_) data.remove_prefix(fill(*last_, data));
  while (ChunkBlock* const chunk = taken.first) {
    taken.first = std::exchange(chunk->next, nullptr);
    data.remove_prefix(fill(*chunk, data));
    (last_ ? last_->next : first_) = chunk;
    last_ = chunk;
  }
}

void Chunks::consume(std::size_t n) noexcept {
  size_ -= n;
  while (n > 0) {
    ChunkBlock* const chunk = first_;
    const std::size_t held = chunk->end - chunk->begin;
    if (n < held) {
      chunk->begin += n;
      return;
    }
    n -= held;
    first_ = chunk->next;
    if (!first_) last_ = nullptr;
    pool_->put(chunk);
  }
}

}  // namespace asyncio::detail
