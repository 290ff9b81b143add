// ReadBlock: the bytes that have come and were not used yet, in one piece. Who waits for bytes has
// no memory: a block is taken when something is to be read, and given back when it is used up.
//
// Invariants:
//  1. begin_ <= end_ <= capacity_; without a block all three are 0.
//  2. The first block is a page of the runtime's pool, larger ones come from the heap.
// Lifetime: that of its owner. Thread: the loop's.
#pragma once

#include <asyncio/io/protocols.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class ReadBlock {
 public:
  ReadBlock() noexcept = default;
  ReadBlock(const ReadBlock&) = delete;
  ReadBlock& operator=(const ReadBlock&) = delete;
  ~ReadBlock() { release(); }

  bool empty() const noexcept { return begin_ == end_; }
  std::size_t size() const noexcept { return end_ - begin_; }
  std::string_view view() const noexcept { return {block_ + begin_, end_ - begin_}; }

  // Where more may be written, behind what is there; kLeastRoom bytes or more. What is there may
  // move. std::bad_alloc, and nothing has changed.
  MutableBuffer room();
  // So many were written there.
  void added(std::size_t n) noexcept;
  // Drops so many from the front. Precondition: n <= size().
  void consume(std::size_t n) noexcept { begin_ += n; }
  // Gives the memory back if nothing is in it.
  void release_if_empty() noexcept {
    if (block_ && empty()) release();
  }
  // Nothing is in it, and it has no memory.
  void release() noexcept;

  static constexpr std::size_t kLeastRoom = 1024;

 private:
  void move_to(std::size_t capacity);

  char* block_ = nullptr;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool filled_ = false;  // by the last read: there is more than a page to read
};

// Gives bytes that lie elsewhere to what reads into its get_buffer().
template <class To>
void feed(To& to, std::string_view bytes) {
  while (!bytes.empty()) {
    const MutableBuffer room = to.get_buffer(-1);
    const std::size_t n = room.size < bytes.size() ? room.size : bytes.size();
    std::memcpy(room.data, bytes.data(), n);
    bytes.remove_prefix(n);
    to.buffer_updated(n);
  }
}

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
