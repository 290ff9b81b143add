// RingGuard: notices that a way through memory goes round, within three times the length of that
// (Brent's).
#pragma once

#include <asyncio/insight/reader/memory.hpp>

#include <cstdint>

namespace asyncio::detail {

class RingGuard {
 public:
  bool comes_again(Memory::Address at) noexcept {
    if (at == mark_) return true;
    ++steps_;
    if ((steps_ & (steps_ - 1)) == 0) mark_ = at;
    return false;
  }

 private:
  Memory::Address mark_ = 0;
  std::uint64_t steps_ = 0;
};

}  // namespace asyncio::detail
