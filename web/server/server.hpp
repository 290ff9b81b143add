// Server: the connections of clients, each with its protocol, and the end of them all.
//
// aiohttp name: web.Server (its protocol RequestHandler). app.make_handler() gives one; by hand
//   web::Server server([](web::Request request) { ... });
//   YIELD_FROM_INTO(listening, loop.create_server(server, "127.0.0.1", 8080));
// Lifetime: a handle; copies are the same server, which its connections keep. Thread: the loop's.
#pragma once

#include <asyncio/io/protocols.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/server/access_log.hpp>
#include <asyncio/web/server/handler.hpp>
#include <asyncio/web/server/response.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::web {

namespace detail {
class ServerState;
using RequestFunction = std::function<Coroutine<StreamResponse>(const Request&)>;
}  // namespace detail

// What came and is no request, or none that is taken.
struct BadRequest {
  int status;             // 400, 408, 413, 414, 417, 431, 501 or 505
  std::string_view text;  // why, in English; only while it is answered
  std::string remote;     // the client's address
};
// Its answer has its body when it is made.
using BadRequestHandler = std::function<Response(const BadRequest&)>;

// The keyword arguments of Server() and make_handler(), by aiohttp's names.
struct ServingOptions {
  // What gets each line of the access log, and the form of a line. Null: there is no log.
  AccessLogger::Write access_log;
  std::string access_log_format = AccessLogger::LOG_FORMAT;
  // In the place of these two. access_log_class
  std::shared_ptr<AbstractAccessLogger> access_logger;
  // Seconds, in the place of Limits::keepalive.
  std::optional<double> keepalive_timeout;
  // A handler is cancelled when its client goes away, or ends its side of the connection.
  bool handler_cancellation = false;
};

class Server {
 public:
  // Each request is for this handler.
  explicit Server(Handler handler, const Limits& limits = Limits(),
                  const ServingOptions& options = ServingOptions())
      : Server(detail::RequestFunction([handler = std::move(handler)](const Request& request) {
                 return handler(request);
               }),
               limits, options) {}
  explicit Server(detail::RequestFunction function, const Limits& limits,
                  const ServingOptions& options = ServingOptions(),
                  BadRequestHandler on_bad_request = {});

  // The protocol of a new connection. server()
  std::shared_ptr<BufferedProtocol> operator()() const;
  // How many there are. len(server.connections)
  std::size_t connections() const noexcept;
  // How many requests have come. Server.requests_count
  std::size_t requests_count() const noexcept;
  // No connection stays: those that wait for a request are closed at once, the others when they
  // have answered, WebSockets are closed with 1001, and after so long their handlers are cancelled.
  // To be called when nothing listens any more. Server.shutdown
  Coroutine<void> shutdown(OptionalSeconds timeout = std::nullopt) const;
  // Each connection ends with its next answer, so that no client is cut off; until there is none,
  // or for so long. To be called when nothing listens any more.
  Coroutine<void> drain(OptionalSeconds timeout = std::nullopt) const;
  // Only the first of it: those that wait are closed, the others will be. Server.pre_shutdown
  void pre_shutdown() const;

 private:
  void go_away() const;
  std::shared_ptr<detail::ServerState> state_;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
