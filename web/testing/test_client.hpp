// TestClient: a session whose URLs are paths of a TestServer.
//
//   web::TestClient client{web::TestServer(app)};
//   YIELD_FROM(client.start_server());
//   YIELD_FROM_INTO(response, client.get("/"));
//   ...
//   YIELD_FROM(client.close());
//
// Or WITH(client) { … } END_WITH, which does the first and the last of it.
// aiohttp name: test_utils.TestClient. Lifetime: a handle; copies are the same client. Thread: the
// loop's.
#pragma once

#include <asyncio/web/client/session.hpp>
#include <asyncio/web/testing/test_server.hpp>

#include <memory>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::web {

namespace detail {
struct TestClientState;
}

class TestClient {
 public:
  explicit TestClient(TestServer server);
  // Of an application, in memory.
  explicit TestClient(Application app) : TestClient(TestServer(std::move(app))) {}

  Coroutine<void> start_server() const;
  // The session, and the server. Again: nothing.
  Coroutine<void> close() const;
  Coroutine<void> aenter() const { return start_server(); }
  Coroutine<void> aexit(const ExceptionPtr&) const { return close(); }

  http::RequestContext request(std::string method, std::string_view path,
                               http::RequestOptions options = http::RequestOptions()) const;
  http::RequestContext get(std::string_view path,
                           http::RequestOptions options = http::RequestOptions()) const;
  http::RequestContext post(std::string_view path,
                            http::RequestOptions options = http::RequestOptions()) const;
  http::RequestContext put(std::string_view path,
                           http::RequestOptions options = http::RequestOptions()) const;
  http::RequestContext patch(std::string_view path,
                             http::RequestOptions options = http::RequestOptions()) const;
  http::RequestContext delete_(std::string_view path,
                               http::RequestOptions options = http::RequestOptions()) const;
  http::RequestContext head(std::string_view path,
                            http::RequestOptions options = http::RequestOptions()) const;
  http::RequestContext options(std::string_view path,
                               http::RequestOptions options = http::RequestOptions()) const;

  Coroutine<http::ClientWebSocketResponse> ws_connect(
      std::string_view path, http::WSConnectOptions options = http::WSConnectOptions()) const;

  http::URL make_url(std::string_view path) const { return server().make_url(path); }
  const TestServer& server() const noexcept;
  Application app() const { return server().app(); }
  // To be set up before the first request.
  http::ClientSession& session() const noexcept;

 private:
  std::shared_ptr<detail::TestClientState> state_;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
