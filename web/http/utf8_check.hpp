// Utf8Check: is text that comes in pieces UTF-8? It says no at the first byte that is wrong.
//
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstdint>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class Utf8Check {
 public:
  // More of it. False: it is none, whatever follows.
  bool feed(std::string_view text) noexcept;
  // Does no character lack its end?
  bool whole() const noexcept { return missing_ == 0; }

 private:
  bool begin(unsigned char byte) noexcept;

  std::uint8_t missing_ = 0;               // bytes of the character
  std::uint8_t low_ = 0x80, high_ = 0xbf;  // what the next of them may be
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
