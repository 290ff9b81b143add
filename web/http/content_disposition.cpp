#include <asyncio/web/http/content_disposition.hpp>

#include <asyncio/generators/exception.hpp>
#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/field_line.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/target.hpp>

#include <algorithm>

namespace asyncio::http {
namespace {

// Of more, each of which is looked for among those before, it is none.
constexpr std::size_t kMostParameters = 64;

// Bytes of the charset, as UTF-8; nothing for what is none, or a charset that is not known.
std::optional<std::string> to_utf8(std::string bytes, const std::string& charset) {
  const bool ascii = std::all_of(bytes.begin(), bytes.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return bytes;
  if (charset == "iso-8859-1" || charset == "latin-1") {
    std::string out;
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x80) {
        out += c;
      } else {
        out += static_cast<char>(0xc0 | (byte >> 6));
        out += static_cast<char>(0x80 | (byte & 0x3f));
      }
    }
    return out;
  }
  if (charset != "utf-8" && charset != "utf8") return std::nullopt;
  // What is no UTF-8 stays an escape in a path.
  if (unquote(quote(bytes, "")) != bytes) return std::nullopt;
  return bytes;
}

// `charset'language'text`, in percent encoding.
std::optional<std::string> decode_extended(std::string_view value) {
  const std::size_t first = value.find('\'');
  const std::size_t second = first == std::string_view::npos ? first : value.find('\'', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::string charset = detail::lower(value.substr(0, first));
  std::string bytes;
  for (std::size_t i = second + 1; i < value.size(); ++i) {
    if (value[i] != '%') {
      bytes += value[i];
      continue;
    }
    const int high = i + 2 < value.size() ? detail::hex_value(value[i + 1]) : -1;
    const int low = high < 0 ? -1 : detail::hex_value(value[i + 2]);
    if (low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return to_utf8(std::move(bytes), charset.empty() ? "utf-8" : charset);
}

// `filename*0`, `filename*1*`
bool is_continued(std::string_view name) noexcept {
  const std::size_t star = name.find('*');
  if (star == std::string_view::npos) return false;
  name.remove_prefix(star + 1);
  if (!name.empty() && name.back() == '*') name.remove_suffix(1);
  return !name.empty() && std::all_of(name.begin(), name.end(), detail::is_digit);
}

// A quoted string at the front is taken off. False: it has no end.
bool take_quoted_string(std::string_view& text, std::string& value) {
  text.remove_prefix(1);
  while (!text.empty() && text.front() != '"') {
    if (text.front() == '\\' && text.size() > 1) text.remove_prefix(1);
    value += text.front();
    text.remove_prefix(1);
  }
  if (text.empty()) return false;
  text.remove_prefix(1);
  return true;
}

// The value at the front, up to a semicolon, is taken off. False: it is none.
bool take_value(std::string_view& text, std::string& value, bool& quoted) {
  text = detail::trim(text);
  quoted = !text.empty() && text.front() == '"';
  if (quoted && !take_quoted_string(text, value)) return false;
  const std::size_t end = std::min(text.find(';'), text.size());
  const std::string_view rest = detail::trim(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  if (quoted) return rest.empty();
  value = rest;
  return detail::is_token(rest);
}

}  // namespace

std::pair<std::optional<std::string>, MultiDict> parse_content_disposition(
    std::string_view header) {
  std::pair<std::optional<std::string>, MultiDict> none;
  std::size_t end = std::min(header.find(';'), header.size());
  const std::string_view type = detail::trim(header.substr(0, end));
  if (!detail::is_token(type)) return none;
  std::string_view rest = header.substr(std::min(end + 1, header.size()));
  MultiDict parameters;
  std::vector<std::string> seen;  // also those that were left out
  while (!detail::trim(rest).empty()) {
    end = rest.find('=');
    if (end == std::string_view::npos) return none;
    const std::string name = detail::lower(detail::trim(rest.substr(0, end)));
    rest.remove_prefix(end + 1);
    std::string value;
    bool quoted = false;
    if (!detail::is_token(name) || !take_value(rest, value, quoted)) return none;
    if (seen.size() == kMostParameters) return none;
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) return none;
    seen.push_back(name);
    if (!is_continued(name) && name.back() == '*') {
      auto decoded = quoted ? std::nullopt : decode_extended(value);
      if (!decoded) continue;
      value = std::move(*decoded);
    } else if (quoted && !is_continued(name)) {
      value.erase(0, std::min(value.find_first_not_of("\\/"), value.size()));
    }
    if (!detail::has_control(value)) parameters.add(name, std::move(value));
  }
  return {detail::lower(type), std::move(parameters)};
}

std::optional<std::string> content_disposition_filename(const MultiDict& parameters,
                                                        std::string_view name) {
  const std::string extended = std::string(name) + '*';
  if (const std::string* const value = parameters.get(extended)) return *value;
  if (const std::string* const value = parameters.get(name)) return *value;
  std::string all;
  std::size_t n = 0;
  for (;; ++n) {
    const std::string key = extended + std::to_string(n);
    const std::string* value = parameters.get(key);
    if (!value) value = parameters.get(key + '*');
    if (!value) break;
    all += *value;
  }
  if (n == 0) return std::nullopt;
  if (all.find('\'') == std::string::npos) return all;
  auto decoded = decode_extended(all);
  if (decoded && detail::has_control(*decoded)) return std::nullopt;
  return decoded;
}

std::string content_disposition_header(std::string_view type, const MultiDict& parameters,
                                       bool quote_fields) {
  if (!detail::is_token(type))
    throw ValueError("bad content disposition type '" + std::string(type) + "'");
  std::string out(type);
  for (const auto& [name, value] : parameters) {
    if (!detail::is_token(name) || !detail::is_field_value(value))
      throw ValueError(asyncio::detail::joined(
          {"bad content disposition parameter '", name, "'='", value, "'"}));
    const bool is_ascii = std::all_of(value.begin(), value.end(),
                                      [](char c) { return c == '\t' || (c >= 0x20 && c < 0x7f); });
    out.append("; ").append(name);
    if (quote_fields && detail::same_name(name, "filename")) {
      out.append("=\"").append(quote(value, "")).append("\"");
    } else if (quote_fields && !is_ascii) {
      out.append("*=utf-8''").append(quote(value, ""));
    } else {
      out += "=\"";
      for (const char c : value) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
      }
      out += '"';
    }
  }
  return out;
}

}  // namespace asyncio::http
