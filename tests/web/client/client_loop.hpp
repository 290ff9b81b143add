// A session on virtual time, and what answers it: an application in memory, or a server that says
// what a test writes.
#pragma once

#include <asyncio/generators/methods.hpp>
#include <asyncio/testing/memory_transport.hpp>
#include <asyncio/web/client/client_connection.hpp>
#include <asyncio/web/client/connection_pool.hpp>
#include <asyncio/web/client/session.hpp>
#include <asyncio/web/client/tracing.hpp>

#include "tests/fixtures.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::testing {

// The server's end of a connection.
class SaidByHand : public Protocol {
 public:
  void data_received(std::string_view data) override { text += data; }
  void connection_lost(const ExceptionPtr&) override { lost = true; }
  std::string take() { return std::exchange(text, {}); }

  MemoryTransportPtr client, server;
  std::string text;  // what the client has sent
  bool lost = false;
};

class HandPool final : public http::detail::ConnectionPool {
 public:
  std::vector<std::shared_ptr<SaidByHand>> all;  // that were made
  std::vector<http::detail::PoolKey> keys;
  double delay = 0;  // of connecting, in seconds
  ExceptionPtr refused;

 protected:
  Coroutine<http::detail::ClientConnectionPtr> connect(http::detail::PoolKey key,
                                                       http::detail::TracePtr) override {
    return method<http::detail::ClientConnectionPtr>(
        this, [this, key = std::move(key), connection = http::detail::ClientConnectionPtr(),
               peer = std::make_shared<SaidByHand>()](auto& co) mutable {
          BEGIN(co);
          keys.push_back(key);
          YIELD_FROM(asyncio::sleep(delay));
          if (refused) RAISE(refused);
          connection = std::make_shared<http::detail::ClientConnection>(loop());
          std::tie(peer->client, peer->server) = memory_transport_pair(loop(), connection, peer);
          connection->set_transport(peer->client);
          all.push_back(peer);
          YIELD();
          YIELD();
          RETURN(std::move(connection));
          END;
        });
  }
};

struct ClientLoop : VirtualLoop {
  ClientLoop() : pool(std::make_shared<HandPool>()) {
    session.connector(http::BaseConnector(pool));
  }
  ~ClientLoop() {
    for (const auto& peer : pool->all) peer->server->abort();
    run_turns(5);
    BOOST_TEST(pool->in_use() == 0u);
  }
  // Begins a request.
  template <class Context>
  Task<http::ClientResponse> begin(Context&& context) {
    auto task = loop.create_task(std::forward<Context>(context));
    run_turns(8);
    return task;
  }
  SaidByHand& server(std::size_t i = 0) { return *pool->all.at(i); }
  std::string url(const std::string& path = "/") const { return "http://example.org" + path; }

  std::shared_ptr<HandPool> pool;
  http::ClientSession session;
};

// What an OK with this body looks like.
inline std::string ok(const std::string& body, const std::string& fields = "") {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + fields +
         "\r\n" + body;
}

}  // namespace asyncio::testing
