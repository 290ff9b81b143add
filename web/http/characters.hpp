// Characters of ASCII as the grammars of HTTP class them.
//
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

constexpr char kHexDigits[] = "0123456789ABCDEF";

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_alnum(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// What a hex digit of either case stands for; -1: it is none.
constexpr int hex_value(char c) noexcept {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}
// `%2F`
inline void put_escape(std::string& out, char byte) {
  const auto c = static_cast<unsigned char>(byte);
  const char escape[] = {'%', kHexDigits[c >> 4], kHexDigits[c & 15]};
  out.append(escape, sizeof escape);
}

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
