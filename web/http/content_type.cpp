#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/headers.hpp>

#include <algorithm>
#include <utility>

namespace asyncio::http {

namespace detail {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string_view trim(std::string_view text) noexcept {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

namespace {

// A quoted string at the front, whose end is taken for given where it is missing, is taken off.
std::string take_quoted(std::string_view& text) {
  std::string value;
  text.remove_prefix(1);
  while (!text.empty() && text.front() != '"') {
    if (text.front() == '\\' && text.size() > 1) text.remove_prefix(1);
    value += text.front();
    text.remove_prefix(1);
  }
  if (!text.empty()) text.remove_prefix(1);
  return value;
}

}  // namespace

void parse_parameters(std::string_view text, MultiDict& parameters, char separator) {
  const char ends[] = {separator, '='};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(ends, 0, sizeof ends), text.size());
    const std::string_view name = trim(text.substr(0, end));
    const bool has_value = end < text.size() && text[end] == '=';
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!has_value) continue;
    text = trim(text);
    std::string value;
    const bool quoted = !text.empty() && text.front() == '"';
    if (quoted) value = take_quoted(text);
    // Behind a quoted one nothing should stand.
    const std::size_t behind = std::min(text.find(separator), text.size());
    if (!quoted) value = trim(text.substr(0, behind));
    text.remove_prefix(std::min(behind + 1, text.size()));
    if (is_token(name)) parameters.add(lower(name), std::move(value));
  }
}

}  // namespace detail

ContentType::ContentType(std::string_view value) {
  const std::size_t end = std::min(value.find(';'), value.size());
  const std::string_view type = detail::trim(value.substr(0, end));
  const std::size_t slash = std::min(type.find('/'), type.size());
  if (slash == type.size() || !detail::is_token(type.substr(0, slash)) ||
      !detail::is_token(type.substr(slash + 1))) {
    mimetype_ = "application/octet-stream";
    return;
  }
  mimetype_ = detail::lower(type);
  detail::parse_parameters(value.substr(std::min(end + 1, value.size())), parameters_);
}

std::optional<std::string> ContentType::charset() const {
  const std::string* const value = parameters_.get("charset");
  if (!value) return std::nullopt;
  return *value;
}

}  // namespace asyncio::http
