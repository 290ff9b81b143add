// Cookie: one of a jar; and what a Set-Cookie field says.
//
// Thread: any, as a plain value.
#pragma once

#include <asyncio/web/http/url.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

// One of a jar. http.cookies.Morsel
struct Cookie {
  std::string name;
  std::string value;   // as it was sent, with quotes if it had them
  std::string domain;  // in lower case, without a dot in front; empty: a program's, for all hosts
  std::string path;    // begins with a slash
  // In seconds since 1970; nothing: until the jar goes.
  std::optional<std::int64_t> expires;
  bool host_only = true;  // not for what is under the domain
  bool secure = false;
  bool http_only = false;
  std::string same_site;  // Lax, Strict, None, as it was sent; nothing looks at it
};

namespace detail {

// What a Set-Cookie field of a response from there says at that time, as RFC 6265, 5.2 to 5.4 reads
// it, with the prefixes __Host- and __Secure-; nothing when that is none, or not that host's to
// set. One that is to be deleted has expired already.
std::optional<Cookie> parse_set_cookie(std::string_view field, const URL& from, std::int64_t now);
// The date of Expires, which servers write as they like (5.1.1), in seconds since 1970.
std::optional<std::int64_t> parse_cookie_date(std::string_view text) noexcept;
// Is the host that domain's, or under it? (5.1.3)
bool domain_matches(std::string_view domain, std::string_view host) noexcept;
// Is the path of a request that path, or under it? (5.1.4)
bool path_matches(std::string_view cookie_path, std::string_view request_path) noexcept;
// The path of a cookie that names none. (5.1.4)
std::string default_path(const URL& from);
// Do its cookies go in secret?
bool is_secure(const URL& url) noexcept;

// The text of a cookie file, and back; ValueError when it is none.
std::string write_cookie_file(const std::vector<Cookie>& cookies);
std::vector<Cookie> read_cookie_file(std::string_view text);

}  // namespace detail

}  // namespace asyncio::http
#pragma GCC visibility pop
