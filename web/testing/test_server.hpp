// TestServer: an application that is served for a test: in memory, where virtual time does too, or
// on a port that is free.
//
//   web::TestServer server(app);               // in memory
//   web::TestServer server(app, "127.0.0.1");  // on a port
//   YIELD_FROM(server.start_server());
//   YIELD_FROM_INTO(response, session.get(server.make_url("/")));  // of server.connector()
//
// aiohttp name: test_utils.TestServer. Lifetime: a handle; copies are the same server. Who drops
// one that was started has not ended it: close(). Thread: the loop's.
#pragma once

#include <asyncio/io/server.hpp>
#include <asyncio/web/client/connector.hpp>
#include <asyncio/web/http/url.hpp>
#include <asyncio/web/server/application.hpp>
#include <asyncio/web/server/server.hpp>

#include <memory>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::web {

namespace detail {
struct TestServerState;
}

class TestServer {
 public:
  // In memory: what connector() gives is the only way to it.
  explicit TestServer(Application app);
  // Listens there; 0: on a port that is free.
  TestServer(Application app, std::string host, int port = 0);

  // Again: nothing. With `ssl` it is one of TLS.
  Coroutine<void> start_server(ServerOptions options = default_options()) const;
  static ServerOptions default_options();
  // No connection stays, and the application is cleaned up. Again: nothing.
  Coroutine<void> close() const;
  // A path, and perhaps a query, of it. RuntimeError before start_server().
  http::URL make_url(std::string_view path) const;
  Application app() const;
  // RuntimeError before start_server().
  Server server() const;
  std::string host() const;
  int port() const;
  bool started() const;
  // What a session needs for it; a new one each time.
  http::BaseConnector connector() const;

 private:
  std::shared_ptr<detail::TestServerState> state_;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
