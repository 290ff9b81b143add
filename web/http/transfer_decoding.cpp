#include <asyncio/web/http/transfer_decoding.hpp>

#include <asyncio/generators/exception.hpp>

#include <cstdint>

namespace asyncio::http::detail {
namespace {

int sextet_of(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

int hex_digit_of(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  unsigned held = 0;  // characters of the group
  unsigned padding = 0;
  for (const char c : text) {
    if (c == '=') {
      if (held >= 2 && ++padding + held >= 4) break;  // what follows counts for nothing
      continue;
    }
    const int sextet = sextet_of(c);
    if (sextet < 0) continue;
    padding = 0;
    bits = bits << 6 | static_cast<std::uint32_t>(sextet);
    if (++held < 4) continue;
    for (const int shift : {16, 8, 0}) out += static_cast<char>(bits >> shift & 0xff);
    held = 0;
    bits = 0;
  }
  if (held == 0) return out;
  if (held == 1 || held + padding < 4) throw ValueError("Incorrect padding");
  out += static_cast<char>(held == 2 ? bits >> 4 & 0xff : bits >> 10 & 0xff);
  if (held == 3) out += static_cast<char>(bits >> 2 & 0xff);
  return out;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    const std::string_view rest = text.substr(i + 1);
    if (rest.empty()) break;
    if (rest[0] == '\n' || rest[0] == '\r') {  // a soft line break, to the end of its line
      const std::size_t end = rest.find('\n');
      if (end == std::string_view::npos) break;
      i += end + 1;
      continue;
    }
    const int high = hex_digit_of(rest[0]);
    const int low = rest.size() < 2 ? -1 : hex_digit_of(rest[1]);
    if (high < 0 || low < 0) {
      out += '=';
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

}  // namespace asyncio::http::detail
