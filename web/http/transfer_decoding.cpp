#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/transfer_decoding.hpp>

namespace asyncio::http::detail {

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
    const int high = hex_value(rest[0]);
    const int low = rest.size() < 2 ? -1 : hex_value(rest[1]);
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
