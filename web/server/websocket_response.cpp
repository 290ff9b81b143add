#include <asyncio/web/server/websocket_response.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/pooled_shared.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/websocket_handshake.hpp>
#include <asyncio/web/server/exceptions.hpp>

#include <algorithm>
#include <memory>

namespace asyncio::web {

using http::detail::WebSocket;

class detail::WebSocketAnswer final : public detail::Answer {
 public:
  // What both sides agree on.
  struct Agreed {
    std::string accept;
    std::optional<std::string> protocol;
    std::optional<http::detail::DeflateParameters> deflate;
  };

  WebSocketAnswer() { status = 101; }
  const char* kind() const noexcept override { return "WebSocketResponse"; }
  Coroutine<void> prepare_to_start(const Request& request) override;
  void start(http::detail::Exchange& to) override;
  Coroutine<void> finish() override;

  Agreed agree(const Request& request) const;
  const std::shared_ptr<WebSocket>& socket() const noexcept { return socket_; }

  http::detail::WebSocketOptions options;
  std::optional<std::size_t> max_msg_size, writer_limit;
  std::vector<std::string> protocols, origins;
  std::optional<std::string> protocol;
  bool compress = true;

 private:
  std::shared_ptr<WebSocket> socket_;
};

namespace {

std::string name_or_none(std::optional<std::string_view> value) {
  return value ? std::string(*value) : "None";
}

}  // namespace

// ---- the handshake ----

detail::WebSocketAnswer::Agreed detail::WebSocketAnswer::agree(const Request& request) const {
  const http::HeadersView headers = request.headers();
  const auto bad = [](std::string text) { return HTTPBadRequest().text(std::move(text)); };
  if (!http::detail::same_name(headers.get(hdrs::UPGRADE, ""), "websocket"))
    throw bad("No WebSocket UPGRADE hdr: " + name_or_none(headers.get(hdrs::UPGRADE)) +
              "\n Can \"Upgrade\" only to \"WebSocket\".");
  if (!http::detail::has_token(headers.get(hdrs::CONNECTION, ""), "upgrade"))
    throw bad("No CONNECTION upgrade hdr: " + name_or_none(headers.get(hdrs::CONNECTION)));
  if (request.method() != "GET" || request.version().minor == 0 || request.body_exists())
    throw bad("A WebSocket is asked for by GET in HTTP/1.1, without a body");
  const std::string version(headers.get(hdrs::SEC_WEBSOCKET_VERSION, ""));
  if (version != "13") {
    auto refusal = bad("Unsupported version: " + version);
    refusal.headers().set(hdrs::SEC_WEBSOCKET_VERSION, "13");
    throw refusal;
  }
  const auto key = headers.get(hdrs::SEC_WEBSOCKET_KEY);
  if (!key || !http::detail::is_websocket_key(*key))
    throw bad("Handshake error: " + (key ? "'" + std::string(*key) + "'" : "None"));
  const std::string_view origin = headers.get(hdrs::ORIGIN, "");
  const bool named = std::any_of(origins.begin(), origins.end(), [&](const std::string& name) {
    return name == "*" || http::detail::same_name(name, origin);
  });
  if (!named && !http::detail::is_same_origin(origin, request.host()))
    throw HTTPForbidden().text("A page of " + std::string(origin) + " may not use this WebSocket");
  Agreed agreed;
  agreed.accept = http::detail::websocket_accept(*key);
  for (const std::string_view offered : headers.getall(hdrs::SEC_WEBSOCKET_PROTOCOL)) {
    if (!agreed.protocol) agreed.protocol = http::detail::choose_protocol(offered, protocols);
  }
  for (const std::string_view offered : headers.getall(hdrs::SEC_WEBSOCKET_EXTENSIONS)) {
    if (compress && !agreed.deflate) agreed.deflate = http::detail::choose_deflate(offered);
  }
  return agreed;
}

Coroutine<void> detail::WebSocketAnswer::prepare_to_start(const Request& request) {
  Agreed agreed = agree(request);
  status = 101;
  headers.set(hdrs::UPGRADE, "websocket");
  headers.set(hdrs::CONNECTION, "Upgrade");
  headers.set(hdrs::SEC_WEBSOCKET_ACCEPT, agreed.accept);
  if (agreed.deflate)
    headers.set(hdrs::SEC_WEBSOCKET_EXTENSIONS, http::detail::deflate_answer(*agreed.deflate));
  if (agreed.protocol) headers.set(hdrs::SEC_WEBSOCKET_PROTOCOL, *agreed.protocol);
  protocol = std::move(agreed.protocol);
  options.deflate = agreed.deflate;
  return {};
}

void detail::WebSocketAnswer::start(http::detail::Exchange& to) {
  options.max_msg_size = max_msg_size.value_or(to.limits().websocket_message);
  options.writer_limit = writer_limit.value_or(to.limits().websocket_waiting);
  options.read_ahead = std::max<std::size_t>(1, to.limits().read_ahead);
  const auto socket = asyncio::detail::pooled_shared<WebSocket>(options);
  http::detail::AnswerHead head;
  head.status = 101;
  head.reason = reason;
  head.headers = &headers;
  head.close = true;
  to.send_head(head, {}, false);
  exchange = http::detail::ExchangePtr(&to);
  phase = Phase::started;
  to.upgrade(socket);
  socket_ = socket;
}

Coroutine<void> detail::WebSocketAnswer::finish() {
  if (phase != Phase::started) return {};
  if (!socket_) {
    end();
    return {};
  }
  return coroutine(
      [self = detail::AnswerPtr(this), socket = socket_](auto& co) {
        BEGIN(co);
        YIELD_FROM(WebSocket::close(socket, WSCloseCode::OK, {}));
        self->end();
        END;
      },
      __FILE__, __LINE__, "write_eof");
}

WebSocketResponse::WebSocketResponse()
    : detail::ResponseHandle(detail::AnswerPtr::adopt(new detail::WebSocketAnswer)) {}

detail::WebSocketAnswer& WebSocketResponse::own() const {
  return static_cast<detail::WebSocketAnswer&>(answer());
}

std::shared_ptr<WebSocket> WebSocketResponse::socket() const { return own().socket(); }

detail::WebSocketAnswer& WebSocketResponse::not_sent() const {
  own().check_open();
  return own();
}

Coroutine<void> WebSocketResponse::prepare(Request request) const {
  return StreamResponse(*this).prepare(std::move(request));
}

WebSocketReady WebSocketResponse::can_prepare(const Request& request) const {
  if (socket()) throw RuntimeError("Already started");
  try {
    return {true, own().agree(request).protocol};
  } catch (const HTTPException&) {
    return {};
  }
}

const std::optional<std::string>& WebSocketResponse::ws_protocol() const { return own().protocol; }

bool WebSocketResponse::compress() const { return own().options.deflate.has_value(); }

// ---- setters ----

WebSocketResponse& WebSocketResponse::timeout(Seconds span) {
  not_sent().options.timeout = span.count();
  return *this;
}

WebSocketResponse& WebSocketResponse::receive_timeout(OptionalSeconds span) {
  not_sent().options.receive_timeout = span.get();
  return *this;
}

WebSocketResponse& WebSocketResponse::autoclose(bool on) {
  not_sent().options.autoclose = on;
  return *this;
}

WebSocketResponse& WebSocketResponse::autoping(bool on) {
  not_sent().options.autoping = on;
  return *this;
}

WebSocketResponse& WebSocketResponse::heartbeat(OptionalSeconds span) {
  if (span.get() && *span.get() <= 0) throw ValueError("heartbeat must be greater than 0");
  not_sent().options.heartbeat = span.get();
  return *this;
}

WebSocketResponse& WebSocketResponse::protocols(std::vector<std::string> names) {
  not_sent().protocols = std::move(names);
  return *this;
}

WebSocketResponse& WebSocketResponse::compress(bool on) {
  not_sent().compress = on;
  return *this;
}

WebSocketResponse& WebSocketResponse::max_msg_size(std::size_t bytes) {
  not_sent().max_msg_size = bytes;
  return *this;
}

WebSocketResponse& WebSocketResponse::writer_limit(std::size_t bytes) {
  not_sent().writer_limit = bytes;
  return *this;
}

WebSocketResponse& WebSocketResponse::origins(std::vector<std::string> names) {
  not_sent().origins = std::move(names);
  return *this;
}

}  // namespace asyncio::web
