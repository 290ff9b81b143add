// WebSocketResponse: the answer that makes a WebSocket of a request's connection.
//
//   web::WebSocketResponse ws;                    // a member: it lives over keywords
//   YIELD_FROM(ws.prepare(request));
//   FOR(msg, ws) {
//     if (msg.type == web::WSMsgType::TEXT) YIELD_FROM(ws.send_str(msg.data));
//   }
//   END_FOR;
//   RETURN(ws);
//
// WebSocketResponse, WebSocketReady; from http: WSMsgType, WSCloseCode, WSMessage, WebSocketError.
// aiohttp names: web.WebSocketResponse; what is an argument there is a setter here, before
// prepare(). A page of another origin than the server's own is refused (403), which aiohttp leaves
// to the program: origins(). At the server's shutdown it is closed with 1001.
// Lifetime: a handle; copies are the same WebSocket. Thread: the loop's.
#pragma once

#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/http/websocket_message.hpp>
#include <asyncio/web/server/request.hpp>
#include <asyncio/web/server/stream_response.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

using http::WebSocketError;
using http::WSMessage;
using http::WSMsgType;
namespace WSCloseCode = http::WSCloseCode;

namespace detail {
class WebSocketAnswer;
}

// What prepare() would do: `if (ws.can_prepare(request))`.
struct WebSocketReady {
  bool ok = false;
  std::optional<std::string> protocol;
  explicit operator bool() const noexcept { return ok; }
};

class WebSocketResponse : public detail::ResponseHandle,
                          public detail::ResponseSetters<WebSocketResponse> {
 public:
  using detail::ResponseHandle::reason;
  using detail::ResponseHandle::status;
  using detail::ResponseSetters<WebSocketResponse>::reason;
  using detail::ResponseSetters<WebSocketResponse>::status;

  WebSocketResponse();

  // ---- before prepare(), else RuntimeError; ValueError for what is no time ----

  // For the other side's part of the closing handshake; 10 seconds.
  WebSocketResponse& timeout(Seconds span);
  // For each receive(); none.
  WebSocketResponse& receive_timeout(OptionalSeconds span);
  // A CLOSE that is received is answered; true.
  WebSocketResponse& autoclose(bool on);
  // A PING is answered, and no PONG is received; true.
  WebSocketResponse& autoping(bool on);
  // After so long without a word a ping is sent, and after half of it more the connection is
  // aborted; none.
  WebSocketResponse& heartbeat(OptionalSeconds span);
  // Those that the server speaks.
  WebSocketResponse& protocols(std::vector<std::string> names);
  // Messages are compressed when the client can read that; true.
  WebSocketResponse& compress(bool on);
  // In bytes, of a message that is received, also when it was compressed; 0: any. By default
  // Limits::websocket_message. A longer one ends it with 1009.
  WebSocketResponse& max_msg_size(std::size_t bytes);
  // So much may wait to be sent before send_str() waits. By default Limits::websocket_waiting.
  WebSocketResponse& writer_limit(std::size_t bytes);
  // Pages of these origins may use it besides the server's own: `https://example.org`; `*`: any.
  WebSocketResponse& origins(std::vector<std::string> names);

  // ---- the handshake ----

  // Sends it. Again: nothing. HTTPBadRequest when the request is none for a WebSocket,
  // HTTPForbidden when its page is of another origin; ConnectionResetError.
  Coroutine<void> prepare(Request request) const;
  // RuntimeError after prepare().
  WebSocketReady can_prepare(const Request& request) const;
  // The first of the client's protocols that the server speaks.
  const std::optional<std::string>& ws_protocol() const;
  // Was it agreed on?
  bool compress() const;

  // ---- messages; RuntimeError before prepare() ----

  // The next message; PING and PONG only without autoping. CLOSE when the client closes, CLOSING
  // when another task does meanwhile, ERROR for what was none, from then on CLOSED, which raises
  // RuntimeError when it is asked for again and again. TimeoutError. One task receives at a time:
  // RuntimeError.
  Coroutine<WSMessage> receive(OptionalSeconds timeout = std::nullopt) const;
  // The data of the next one; TypeError when that is another one.
  Coroutine<std::string> receive_str(OptionalSeconds timeout = std::nullopt) const;
  Coroutine<std::string> receive_bytes(OptionalSeconds timeout = std::nullopt) const;
  // Defined in <asyncio/web/boost_json.hpp>.
  Coroutine<boost::json::value> receive_json(OptionalSeconds timeout = std::nullopt) const;
  // For FOR(msg, ws), which ends with the WebSocket. __anext__
  Coroutine<std::optional<WSMessage>> anext() const;

  // From any task. Waits while more than writer_limit waits to be sent. ConnectionResetError after
  // the end. ValueError for a text that is no UTF-8.
  Coroutine<void> send_str(std::string data, std::optional<bool> compress = {}) const;
  Coroutine<void> send_bytes(std::string data, std::optional<bool> compress = {}) const;
  // Defined in <asyncio/web/boost_json.hpp>.
  Coroutine<void> send_json(const boost::json::value& data,
                            std::optional<bool> compress = {}) const;
  // At most 125 bytes.
  Coroutine<void> ping(std::string message = {}) const;
  Coroutine<void> pong(std::string message = {}) const;

  // The closing handshake. False: it was closed already. ValueError for a code that is never sent
  // or a message over 123 bytes.
  Coroutine<bool> close(int code = WSCloseCode::OK, std::string message = {}) const;
  bool closed() const;
  // Nothing while it is open; 1006 when it has ended without a closing handshake.
  std::optional<int> close_code() const;
  // With what it has ended; empty: nothing is wrong.
  ExceptionPtr exception() const;

 private:
  detail::WebSocketAnswer& own() const;
  detail::WebSocketAnswer& not_sent() const;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
