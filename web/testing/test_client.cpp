#include <asyncio/web/testing/test_client.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::web {

struct detail::TestClientState {
  TestServer server;
  http::ClientSession session;
};

TestClient::TestClient(TestServer server)
    : state_(std::make_shared<detail::TestClientState>(
          detail::TestClientState{std::move(server), http::ClientSession()})) {
  state_->session.cookie_jar(http::CookieJar(true));  // for its host is an address
}

const TestServer& TestClient::server() const noexcept { return state_->server; }
http::ClientSession& TestClient::session() const noexcept { return state_->session; }

Coroutine<void> TestClient::start_server() const {
  return coroutine(
      [state = state_](auto& co) {
        BEGIN(co);
        YIELD_FROM(state->server.start_server());
        state->session.connector(state->server.connector());
        END;
      },
      __FILE__, __LINE__, "start_server");
}

Coroutine<void> TestClient::close() const {
  return coroutine(
      [state = state_](auto& co) {
        BEGIN(co);
        TRY { YIELD_FROM(state->session.close()); }
        FINALLY { YIELD_FROM(state->server.close()); }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "close");
}

http::RequestContext TestClient::request(std::string method, std::string_view path,
                                         http::RequestOptions options) const {
  return session().request(std::move(method), make_url(path), std::move(options));
}
Coroutine<http::ClientWebSocketResponse> TestClient::ws_connect(
    std::string_view path, http::WSConnectOptions options) const {
  return session().ws_connect(make_url(path), std::move(options));
}
http::RequestContext TestClient::get(std::string_view path, http::RequestOptions options) const {
  return request("GET", path, std::move(options));
}
http::RequestContext TestClient::post(std::string_view path, http::RequestOptions options) const {
  return request("POST", path, std::move(options));
}
http::RequestContext TestClient::put(std::string_view path, http::RequestOptions options) const {
  return request("PUT", path, std::move(options));
}
http::RequestContext TestClient::patch(std::string_view path, http::RequestOptions options) const {
  return request("PATCH", path, std::move(options));
}
http::RequestContext TestClient::delete_(std::string_view path,
                                         http::RequestOptions options) const {
  return request("DELETE", path, std::move(options));
}
http::RequestContext TestClient::head(std::string_view path, http::RequestOptions options) const {
  return request("HEAD", path, std::move(options));
}
http::RequestContext TestClient::options(std::string_view path,
                                         http::RequestOptions options) const {
  return request("OPTIONS", path, std::move(options));
}

}  // namespace asyncio::web
