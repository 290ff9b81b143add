// A server in memory, on virtual time, and clients that say what they like to it.
#pragma once

#include <asyncio/testing/memory_transport.hpp>
#include <asyncio/web/server/application.hpp>

#include "tests/fixtures.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace asyncio::testing {

// What one client has got: `|` at the end of the stream.
class WebClient : public Protocol, public std::enable_shared_from_this<WebClient> {
 public:
  void connect(EventLoop& loop, const web::Server& server) {
    auto ends = memory_transport_pair(loop, shared_from_this(), server());
    here = std::move(ends.first);
    there = std::move(ends.second);
  }
  void data_received(std::string_view data) override { text += data, ++pieces; }
  bool eof_received() override {
    text += "|";
    return keeps_open;
  }
  void connection_lost(const ExceptionPtr&) override { lost = true; }

  // All of it, without what changes by the day and the version, and empty from now on.
  std::string take() {
    std::string out = std::move(text);
    text.clear();
    for (const std::string_view name : {"Date: ", "Server: "}) {
      for (std::size_t at; (at = out.find(name)) != std::string::npos;)
        out.erase(at, out.find("\n", at) + 1 - at);
    }
    return out;
  }

  MemoryTransportPtr here, there;
  std::string text;
  int pieces = 0;
  bool keeps_open = false;
  bool lost = false;
};

struct WebLoop : VirtualLoop {
  ~WebLoop() {
    for (const auto& client : clients) client->here->abort();
    run_turns(5);
  }
  std::shared_ptr<WebClient> connect() {
    if (!server) server = std::make_unique<web::Server>(app.make_handler());
    auto client = std::make_shared<WebClient>();
    client->connect(loop, *server);
    run_turns(2);
    clients.push_back(client);
    return client;
  }
  // What the answer to this is, after a moment, on a new connection.
  std::string ask(std::string_view request) {
    const auto client = connect();
    client->here->write(request);
    run_turns(12);
    return client->take();
  }
  // The time passes, and what is due happens.
  void wait(double seconds) {
    run(asyncio::sleep(seconds));
    run_turns(5);
  }

  web::Application app;
  std::unique_ptr<web::Server> server;
  std::vector<std::shared_ptr<WebClient>> clients;
};

// A request without a body.
inline std::string request_of(std::string_view target, std::string_view method = "GET",
                              std::string_view fields = "") {
  return std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n" +
         std::string(fields) + "\r\n";
}

}  // namespace asyncio::testing
