// Client middlewares: what stands between a session's request and its connection, once for each
// hop of redirects: it may change the fields, ask again, or answer itself.
//
//   session.middlewares({[](http::ClientRequest request, http::ClientHandler handler) {
//     request.headers().set("X-Token", "7");
//     return handler(std::move(request));
//   }});
//
// ClientRequest, ClientHandler, ClientMiddleware. aiohttp names: ClientRequest, ClientHandlerType,
// ClientMiddlewareType. The first of a list is the outermost. Lifetime: a ClientRequest is a
// handle; copies are the same. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/url.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

class ClientResponse;
class ClientSession;

namespace detail {
struct Hop;
struct PreparedRequest;
}  // namespace detail

class ClientRequest {
 public:
  const std::string& method() const noexcept;
  // Without a fragment.
  const URL& url() const noexcept;
  // All of them, as they will be sent.
  Headers& headers() const noexcept;
  // Null: none, or one in pieces.
  const std::string* body() const noexcept;
  // Does it come in pieces? Then it can be sent once.
  bool is_streamed() const noexcept;
  void update_body(std::string bytes) const;
  // Was it redirected to another origin? What was given for the first one is not for that.
  bool is_foreign() const noexcept;
  ClientSession session() const;

  // For the library's layers.
  explicit ClientRequest(std::shared_ptr<detail::PreparedRequest> state) noexcept
      : state_(std::move(state)) {}

 private:
  friend struct detail::Hop;
  std::shared_ptr<detail::PreparedRequest> state_;
};

// Sends it, and gives the response; it may be called again. What ClientSession::request() raises of
// connections. ClientPayloadError when a body in pieces was sent already.
using ClientHandler = std::function<Coroutine<ClientResponse>(ClientRequest)>;
using ClientMiddleware = std::function<Coroutine<ClientResponse>(ClientRequest, ClientHandler)>;
using ClientMiddlewares = std::vector<ClientMiddleware>;

}  // namespace asyncio::http
#pragma GCC visibility pop
