// CookieJar: the cookies that servers have set, and which of them a request sends (RFC 6265).
//
//   jar.update_cookies_from_headers(response.headers(), url);  // a session does it by itself
//   jar.filter_cookies(url);                                   // id=7
//   jar.update_cookies({{"theme", "dark"}});                   // a program's own: sent everywhere
//
// A cookie is sent to the host that has set it alone, unless it names a domain, which must be the
// host's or above it. Which domains are public (`co.uk`) is not known here: a host may set a cookie
// for all under one, but never for a top domain, which has no dot. An address neither sets nor gets
// any, unless `unsafe`; `Secure` ones go over https and wss alone; they are not set, nor changed,
// by others. It has bounds: 4,096 bytes a cookie, and 3,000 cookies, 180 of a domain: the oldest
// go.
//
// aiohttp names: CookieJar, DummyCookieJar. Lifetime: a handle; copies are the same jar, and
// several sessions may have it. Thread: the loop's.
#pragma once

#include <asyncio/web/client/cookie.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/multi_dict.hpp>
#include <asyncio/web/http/url.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

class CookieJar {
 public:
  // `unsafe`: also for addresses.
  explicit CookieJar(bool unsafe = false);

  // The Set-Cookie fields of the response that came from there. What is none, or not that host's to
  // set, is left out.
  void update_cookies_from_headers(const HeadersView& headers, const URL& response_url);
  // One of their values. Was it taken?
  bool update_cookies(std::string_view set_cookie, const URL& response_url);
  // Names with values; without a URL they are sent to all hosts, and else as if that had set them
  // without attributes. A value is quoted if it has to be. ValueError for what is no name of a
  // cookie, and nothing has changed.
  void update_cookies(const MultiDict& cookies, const URL& response_url = URL());
  // What a request for that URL sends, longest paths first and then the oldest; values as they are
  // sent.
  MultiDict filter_cookies(const URL& request_url) const;
  // The same as the value of a Cookie field; empty: none is sent.
  std::string cookie_header(const URL& request_url) const;

  // All; or those that it wants to go, and what has expired.
  void clear();
  void clear(const std::function<bool(const Cookie&)>& predicate);
  // Those of a domain and of what is under it.
  void clear_domain(std::string_view domain);

  // Those that have not expired, in the order in which they were set.
  std::vector<Cookie> cookies() const;
  std::size_t size() const { return cookies().size(); }

  // As the file that browsers, curl and wget know (`# Netscape HTTP Cookie File`), readable by the
  // owner alone; and in the place of all that are there. They block. OSError; ValueError for a file
  // that is none, and nothing has changed. aiohttp's is JSON.
  void save(const std::string& file_path) const;
  void load(const std::string& file_path);

  // Takes nothing in and gives nothing out? DummyCookieJar
  bool is_dummy() const noexcept;

 protected:
  struct Dummy {};
  explicit CookieJar(Dummy);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

// One that stays empty.
class DummyCookieJar : public CookieJar {
 public:
  DummyCookieJar() : CookieJar(Dummy{}) {}
};

}  // namespace asyncio::http
#pragma GCC visibility pop
