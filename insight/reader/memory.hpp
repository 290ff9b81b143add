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

  Memory();
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
    const unsigned char* at;
    return size <= kLongestNear && near_.view(from, at) ? at : view_elsewhere(from, size, room);
  }
  // What lies around the last view and is kept whole: to view kLongestNear bytes of that costs a
  // comparison. False where they are not in it. Until the next call.
  static constexpr std::size_t kLongestNear = 512;
  class Near {
   public:
    Near() noexcept = default;
    Near(Address at, std::size_t size, const unsigned char* bytes) noexcept
        : at_(at), size_(size - kLongestNear + 1), bytes_(bytes) {}
    bool view(Address from, const unsigned char*& to) const noexcept {
      if (from - at_ >= size_) return false;
      to = bytes_ + (from - at_);
      return true;
    }

   private:
    Address at_ = 0;
    std::size_t size_ = 0;  // of where such a view may begin
    const unsigned char* bytes_ = nullptr;
  };
  const Near& near() const noexcept { return near_; }
  bool get_bool(Address from, bool& to) {
    std::uint8_t byte = 0;
    if (!get(from, byte)) return false;
    to = byte != 0;
    return true;
  }
  // Up to its end, or `most` characters. False when there is none.
  bool text(Address from, std::string& to, std::size_t most = kLongestText);
  // What is read from now on is read anew. Who goes through it once, from one end to the other, has
  // few blocks, which stay in the processor's cache, and several are fetched at once.
  enum class Goes { to_and_fro, once_through };
  void forget(Goes how = Goes::to_and_fro);

  static constexpr std::size_t kLongestText = 4096;

 protected:
  // False when not all of it is there; a part may have been read then.
  virtual bool fetch(Address from, void* to, std::size_t size) = 0;

 private:
  static constexpr std::size_t kPage = 4096;
  static constexpr std::size_t kPages = 16;
  static constexpr std::size_t kBlock = kPages * kPage;
  static constexpr std::size_t kWays = 2;
  static constexpr std::size_t kSets = 64;    // a power of two: 8 MiB are kept
  static constexpr std::size_t kFewSets = 4;  // the same of who goes once through: 512 KiB
  // So many blocks are fetched at once, if the block before is there already: for each page the
  // system takes a tenth less. A power of two, and no more than kFewSets.
  static constexpr std::size_t kAhead = 4;
  static constexpr std::uint32_t kWhole = (1u << kPages) - 1;
  static constexpr Address kNowhere = 1;  // no block begins there
  static constexpr std::size_t kNone = ~std::size_t{0};
  struct Block {
    Address at = kNowhere;
    std::uint32_t present = 0;  // a bit for each page
  };
  std::size_t place_of(Address at) const noexcept;
  std::size_t block_of(Address address);
  void fetch_block(std::size_t place, Address at);
  const unsigned char* view_elsewhere(Address from, std::size_t size, void* room);
  unsigned char* bytes_at(std::size_t place) const noexcept {
    return bytes_.get() + place * kBlock;
  }
  struct Unmap {
    void operator()(unsigned char* bytes) const noexcept;
  };

  // A block has two places, one of each way, so that who goes to and fro between two parts of the
  // memory does not drop one for the other. The places of a way lie one behind the other.
  std::vector<Block> blocks_{kWays * kSets};
  std::unique_ptr<unsigned char[], Unmap> bytes_;  // the system supplies what is used of it
  std::vector<unsigned char> last_way_ = std::vector<unsigned char>(kSets);  // which was used last
  std::size_t sets_ = kSets;                                                 // that are used
  bool once_through_ = false;
  Near near_;  // most is read where the last was read
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
