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
#include <asyncio/web/server/handler.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::web {

namespace detail {
class ServerState;
using RequestFunction = std::function<Coroutine<StreamResponse>(const Request&)>;
}  // namespace detail

class Server {
 public:
  // Each request is for this handler.
  explicit Server(Handler handler, const Limits& limits = Limits())
      : Server(detail::RequestFunction([handler = std::move(handler)](const Request& request) {
                 return handler(request);
               }),
               limits) {}
  explicit Server(detail::RequestFunction function, const Limits& limits);

  // The protocol of a new connection. server()
  std::shared_ptr<BufferedProtocol> operator()() const;
  // How many there are. len(server.connections)
  std::size_t connections() const noexcept;
  // How many requests have come. Server.requests_count
  std::size_t requests_count() const noexcept;
  // No connection stays: those that wait for a request are closed at once, the others when they
  // have answered, and after so long their handlers are cancelled. To be called when nothing
  // listens any more. Server.shutdown
  Coroutine<void> shutdown(OptionalSeconds timeout = std::nullopt) const;
  // Only the first of it: those that wait are closed, the others will be. Server.pre_shutdown
  void pre_shutdown() const;

 private:
  std::shared_ptr<detail::ServerState> state_;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
