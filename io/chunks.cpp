#include <asyncio/io/chunks.hpp>

#include <algorithm>
#include <cstring>
#include <new>

namespace asyncio::detail {

namespace {

// A list under way, which goes back to the pool when there is no memory for all of it.
struct Taken {
  ChunkPool& pool;
  Chunk* first = nullptr;
  ~Taken() {
    while (Chunk* const chunk = first) {
      first = chunk->next;
      pool.put(chunk);
    }
  }
};

// As many as there is room for; returns how many.
std::size_t fill(Chunk& chunk, std::string_view data) noexcept {
  const std::size_t n = std::min(kChunkRoom - chunk.end, data.size());
  std::memcpy(chunk.bytes() + chunk.end, data.data(), n);
  chunk.end += n;
  return n;
}

}  // namespace

ChunkPool::~ChunkPool() {
  while (Chunk* const chunk = free_) {
    free_ = chunk->next;
    ::operator delete(chunk);
  }
}

Chunk* ChunkPool::take() {
  Chunk* chunk = free_;
  if (chunk) {
    free_ = chunk->next;
    --kept_;
  } else {
    chunk = static_cast<Chunk*>(::operator new(Chunk::kSize));
  }
  return ::new (chunk) Chunk{nullptr, 0, 0};
}

void ChunkPool::put(Chunk* chunk) noexcept {
  if (kept_ == kMostKept) return ::operator delete(chunk);
  chunk->next = std::exchange(free_, chunk);
  ++kept_;
}

void Chunks::append(std::string_view data) {
  if (data.empty()) return;
  const std::size_t here = last_ ? kChunkRoom - last_->end : 0;
  Taken taken{*pool_};
  Chunk** end = &taken.first;
  for (std::size_t room = here; room < data.size(); room += kChunkRoom) {
    *end = pool_->take();
    end = &(*end)->next;
  }
  size_ += data.size();
  if (last_) data.remove_prefix(fill(*last_, data));
  while (Chunk* const chunk = taken.first) {
    taken.first = std::exchange(chunk->next, nullptr);
    data.remove_prefix(fill(*chunk, data));
    (last_ ? last_->next : first_) = chunk;
    last_ = chunk;
  }
}

void Chunks::consume(std::size_t n) noexcept {
  size_ -= n;
  while (n > 0) {
    Chunk* const chunk = first_;
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
