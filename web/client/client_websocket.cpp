#include <asyncio/web/client/client_websocket.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/client/client_connection.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/client/connection_pool.hpp>
#include <asyncio/web/client/request_run.hpp>
#include <asyncio/web/client/session.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/websocket_handshake.hpp>

#include <algorithm>

namespace asyncio::http {

// The connection's slot in the pool is free again once the connection is lost.
struct detail::ClientSocket {
  // What the connection goes on with.
  class Going final : public Upgraded {
   public:
    Going(std::shared_ptr<WebSocket> its_socket, Lease its_lease) noexcept
        : socket(std::move(its_socket)), lease(std::move(its_lease)) {}
    void connection_made(const TransportPtr& transport) override {
      socket->connection_made(transport);
    }
    MutableBuffer get_buffer(std::ptrdiff_t hint) override { return socket->get_buffer(hint); }
    void buffer_updated(std::size_t n) override { socket->buffer_updated(n); }
    bool eof_received() override { return socket->eof_received(); }
    void pause_writing() override { socket->pause_writing(); }
    void resume_writing() override { socket->resume_writing(); }
    void shutdown() override { socket->shutdown(); }
    void fail() override { socket->fail(); }
    void connection_lost(const ExceptionPtr& error) override {
      socket->connection_lost(error);
      lease.release();
    }
    const std::shared_ptr<WebSocket> socket;
    Lease lease;
  };

  ~ClientSocket() {
    if (going) going->lease.release();
  }
  std::shared_ptr<Going> going;
  std::optional<std::string> protocol;
  ClientResponse response;
};

// What happens in ws_connect().
struct detail::WSConnecting {
  WSConnecting(ClientSession its_session, URL its_url, WSConnectOptions options)
      : session(std::move(its_session)), url(std::move(its_url)), wanted(std::move(options)) {}

  Step operator()(Co<ClientWebSocketResponse>& co) {
    BEGIN(co);
    YIELD_FROM_INTO(response, request());
    RETURN(connected());
    END;
  }

 private:
  Coroutine<ClientResponse> request() {
    RequestSettings settings = std::move(wanted.request_.settings());
    Headers& fields = settings.headers;
    fields.set(hdrs::UPGRADE, "websocket");
    fields.set(hdrs::CONNECTION, "Upgrade");
    fields.set(hdrs::SEC_WEBSOCKET_VERSION, "13");
    fields.set(hdrs::SEC_WEBSOCKET_KEY, key);
    std::string names;
    for (const std::string& name : wanted.protocols_) names += (names.empty() ? "" : ",") + name;
    if (!names.empty()) fields.set(hdrs::SEC_WEBSOCKET_PROTOCOL, names);
    if (wanted.compress_) fields.set(hdrs::SEC_WEBSOCKET_EXTENSIONS, deflate_offer());
    if (wanted.origin_) fields.set(hdrs::ORIGIN, *wanted.origin_);
    return asyncio::detail::coroutine_of<ClientResponse, RequestRun>(
        {__FILE__, __LINE__, "request"}, session.state_, "GET", std::string(), url,
        std::move(settings), &upgraded);
  }

  [[noreturn]] void refuse(std::string message) const {
    throw WSServerHandshakeError(
        response.request_info(), std::make_shared<std::vector<ClientResponse>>(response.history()),
        response.status(), std::move(message), Headers(response.headers()));
  }

  // What the server has agreed to; only what was offered.
  std::optional<DeflateParameters> check() const {
    const HeadersView headers = response.headers();
    if (response.status() != 101 || !upgraded) refuse("Invalid response status");
    if (!same_name(headers.get(hdrs::UPGRADE, ""), "websocket")) refuse("Invalid upgrade header");
    if (!has_token(headers.get(hdrs::CONNECTION, ""), "upgrade"))
      refuse("Invalid connection header");
    if (headers.get(hdrs::SEC_WEBSOCKET_ACCEPT, "") != websocket_accept(key))
      refuse("Invalid challenge response");
    const auto extensions = headers.getall(hdrs::SEC_WEBSOCKET_EXTENSIONS);
    if (extensions.empty()) return std::nullopt;
    if (!wanted.compress_ || extensions.size() > 1) refuse("Invalid extensions header");
    try {
      return read_deflate_answer(extensions[0]);
    } catch (const WSHandshakeError& error) {
      refuse(error.what());
    }
  }

  std::optional<std::string> protocol() const {
    const std::string_view chosen = response.headers().get(hdrs::SEC_WEBSOCKET_PROTOCOL, "");
    if (chosen.empty()) return std::nullopt;
    if (std::find(wanted.protocols_.begin(), wanted.protocols_.end(), chosen) ==
        wanted.protocols_.end())
      refuse("Invalid protocol header");
    return std::string(chosen);
  }

  ClientWebSocketResponse connected() {
    WebSocketOptions options;
    options.deflate = check();
    options.client = true;
    options.autoclose = wanted.autoclose_;
    options.autoping = wanted.autoping_;
    options.timeout = wanted.timeout_;
    options.receive_timeout = wanted.receive_timeout_;
    options.heartbeat = wanted.heartbeat_;
    options.max_msg_size = wanted.max_msg_size_;
    const auto state = std::make_shared<ClientSocket>();
    state->protocol = protocol();
    state->response = response;
    const auto socket = std::make_shared<WebSocket>(options);
    ClientConnection& connection = *upgraded;
    state->going = std::make_shared<ClientSocket::Going>(socket, std::move(upgraded));
    connection.upgrade(state->going);
    return ClientWebSocketResponse(state);
  }

  ClientSession session;
  URL url;
  WSConnectOptions wanted;
  std::string key = make_websocket_key();
  Lease upgraded;
  ClientResponse response;
};

WSConnectOptions& WSConnectOptions::heartbeat(OptionalSeconds span) {
  if (span.get() && *span.get() <= 0) throw ValueError("heartbeat must be greater than 0");
  heartbeat_ = span.get();
  return *this;
}

Coroutine<ClientWebSocketResponse> ClientSession::ws_connect(URL url,
                                                             WSConnectOptions options) const {
  if (url.scheme() == "ws" || url.scheme() == "wss")
    url = url.with_scheme(url.scheme() == "ws" ? "http" : "https");
  return asyncio::detail::coroutine_of<ClientWebSocketResponse, detail::WSConnecting>(
      {__FILE__, __LINE__, "ws_connect"}, *this, std::move(url), std::move(options));
}
Coroutine<ClientWebSocketResponse> ClientSession::ws_connect(const std::string& url,
                                                             WSConnectOptions options) const {
  try {
    return ws_connect(URL(url), std::move(options));
  } catch (const ValueError& error) {
    throw InvalidURL(url, error.what());
  }
}
Coroutine<ClientWebSocketResponse> ClientSession::ws_connect(const char* url,
                                                             WSConnectOptions options) const {
  return ws_connect(std::string(url), std::move(options));
}

detail::ClientSocket& ClientWebSocketResponse::own() const {
  if (!state_) throw RuntimeError("the handle refers to no WebSocket");
  return *state_;
}

const std::optional<std::string>& ClientWebSocketResponse::protocol() const {
  return own().protocol;
}
bool ClientWebSocketResponse::compress() const {
  return own().going->socket->options().deflate.has_value();
}
const ClientResponse& ClientWebSocketResponse::response() const { return own().response; }

std::shared_ptr<detail::WebSocket> ClientWebSocketResponse::socket() const {
  return {state_, own().going->socket.get()};
}

Coroutine<void> ClientWebSocketResponse::aexit(const ExceptionPtr&) const {
  return coroutine(
      [ws = *this](auto& co) {
        BEGIN(co);
        YIELD_FROM(ws.close());
        END;
      },
      __FILE__, __LINE__, "aexit");
}

}  // namespace asyncio::http
