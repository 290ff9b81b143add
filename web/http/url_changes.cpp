// URLs that are made of others.
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/requote.hpp>
#include <asyncio/web/http/target.hpp>
#include <asyncio/web/http/url.hpp>
#include <asyncio/web/http/url_parts.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace asyncio::http {

using detail::quote_part;
using detail::UrlAuthority;
using detail::UrlPart;
using detail::UrlParts;

namespace {

std::string query_of(const MultiDict& query) {
  std::string out;
  for (const auto& [name, value] : query) {
    if (!out.empty()) out += '&';
    out += quote_part(name, UrlPart::query_value);
    out += '=';
    out += quote_part(value, UrlPart::query_value);
  }
  return out;
}

// Where a path that is no path from the root leads (RFC 3986, 5.2.3).
std::string merged(const UrlParts& base, std::string_view path) {
  if (!base.authority.empty() && base.path.empty()) return '/' + std::string(path);
  return std::string(base.path.substr(0, base.path.rfind('/') + 1)) + std::string(path);
}

void need_host(const URL& url, const char* what) {
  if (!url.is_absolute()) throw ValueError(std::string(what) + " is not allowed for relative URLs");
}

}  // namespace

URL URL::with_authority(const UrlAuthority& a) const {
  const std::string authority = detail::authority_of(a);
  UrlParts p = parts();
  p.authority = authority;
  return of(p);
}

URL URL::origin() const {
  if (!is_absolute()) throw ValueError("URL should be absolute");
  const UrlParts p = parts();
  if (p.scheme.empty()) throw ValueError("URL should have scheme");
  const std::string authority = std::string(p.authority.substr(p.authority.rfind('@') + 1));
  return of({p.scheme, authority, {}, {}, {}});
}

URL URL::relative() const {
  if (!is_absolute()) throw ValueError("URL should be absolute");
  const UrlParts p = parts();
  return of({{}, {}, p.path, p.query, p.fragment});
}

URL URL::join(const URL& link) const {
  if (link.empty()) return *this;
  const UrlParts base = parts(), ref = link.parts();
  // One of the same scheme without a host is taken for a relative one, as urllib.parse has it.
  if (!ref.scheme.empty() && (ref.scheme != base.scheme || !ref.authority.empty())) return link;
  if (!ref.authority.empty())
    return of({base.scheme, ref.authority, ref.path, ref.query, ref.fragment});
  if (ref.path.empty()) {
    const std::string_view query = ref.query.empty() ? base.query : ref.query;
    return of({base.scheme, base.authority, base.path, query, ref.fragment});
  }
  std::string path = ref.path.front() == '/' ? std::string(ref.path) : merged(base, ref.path);
  if (path.front() == '/') path = normalize_path(path);
  return of({base.scheme, base.authority, path, ref.query, ref.fragment});
}

URL URL::operator/(std::string_view name) const {
  const std::string segment = quote_part(name, UrlPart::path);
  if (!segment.empty() && segment.front() == '/')
    throw ValueError("Appending path '" + segment + "' starting from slash is forbidden");
  const UrlParts p = parts();
  std::string path(p.path);
  while (!path.empty() && path.back() == '/') path.pop_back();
  if (!path.empty() || is_absolute() || !p.path.empty()) path += '/';
  path += segment;
  if (is_absolute()) path = normalize_path(path);
  return of({p.scheme, p.authority, path, {}, {}});
}

URL URL::with_scheme(std::string_view scheme) const {
  need_host(*this, "scheme replacement");
  const std::string lower = detail::lower(scheme);
  if (detail::split_url(lower + ':').scheme.empty()) throw ValueError("Invalid scheme");
  UrlParts p = parts();
  p.scheme = lower;
  return of(p);
}

URL URL::with_user(std::optional<std::string_view> user) const {
  need_host(*this, "user replacement");
  const std::string quoted = user ? quote_part(*user, UrlPart::userinfo) : std::string();
  UrlAuthority a = authority();
  if (!user) a.password.reset();
  a.user.reset();
  if (!quoted.empty()) a.user = quoted;
  return with_authority(a);
}

URL URL::with_password(std::optional<std::string_view> password) const {
  need_host(*this, "password replacement");
  const std::string quoted = password ? quote_part(*password, UrlPart::userinfo) : std::string();
  UrlAuthority a = authority();
  a.password.reset();
  if (password) a.password = quoted;
  return with_authority(a);
}

URL URL::with_host(std::string_view host) const {
  need_host(*this, "host replacement");
  if (host.empty()) throw ValueError("host removing is not allowed");
  UrlAuthority a = authority();
  a.host = host;
  return with_authority(a);
}

URL URL::with_port(std::optional<std::uint16_t> port) const {
  need_host(*this, "port replacement");
  const std::string digits = port ? std::to_string(*port) : std::string();
  UrlAuthority a = authority();
  a.port = digits;
  return with_authority(a);
}

URL URL::with_path(std::string_view given) const {
  std::string path = quote_part(given, UrlPart::path);
  if (!path.empty() && path.front() != '/') path.insert(path.begin(), '/');
  if (is_absolute()) path = normalize_path(path);
  const UrlParts p = parts();
  return of({p.scheme, p.authority, path, {}, {}});
}

URL URL::with_query(const MultiDict& query) const {
  const std::string text = query_of(query);
  UrlParts p = parts();
  p.query = text;
  return of(p);
}

URL URL::with_query(std::string_view query) const {
  const std::string text = quote_part(query, UrlPart::query);
  UrlParts p = parts();
  p.query = text;
  return of(p);
}

URL URL::with_fragment(std::string_view fragment) const {
  const std::string text = quote_part(fragment, UrlPart::fragment);
  UrlParts p = parts();
  p.fragment = text;
  return of(p);
}

// As multidict's update(): the first of a name goes in the place of the first, and so on; what is
// left over of the old ones goes, what is left over of the new ones comes last.
URL URL::update_query(const MultiDict& changes) const {
  std::map<std::string_view, std::vector<std::string_view>> left;
  for (const auto& [name, value] : changes) left[name].push_back(value);
  std::map<std::string_view, std::size_t> taken;
  MultiDict updated;
  const MultiDict before = query();
  for (const auto& [name, value] : before) {
    const auto found = left.find(name);
    if (found == left.end()) {
      updated.add(name, value);
    } else if (std::size_t& n = taken[found->first]; n < found->second.size()) {
      updated.add(name, std::string(found->second[n++]));
    }
  }
  for (const auto& [name, value] : changes)
    if (std::size_t& n = taken[name]; n > 0)
      --n;
    else
      updated.add(name, value);
  return with_query(updated);
}

URL URL::extend_query(const MultiDict& more) const {
  MultiDict all = query();
  for (const auto& [name, value] : more) all.add(name, value);
  return with_query(all);
}

namespace detail {

std::string without_userinfo(std::string_view text) {
  const std::size_t slashes = text.find("//");
  if (slashes == std::string_view::npos) return std::string(text);
  // Of a wrong one nobody knows where the host begins: a password may have slashes in it.
  const std::size_t host = slashes + 2;
  const std::size_t at = text.substr(0, text.find_first_of("?#", host)).rfind('@');
  if (at == std::string_view::npos || at < host) return std::string(text);
  return std::string(text.substr(0, host)) + std::string(text.substr(at + 1));
}

bool is_ip_address(std::string_view host) noexcept {
  if (host.find(':') != std::string_view::npos) return true;
  if (!host.empty() && host.back() == '.') host.remove_suffix(1);
  // What ends in a number is an address to inet_aton(3), and to browsers; no top domain does.
  const std::string_view last = host.substr(host.rfind('.') + 1);
  const bool is_hex = last.size() > 2 && last[0] == '0' && (last[1] == 'x' || last[1] == 'X');
  return !last.empty() && (is_hex || std::all_of(last.begin(), last.end(),
                                                 [](char c) { return c >= '0' && c <= '9'; }));
}

}  // namespace detail

}  // namespace asyncio::http
