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
#include <asyncio/web/http/websocket_face.hpp>
#include <asyncio/web/server/request.hpp>
#include <asyncio/web/server/stream_response.hpp>

#include <cstddef>
#include <memory>
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
                          public detail::ResponseSetters<WebSocketResponse>,
                          public http::detail::WebSocketFace<WebSocketResponse> {
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

 private:
  friend class http::detail::WebSocketFace<WebSocketResponse>;
  std::shared_ptr<http::detail::WebSocket> socket() const;
  detail::WebSocketAnswer& own() const;
  detail::WebSocketAnswer& not_sent() const;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
