// Chunks: bytes that wait, in blocks of a pool: what could not be written yet, or was not read yet.
//
// Invariants:
//  1. Each block of the list has at least one byte; so what is empty owns no block.
//  2. append() changes nothing when there is no memory.
// Lifetime: that of its owner, which ends before the pool does. Thread: the loop's.
#pragma once

#include <asyncio/io/idle_pool.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

struct ChunkBlock {
  static constexpr std::size_t kSize = 16 * 1024;  // with what is before the bytes

  ChunkBlock* next;
  std::size_t begin, end;
  char* bytes() noexcept { return reinterpret_cast<char*>(this + 1); }
  std::string_view view() noexcept { return {bytes() + begin, end - begin}; }
};
constexpr std::size_t kChunkRoom = ChunkBlock::kSize - sizeof(ChunkBlock);

// The free blocks of a loop, of 4 MiB at most.
class ChunkPool final : public IdlePool {
 public:
  explicit ChunkPool(EventLoop& loop) noexcept : IdlePool(loop) {}
  ~ChunkPool();
  // An empty one.
  ChunkBlock* take();
  void put(ChunkBlock* chunk) noexcept;

 private:
  static constexpr std::size_t kMostKept = 4 * 1024 * 1024 / ChunkBlock::kSize;
  void give_one_back() noexcept override;

  ChunkBlock* free_ = nullptr;
};

class Chunks {
 public:
  explicit Chunks(ChunkPool& pool) noexcept : pool_(&pool) {}
  Chunks(const Chunks&) = delete;
  Chunks& operator=(const Chunks&) = delete;
  ~Chunks() { clear(); }

  bool empty() const noexcept { return size_ == 0; }
  std::size_t size() const noexcept { return size_; }
  void append(std::string_view data);
  // Drops so many from the front. Precondition: n <= size().
  void consume(std::size_t n) noexcept;
  void clear() noexcept { consume(size_); }
  // The blocks, in their order: `for (ChunkBlock* c = first(); c; c = c->next)`.
  ChunkBlock* first() const noexcept { return first_; }

 private:
  ChunkPool* pool_;
  ChunkBlock* first_ = nullptr;
  ChunkBlock* last_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
