// Memory: what a reader sees of a process, live or dead. The seam under the reader.
//
// What was read is kept in blocks until forget(), so that most objects cost no call of the
// system's. Nothing of what is read may be believed: a process may be in the middle of anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace asyncio::detail {

class Memory {
 public:
  using Address = std::uint64_t;

  virtual ~Memory() = default;
  // Where images of executables and libraries begin: in each an ELF header.
  virtual std::vector<Address> images() = 0;
  // The clock that loops go by, in seconds; nothing: what is dead has none.
  virtual std::optional<double> now() const = 0;

  // False when not all of it is there.
  bool read(Address from, void* to, std::size_t size);
  template <class T>
  bool get(Address from, T& to) {
    // Of a byte that is neither 0 nor 1 no bool may be made.
    static_assert(std::is_trivially_copyable_v<T> && !std::is_same_v<T, bool>);
    const unsigned char* const at = view(from, sizeof to, &to);
    if (!at) return false;
    if (at != static_cast<void*>(&to)) std::memcpy(&to, at, sizeof to);
    return true;
  }
  // The same where they are kept, or else in `room`; null: not all of it is there. Until the next
  // call.
  const unsigned char* view(Address from, std::size_t size, void* room) {
    const Block* const block = blocks_[from / kBlock & last_].get();
    const Address at = from % kBlock;
    if (block && block->at == from - at && block->present == kWhole && at + size <= kBlock)
      return block->bytes + at;
    return read(from, room, size) ? static_cast<unsigned char*>(room) : nullptr;
  }
  bool get_bool(Address from, bool& to) {
    std::uint8_t byte = 0;
    if (!get(from, byte)) return false;
    to = byte != 0;
    return true;
  }
  // Up to its end, or `most` characters. False when there is none.
  bool text(Address from, std::string& to, std::size_t most = kLongestText);
  // What is read from now on is read anew. Who goes through it once, from one end to the other, has
  // few blocks, which stay in the processor's cache.
  enum class Goes { to_and_fro, once_through };
  void forget(Goes how = Goes::to_and_fro);

  static constexpr std::size_t kLongestText = 4096;

 protected:
  // All or nothing. False when it is not there.
  virtual bool fetch(Address from, void* to, std::size_t size) = 0;

 private:
  static constexpr std::size_t kPage = 4096;
  static constexpr std::size_t kPages = 16;
  static constexpr std::size_t kBlock = kPages * kPage;
  static constexpr std::size_t kBlocks = 128;    // that are kept, a power of two: 8 MiB
  static constexpr std::size_t kFewBlocks = 16;  // the same of who goes once through: 1 MiB
  static constexpr std::uint32_t kWhole = (1u << kPages) - 1;
  static constexpr Address kNowhere = 1;  // no block begins there
  struct Block {
    Address at = kNowhere;
    std::uint32_t present = 0;  // a bit for each page
    unsigned char bytes[kBlock];
  };
  const Block& block_of(Address address);

  // Each block has one place, which it takes from the one that was there.
  std::vector<std::unique_ptr<Block>> blocks_{kBlocks};
  std::size_t last_ = kBlocks - 1;  // of those that are used
};

// What stands there among bytes that were read.
template <class T>
T loaded(const unsigned char* bytes, std::size_t at) noexcept {
  static_assert(std::is_trivially_copyable_v<T> && !std::is_same_v<T, bool>);
  T out;
  std::memcpy(&out, bytes + at, sizeof out);
  return out;
}

}  // namespace asyncio::detail
