// URL: where a request goes. A value, always in the form in which it is sent: what is given is
// requoted (requote.hpp), so that what people and browsers write, with spaces, `|`, quotes and
// letters of any language in the path, is right.
//
//   http::URL url("http://example.com/a b?x=1");
//   url.raw_path();                      // "/a%20b"; url.path() is "/a b"
//   url.query()["x"];                    // "1"
//   url.join("../c"), url.with_query({{"q", "2"}}), url / "more";
//
// Parts that are views into it are escaped and end with it; parts that are strings are decoded.
// Names of hosts are in ASCII: one of another script is given as xn--..., for without the tables of
// Unicode it would be another host than a browser's.
//
// Name of yarl: URL. Thread: any, as a plain value.
#pragma once

#include <asyncio/generators/exception.hpp>
#include <asyncio/web/http/multi_dict.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http {

namespace detail {
struct UrlParts;
struct UrlAuthority;
}  // namespace detail

class URL {
 public:
  // The empty one, which is relative.
  URL() noexcept = default;
  // ValueError when it is none, whose text never has the user or the password in it. A text of a
  // program that comes from elsewhere is checked by that, and no host is asked for.
  URL(std::string_view text);
  URL(const std::string& text) : URL(std::string_view(text)) {}
  URL(const char* text) : URL(std::string_view(text)) {}
  // It is right as it is and nothing is requoted: for a signed one. ValueError for what cannot be
  // sent. URL(text, encoded=True)
  static URL encoded(std::string_view text);

  // As it is sent, with user and password: for a log there is human_repr(), or with_user({}).
  const std::string& str() const noexcept { return text_; }
  // URL('http://example.com/')
  std::string repr() const;
  // Decoded as far as it stays one URL.
  std::string human_repr() const;

  // In lower case; empty for a relative one.
  std::string_view scheme() const noexcept;
  // `user:password@host:port`
  std::string_view raw_authority() const noexcept;
  std::optional<std::string_view> raw_user() const noexcept;
  std::optional<std::string_view> raw_password() const noexcept;
  std::optional<std::string> user() const;
  std::optional<std::string> password() const;
  // In lower case, and an IPv6 address without brackets; empty when there is none.
  std::string_view raw_host() const noexcept;
  std::string host() const { return std::string(raw_host()); }
  // As `Host` has it: with brackets, and with a port that is not the scheme's.
  std::string host_port_subcomponent() const;
  // The one that is given, or the scheme's (http, ws: 80; https, wss: 443), or nothing.
  std::optional<std::uint16_t> port() const noexcept;
  std::optional<std::uint16_t> explicit_port() const noexcept;
  // `/` for an absolute one without any.
  std::string_view raw_path() const noexcept;
  std::string path() const;
  // Without the question mark; empty when there is none.
  std::string_view raw_query_string() const noexcept;
  // Decoded, but for what would change the names and values.
  std::string query_string() const;
  MultiDict query() const;
  // The target of a request: path and query.
  std::string raw_path_qs() const;
  std::string path_qs() const;
  // Without the number sign.
  std::string_view raw_fragment() const noexcept;
  std::string fragment() const;

  bool empty() const noexcept { return text_.empty(); }
  // Has it a host?
  bool is_absolute() const noexcept { return !raw_host().empty(); }
  // Is its port the scheme's?
  bool is_default_port() const noexcept;

  // Scheme, host and port alone. ValueError when it has no scheme or no host.
  URL origin() const;
  // Path, query and fragment alone. ValueError when it has no host.
  URL relative() const;
  // Where a link that stands here leads (RFC 3986, 5.2).
  URL join(const URL& link) const;
  // One segment, or several, more; without query and fragment. ValueError when it begins with a
  // slash.
  URL operator/(std::string_view name) const;

  // With another part; each is quoted, and ValueError for a relative one where it is a part of the
  // authority. Nothing for the user takes the password away too.
  URL with_scheme(std::string_view scheme) const;
  URL with_user(std::optional<std::string_view> user) const;
  URL with_password(std::optional<std::string_view> password) const;
  URL with_host(std::string_view host) const;
  URL with_port(std::optional<std::uint16_t> port) const;
  // Takes query and fragment away.
  URL with_path(std::string_view path) const;
  URL with_query(const MultiDict& query) const;
  URL with_query(std::string_view query) const;
  URL with_fragment(std::string_view fragment) const;
  // Names that are there get these values, others are added.
  URL update_query(const MultiDict& query) const;
  // Behind those that are there: what `params` of a request does.
  URL extend_query(const MultiDict& query) const;

  // The same when they are sent the same: `http://a` is `http://a/`.
  friend bool operator==(const URL& a, const URL& b) noexcept { return a.compare(b) == 0; }
  friend bool operator!=(const URL& a, const URL& b) noexcept { return a.compare(b) != 0; }
  friend bool operator<(const URL& a, const URL& b) noexcept { return a.compare(b) < 0; }

 private:
  detail::UrlParts parts() const noexcept;
  detail::UrlAuthority authority() const noexcept;
  static URL of(const detail::UrlParts& parts);
  URL with_authority(const detail::UrlAuthority& authority) const;
  int compare(const URL& other) const noexcept;

  std::string text_;
};

namespace detail {
// A text that may be a URL, without what stands before the host: for messages.
std::string without_userinfo(std::string_view text);
// Is it an address, or what systems take for one (127.1, 0x7f000001)?
bool is_ip_address(std::string_view host) noexcept;
}  // namespace detail

}  // namespace asyncio::http
#pragma GCC visibility pop
