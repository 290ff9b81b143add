#include <asyncio/db/postgres/uuid.hpp>

#include <algorithm>
#include <string>

namespace asyncio::postgres {

Uuid::Uuid(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    const std::size_t value = std::string_view("0123456789abcdefABCDEF").find(c);
    if (c == '-') continue;
    if (value == std::string_view::npos || digits == 32) digits = 33;  // never right again
    if (digits == 33) break;
    unsigned char& byte = bytes_[digits++ / 2];
    byte = static_cast<unsigned char>(byte << 4 | (value < 16 ? value : value - 6));
  }
  if (digits != 32) throw ValueError("badly formed hexadecimal UUID string");
}

std::string Uuid::to_string() const {
  std::string text;
  for (const unsigned char byte : bytes_) {
    for (const std::size_t hyphen : {8, 13, 18, 23})
      if (text.size() == hyphen) text += '-';
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

Uuid Codec<Uuid>::decode(const Field& field) {
  detail::WireReader from(field);
  std::array<unsigned char, 16> bytes;
  const std::string_view taken = from.take(bytes.size());
  from.finish();
  std::copy(taken.begin(), taken.end(), bytes.begin());
  return Uuid(bytes);
}

}  // namespace asyncio::postgres
