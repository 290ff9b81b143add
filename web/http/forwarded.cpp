#include <asyncio/web/http/forwarded.hpp>

#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/hdrs.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace asyncio::http {
namespace {

std::size_t token_end(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && detail::is_token(text.substr(at, 1))) ++at;
  return at;
}

// The end of a quoted string that begins here, and what is in it; `at`: it has no end.
std::size_t take_quoted_value(std::string_view text, std::size_t at, std::string& value) {
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1;
    if (text[i] == '\\' && ++i == text.size()) break;
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\t') || byte >= 0x7f) break;
    value += text[i];
  }
  return at;
}

// `name=value`, and perhaps a port behind it, which RFC 7239 would have in quotes. Where it ends;
// `at`: it is none.
std::size_t take_pair(std::string_view text, std::size_t at, std::string& name,
                      std::string& value) {
  const std::size_t equals = token_end(text, at);
  if (equals == at || equals == text.size() || text[equals] != '=') return at;
  name = detail::lower(text.substr(at, equals - at));
  const std::size_t begin = equals + 1;
  std::size_t end = token_end(text, begin);
  if (begin < text.size() && text[begin] == '"')
    end = take_quoted_value(text, begin, value);
  else
    value = text.substr(begin, end - begin);
  if (end == begin) return at;
  std::size_t port = end + 1;
  if (end < text.size() && text[end] == ':') {
    while (port < text.size() && port - end <= 4 && text[port] >= '0' && text[port] <= '9') ++port;
    if (port > end + 1) {
      value.append(text.substr(end, port - end));
      return port;
    }
  }
  return end;
}

}  // namespace

std::vector<MultiDict> parse_forwarded(const HeadersView& headers) {
  std::vector<MultiDict> elements;
  for (const std::string_view text : headers.getall(hdrs::FORWARDED)) {
    elements.emplace_back();
    bool needs_separator = false;
    for (std::size_t at = 0; at < text.size();) {
      std::string name, value;
      const std::size_t end = take_pair(text, at, name, value);
      const char c = text[at];
      if (end > at && !needs_separator) {
        elements.back().set(std::move(name), std::move(value));
        needs_separator = true;
        at = end;
      } else if (end == at && (c == ',' || c == ';' || c == ' ' || c == '\t')) {
        if (c == ',') elements.emplace_back();
        if (c == ',' || c == ';') needs_separator = false;
        ++at;
      } else {
        at = std::min(text.find(',', at), text.size());
      }
    }
  }
  return elements;
}

}  // namespace asyncio::http
