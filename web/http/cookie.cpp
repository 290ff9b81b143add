#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/cookie.hpp>
#include <asyncio/web/http/headers.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace asyncio::http {

namespace detail {

namespace {

bool is_octal(char c) noexcept { return c >= '0' && c <= '7'; }

// What http.cookies writes without quotes: _LegalChars and _UnescapedChars.
bool is_plain(char c) noexcept { return is_token({&c, 1}) || c == ':'; }

}  // namespace

// What RFC 6265 wants is a token; in fact browsers and frameworks set names with brackets, commas
// and whatever else http.cookies lets through.
bool is_cookie_name(std::string_view name) noexcept {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_token({&c, 1}) || std::string_view("><@,:/()?}{[]").find(c) != std::string_view::npos;
  });
}

std::string unquote_cookie(std::string_view value) {
  if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::string(value);
  value = value.substr(1, value.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      out += value[i];
      continue;
    }
    ++i;
    // \ooo is a byte, another character stands for itself.
    if (value.size() - i >= 3 && value[i] <= '3' && is_octal(value[i]) && is_octal(value[i + 1]) &&
        is_octal(value[i + 2])) {
      out += static_cast<char>((value[i] - '0') * 64 + (value[i + 1] - '0') * 8 +
                               (value[i + 2] - '0'));
      i += 2;
    } else {
      out += value[i];
    }
  }
  return out;
}

std::string quote_cookie(std::string_view value) {
  if (!value.empty() && std::all_of(value.begin(), value.end(), is_plain))
    return std::string(value);
  std::string out = "\"";
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte >= 0x7f || c == ',' || c == ';') {
      out += '\\';
      for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + ((byte >> shift) & 7));
    } else {
      out += c;
    }
  }
  return out += '"';
}

}  // namespace detail

void parse_cookies(std::string_view text, MultiDict& cookies) {
  // Where each name is: looked for in the list, a head full of names would take their square.
  std::map<std::string, std::size_t> places;
  for (const MultiDict::value_type& cookie : cookies) places.emplace(cookie.first, places.size());
  while (!text.empty()) {
    // A semicolon in quotes ends nothing, unless the quotes have no end.
    std::size_t end = std::min(text.find(';'), text.size());
    const std::size_t equals = std::min(text.substr(0, end).find('='), text.size());
    if (equals < end) {
      const std::size_t first = text.find_first_not_of(" \t", equals + 1);
      if (first < text.size() && text[first] == '"') {
        std::size_t close = first + 1;
        while (close < text.size() && text[close] != '"') close += text[close] == '\\' ? 2 : 1;
        if (close < text.size()) end = std::min(text.find(';', close), text.size());
      }
      const std::string_view name = detail::trim(text.substr(0, equals));
      const std::string_view value = detail::trim(text.substr(equals + 1, end - equals - 1));
      if (detail::is_cookie_name(name)) {
        const auto [place, is_new] = places.emplace(name, cookies.size());
        if (is_new)
          cookies.add(place->first, detail::unquote_cookie(value));
        else
          cookies.replace(place->second, detail::unquote_cookie(value));
      }
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace asyncio::http
