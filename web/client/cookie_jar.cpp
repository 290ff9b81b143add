#include <asyncio/io/exceptions.hpp>
#include <asyncio/web/client/cookie_jar.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/cookie.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <set>
#include <utility>

namespace asyncio::http {

namespace {

constexpr std::size_t kMostCookies = 3000;
constexpr std::size_t kMostOfDomain = 180;

std::int64_t wall_clock() noexcept { return std::time(nullptr); }

bool has_expired(const Cookie& cookie, std::int64_t now) noexcept {
  return cookie.expires && *cookie.expires <= now;
}

// The whole of a file; OSError.
class OpenFile {
 public:
  OpenFile(const std::string& path, int flags)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) asyncio::detail::throw_file_error(errno, path);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { ::close(fd_); }

  std::string read_all() const {
    std::string text;
    char piece[4096];
    for (;;) {
      const ssize_t n = ::read(fd_, piece, sizeof piece);
      if (n > 0) text.append(piece, static_cast<std::size_t>(n));
      if (n == 0) return text;
      if (n < 0 && errno != EINTR) asyncio::detail::throw_os_error(errno);
    }
  }
  void write_all(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t n = ::write(fd_, text.data(), text.size());
      if (n >= 0) text.remove_prefix(static_cast<std::size_t>(n));
      if (n < 0 && errno != EINTR) asyncio::detail::throw_os_error(errno);
    }
  }

 private:
  int fd_;
};

}  // namespace

// Invariants:
//  1. In the order in which they were set first; no two have the same name, domain and path.
//  2. No more than kMostCookies, and of one domain no more than kMostOfDomain.
struct CookieJar::State {
  std::vector<Cookie> all;
  bool unsafe = false;
  bool dummy = false;

  template <class Predicate>
  void remove_if(Predicate predicate) {
    all.erase(std::remove_if(all.begin(), all.end(), predicate), all.end());
  }
  void drop_expired(std::int64_t now) {
    remove_if([now](const Cookie& cookie) { return has_expired(cookie, now); });
  }
  // In the place of the one with the same name, domain and path; one that has expired takes it
  // away.
  void put(Cookie cookie, std::int64_t now) {
    const auto same = std::find_if(all.begin(), all.end(), [&cookie](const Cookie& other) {
      return other.name == cookie.name && other.domain == cookie.domain &&
             other.path == cookie.path;
    });
    if (same != all.end()) {
      if (has_expired(cookie, now))
        all.erase(same);
      else
        *same = std::move(cookie);
      return;
    }
    if (has_expired(cookie, now)) return;
    const std::string domain = cookie.domain;
    all.push_back(std::move(cookie));
    make_room(domain, now);
  }
  // Would it change, or hide, a secure one from a place that is none?
  bool hides_secure(const Cookie& cookie) const noexcept {
    return std::any_of(all.begin(), all.end(), [&cookie](const Cookie& other) {
      return other.secure && other.name == cookie.name &&
             (detail::domain_matches(other.domain, cookie.domain) ||
              detail::domain_matches(cookie.domain, other.domain)) &&
             detail::path_matches(other.path, cookie.path);
    });
  }
  bool goes_to(const Cookie& cookie, const URL& url) const noexcept {
    if (cookie.domain.empty()) return true;
    const std::string_view host = url.raw_host();
    if (!unsafe && detail::is_ip_address(host)) return false;
    if (cookie.host_only ? cookie.domain != host : !detail::domain_matches(cookie.domain, host))
      return false;
    return detail::path_matches(cookie.path, url.raw_path()) &&
           (!cookie.secure || detail::is_secure(url));
  }

 private:
  void make_room(const std::string& domain, std::int64_t now) {
    const auto is_its = [&domain](const Cookie& cookie) { return cookie.domain == domain; };
    const auto too_many = [&] {
      return all.size() > kMostCookies || std::count_if(all.begin(), all.end(), is_its) >
                                              static_cast<std::ptrdiff_t>(kMostOfDomain);
    };
    if (!too_many()) return;
    drop_expired(now);
    if (!too_many()) return;
    all.erase(all.size() > kMostCookies ? all.begin()
                                        : std::find_if(all.begin(), all.end(), is_its));
  }
};

CookieJar::CookieJar(bool unsafe) : state_(std::make_shared<State>()) { state_->unsafe = unsafe; }
CookieJar::CookieJar(Dummy) : CookieJar() { state_->dummy = true; }

bool CookieJar::is_dummy() const noexcept { return state_->dummy; }

bool CookieJar::update_cookies(std::string_view set_cookie, const URL& response_url) {
  if (state_->dummy || !response_url.is_absolute()) return false;
  if (!state_->unsafe && detail::is_ip_address(response_url.raw_host())) return false;
  const std::int64_t now = wall_clock();
  std::optional<Cookie> cookie = detail::parse_set_cookie(set_cookie, response_url, now);
  if (!cookie) return false;
  if (!detail::is_secure(response_url) && state_->hides_secure(*cookie)) return false;
  state_->put(std::move(*cookie), now);
  return true;
}

void CookieJar::update_cookies_from_headers(const HeadersView& headers, const URL& response_url) {
  for (const HeaderField field : headers)
    if (detail::same_name(field.name, "Set-Cookie")) update_cookies(field.value, response_url);
}

void CookieJar::update_cookies(const MultiDict& cookies, const URL& response_url) {
  std::vector<Cookie> made;
  for (const auto& [name, value] : cookies) {
    if (!detail::is_cookie_name(name)) throw ValueError("Illegal cookie name '" + name + "'");
    Cookie cookie;
    cookie.name = name;
    cookie.value = value.empty() ? std::string() : detail::quote_cookie(value);
    cookie.domain = response_url.host();
    cookie.path = detail::default_path(response_url);
    made.push_back(std::move(cookie));
  }
  if (state_->dummy) return;
  if (!state_->unsafe && detail::is_ip_address(response_url.raw_host())) return;
  for (Cookie& cookie : made) state_->put(std::move(cookie), wall_clock());
}

MultiDict CookieJar::filter_cookies(const URL& request_url) const {
  state_->drop_expired(wall_clock());
  std::vector<const Cookie*> found;
  for (const Cookie& cookie : state_->all)
    if (state_->goes_to(cookie, request_url)) found.push_back(&cookie);
  std::stable_sort(found.begin(), found.end(), [](const Cookie* a, const Cookie* b) {
    return a->path.size() > b->path.size();
  });
  MultiDict cookies;
  for (const Cookie* cookie : found) cookies.add(cookie->name, cookie->value);
  return cookies;
}

std::string CookieJar::cookie_header(const URL& request_url) const {
  std::string out;
  for (const auto& [name, value] : filter_cookies(request_url)) {
    if (!out.empty()) out += "; ";
    out.append(name).append("=").append(value);
  }
  return out;
}

void CookieJar::clear() { state_->all.clear(); }

void CookieJar::clear(const std::function<bool(const Cookie&)>& predicate) {
  // It may use the jar, and throw: it looks at copies.
  std::set<std::array<std::string, 3>> gone;
  for (const Cookie& cookie : cookies())
    if (predicate(cookie)) gone.insert({cookie.name, cookie.domain, cookie.path});
  state_->remove_if([&gone](const Cookie& cookie) {
    return gone.count({cookie.name, cookie.domain, cookie.path}) > 0;
  });
}

void CookieJar::clear_domain(std::string_view domain) {
  const std::string name = detail::lower(domain);
  state_->remove_if(
      [&name](const Cookie& cookie) { return detail::domain_matches(name, cookie.domain); });
}

std::vector<Cookie> CookieJar::cookies() const {
  state_->drop_expired(wall_clock());
  return state_->all;
}

// By a new file that takes the old one's name, so that there is always a whole one.
void CookieJar::save(const std::string& file_path) const {
  const std::string text = detail::write_cookie_file(cookies());
  const std::string fresh = file_path + ".new";
  try {
    OpenFile(fresh, O_WRONLY | O_CREAT | O_TRUNC).write_all(text);
    if (std::rename(fresh.c_str(), file_path.c_str()) != 0) asyncio::detail::throw_os_error(errno);
  } catch (...) {
    ::unlink(fresh.c_str());
    throw;
  }
}

void CookieJar::load(const std::string& file_path) {
  std::vector<Cookie> loaded = detail::read_cookie_file(OpenFile(file_path, O_RDONLY).read_all());
  if (state_->dummy) return;
  State fresh;
  for (Cookie& cookie : loaded) fresh.put(std::move(cookie), wall_clock());
  state_->all = std::move(fresh.all);
}

}  // namespace asyncio::http
