// WebSocketFace: what programs do with a WebSocket, at either end: WebSocketResponse of the server
// and ClientWebSocketResponse have it.
//
// Self is a counted handle. Its socket() gives the WebSocket, in a pointer that keeps what the
// handle does; null: there is none yet. Thread: the loop's.
#pragma once

#include <asyncio/futures/exceptions.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/http/websocket.hpp>
#include <asyncio/web/http/websocket_message.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// The data of the next message; TypeError when that is of another type. `what`, as in the error.
Coroutine<std::string> receive_data(std::shared_ptr<WebSocket> from, OptionalSeconds timeout,
                                    WSMsgType type, const char* what, const char* name);
// The next message; nothing at the end.
Coroutine<std::optional<WSMessage>> receive_next(std::shared_ptr<WebSocket> from);

// Each throws RuntimeError when there is no WebSocket yet: before prepare().
template <class Self>
class WebSocketFace {
 public:
  // The next message; PING and PONG only without autoping. CLOSE when the other side closes,
  // CLOSING when another task does meanwhile, ERROR for what was none, from then on CLOSED, which
  // raises RuntimeError when it is asked for again and again. TimeoutError. One task receives at a
  // time: RuntimeError.
  Coroutine<WSMessage> receive(OptionalSeconds timeout = std::nullopt) const {
    return WebSocket::receive(own(), timeout);
  }
  // The data of the next one; TypeError when that is another one.
  Coroutine<std::string> receive_str(OptionalSeconds timeout = std::nullopt) const {
    return receive_data(own(), timeout, WSMsgType::TEXT, "WSMsgType.TEXT", "receive_str");
  }
  Coroutine<std::string> receive_bytes(OptionalSeconds timeout = std::nullopt) const {
    return receive_data(own(), timeout, WSMsgType::BINARY, "bytes", "receive_bytes");
  }
  // Defined in <asyncio/web/boost_json.hpp>.
  Coroutine<boost::json::value> receive_json(OptionalSeconds timeout = std::nullopt) const;
  // For FOR(msg, ws), which ends with the WebSocket. __anext__
  Coroutine<std::optional<WSMessage>> anext() const { return receive_next(own()); }

  // From any task. Waits while too much waits to be sent: 64 KiB, or the server's writer_limit.
  // ConnectionResetError after the end. ValueError for a text that is no UTF-8.
  Coroutine<void> send_str(std::string data, std::optional<bool> compress = {}) const {
    return WebSocket::send(own(), WSMsgType::TEXT, std::move(data), compress, "send_str");
  }
  Coroutine<void> send_bytes(std::string data, std::optional<bool> compress = {}) const {
    return WebSocket::send(own(), WSMsgType::BINARY, std::move(data), compress, "send_bytes");
  }
  // Defined in <asyncio/web/boost_json.hpp>.
  Coroutine<void> send_json(const boost::json::value& data,
                            std::optional<bool> compress = {}) const;
  // At most 125 bytes.
  Coroutine<void> ping(std::string message = {}) const {
    return WebSocket::send(own(), WSMsgType::PING, std::move(message), {}, "ping");
  }
  Coroutine<void> pong(std::string message = {}) const {
    return WebSocket::send(own(), WSMsgType::PONG, std::move(message), {}, "pong");
  }

  // A TEXT, BINARY, PING or PONG as it is; ValueError for another type.
  Coroutine<void> send_frame(std::string message, WSMsgType opcode,
                             std::optional<bool> compress = {}) const {
    if (opcode < WSMsgType::TEXT || (opcode > WSMsgType::BINARY && opcode < WSMsgType::PING) ||
        opcode > WSMsgType::PONG)
      throw ValueError("send_frame() is for messages, pings and pongs");
    return WebSocket::send(own(), opcode, std::move(message), compress, "send_frame");
  }

  // The closing handshake. False: it was closed already. ValueError for a code that is never sent
  // or a message over 123 bytes.
  Coroutine<bool> close(int code = WSCloseCode::OK, std::string message = {}) const {
    return WebSocket::close(own(), code, std::move(message));
  }
  // These three also before prepare(): false, and nothing.
  bool closed() const {
    const auto socket = self().socket();
    return socket && socket->closed();
  }
  // Nothing while it is open; 1006 when it has ended without a closing handshake.
  std::optional<int> close_code() const {
    const auto socket = self().socket();
    return socket ? socket->close_code() : std::nullopt;
  }
  // With what it has ended; empty: nothing is wrong.
  ExceptionPtr exception() const {
    const auto socket = self().socket();
    return socket ? socket->exception() : ExceptionPtr();
  }

 private:
  const Self& self() const noexcept { return static_cast<const Self&>(*this); }
  std::shared_ptr<WebSocket> own() const {
    auto socket = self().socket();
    if (!socket) throw RuntimeError("Call .prepare() first");
    return socket;
  }
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
