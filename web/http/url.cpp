#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/requote.hpp>
#include <asyncio/web/http/target.hpp>
#include <asyncio/web/http/url.hpp>
#include <asyncio/web/http/url_parts.hpp>

#include <algorithm>

namespace asyncio::http {

using detail::requote;
using detail::UrlAuthority;
using detail::UrlPart;
using detail::UrlParts;

namespace {

// Without white space on either side, and without line ends and tabs anywhere, as browsers and
// urllib.parse read it.
std::string stripped(std::string_view text) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  std::string out;
  out.reserve(text.size());
  for (const char c : text)
    if (c != '\r' && c != '\n' && c != '\t') out += c;
  return out;
}

std::uint16_t default_port(std::string_view scheme) noexcept {
  if (scheme == "http" || scheme == "ws") return 80;
  if (scheme == "https" || scheme == "wss") return 443;
  return 0;
}

// Decoded, but for those characters, percent signs and what nobody sees.
std::string for_people(std::string_view raw, std::string_view escaped) {
  std::string out;
  for (const char c : unquote(raw)) {
    const bool hidden = static_cast<unsigned char>(c) < ' ' || c == 0x7f;
    if (c == '%' || hidden || escaped.find(c) != std::string_view::npos)
      out += quote(std::string_view(&c, 1), "");
    else
      out += c;
  }
  return out;
}

std::optional<std::string> decoded_part(std::optional<std::string_view> raw) {
  if (!raw) return std::nullopt;
  return unquote(*raw);
}

}  // namespace

UrlParts URL::parts() const noexcept { return detail::split_url(text_); }
UrlAuthority URL::authority() const noexcept { return detail::split_authority(parts().authority); }

URL URL::of(const UrlParts& parts) {
  URL url;
  url.text_ = detail::url_of(parts);
  return url;
}

URL::URL(std::string_view given) {
  const std::string text = stripped(given);
  const UrlParts p = detail::split_url(text);
  std::string authority, path = requote(p.path, UrlPart::path);
  if (!p.authority.empty()) {
    detail::check_authority(p.authority);
    UrlAuthority a = detail::split_authority(p.authority);
    std::string user, password;
    if (a.user) a.user = user = requote(*a.user, UrlPart::userinfo);
    if (a.password) a.password = password = requote(*a.password, UrlPart::userinfo);
    authority = detail::authority_of(a);
    path = normalize_path(path);
  }
  const std::string scheme = detail::lower(p.scheme);
  const std::string query = requote(p.query, UrlPart::query);
  const std::string fragment = requote(p.fragment, UrlPart::fragment);
  *this = of({scheme, authority, path, query, fragment});
}

URL URL::encoded(std::string_view text) {
  if (!std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; }))
    throw ValueError("Invalid URL: a byte that cannot be sent");
  UrlParts p = detail::split_url(text);
  const std::string scheme = detail::lower(p.scheme);
  std::string authority;
  if (!p.authority.empty()) {
    detail::check_authority(p.authority);
    authority = detail::authority_of(detail::split_authority(p.authority));
  }
  p.scheme = scheme;
  p.authority = authority;
  return of(p);
}

std::string URL::repr() const { return "URL('" + text_ + "')"; }

std::string URL::human_repr() const {
  const UrlParts p = parts();
  UrlAuthority a = authority();
  constexpr std::string_view kInAuthority = "#/:?@[]\\";
  std::string out, query;
  if (!p.scheme.empty()) (out += p.scheme) += ':';
  if (!a.host.empty()) {
    out += "//";
    if (a.user) out += for_people(*a.user, kInAuthority);
    if (a.password) (out += ':') += for_people(*a.password, kInAuthority);
    if (a.user || a.password) out += '@';
    out += a.host.find(':') == std::string_view::npos ? std::string(a.host)
                                                      : '[' + std::string(a.host) + ']';
    if (!a.port.empty()) (out += ':') += a.port;
  } else if (p.path.substr(0, 2) == "//") {
    out += "//";
  }
  out += for_people(raw_path(), "#?");
  for (const auto& [name, value] : this->query()) {
    query += query.empty() ? '?' : '&';
    query += for_people(quote(name), "#&+;=");
    query += '=';
    query += for_people(quote(value), "#&+;=");
  }
  out += query;
  if (!p.fragment.empty()) (out += '#') += for_people(p.fragment, "");
  return out;
}

std::string_view URL::scheme() const noexcept { return parts().scheme; }
std::string_view URL::raw_authority() const noexcept { return parts().authority; }
std::optional<std::string_view> URL::raw_user() const noexcept { return authority().user; }
std::optional<std::string_view> URL::raw_password() const noexcept { return authority().password; }
std::string_view URL::raw_host() const noexcept { return authority().host; }
std::string_view URL::raw_query_string() const noexcept { return parts().query; }
std::string_view URL::raw_fragment() const noexcept { return parts().fragment; }

std::string_view URL::raw_path() const noexcept {
  const UrlParts p = parts();
  return p.path.empty() && !p.authority.empty() ? std::string_view("/") : p.path;
}

std::optional<std::uint16_t> URL::explicit_port() const noexcept {
  const std::string_view digits = authority().port;
  if (digits.empty()) return std::nullopt;
  unsigned port = 0;
  for (const char c : digits) port = 10 * port + static_cast<unsigned>(c - '0');
  return static_cast<std::uint16_t>(port);
}

std::optional<std::uint16_t> URL::port() const noexcept {
  if (const std::optional<std::uint16_t> port = explicit_port()) return port;
  const std::uint16_t port = is_absolute() ? default_port(scheme()) : std::uint16_t{0};
  if (port == 0) return std::nullopt;
  return port;
}

bool URL::is_default_port() const noexcept {
  const std::optional<std::uint16_t> is = port();
  return is && *is == default_port(scheme());
}

std::string URL::host_port_subcomponent() const {
  UrlAuthority a = authority();
  a.user.reset(), a.password.reset();
  if (is_default_port()) a.port = {};
  return a.host.empty() ? std::string() : detail::authority_of(a);
}

std::optional<std::string> URL::user() const { return decoded_part(raw_user()); }
std::optional<std::string> URL::password() const { return decoded_part(raw_password()); }
std::string URL::path() const { return unquote(raw_path()); }
std::string URL::query_string() const { return detail::unquote_query(raw_query_string()); }
MultiDict URL::query() const { return parse_query(raw_query_string()); }
std::string URL::fragment() const { return unquote(raw_fragment()); }

std::string URL::raw_path_qs() const {
  std::string out(raw_path());
  if (const std::string_view query = raw_query_string(); !query.empty()) (out += '?') += query;
  return out;
}
std::string URL::path_qs() const {
  std::string out = path();
  if (const std::string query = query_string(); !query.empty()) (out += '?') += query;
  return out;
}

int URL::compare(const URL& other) const noexcept {
  const UrlParts a = parts(), b = other.parts();
  for (const auto& [mine, its] :
       {std::pair(a.scheme, b.scheme), std::pair(a.authority, b.authority),
        std::pair(raw_path(), other.raw_path()), std::pair(a.query, b.query),
        std::pair(a.fragment, b.fragment)})
    if (const int order = mine.compare(its)) return order;
  return 0;
}

}  // namespace asyncio::http
