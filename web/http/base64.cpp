#include <asyncio/web/http/base64.hpp>

#include <asyncio/generators/exception.hpp>

#include <algorithm>
#include <cstdint>

namespace asyncio::http::detail {
namespace {

constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int sextet_of(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t three = 0;
    const std::size_t n = std::min<std::size_t>(3, bytes.size() - at);
    for (std::size_t i = 0; i < 3; ++i)
      three = three << 8 | (i < n ? static_cast<unsigned char>(bytes[at + i]) : 0);
    for (std::size_t i = 0; i < 4; ++i) out += i <= n ? kBase64[three >> (18 - 6 * i) & 63] : '=';
  }
  return out;
}

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

std::optional<std::string> decode_whole_base64(std::string_view text) {
  std::string_view sextets = text;
  for (int i = 0; i < 2 && !sextets.empty() && sextets.back() == '='; ++i) sextets.remove_suffix(1);
  if (text.size() % 4 != 0 || !is_base64(sextets)) return std::nullopt;
  return decode_base64(text);
}

bool is_base64(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return sextet_of(c) >= 0; });
}

}  // namespace asyncio::http::detail
