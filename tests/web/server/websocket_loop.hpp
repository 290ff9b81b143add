// WebSockets in memory: the client's end of the engine against the server's.
#pragma once

#include <asyncio/web/http/websocket.hpp>
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/response.hpp>
#include <asyncio/web/server/websocket_response.hpp>

#include "tests/web/http/websocket_reading.hpp"
#include "tests/web/server/web_loop.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace asyncio::testing {

using http::detail::WebSocket;

inline const std::string kWebSocketFields =
    "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

struct WebSocketLoop : WebLoop {
  using Socket = std::shared_ptr<WebSocket>;

  // A client after its handshake; what comes is as the engine makes it.
  Socket open(std::string_view target, http::detail::WebSocketOptions options = {},
              std::string_view fields = "") {
    const auto client = raw(target, fields);
    const std::string head = client->take();
    if (head.substr(0, 12) != "HTTP/1.1 101") throw ValueError(head);
    options.client = true;
    if (head.find("permessage-deflate") != head.npos)
      options.deflate = http::detail::DeflateParameters{true};
    const auto socket = std::make_shared<WebSocket>(options);
    client->here->set_protocol(socket);
    socket->connection_made(TransportPtr(client->here.get()));
    return socket;
  }
  // The same, and what comes is bytes.
  std::shared_ptr<WebClient> raw(std::string_view target, std::string_view fields = "",
                                 std::string_view frames = "") {
    const auto client = connect();
    client->here->write(request_of(target, "GET", kWebSocketFields + std::string(fields)) +
                        std::string(frames));
    run_turns(10);
    return client;
  }
  // A handler that is written here.
  template <class F>
  void serve(std::string_view path, F&& body) {
    app.router().add_get(std::string(path), std::forward<F>(body));
  }
  http::WSMessage next(const Socket& socket) { return run(WebSocket::receive(socket)); }
  void say(const Socket& socket, std::string text) {
    run(WebSocket::send(socket, http::WSMsgType::TEXT, std::move(text)));
  }
};

}  // namespace asyncio::testing
