#include <asyncio/web/http/utf8_check.hpp>

#include <cstddef>
#include <cstring>

namespace asyncio::http::detail {

// RFC 3629: no surrogates, nothing that has a shorter form, nothing over U+10FFFF. All of these are
// seen at the second byte.
bool Utf8Check::begin(unsigned char byte) noexcept {
  low_ = 0x80, high_ = 0xbf;
  if (byte < 0xc2 || byte > 0xf4) return false;
  missing_ = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  if (byte == 0xe0) low_ = 0xa0;
  if (byte == 0xed) high_ = 0x9f;
  if (byte == 0xf0) low_ = 0x90;
  if (byte == 0xf4) high_ = 0x8f;
  return true;
}

bool Utf8Check::feed(std::string_view text) noexcept {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    if (missing_ == 0) {  // of most text each byte is below 0x80
      std::uint64_t words[4];
      while (static_cast<std::size_t>(end - at) >= sizeof words) {
        std::memcpy(words, at, sizeof words);
        if ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) break;
        at += sizeof words;
      }
      while (at != end && static_cast<unsigned char>(*at) < 0x80) ++at;
      if (at == end) break;
      if (!begin(static_cast<unsigned char>(*at))) return false;
    } else {
      const auto byte = static_cast<unsigned char>(*at);
      if (byte < low_ || byte > high_) return false;
      low_ = 0x80, high_ = 0xbf;
      --missing_;
    }
    ++at;
  }
  return true;
}

}  // namespace asyncio::http::detail
