#include <asyncio/loop/timers/read_ahead.hpp>

#include <utility>

namespace asyncio::detail {

ReadAhead::~ReadAhead() { drop(first_); }

bool ReadAhead::make_room(Ptr& ahead) noexcept {
  try {
    if (!ahead) ahead.reset(new ReadAhead);
    Chunk* const chunk = new Chunk;
    chunk->next = nullptr;
    (ahead->last_ ? ahead->last_->next : ahead->first_) = chunk;
    ahead->last_ = chunk;
    return true;
  } catch (...) {  // no memory
    ahead = nullptr;
    return false;
  }
}

bool ReadAhead::end() noexcept {
  size_ = again_ = kept_.index;
  Chunk** rest = &first_;
  for (std::size_t i = 0; i < size_; i += kNodes) {
    last_ = *rest;
    rest = &last_->next;
  }
  drop(*rest);
  return size_ > 0;
}

void ReadAhead::drop(Chunk*& chunks) noexcept {
  while (chunks) delete std::exchange(chunks, chunks->next);
}

}  // namespace asyncio::detail
