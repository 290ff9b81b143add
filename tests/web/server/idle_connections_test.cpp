// What a connection kept alive costs that waits for its next request.
#include "tests/io/idle_connections.hpp"

#include <asyncio/web/server/application.hpp>
#include <asyncio/web/server/response.hpp>

#include <memory>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

std::unique_ptr<web::Server> server;

Coroutine<Server> serve_hello(EventLoop& loop) {
  web::Application app;
  app.router().add_get("/", [](web::Request) { return web::Response().text("hello, world!"); });
  app.limits().connections = 20'000;
  server = std::make_unique<web::Server>(app.make_handler());
  return loop.create_server(*server, "127.0.0.1", 0);
}

// Each has asked once.
std::size_t ended() { return server->requests_count() - server->connections(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(idle_connections)

BOOST_AUTO_TEST_CASE(one_kept_alive_costs_at_most_1330_bytes) {
  BOOST_TEST((measured_idle(
                  {serve_hello, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 100, ended}) <= 1330 ||
              !kMeasuresIdle));
}

BOOST_AUTO_TEST_SUITE_END()
