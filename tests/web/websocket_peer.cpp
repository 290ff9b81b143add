// One end of a WebSocket for another implementation's: websocket_peers starts it.
//
//   websocket_peer serve             echoes what comes, on a free port that it prints
//   websocket_peer connect PORT      sends messages of many sizes to an echo server and compares
//   websocket_peer connect PORT plain    without offering compression
#include <asyncio/asyncio.hpp>
#include <asyncio/web/http/websocket.hpp>
#include <asyncio/web/http/websocket_handshake.hpp>
#include <asyncio/web/web.hpp>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using http::WSMessage;
using http::WSMsgType;
using http::detail::WebSocket;

namespace {

Coroutine<web::WebSocketResponse> echo(web::Request request) {
  return coroutine<web::WebSocketResponse>(
      [request, ws = web::WebSocketResponse(), msg = WSMessage()](auto& co) mutable {
        BEGIN(co);
        ws.protocols({"echo"}).max_msg_size(std::size_t{16} << 20);
        YIELD_FROM(ws.prepare(request));
        FOR(msg, ws) {
          if (msg.type == WSMsgType::TEXT) YIELD_FROM(ws.send_str(msg.data));
          if (msg.type == WSMsgType::BINARY) YIELD_FROM(ws.send_bytes(msg.data));
        }
        END_FOR;
        RETURN(ws);
        END;
      });
}

Coroutine<> serve() {
  return coroutine([app = web::Application(), server = asyncio::Server()](auto& co) mutable {
    BEGIN(co);
    app.router().add_get("/", echo);
    YIELD_FROM_INTO(server, get_running_loop().create_server(app.make_handler(), "127.0.0.1", 0));
    std::cout << server.socknames().at(0).port() << std::endl;
    YIELD_FROM(server.serve_forever());
    END;
  });
}

// The client's handshake; what comes behind it is the WebSocket's.
class Handshake : public BufferedProtocol {
 public:
  Handshake(bool plain, Future<std::shared_ptr<WebSocket>> to) : plain_(plain), to_(to) {}
  void connection_made(const TransportPtr& transport) override {
    transport_ = transport;
    transport->write(
        "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Protocol: echo\r\nSec-WebSocket-Key: " +
        key_ + (plain_ ? "" : "\r\nSec-WebSocket-Extensions: " + http::detail::deflate_offer()) +
        "\r\n\r\n");
  }
  MutableBuffer get_buffer(std::ptrdiff_t) override { return {room_, sizeof room_}; }
  void buffer_updated(std::size_t n) override {
    head_.append(room_, n);
    const std::size_t end = head_.find("\r\n\r\n");
    if (end == head_.npos) return;
    std::string rest = head_.substr(end + 4);
    head_.resize(end + 2);
    if (head_.substr(0, 12) != "HTTP/1.1 101" ||
        field("sec-websocket-accept") != http::detail::websocket_accept(key_))
      return to_.set_exception(http::WSHandshakeError(head_));
    http::detail::WebSocketOptions options;
    options.client = true;
    options.max_msg_size = std::size_t{16} << 20;
    options.deflate = http::detail::read_deflate_answer(field("sec-websocket-extensions"));
    const auto socket = std::make_shared<WebSocket>(options);
    transport_->set_protocol(socket);
    socket->connection_made(transport_);
    while (!rest.empty()) {
      const MutableBuffer room = socket->get_buffer(-1);
      const std::size_t some = std::min(room.size, rest.size());
      std::memcpy(room.data, rest.data(), some);
      rest.erase(0, some);
      socket->buffer_updated(some);
    }
    to_.set_result(socket);
  }

 private:
  std::string field(std::string_view name) const {
    std::string lower = head_;
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    const std::size_t at = lower.find("\n" + std::string(name) + ":");
    if (at == lower.npos) return {};
    std::string value = head_.substr(at + name.size() + 2);
    value.resize(value.find('\r'));
    return value.substr(value.find_first_not_of(' '));
  }
  const bool plain_;
  Future<std::shared_ptr<WebSocket>> to_;
  const std::string key_ = http::detail::make_websocket_key();
  TransportPtr transport_;
  std::string head_;
  char room_[4096];
};

std::vector<std::string> messages() {
  std::vector<std::string> all;
  for (const std::size_t n : {0, 1, 16, 125, 126, 4096, 65535, 65536, 300000, 5000000}) {
    std::string text;
    for (std::size_t i = 0; text.size() < n; ++i) text += std::to_string(i * i) + " \xe2\x98\x83";
    text.resize(n);
    while (!text.empty() && (text.back() & 0xc0) != 0x40 && text.back() != ' ' &&
           (text.back() & 0x80))
      text.pop_back();
    all.push_back(text);
  }
  return all;
}

Coroutine<> connect(int port, bool plain) {
  return coroutine([port, plain, socket = std::shared_ptr<WebSocket>(), all = messages(),
                    made = Future<std::shared_ptr<WebSocket>>(nullptr), i = std::size_t{0},
                    type = WSMsgType::TEXT, msg = WSMessage()](auto& co) mutable {
    BEGIN(co);
    made = get_running_loop().create_future<std::shared_ptr<WebSocket>>();
    YIELD_FROM(get_running_loop().create_connection(
        [&] { return std::make_shared<Handshake>(plain, made); }, "127.0.0.1", port));
    YIELD_FROM_INTO(socket, made);
    for (i = 0; i < 2 * all.size(); ++i) {
      type = i % 2 ? WSMsgType::BINARY : WSMsgType::TEXT;
      YIELD_FROM(WebSocket::send(socket, type, all[i / 2]));
      YIELD_FROM_INTO(msg, WebSocket::receive(socket, 20.0));
      if (msg.type != type || msg.data != all[i / 2])
        RAISE(RuntimeError("another message came back than " + std::to_string(i)));
    }
    YIELD_FROM(WebSocket::send(socket, WSMsgType::PING, "still there?"));
    YIELD_FROM(WebSocket::close(socket, 1000, "bye"));
    if (socket->close_code().value_or(0) != 1000)
      RAISE(RuntimeError("closed with " + std::to_string(socket->close_code().value_or(0))));
    std::cout << "ok" << (socket->options().deflate ? ", compressed" : "") << std::endl;
    END;
  });
}

}  // namespace

int main(int count, char** words) {
  if (count > 2 && !std::strcmp(words[1], "connect"))
    asyncio::run(connect(std::atoi(words[2]), count > 3));
  else
    asyncio::run(serve());
}
