// HeadWriter: puts the head of a message together, line by line, in memory of its own, which is
// the stack's for the usual ones.
//
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class HeadWriter {
 public:
  static constexpr std::size_t kInside = 2048;

  HeadWriter() noexcept = default;
  HeadWriter(const HeadWriter&) = delete;
  HeadWriter& operator=(const HeadWriter&) = delete;

  HeadWriter& operator<<(std::string_view text) {
    if (text.empty()) return *this;  // which may be at no place
    if (text.size() > kInside - size_ || !more_.empty()) return append_outside(text);
    std::memcpy(inside_ + size_, text.data(), text.size());
    size_ += text.size();
    return *this;
  }
  HeadWriter& operator<<(std::uint64_t number) {
    char digits[20];
    std::size_t at = sizeof digits;
    do {
      digits[--at] = static_cast<char>('0' + number % 10);
    } while (number /= 10);
    return *this << std::string_view(digits + at, sizeof digits - at);
  }
  // Before a chunk of so many bytes; 0: the last one.
  void chunk_line(std::uint64_t bytes) {
    char digits[16];
    const char* const end = std::to_chars(digits, digits + sizeof digits, bytes, 16).ptr;
    *this << std::string_view(digits, static_cast<std::size_t>(end - digits)) << "\r\n";
  }
  void field(std::string_view name, std::string_view value) {
    *this << name << ": " << value << "\r\n";
  }
  // What has room inside is there from the beginning on; void with the next call.
  std::string_view text() const noexcept {
    return more_.empty() ? std::string_view(inside_, size_) : std::string_view(more_);
  }

 private:
  HeadWriter& append_outside(std::string_view text) {
    if (more_.empty() && size_ > 0) more_.assign(inside_, size_);
    more_.append(text);
    return *this;
  }
  std::size_t size_ = 0;
  std::string more_;  // all of it, once it has no room inside
  char inside_[kInside];
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
