#include <asyncio/generators/exception.hpp>
#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/url_parts.hpp>

#include <arpa/inet.h>

#include <algorithm>

namespace asyncio::http::detail {

namespace {

bool is_alpha(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// How long the scheme at the front is, without its colon; 0: there is none.
std::size_t scheme_size(std::string_view text) noexcept {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_alpha(text.front())) return 0;
  const std::string_view scheme = text.substr(0, colon);
  const bool fits = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
  return fits ? colon : 0;
}

std::string_view take_until(std::string_view& text, std::string_view ends) noexcept {
  const std::string_view part = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(part.size());
  return part;
}

[[noreturn]] void refuse_url(const char* why) {
  throw ValueError(std::string("Invalid URL: ") + why);
}

bool is_ipv6(std::string_view text) {
  in6_addr address;
  return ::inet_pton(AF_INET6, std::string(text).c_str(), &address) == 1;
}

// A name as it is sent, with brackets around an address that has colons.
std::string right_host(std::string_view host) {
  if (host.find(':') != std::string_view::npos) {
    const std::size_t zone = std::min(host.find('%'), host.size());
    const std::string_view name = host.substr(zone);
    const bool fits =
        name.empty() || (name.size() > 1 && std::all_of(name.begin() + 1, name.end(), [](char c) {
                           return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_';
                         }));
    if (!fits || !is_ipv6(host.substr(0, zone))) refuse_url("the host is no IPv6 address");
    return '[' + lower(host.substr(0, zone)) + std::string(name) + ']';
  }
  for (const char c : host) {
    if (static_cast<unsigned char>(c) >= 0x80)
      refuse_url("a host that is not in ASCII is given as xn--...");
    if (!is_alpha(c) && !is_digit(c) &&
        std::string_view("-._~!$&'()*+,;=").find(c) == std::string_view::npos)
      refuse_url("a character that no host has");
  }
  return lower(host);
}

}  // namespace

UrlParts split_url(std::string_view text) noexcept {
  UrlParts parts;
  if (const std::size_t size = scheme_size(text)) {
    parts.scheme = text.substr(0, size);
    text.remove_prefix(size + 1);
  }
  if (text.substr(0, 2) == "//") {
    text.remove_prefix(2);
    parts.authority = take_until(text, "/?#");
  }
  parts.path = take_until(text, "?#");
  if (!text.empty() && text.front() == '?') {
    text.remove_prefix(1);
    parts.query = take_until(text, "#");
  }
  if (!text.empty()) parts.fragment = text.substr(1);
  return parts;
}

UrlAuthority split_authority(std::string_view text) noexcept {
  UrlAuthority a;
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    const std::string_view info = text.substr(0, at);
    const std::size_t colon = std::min(info.find(':'), info.size());
    a.user = info.substr(0, colon);
    if (colon < info.size()) a.password = info.substr(colon + 1);
    if (a.user->empty()) a.user.reset();
    text.remove_prefix(at + 1);
  }
  std::size_t end = std::min(text.find(':'), text.size());
  if (!text.empty() && text.front() == '[') {
    const std::size_t bracket = std::min(text.find(']'), text.size());
    a.host = text.substr(1, bracket - 1);
    end = std::min(bracket + 1, text.size());
  } else {
    a.host = text.substr(0, end);
  }
  a.port = text.substr(std::min(end + 1, text.size()));
  return a;
}

std::optional<std::uint16_t> port_of(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  unsigned long port = 0;
  for (const char c : digits) {
    if (!is_digit(c)) refuse_url("port can't be converted to integer");
    port = std::min(10 * port + static_cast<unsigned long>(c - '0'), 1000000ul);
  }
  if (port > 65535) refuse_url("Port out of range 0-65535");
  return static_cast<std::uint16_t>(port);
}

void check_authority(std::string_view text) {
  const std::string_view behind = text.substr(text.rfind('@') + 1);
  const std::size_t open = behind.find('['), close = behind.find(']');
  const bool has_brackets = open != std::string_view::npos || close != std::string_view::npos;
  if (has_brackets && (open != 0 || close == std::string_view::npos ||
                       behind.find_first_of("[]", close + 1) != std::string_view::npos ||
                       (close + 1 < behind.size() && behind[close + 1] != ':')))
    refuse_url("brackets that are around no address");
  if (has_brackets && behind.substr(0, close).find(':') == std::string_view::npos)
    refuse_url("the host is no IPv6 address");
  if (split_authority(text).host.empty()) refuse_url("host is required for absolute urls");
  // A browser takes it for a slash, and goes to another host.
  if (text.find('\\') != std::string_view::npos) refuse_url("a backslash before the path");
}

std::string authority_of(const UrlAuthority& a) {
  std::string out;
  if (a.user) out += *a.user;
  if (a.password) (out += ':') += *a.password;
  if (a.user || a.password) out += '@';
  out += right_host(a.host);
  if (const std::optional<std::uint16_t> port = port_of(a.port))
    (out += ':') += std::to_string(*port);
  return out;
}

std::string url_of(const UrlParts& p) {
  std::string out;
  if (!p.scheme.empty()) (out += p.scheme) += ':';
  // A path that begins with two slashes would be a host.
  if (!p.authority.empty() || p.path.substr(0, 2) == "//") (out += "//") += p.authority;
  if (!p.authority.empty() && p.path.empty() && !(p.query.empty() && p.fragment.empty()))
    out += '/';
  // A path whose first segment has a colon would be a scheme (RFC 3986, 4.2); it may be one that
  // was escaped, as in %68ttp://.
  if (p.scheme.empty() && p.authority.empty() &&
      p.path.substr(0, p.path.find('/')).find(':') != std::string_view::npos)
    out += "./";
  out += p.path;
  if (!p.query.empty()) (out += '?') += p.query;
  if (!p.fragment.empty()) (out += '#') += p.fragment;
  return out;
}

}  // namespace asyncio::http::detail
