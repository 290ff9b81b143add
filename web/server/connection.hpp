// Connection: a client of the server, and the task that answers its requests one by one.
//
//  transport --get_buffer/buffer_updated--> RequestReader --> Request --> handler
//                                               |  ^                          |
//                                     body bytes|  | paused                   |
//                                               v  |                          v
//                                    StreamReader of the Http1Exchange <-- read(), post()
//  transport <------------ write() ------------ Http1Exchange <--------- StreamResponse
//
// The task waits for a head, awaits the handler, sends the answer, drops what is left of the body,
// and begins again, unless a handler has upgraded the connection: then the bytes are another
// protocol's, and with the handler it ends. One timer a connection: a deadline is only noted, and
// the timer looks at it. aiohttp name: RequestHandler. Lifetime: its transport's, its task's and
// the server's. Thread: the loop's.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/io/flow_control.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/web/http/head_writer.hpp>
#include <asyncio/web/http/request_reader.hpp>
#include <asyncio/web/server/server_state.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::web::detail {

class Connection;
struct BodyDecoding;

// A request over HTTP/1.1 and its answer.
class Http1Exchange final : public http::detail::Exchange, public asyncio::detail::Pooled {
 public:
  Http1Exchange(Connection& connection, http::detail::RequestHeadPtr head) noexcept;
  ~Http1Exchange() override;

  void send_head(const http::detail::AnswerHead& head, std::string_view body, bool whole) override;
  void send(std::string_view piece) override;
  void send_end() override;
  Transport* begin_file() override;
  void end_file(std::uint64_t bytes) noexcept override;
  FlowControl::Drain drain() noexcept override;
  StreamReader* content() override;
  void limit_body(std::uint64_t bytes) override;
  void upgrade(std::shared_ptr<http::detail::Upgraded> protocol) override;
  Transport* transport() const noexcept override;
  void abort() noexcept override;
  const Limits& limits() const noexcept override;
  AnyTask task() const override;
  Future<void> disconnected() override;

  // ---- for the connection ----

  // It goes on to the next request, or is lost, for which there may be an error.
  void detach(const ExceptionPtr& error);
  void body_failed(const ExceptionPtr& error);
  void client_gone();
  StreamReader* stream() const noexcept { return content_.get(); }
  // The body is over its limit; of one in chunks no more is known than that.
  ExceptionPtr too_large() const;
  // Some of the body, for who reads it.
  void take_body(std::string_view bytes);
  // Decodes some of what it has taken. Is there more to do before it takes more?
  bool decode_some();
  // The error when it may not end here, else empty.
  ExceptionPtr end_of_body() const;

  bool head_sent = false;
  bool ended = false;      // the answer
  bool body_over = false;  // of the request
  bool close_after = false;
  bool unreadable = false;  // the body, to us
  std::uint64_t body_limit;
  std::uint64_t body_sent = 0;  // of the answer
  int status = 0;               // of the answer; 0: no head was sent

 private:
  bool is_head() const noexcept { return head_->method() == "HEAD"; }
  void write_fields(http::detail::HeadWriter& out, const http::detail::AnswerHead& head);
  void frame(const http::detail::AnswerHead& head, std::size_t size, bool whole);

  Connection* connection_;                   // null once that goes on
  const std::shared_ptr<FlowControl> flow_;  // its own
  const http::detail::RequestHeadPtr head_;
  void choose_decoder();
  std::unique_ptr<StreamReader> content_;
  std::unique_ptr<BodyDecoding> decoding_;  // where the body has a content coding
  std::optional<std::uint64_t> left_;       // of the answer's body
  bool chunked_ = false;
  bool without_body_ = false;
  bool continued_ = false;  // `100 Continue` was sent, or is not needed
  Future<void> disconnected_{nullptr};
};

class Connection final : public BufferedProtocol,
                         public ReadTransport,
                         public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::shared_ptr<ServerState> server, EventLoop& loop);
  ~Connection() override;

  void connection_made(const TransportPtr& transport) override;
  MutableBuffer get_buffer(std::ptrdiff_t hint) override {
    return upgraded_ ? upgraded_->get_buffer(hint) : reader_.get_buffer();
  }
  void buffer_updated(std::size_t n) override;
  bool eof_received() override;
  void connection_lost(const ExceptionPtr& error) override;
  void pause_writing() override;
  void resume_writing() override;

  // For the StreamReader of a body.
  void pause_reading() override;
  void resume_reading() override;

  // No further request: at once when it waits for one, else after the answer.
  void finish();
  // The server ends: whatever it was upgraded to is told.
  void go_away();
  // Cancels the handler.
  void cancel();
  void abort() noexcept;
  // Since when it has waited for a head; nothing: it does not.
  std::optional<double> waiting_since() const noexcept;

 private:
  friend class Http1Exchange;
  using Event = http::detail::RequestReader::Event;
  enum class Phase : std::uint8_t { idle, head, handler, body, lingering };

  Coroutine<void> serve();
  Coroutine<void> answer(Request request);
  Coroutine<StreamResponse> call_handler(const Request& request);
  Future<void> input();
  void wake();
  void pump();
  void client_gone();
  void expect_more_body();
  void body_is_late();
  void throttle();
  Request make_request();
  StreamResponse answer_to(const Request& request, const ExceptionPtr& error);
  void refuse(int status, std::string_view text);
  Response answer_to_bad_request(int status, std::string_view text);
  void log(const Request& request, const StreamResponse& response, double began,
           const Http1Exchange& exchange);
  bool drop_body();
  void upgrade(std::shared_ptr<http::detail::Upgraded> protocol);
  void give_up() noexcept;
  void end_request(const ExceptionPtr& error);
  void begin_lingering();

  void enter(Phase phase, double seconds);
  void look_at_time();
  void time_is_over();

  void write(std::string_view first, std::string_view second);
  void flush();
  void expect_file();
  void file_is_sent() noexcept;

  const std::shared_ptr<ServerState> server_;
  EventLoop& loop_;
  http::detail::RequestReader reader_;
  const std::shared_ptr<FlowControl> flow_;
  TransportPtr transport_;
  AnyTask task_;
  Future<void> waiter_{nullptr};
  asyncio::detail::Ref<Http1Exchange> exchange_;      // while a request is under way
  std::shared_ptr<http::detail::Upgraded> upgraded_;  // from then on all that comes is its
  std::string out_;                                   // answers of pipelined requests, gathered
  Handle flusher_;
  TimerHandle timer_;
  double deadline_ = 0;  // 0: none
  double since_ = 0;     // when the phase began
  double write_deadline_ = 0;
  std::optional<int> unsent_;  // of a file that the system sends: what it had at the last look
  std::size_t dropped_ = 0;
  std::uint64_t body_bytes_ = 0;  // of the request under way
  double body_since_ = 0;         // it is read
  Phase phase_ = Phase::idle;
  bool lost_ = false;
  bool eof_ = false;
  bool timed_out_ = false;
  bool finishing_ = false;
  bool body_paused_ = false;
  bool reading_paused_ = false;
  bool linger_ = false;
};

}  // namespace asyncio::web::detail
#pragma GCC visibility pop
