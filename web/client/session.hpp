// ClientSession: makes requests, and keeps connections and cookies from one to the next.
//
//   http::ClientSession session;
//   WITH(session) {
//     YIELD_FROM_INTO(response, session.get("http://example.org/"));
//     YIELD_FROM_INTO(text, response.text());
//   }
//   END_WITH;
//
// ClientSession, RequestContext. aiohttp names: ClientSession, with its keyword arguments as
// setters, which are for the requests that come after; _RequestContextManager.
// What a request raises: InvalidURL; ClientConnectorError, ServerDisconnectedError and so on of
// ClientConnectionError; TimeoutError; TooManyRedirects and ClientResponseError; all but
// TimeoutError are ClientErrors. RuntimeError 'Session is closed'.
// Lifetime: a handle; copies are the same session. With the last handle its connections are closed,
// but for those of responses; close() does it at once and waits for it. It belongs to the loop of
// its first request. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/web/client/client_response.hpp>
#include <asyncio/web/client/client_websocket.hpp>
#include <asyncio/web/client/connector.hpp>
#include <asyncio/web/client/cookie_jar.hpp>
#include <asyncio/web/client/request_options.hpp>
#include <asyncio/web/client/trace.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

namespace detail {
struct SessionState;
}

// What ClientSession.get() gives. It is awaited, once, for the response; or entered by
//   WITH_INTO(response, session.get(url)) { ... } END_WITH;
// at whose end the response is released.
class [[nodiscard]] RequestContext {
 public:
  explicit RequestContext(Coroutine<ClientResponse> request) noexcept
      : request_(std::move(request)) {}
  Coroutine<ClientResponse> aenter();
  void aexit(const ExceptionPtr&) noexcept { response_ = ClientResponse(); }

 private:
  friend struct AwaitTraits<RequestContext>;
  Coroutine<ClientResponse> request_;
  ClientResponse response_;
};

class ClientSession {
 public:
  ClientSession();
  // What relative URLs are relative to.
  explicit ClientSession(URL base_url);

  ClientSession& base_url(URL url);
  // Fields of each request, unless it has its own of that name.
  ClientSession& headers(Headers fields);
  // Put into the jar, for all hosts.
  ClientSession& cookies(const MultiDict& items);
  ClientSession& cookie_jar(CookieJar jar);
  ClientSession& auth(BasicAuth auth);
  ClientSession& timeout(ClientTimeout timeout);
  // From the start a TCPConnector.
  ClientSession& connector(BaseConnector connector);
  // Each status of 400 and more is a ClientResponseError.
  ClientSession& raise_for_status(bool raise);
  // Are bodies decoded that are encoded by gzip, deflate or br? From the start they are.
  ClientSession& auto_decompress(bool decompress);
  ClientSession& skip_auto_headers(std::vector<std::string> names);
  // Proxies by the environment: HTTP_PROXY, HTTPS_PROXY, NO_PROXY; and of the file that NETRC
  // names, or ~/.netrc, read once, a host's user and password, unless a request has others.
  ClientSession& trust_env(bool trust);
  // Of requests that have none of their own. The first is the outermost.
  ClientSession& middlewares(ClientMiddlewares middlewares);
  // Which are told what its requests do. They are frozen.
  ClientSession& trace_configs(std::vector<TraceConfig> configs);

  CookieJar& cookie_jar() const noexcept;
  const BaseConnector& connector() const;
  const ClientTimeout& timeout() const noexcept;

  // What the URL, and the options, ask for. ValueError, InvalidURL and RuntimeError are raised when
  // it is awaited.
  RequestContext request(std::string method, URL url,
                         RequestOptions options = RequestOptions()) const;
  RequestContext request(std::string method, const char* url,
                         RequestOptions options = RequestOptions()) const;
  RequestContext request(std::string method, const std::string& url,
                         RequestOptions options = RequestOptions()) const;
  template <class Url>
  RequestContext get(Url&& url, RequestOptions options = RequestOptions()) const {
    return request("GET", std::forward<Url>(url), std::move(options));
  }
  template <class Url>
  RequestContext post(Url&& url, RequestOptions options = RequestOptions()) const {
    return request("POST", std::forward<Url>(url), std::move(options));
  }
  template <class Url>
  RequestContext put(Url&& url, RequestOptions options = RequestOptions()) const {
    return request("PUT", std::forward<Url>(url), std::move(options));
  }
  template <class Url>
  RequestContext patch(Url&& url, RequestOptions options = RequestOptions()) const {
    return request("PATCH", std::forward<Url>(url), std::move(options));
  }
  // delete is a word of C++.
  template <class Url>
  RequestContext delete_(Url&& url, RequestOptions options = RequestOptions()) const {
    return request("DELETE", std::forward<Url>(url), std::move(options));
  }
  // Does not follow redirects unless it is told to.
  template <class Url>
  RequestContext head(Url&& url,
                      RequestOptions options = RequestOptions().allow_redirects(false)) const {
    return request("HEAD", std::forward<Url>(url), std::move(options));
  }
  template <class Url>
  RequestContext options(Url&& url, RequestOptions options = RequestOptions()) const {
    return request("OPTIONS", std::forward<Url>(url), std::move(options));
  }

  // A WebSocket; ws:// and wss:// are http:// and https://. WSServerHandshakeError when the server
  // answers something else, and what request() raises.
  Coroutine<ClientWebSocketResponse> ws_connect(
      URL url, WSConnectOptions options = WSConnectOptions()) const;
  Coroutine<ClientWebSocketResponse> ws_connect(
      const std::string& url, WSConnectOptions options = WSConnectOptions()) const;
  Coroutine<ClientWebSocketResponse> ws_connect(
      const char* url, WSConnectOptions options = WSConnectOptions()) const;

  // Closes its connector. Again: nothing.
  Coroutine<void> close() const;
  bool closed() const noexcept;
  // For WITH.
  Coroutine<void> aenter() const;
  Coroutine<void> aexit(const ExceptionPtr&) const { return close(); }

  // For the library's layers.
  explicit ClientSession(std::shared_ptr<detail::SessionState> state) noexcept
      : state_(std::move(state)) {}

 private:
  friend struct detail::WSConnecting;
  std::shared_ptr<detail::SessionState> state_;
};

}  // namespace asyncio::http

namespace asyncio {
template <>
struct AwaitTraits<http::RequestContext> {
  using result_type = http::ClientResponse;
  static constexpr bool kNeverAtOnce = true;
  static bool start(CoBase& co, http::RequestContext&& context,
                    const AwaitTarget<http::ClientResponse>& to) {
    return AwaitTraits<Coroutine<http::ClientResponse>>::start(co, std::move(context.request_), to);
  }
};
}  // namespace asyncio
#pragma GCC visibility pop
