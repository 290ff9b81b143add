// The file of cookies that browsers once had, and curl and wget have: a line a cookie, of seven
// fields with tabs between them: domain, is it for what is under it too, path, secure, when it
// expires or 0, name, value. `#HttpOnly_` before the domain is curl's.
#include <asyncio/web/client/cookie.hpp>
#include <asyncio/web/http/cookie.hpp>
#include <asyncio/web/http/headers.hpp>

#include <algorithm>
#include <array>

namespace asyncio::http::detail {

namespace {

constexpr std::string_view kFirstLine = "# Netscape HTTP Cookie File\n";
constexpr std::string_view kHttpOnly = "#HttpOnly_";

using Columns = std::array<std::string_view, 7>;

bool split_columns(std::string_view line, Columns& columns) noexcept {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool is_last = i + 1 == columns.size();
    const std::size_t tab = is_last ? line.size() : line.find('\t');
    if (tab == std::string_view::npos) return false;
    columns[i] = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  return columns[6].find('\t') == std::string_view::npos;
}

bool read_bool(std::string_view text, bool& value) noexcept {
  value = text == "TRUE";
  return value || text == "FALSE";
}

bool read_expires(std::string_view text, std::optional<std::int64_t>& expires) noexcept {
  std::int64_t seconds = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || seconds > std::int64_t{1} << 55) return false;
    seconds = seconds * 10 + (c - '0');
  }
  if (seconds > 0) expires = seconds;
  return !text.empty();
}

bool read_line(std::string_view line, Cookie& cookie) {
  cookie.http_only = line.substr(0, kHttpOnly.size()) == kHttpOnly;
  if (cookie.http_only) line.remove_prefix(kHttpOnly.size());
  Columns columns;
  bool with_subdomains = false;
  if (!split_columns(line, columns) || !read_bool(columns[1], with_subdomains) ||
      !read_bool(columns[3], cookie.secure) || !read_expires(columns[4], cookie.expires) ||
      columns[2].substr(0, 1) != "/" || !is_cookie_name(columns[5]) || !is_field_value(columns[6]))
    return false;
  const bool has_dot = columns[0].substr(0, 1) == ".";
  cookie.domain = columns[0].substr(has_dot ? 1 : 0);
  cookie.host_only = !with_subdomains;
  cookie.path = columns[2];
  cookie.name = columns[5];
  cookie.value = columns[6];
  return true;
}

}  // namespace

std::string write_cookie_file(const std::vector<Cookie>& cookies) {
  std::string out(kFirstLine);
  for (const Cookie& cookie : cookies) {
    if (cookie.http_only) out += kHttpOnly;
    if (!cookie.host_only) out += '.';
    for (const std::string_view column :
         {std::string_view(cookie.domain), std::string_view(cookie.host_only ? "FALSE" : "TRUE"),
          std::string_view(cookie.path), std::string_view(cookie.secure ? "TRUE" : "FALSE")})
      (out += column) += '\t';
    out += std::to_string(std::max<std::int64_t>(cookie.expires.value_or(0), 0));
    out += '\t' + cookie.name + '\t' + cookie.value + '\n';
  }
  return out;
}

std::vector<Cookie> read_cookie_file(std::string_view text) {
  std::vector<Cookie> cookies;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const bool is_comment = line.substr(0, 1) == "#" && line.substr(0, 10) != kHttpOnly;
    if (line.empty() || is_comment) continue;
    Cookie cookie;
    if (!read_line(line, cookie))
      throw ValueError("line " + std::to_string(number) + " of the cookie file is none");
    cookies.push_back(std::move(cookie));
  }
  return cookies;
}

}  // namespace asyncio::http::detail
