#include <asyncio/web/testing/test_server.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/testing/memory_transport.hpp>
#include <asyncio/web/client/client_connection.hpp>
#include <asyncio/web/client/connection_pool.hpp>
#include <asyncio/web/client/tracing.hpp>
#include <asyncio/web/server/runner.hpp>

#include <optional>

namespace asyncio::web {

struct detail::TestServerState {
  explicit TestServerState(Application application) : app(application), runner(application) {}
  Application app;
  AppRunner runner;
  std::string host = "127.0.0.1";
  int port = 80;
  bool in_memory = true;
  bool secure = false;
  bool started = false;
  bool closed = false;
};

namespace {

// Its connections end in the server, without a socket.
class MemoryPool final : public http::detail::ConnectionPool {
 public:
  explicit MemoryPool(Server server) : server_(std::move(server)) {}

 protected:
  Coroutine<http::detail::ClientConnectionPtr> connect(http::detail::PoolKey,
                                                       http::detail::TracePtr) override {
    return method<http::detail::ClientConnectionPtr>(
        this,
        [this, connection = http::detail::ClientConnectionPtr(), turns = 0](auto& co) mutable {
          BEGIN(co);
          connection = std::make_shared<http::detail::ClientConnection>(loop());
          connection->set_transport(
              testing::memory_transport_pair(loop(), connection, server_()).first);
          for (; turns < 2; ++turns) YIELD();  // both ends are told of it
          RETURN(std::move(connection));
          END;
        },
        __FILE__, __LINE__, "connect");
  }

 private:
  const Server server_;
};

}  // namespace

TestServer::TestServer(Application app)
    : state_(std::make_shared<detail::TestServerState>(std::move(app))) {}

TestServer::TestServer(Application app, std::string host, int port) : TestServer(std::move(app)) {
  state_->host = std::move(host);
  state_->port = port;
  state_->in_memory = false;
}

ServerOptions TestServer::default_options() { return TCPSite::default_options(); }

Coroutine<void> TestServer::start_server(ServerOptions options) const {
  return coroutine(
      [state = state_, options = std::move(options)](auto& co) mutable {
        BEGIN(co);
        if (state->started) RETURN();
        state->started = true;
        YIELD_FROM(state->runner.setup());
        if (state->in_memory) RETURN();
        state->secure = options.ssl != nullptr;
        YIELD_FROM(TCPSite(state->runner, state->host, state->port, std::move(options)).start());
        state->port = state->runner.addresses().front().port();
        END;
      },
      __FILE__, __LINE__, "start_server");
}

Coroutine<void> TestServer::close() const {
  return coroutine(
      [state = state_](auto& co) {
        BEGIN(co);
        if (!state->started || state->closed) RETURN();
        state->closed = true;
        RETURN_FROM(state->runner.cleanup());
        END;
      },
      __FILE__, __LINE__, "close");
}

http::URL TestServer::make_url(std::string_view path) const {
  if (!state_->started) throw RuntimeError("the server was not started");
  std::string base = (state_->secure ? "https://" : "http://") + state_->host;
  if (state_->port != (state_->secure ? 443 : 80)) base += ":" + std::to_string(state_->port);
  return http::URL(base).join(http::URL(path));
}

Application TestServer::app() const { return state_->app; }
Server TestServer::server() const { return state_->runner.server(); }
std::string TestServer::host() const { return state_->host; }
int TestServer::port() const { return state_->port; }
bool TestServer::started() const { return state_->started; }

http::BaseConnector TestServer::connector() const {
  if (!state_->in_memory) return http::TCPConnector();
  return http::BaseConnector(std::make_shared<MemoryPool>(server()));
}

}  // namespace asyncio::web
