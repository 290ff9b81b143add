// WebSocket: a connection that was upgraded, as either end has it: messages in and out, pings, the
// closing handshake (RFC 6455). WebSocketResponse and ClientWebSocketResponse are its faces.
//
//  transport --get_buffer/buffer_updated--> WebSocketReader --> queue --> receive()
//                                               | PING            | full: reading is paused
//  transport <------------- write() ------------+--- send() <-----+-- close()
//
// It is a protocol for any transport: who has made the handshake calls connection_made(), or
// transport->set_protocol() and that, and gives it the bytes that came behind the head.
//
// Invariants:
//  1. A frame is written in one go, so any task may send, and frames do not overlap.
//  2. After close_sent_ nothing is written; after close_received_ or failed_ nothing is read.
//  3. over_: no more is to come, and nobody waits. connection_lost() follows, by the timer at the
//     latest.
// Lifetime: by std::shared_ptr; the transport and whoever receives or sends keep it. Thread: the
// loop's.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/io/flow_control.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/http/exchange.hpp>
#include <asyncio/web/http/read_block.hpp>
#include <asyncio/web/http/websocket_deflate.hpp>
#include <asyncio/web/http/websocket_frame.hpp>
#include <asyncio/web/http/websocket_message.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// The keyword arguments of both faces. Times in seconds, sizes in bytes.
struct WebSocketOptions {
  bool client = false;  // it masks
  bool autoclose = true;
  bool autoping = true;
  double timeout = 10;  // of the closing handshake
  std::optional<double> receive_timeout;
  std::optional<double> heartbeat;
  std::size_t max_msg_size = 4 << 20;
  std::size_t writer_limit = 64 * 1024;  // of what waits to be sent; then send() waits
  std::size_t read_ahead = 64 * 1024;    // of messages that nobody receives; then reading is paused
  std::optional<DeflateParameters> deflate;
};

class WebSocket final : public Upgraded, public std::enable_shared_from_this<WebSocket> {
 public:
  explicit WebSocket(const WebSocketOptions& options);
  ~WebSocket() override;

  // The next message, with CLOSE when the other side closes, CLOSING when this one does meanwhile,
  // ERROR for what was none, and then CLOSED. RuntimeError while another task receives, and for the
  // fifth time after the end. TimeoutError, and the message is the next one's. What was cancelled
  // has lost none. `self` is kept meanwhile, here and below, with what else the pointer keeps.
  static Coroutine<WSMessage> receive(std::shared_ptr<WebSocket> self,
                                      OptionalSeconds timeout = std::nullopt);
  // TEXT, BINARY, PING or PONG. Written at once; waits while too much waits. `compress` says
  // whether; by default what would gain by it is. ConnectionResetError after the end; ValueError
  // for a text that is no UTF-8, and for a control frame over 125 bytes.
  static Coroutine<void> send(std::shared_ptr<WebSocket> self, WSMsgType type, std::string data,
                              std::optional<bool> compress = {}, const char* name = "send");
  // The closing handshake, for at most `timeout` seconds. False: it was closed already. ValueError
  // for a code that is never sent, and for a reason over 123 bytes.
  static Coroutine<bool> close(std::shared_ptr<WebSocket> self, int code, std::string message);

  // Was close() called, or is it over?
  bool closed() const noexcept { return closed_ || close_sent_ || lost_; }
  // Nothing while it is open. 1006: it has ended without a closing handshake.
  std::optional<int> close_code() const noexcept { return close_code_; }
  // With what it has ended; empty: nothing is wrong.
  const ExceptionPtr& exception() const noexcept { return exception_; }
  // Null before connection_made() and after the end.
  Transport* transport() const noexcept { return transport_.get(); }
  const WebSocketOptions& options() const noexcept { return options_; }

  // ---- for the transport, or for who stands between ----

  void connection_made(const TransportPtr& transport) override;
  MutableBuffer get_buffer(std::ptrdiff_t) override { return block_.room(); }
  void buffer_updated(std::size_t n) override;
  bool eof_received() override { return false; }
  void connection_lost(const ExceptionPtr& error) override;
  void pause_writing() override { flow_.pause_writing(); }
  void resume_writing() override;
  void shutdown() override;
  void fail() override;

 private:
  // What comes in.
  void read();
  void take_in(WSMessage message);
  void push(WSMessage message);
  void broken();
  void wait_for_receiver();
  void throttle();
  bool ready() const noexcept {
    return front_ < queue_.size() || closed_ || closing_ || lost_ || over_;
  }
  WSMessage next_message(bool waited);
  void wake();
  // What goes out.
  void write(WSMsgType type, std::string& data, bool compress);
  bool is_worth_it(WSMsgType type, std::size_t size, std::optional<bool> compress) const noexcept;
  // The end.
  bool begin_close(int code, const std::string& message);
  void answer_end();
  void finish();
  void late();
  // The heartbeat.
  void heard();
  void beat();
  void set_timer(double seconds, void (WebSocket::*then)());

  const WebSocketOptions options_;
  WebSocketReader reader_;
  ReadBlock block_;
  TransportPtr transport_;
  FlowControl flow_;
  std::unique_ptr<WebSocketDeflater> deflater_;
  std::vector<WSMessage> queue_;  // from front_ on
  std::size_t front_ = 0;
  std::size_t queued_ = 0;  // bytes, with what each message costs
  Future<void> waiter_{nullptr};
  TimerHandle timer_;  // of the heartbeat, later of the end
  double last_heard_ = 0;
  std::optional<std::string> pong_;  // that could not be sent yet
  std::optional<int> close_code_;
  ExceptionPtr exception_;
  int after_close_ = 0;  // calls of receive()
  bool receiving_ = false;
  bool reading_paused_ = false;
  bool pinged_ = false;   // and nothing was heard since
  bool closed_ = false;   // receive() has nothing but CLOSED
  bool closing_ = false;  // CLOSE was received by receive()
  bool close_sent_ = false;
  bool close_received_ = false;
  bool failed_ = false;
  bool over_ = false;
  bool lost_ = false;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
