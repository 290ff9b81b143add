#include <asyncio/web/client/cookie.hpp>
#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/cookie.hpp>
#include <asyncio/web/http/field_line.hpp>
#include <asyncio/web/http/headers.hpp>

#include <algorithm>
#include <ctime>
#include <limits>

namespace asyncio::http::detail {

namespace {

constexpr std::size_t kLongestCookie = 4096;  // name and value
constexpr std::size_t kLongestAttribute = 1024;

bool begins_with(std::string_view text, std::string_view prefix) noexcept {
  return same_name(text.substr(0, prefix.size()), prefix);
}

// A delta-seconds, perhaps negative; nothing for another text.
std::optional<std::int64_t> max_age_of(std::string_view text) noexcept {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::int64_t seconds = 0;
  for (const char c : text) seconds = std::min<std::int64_t>(seconds * 10 + (c - '0'), 1 << 30);
  return negative ? -seconds : seconds;
}

// The attributes behind the first semicolon; the last of each counts.
struct Attributes {
  std::string domain;
  std::string_view path, same_site;
  std::optional<std::int64_t> max_age, expires;
  bool secure = false, http_only = false;

  void read(std::string_view rest) {
    while (!rest.empty()) {
      rest.remove_prefix(1);
      const std::string_view piece = rest.substr(0, rest.find(';'));
      rest.remove_prefix(piece.size());
      const std::size_t equals = std::min(piece.find('='), piece.size());
      const std::string_view value = trim(piece.substr(std::min(equals + 1, piece.size())));
      if (value.size() <= kLongestAttribute) take(trim(piece.substr(0, equals)), value);
    }
  }

 private:
  void take(std::string_view name, std::string_view value) {
    if (same_name(name, "domain")) {
      domain = lower(value.substr(!value.empty() && value.front() == '.' ? 1 : 0));
    } else if (same_name(name, "path")) {
      path = value.substr(0, 1) == "/" ? value : std::string_view();
    } else if (same_name(name, "max-age")) {
      if (const auto seconds = max_age_of(value)) max_age = seconds;
    } else if (same_name(name, "expires")) {
      if (const auto date = parse_cookie_date(value)) expires = date;
    } else if (same_name(name, "secure")) {
      secure = true;
    } else if (same_name(name, "httponly")) {
      http_only = true;
    } else if (same_name(name, "samesite")) {
      same_site = value;
    }
  }
};

bool has_any_control(std::string_view text) noexcept {
  return has_control(text) || text.find('\t') != std::string_view::npos;
}

// Whose it is. False: that host may not set it.
bool place_cookie(Cookie& cookie, const Attributes& attributes, std::string_view host) {
  cookie.domain = host;
  // What ends in a dot is ignored, as in aiohttp.
  if (attributes.domain.empty() || attributes.domain.back() == '.') return true;
  if (attributes.domain == host) {
    cookie.host_only = is_ip_address(host) || host.find('.') == std::string_view::npos;
    return true;
  }
  // Never for a top domain: there is nobody whose it is.
  if (attributes.domain.find('.') == std::string::npos) return false;
  cookie.host_only = false;
  cookie.domain = attributes.domain;
  return domain_matches(attributes.domain, host);
}

// What a name promises must be so.
bool keeps_promise(const Cookie& cookie) noexcept {
  if (begins_with(cookie.name, "__Secure-")) return cookie.secure;
  if (begins_with(cookie.name, "__Host-"))
    return cookie.secure && cookie.host_only && cookie.path == "/";
  return true;
}

}  // namespace

bool is_secure(const URL& url) noexcept { return url.scheme() == "https" || url.scheme() == "wss"; }

bool domain_matches(std::string_view domain, std::string_view host) noexcept {
  if (domain == host) return true;
  return host.size() > domain.size() && host.substr(host.size() - domain.size()) == domain &&
         host[host.size() - domain.size() - 1] == '.' && !is_ip_address(host);
}

bool path_matches(std::string_view cookie_path, std::string_view request_path) noexcept {
  if (request_path.substr(0, 1) != "/") request_path = "/";
  if (request_path.substr(0, cookie_path.size()) != cookie_path) return false;
  return request_path.size() == cookie_path.size() || cookie_path.back() == '/' ||
         request_path[cookie_path.size()] == '/';
}

std::string default_path(const URL& from) {
  const std::string_view path = from.raw_path();
  const std::size_t slash = path.rfind('/');
  if (path.substr(0, 1) != "/" || slash == 0) return "/";
  return std::string(path.substr(0, slash));
}

std::optional<Cookie> parse_set_cookie(std::string_view field, const URL& from, std::int64_t now) {
  const std::size_t end = std::min(field.find(';'), field.size());
  const std::string_view pair = field.substr(0, end);
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  Cookie cookie;
  cookie.name = trim(pair.substr(0, equals));
  cookie.value = trim(pair.substr(equals + 1));
  if (!is_cookie_name(cookie.name) || has_any_control(cookie.value) ||
      cookie.name.size() + cookie.value.size() > kLongestCookie)
    return std::nullopt;
  Attributes attributes;
  attributes.read(field.substr(end));
  if (!place_cookie(cookie, attributes, from.raw_host())) return std::nullopt;
  cookie.path = attributes.path.empty() ? default_path(from) : std::string(attributes.path);
  if (has_any_control(cookie.path)) return std::nullopt;
  cookie.expires = attributes.expires;
  if (attributes.max_age)
    cookie.expires = *attributes.max_age > 0 ? now + *attributes.max_age
                                             : std::numeric_limits<std::int64_t>::min();
  cookie.secure = attributes.secure;
  cookie.http_only = attributes.http_only;
  cookie.same_site = attributes.same_site;
  if ((cookie.secure && !is_secure(from)) || !keeps_promise(cookie)) return std::nullopt;
  return cookie;
}

}  // namespace asyncio::http::detail
