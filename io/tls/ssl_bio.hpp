// What OpenSSL reads from and writes into: a BIO over the chunk that has just been received and
// over a block that all connections of a context share by turns. A connection that has nothing to
// do owns neither.
//
// Lifetime: that of its SslEngine. Thread: the loop's, but for TlsBlocks.
#pragma once

#include <asyncio/generators/config.hpp>

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
struct bio_st;

namespace asyncio::detail {

// Blocks for as long as a call takes, kept from one call to the next. Thread: any.
class TlsBlocks {
 public:
  // Room for some of the largest records: what is sent or handed out at once.
  static constexpr std::size_t kRecord = 16 * 1024;
  static constexpr std::size_t kSize = 4 * (kRecord + 256);

  TlsBlocks() noexcept = default;
  TlsBlocks(const TlsBlocks&) = delete;
  TlsBlocks& operator=(const TlsBlocks&) = delete;
  ~TlsBlocks();
  std::unique_ptr<char[]> take();
  void put(std::unique_ptr<char[]> block) noexcept;

 private:
  std::atomic<char*> spare_[2]{};
};

// What the other side has sent and was not deciphered yet.
class TlsInput {
 public:
  // Behind what is left; the chunk must be there until keep().
  void give(std::string_view chunk);
  // Copies what was not taken. Without memory it is lost, and the next record is a wrong one.
  void keep() noexcept;
  std::size_t take(char* to, std::size_t n) noexcept;
  bool empty() const noexcept { return now_.empty(); }
  void clear() noexcept;

 private:
  std::string left_;
  std::string_view now_;
};

// What is to be sent to the other side at once.
class TlsOutput {
 public:
  explicit TlsOutput(TlsBlocks& blocks) noexcept : blocks_(blocks) {}
  ~TlsOutput() { clear(); }
  TlsOutput(const TlsOutput&) = delete;
  TlsOutput& operator=(const TlsOutput&) = delete;
  bool empty() const noexcept { return size_ == 0; }
  // Is there no room for a whole record?
  bool is_full() const noexcept { return size_ + TlsBlocks::kRecord + 256 > TlsBlocks::kSize; }
  // How many there was room, and memory, for.
  std::size_t put(const char* data, std::size_t n) noexcept;
  // Calls send(bytes); meanwhile it is empty.
  template <class Send>
  void flush(Send send) {
    Sent sent{blocks_, std::move(block_), std::exchange(size_, 0)};
    send(std::string_view(sent.block.get(), sent.size));
  }
  void clear() noexcept;

 private:
  struct Sent {
    TlsBlocks& blocks;
    std::unique_ptr<char[]> block;
    std::size_t size;
    ~Sent() { blocks.put(std::move(block)); }
  };
  TlsBlocks& blocks_;
  std::unique_ptr<char[]> block_;
  std::size_t size_ = 0;
};

struct TlsEnds {
  explicit TlsEnds(TlsBlocks& blocks) noexcept : out(blocks) {}
  TlsInput in;
  TlsOutput out;
};

// For SSL_set_bio(). Null: no memory. disconnect_bio() when the ends go before it.
bio_st* make_bio(TlsEnds& ends) noexcept;
void disconnect_bio(bio_st* bio) noexcept;

}  // namespace asyncio::detail
#pragma GCC visibility pop
