#include <asyncio/insight/reader/memory.hpp>

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace asyncio::detail {

// Each at the beginning of a page, as where it comes from: the system copies faster then.
Memory::Memory() {
  void* const bytes = mmap(nullptr, kWays * kSets * kBlock, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (bytes == MAP_FAILED) throw std::bad_alloc();
  bytes_.reset(static_cast<unsigned char*>(bytes));
}

void Memory::Unmap::operator()(unsigned char* bytes) const noexcept {
  munmap(bytes, kWays * kSets * kBlock);
}

// kNone: it is not kept.
std::size_t Memory::place_of(Address at) const noexcept {
  for (std::size_t place = at / kBlock & (sets_ - 1); place < kWays * sets_; place += sets_) {
    if (blocks_[place].at == at) return place;
  }
  return kNone;
}

std::size_t Memory::block_of(Address address) {
  const Address at = address - address % kBlock;
  const std::size_t set = at / kBlock & (sets_ - 1);
  std::size_t place = place_of(at);
  if (place == kNone) {
    place = set + (kWays - 1 - last_way_[set]) * sets_;
    fetch_block(place, at);
  }
  last_way_[set] = place >= sets_;
  return place;
}

// What lies behind is fetched with it up to a multiple of kAhead blocks, which have places that lie
// behind as well. A fetch that fails may have written to some of them.
void Memory::fetch_block(std::size_t place, Address at) {
  near_ = {};
  const std::size_t ahead = kAhead - at / kBlock % kAhead;
  if (once_through_ && ahead > 1 && at <= ~(ahead * kBlock) && place_of(at - kBlock) != kNone) {
    const bool there = fetch(at, bytes_at(place), ahead * kBlock);
    for (std::size_t i = 0; i < ahead; ++i) {
      blocks_[place + i] = {there ? at + i * kBlock : kNowhere, kWhole};
    }
    if (there) return;
  }
  Block& block = blocks_[place];
  block = {at, kWhole};
  if (fetch(at, bytes_at(place), kBlock)) return;
  block.present = 0;
  for (std::size_t i = 0; i < kPages; ++i) {
    if (fetch(at + i * kPage, bytes_at(place) + i * kPage, kPage)) block.present |= 1u << i;
  }
}

const unsigned char* Memory::view_elsewhere(Address from, std::size_t size, void* room) {
  const std::size_t place = block_of(from);
  if (blocks_[place].present == kWhole) {
    near_ = {blocks_[place].at, kBlock, bytes_at(place)};
    if (size <= kBlock - from % kBlock) return bytes_at(place) + from % kBlock;
  }
  return read(from, room, size) ? static_cast<unsigned char*>(room) : nullptr;
}

bool Memory::read(Address from, void* to, std::size_t size) {
  auto* out = static_cast<unsigned char*>(to);
  if (size > ~from) return false;
  while (size > 0) {
    const std::size_t place = block_of(from);
    const std::size_t at = from % kBlock;
    const std::size_t part = std::min(size, kPage - at % kPage);
    if (!(blocks_[place].present >> (at / kPage) & 1)) return false;
    std::memcpy(out, bytes_at(place) + at, part);
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
  once_through_ = how == Goes::once_through;
  sets_ = once_through_ ? kFewSets : kSets;
  near_ = {};
  for (Block& block : blocks_) block.at = kNowhere;
}

}  // namespace asyncio::detail
