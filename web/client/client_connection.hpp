// ClientConnection: a connection to a server, which carries one request at a time.
//
//  session --write()--> transport
//  transport --get_buffer/buffer_updated--> ResponseReader --+--> head(), for the session
//                                               ^  paused    |
//                                               |            v
//                                      StreamReader of the response <-- read(), text(), content()
//
// Once the body of the response is over, or has failed, its sink is told, which gives the
// connection back to the pool. One timer a connection: deadlines are only noted, and the timer
// looks at them.
// aiohttp name: ResponseHandler. Lifetime: its transport's, its Lease's or pool's. Thread: the
// loop's.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/flow_control.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/web/http/exchange.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/response_reader.hpp>

#include <memory>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class ConnectionPool;

// How long an exchange may take.
struct ExchangeTimes {
  double deadline = 0;   // of all of it, on the loop's clock; 0: none
  double sock_read = 0;  // seconds between two reads; 0: any time
};

// Who wants the body of a response.
class ResponseSink {
 public:
  // More of the body, as it came.
  virtual void body_data(std::string_view data) = 0;
  // Has it anything left of that, which it gives on while the stream is not full? Then no more
  // is taken from the connection.
  virtual bool body_goes_on() = 0;
  // It is over, with an error unless it is whole; nothing more comes. It may drop the connection.
  virtual void body_over(const ExceptionPtr& error) noexcept = 0;

 protected:
  ~ResponseSink() = default;
};

class ClientConnection final : public BufferedProtocol,
                               public ReadTransport,
                               public std::enable_shared_from_this<ClientConnection> {
 public:
  explicit ClientConnection(EventLoop& loop);
  ~ClientConnection() override;

  // ---- one exchange, in this order ----

  // A request of that method is about to be written.
  void begin(std::string_view method, const ExchangeTimes& times);
  void write(std::string_view head, std::string_view body = {});
  // Waits while the connection has too much to send.
  FlowControl::Drain drain() noexcept { return flow_->drain(); }
  // All of it was written: when not before the body of the response is over, no other request will
  // be carried.
  void written();
  // Waits until the server has said `100 Continue`, or anything else, or for a second. Is the body
  // of the request wanted then?
  Coroutine<bool> wait_for_continue();
  // Waits for the head of the response; 1xx are dropped, but 101. ServerDisconnectedError,
  // ClientOSError, TimeoutError, SocketTimeoutError. Null when it is refused: refusal() says why.
  Coroutine<ResponseHeadPtr> head();
  const Refusal& refusal() const noexcept { return reader_.refusal(); }
  // The body goes there. At once: it may be over when this returns.
  void attach(ResponseSink& sink);
  // Nobody wants it any more.
  void detach(ResponseSink& sink) noexcept;

  // Is the reader of the body full?
  bool is_paused() const noexcept { return paused_; }
  // Has anything come since begin()?
  bool has_answered() const noexcept { return reader_.has_begun(); }
  // Is the exchange over, and may another one begin?
  bool is_reusable() const noexcept;
  bool is_lost() const noexcept { return lost_; }
  // Ends it at once; who waits for the response, or its body, is told this error.
  void fail(const ExceptionPtr& error) noexcept;
  void abort() noexcept;
  // The same, but one of TLS says so before, with close_notify, when the request was whole. It does
  // not wait for the server to say it, too.
  void close() noexcept;
  Transport* transport() const noexcept { return lost_ ? nullptr : transport_.get(); }
  // Another transport was put over the one there was.
  void set_transport(TransportPtr transport) noexcept { transport_ = std::move(transport); }
  // After a head with status 101: the connection, and what came behind the head, are this one's
  // until the end. ClientConnectionError when it is lost.
  void upgrade(std::shared_ptr<Upgraded> protocol);
  // The answer to CONNECT is over, and another exchange may begin.
  void end_tunnel() {
    while (reader_.next() == Event::body) {
    }
  }

  // ---- for the pool ----
  void enter_pool(ConnectionPool& pool) noexcept { pool_ = &pool; }
  void leave_pool() noexcept { pool_ = nullptr; }
  void wait_in_pool() noexcept { waits_ = true; }
  void leave_waiting() noexcept { waits_ = false; }
  bool waits_in_pool() const noexcept { return waits_; }

  // ---- for the transport and the StreamReader ----
  void connection_made(const TransportPtr& transport) override;
  MutableBuffer get_buffer(std::ptrdiff_t hint) override {
    return upgraded_ ? upgraded_->get_buffer(hint) : reader_.get_buffer();
  }
  void buffer_updated(std::size_t n) override;
  bool eof_received() override;
  void connection_lost(const ExceptionPtr& error) override;
  void pause_writing() override;
  void resume_writing() override;
  void pause_reading() override;
  void resume_reading() override;

 private:
  using Event = ResponseReader::Event;
  ExceptionPtr failure() const;
  void pump();
  void end_body(const ExceptionPtr& error) noexcept;
  void wake();
  void expect_bytes();
  void look_at_time();
  void time_is_over();

  EventLoop& loop_;
  ResponseReader reader_;
  const std::shared_ptr<FlowControl> flow_;
  TransportPtr transport_;
  std::shared_ptr<Upgraded> upgraded_;
  ConnectionPool* pool_ = nullptr;
  ResponseSink* sink_ = nullptr;
  Future<void> waiter_{nullptr};    // of head()
  Future<void> continue_{nullptr};  // of wait_for_continue()
  TimerHandle timer_;
  ExchangeTimes times_;
  double read_deadline_ = 0;  // 0: none
  ExceptionPtr error_;        // why it has failed, or was lost
  bool waits_ = false;
  bool lost_ = false;
  bool eof_ = false;
  bool continued_ = false;
  bool has_head_ = false;
  bool written_ = false;
  bool paused_ = false;  // the reader of the body is full
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
