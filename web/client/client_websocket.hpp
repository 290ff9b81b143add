// ClientWebSocketResponse: a WebSocket of the client's, what ClientSession::ws_connect() gives.
//
//   YIELD_FROM_INTO(ws, session.ws_connect("ws://example.org/chat"));
//   WITH(ws) {  // closes it
//     YIELD_FROM(ws.send_str("hello"));
//     FOR(msg, ws) { ... } END_FOR;
//   } END_WITH;
//
// aiohttp names: ClientWebSocketResponse, and the arguments of ClientSession.ws_connect.
// Lifetime: a counted handle; with the last one an open connection is closed at once, without a
// handshake. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/client/client_response.hpp>
#include <asyncio/web/client/request_options.hpp>
#include <asyncio/web/http/websocket_face.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

namespace detail {
struct ClientSocket;
struct WSConnecting;
}  // namespace detail

// The keyword arguments of ws_connect(). Sizes in bytes; ValueError for what is no time.
class WSConnectOptions {
 public:
  // Headers, params, auth, ssl, proxy and so on of the request.
  WSConnectOptions& request(RequestOptions options) {
    request_ = std::move(options);
    return *this;
  }
  // Those that the client speaks, the best one first.
  WSConnectOptions& protocols(std::vector<std::string> names) {
    protocols_ = std::move(names);
    return *this;
  }
  // The page that it is for. Nothing: the field is not sent.
  WSConnectOptions& origin(std::string page) {
    origin_ = std::move(page);
    return *this;
  }
  // Is compression offered? false
  WSConnectOptions& compress(bool offered) {
    compress_ = offered;
    return *this;
  }
  // For the server's part of the closing handshake; 10 seconds. ClientWSTimeout.ws_close
  WSConnectOptions& timeout(Seconds span) {
    timeout_ = span.count();
    return *this;
  }
  // For each receive(); none. ClientWSTimeout.ws_receive
  WSConnectOptions& receive_timeout(OptionalSeconds span) {
    receive_timeout_ = span.get();
    return *this;
  }
  // After so long without a word a ping is sent, and after half of it more the connection is
  // aborted; none.
  WSConnectOptions& heartbeat(OptionalSeconds span);
  // A CLOSE that is received is answered; true.
  WSConnectOptions& autoclose(bool on) {
    autoclose_ = on;
    return *this;
  }
  // A PING is answered, and no PONG is received; true.
  WSConnectOptions& autoping(bool on) {
    autoping_ = on;
    return *this;
  }
  // Of a message that is received, also when it was compressed; 4 MiB. 0: any.
  WSConnectOptions& max_msg_size(std::size_t bytes) {
    max_msg_size_ = bytes;
    return *this;
  }

 private:
  friend struct detail::WSConnecting;
  RequestOptions request_;
  std::vector<std::string> protocols_;
  std::optional<std::string> origin_;
  std::optional<double> receive_timeout_, heartbeat_;
  double timeout_ = 10;
  std::size_t max_msg_size_ = 4 << 20;
  bool compress_ = false;
  bool autoclose_ = true;
  bool autoping_ = true;
};

class ClientWebSocketResponse : public detail::WebSocketFace<ClientWebSocketResponse> {
 public:
  // None yet: RuntimeError for everything but copies.
  ClientWebSocketResponse() noexcept = default;

  // The first of the client's protocols that the server has chosen.
  const std::optional<std::string>& protocol() const;
  // Was compression agreed on?
  bool compress() const;
  // The answer to the handshake.
  const ClientResponse& response() const;

  // For WITH, which closes it.
  void aenter() const noexcept {}
  Coroutine<void> aexit(const ExceptionPtr& raised) const;

 private:
  friend struct detail::WSConnecting;
  friend class detail::WebSocketFace<ClientWebSocketResponse>;
  explicit ClientWebSocketResponse(std::shared_ptr<detail::ClientSocket> state) noexcept
      : state_(std::move(state)) {}
  detail::ClientSocket& own() const;
  std::shared_ptr<detail::WebSocket> socket() const;
  std::shared_ptr<detail::ClientSocket> state_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
