// RequestOptions: what a request has beside its method and URL.
//
//   session.post(url, http::RequestOptions().json({{"a", 1}}).header("X-Trace", "7"));
//   session.get(url, http::RequestOptions().params({{"page", "2"}}).timeout(5));
//
// aiohttp names: the keyword arguments of ClientSession.request(), as setters. Lifetime: a value,
// but for a body from a generator, which copies share and which is sent once. Thread: the loop's.
#pragma once

#include <asyncio/generators/async_generator.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/client/basic_auth.hpp>
#include <asyncio/web/client/client_middleware.hpp>
#include <asyncio/web/client/client_timeout.hpp>
#include <asyncio/web/client/fingerprint.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/multi_dict.hpp>

#include <any>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::ssl {
class SSLContext;
}
// Only what includes <asyncio/web/client_json.hpp> sees what it is.
namespace boost::json {
class value;
}
namespace asyncio::http {

class FormData;

namespace detail {

// The body of a request.
struct RequestBody {
  enum class Kind : unsigned char { none, bytes, stream };
  Kind kind = Kind::none;
  std::shared_ptr<const std::string> bytes;
  std::shared_ptr<AsyncGenerator<std::string>> stream;
  std::string content_type;  // unless the headers say one
};

struct RequestSettings {
  MultiDict params;
  Headers headers;
  MultiDict cookies;
  RequestBody body;
  std::optional<BasicAuth> auth;
  std::optional<ClientTimeout> timeout;
  std::shared_ptr<ssl::SSLContext> ssl;
  std::shared_ptr<const Fingerprint> fingerprint;
  std::string server_hostname;
  std::vector<std::string> skip_auto_headers;
  std::string proxy;
  std::string proxy_authorization;  // a field's value; empty: what the proxy's URL says
  std::any trace_request_ctx;
  std::shared_ptr<const ClientMiddlewares> middlewares;  // null: the session's
  std::size_t max_redirects = 10;
  std::optional<bool> raise_for_status;
  std::optional<bool> verified;
  bool allow_redirects = true;
  bool foreign =
      false;  // redirected to another origin: what the session has of secrets is not for it
  bool chunked = false;
  bool expect100 = false;
};

}  // namespace detail

class RequestOptions {
 public:
  // Added to the query of the URL.
  RequestOptions& params(MultiDict items) { return set(&Settings::params, std::move(items)); }
  // A body: bytes, of application/octet-stream unless the headers say otherwise.
  RequestOptions& data(std::string bytes);
  // A form: application/x-www-form-urlencoded.
  RequestOptions& data(const MultiDict& form);
  RequestOptions& data(const FormData& form);
  // In pieces, as they are made: chunked, unless the headers have a Content-Length. It is sent
  // once: not after a redirect that keeps the method.
  RequestOptions& data(AsyncGenerator<std::string> pieces);
  // text/plain in UTF-8
  RequestOptions& text(std::string words);
  // application/json: a value of Boost.JSON, by <asyncio/web/client_json.hpp>; and what is JSON
  // already.
  inline RequestOptions& json(const boost::json::value& value);
  RequestOptions& json_text(std::string text);
  // Adds one. ValueError for CR, LF or NUL in it, and for a name that is none.
  RequestOptions& header(std::string_view name, std::string_view value) {
    settings_.headers.add(name, value);
    return *this;
  }
  RequestOptions& headers(Headers fields) { return set(&Settings::headers, std::move(fields)); }
  // Beside those of the session's jar.
  RequestOptions& cookies(MultiDict items) { return set(&Settings::cookies, std::move(items)); }
  RequestOptions& auth(BasicAuth auth) { return set(&Settings::auth, std::move(auth)); }
  // Instead of the session's. A number of seconds: for all of it, and nothing else.
  RequestOptions& timeout(ClientTimeout timeout) { return set(&Settings::timeout, timeout); }
  RequestOptions& timeout(OptionalSeconds total);
  RequestOptions& allow_redirects(bool allow) { return set(&Settings::allow_redirects, allow); }
  RequestOptions& max_redirects(std::size_t most) { return set(&Settings::max_redirects, most); }
  RequestOptions& raise_for_status(bool raise) { return set(&Settings::raise_for_status, raise); }
  // In chunks, though the length is known.
  RequestOptions& chunked(bool chunked) { return set(&Settings::chunked, chunked); }
  // The body is not sent before the server has said `100 Continue`, or for a second nothing.
  RequestOptions& expect100(bool expect) { return set(&Settings::expect100, expect); }
  // As that of TCPConnector.
  RequestOptions& ssl(std::shared_ptr<asyncio::ssl::SSLContext> context) {
    return set(&Settings::ssl, std::move(context));
  }
  RequestOptions& ssl(bool verified) { return set(&Settings::verified, verified); }
  RequestOptions& ssl(Fingerprint of_server) {
    return set(&Settings::fingerprint, std::make_shared<const Fingerprint>(std::move(of_server)));
  }
  // Whom a certificate must name instead of the host.
  RequestOptions& server_hostname(std::string name) {
    return set(&Settings::server_hostname, std::move(name));
  }
  // Fields that are not added unasked: User-Agent, Accept, Accept-Encoding, Content-Type.
  RequestOptions& skip_auto_headers(std::vector<std::string> names) {
    return set(&Settings::skip_auto_headers, std::move(names));
  }
  // Through this one, http://host:port.
  RequestOptions& proxy(std::string url) { return set(&Settings::proxy, std::move(url)); }
  RequestOptions& proxy_auth(const BasicAuth& auth) {
    return set(&Settings::proxy_authorization, auth.encode());
  }
  // Instead of the session's.
  RequestOptions& middlewares(ClientMiddlewares middlewares) {
    return set(&Settings::middlewares,
               std::make_shared<const ClientMiddlewares>(std::move(middlewares)));
  }
  // What TraceContext::trace_request_ctx() gives.
  RequestOptions& trace_request_ctx(std::any value) {
    return set(&Settings::trace_request_ctx, std::move(value));
  }

  // For the library's layers.
  detail::RequestSettings& settings() noexcept { return settings_; }
  const detail::RequestSettings& settings() const noexcept { return settings_; }

 private:
  using Settings = detail::RequestSettings;
  template <class M, class V>
  RequestOptions& set(M Settings::*member, V&& value) {
    settings_.*member = std::forward<V>(value);
    return *this;
  }
  RequestOptions& body(std::string bytes, std::string content_type);
  detail::RequestSettings settings_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
