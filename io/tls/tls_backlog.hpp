// TlsBacklog: what was written and could not be enciphered yet, as the transport below is full.
//
// Lifetime: its transport's. Thread: the loop's.
#pragma once

#include <asyncio/generators/config.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class TlsBacklog {
 public:
  std::size_t size() const noexcept { return bytes_.size() - begin_; }
  bool empty() const noexcept { return size() == 0; }
  std::string_view view() const noexcept { return std::string_view(bytes_).substr(begin_); }
  void append(std::string_view data) { bytes_.append(data); }
  void consume(std::size_t n) noexcept {
    begin_ += (std::min)(n, size());
    if (empty()) return clear();
    // Each byte moves at most once.
    if (begin_ * 2 < bytes_.size()) return;
    bytes_.erase(0, begin_);
    begin_ = 0;
  }
  void clear() noexcept {
    std::string().swap(bytes_);
    begin_ = 0;
  }

 private:
  std::string bytes_;
  std::size_t begin_ = 0;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
