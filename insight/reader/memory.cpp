#include <asyncio/insight/reader/memory.hpp>

#include <algorithm>

namespace asyncio::detail {

const Memory::Block& Memory::block_of(Address address) {
  const Address at = address - address % kBlock;
  std::unique_ptr<Block>& place = blocks_[at / kBlock & last_];
  if (!place) place.reset(new Block);  // its bytes are not cleared: nobody looks at them
  if (place->at != at) {
    Block& block = *place;
    block.at = at;
    block.present = kWhole;
    if (!fetch(at, block.bytes, kBlock)) {
      block.present = 0;
      for (std::size_t i = 0; i < kPages; ++i) {
        if (fetch(at + i * kPage, block.bytes + i * kPage, kPage)) block.present |= 1u << i;
      }
    }
  }
  return *place;
}

bool Memory::read(Address from, void* to, std::size_t size) {
  auto* out = static_cast<unsigned char*>(to);
  if (size > ~from) return false;
  while (size > 0) {
    const Block& block = block_of(from);
    const std::size_t at = from % kBlock;
    const std::size_t part = std::min(size, kPage - at % kPage);
    if (!(block.present >> (at / kPage) & 1)) return false;
    std::memcpy(out, block.bytes + at, part);
    out += part;
    from += part;
    size -= part;
  }
  return true;
}

bool Memory::text(Address from, std::string& to, std::size_t most) {
  to.clear();
  while (to.size() < most) {
    char part[64];
    const std::size_t room = kPage - from % kPage;
    const std::size_t size = std::min({sizeof part, room, most - to.size()});
    if (!read(from, part, size)) return false;
    const void* const end = std::memchr(part, '\0', size);
    to.append(part, end ? static_cast<std::size_t>(static_cast<const char*>(end) - part) : size);
    if (end) return true;
    from += size;
  }
  return true;
}

void Memory::forget(Goes how) {
  last_ = (how == Goes::once_through ? kFewBlocks : kBlocks) - 1;
  for (const std::unique_ptr<Block>& block : blocks_) {
    if (block) block->at = kNowhere;
  }
}

}  // namespace asyncio::detail
