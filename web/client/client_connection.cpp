#include <asyncio/web/client/client_connection.hpp>

#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/pooled_shared.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/client/connection_pool.hpp>

namespace asyncio::http::detail {
namespace {

const web::Limits kLimits = limits_of_responses();
// A server need not know of `Expect`.
constexpr double kPatience = 1;

}  // namespace

ClientConnection::ClientConnection(EventLoop& loop)
    : loop_(loop), reader_(kLimits), flow_(asyncio::detail::pooled_shared<FlowControl>(&loop)) {}

ClientConnection::~ClientConnection() {
  timer_.cancel();
  if (pool_) pool_->lost(*this);
}

// ---- what the transport tells ----

void ClientConnection::connection_made(const TransportPtr& transport) { transport_ = transport; }

void ClientConnection::buffer_updated(std::size_t n) {
  if (upgraded_) return upgraded_->buffer_updated(n);
  reader_.buffer_updated(n);
  if (waits_) return abort();  // it answers what nobody has asked
  expect_bytes();
  pump();
  wake();
}

bool ClientConnection::eof_received() {
  if (upgraded_) return upgraded_->eof_received();
  eof_ = true;
  reader_.feed_eof();
  pump();
  wake();
  return false;
}

void ClientConnection::connection_lost(const ExceptionPtr& error) {
  const auto self = shared_from_this();
  lost_ = true;
  if (!error_) error_ = error;
  timer_.cancel();
  if (ConnectionPool* const pool = std::exchange(pool_, nullptr)) pool->lost(*this);
  if (!eof_) reader_.feed_eof();
  pump();
  flow_->connection_lost(error);
  if (const auto upgraded = std::exchange(upgraded_, nullptr)) upgraded->connection_lost(error);
  wake();
}

void ClientConnection::pause_writing() {
  flow_->pause_writing();
  if (upgraded_) upgraded_->pause_writing();
}

void ClientConnection::resume_writing() {
  flow_->resume_writing();
  if (upgraded_) upgraded_->resume_writing();
}

void ClientConnection::upgrade(std::shared_ptr<Upgraded> protocol) {
  if (lost_ || eof_) failure().rethrow();
  end_tunnel();
  const std::string rest = reader_.take_rest();
  timer_.cancel();
  times_ = {};
  read_deadline_ = 0;
  protocol->connection_made(transport_);
  upgraded_ = protocol;
  if (flow_->paused()) protocol->pause_writing();
  feed(*protocol, rest);
}

// ---- what is sent ----

void ClientConnection::begin(std::string_view method, const ExchangeTimes& times) {
  reader_.begin(method);
  times_ = times;
  written_ = continued_ = has_head_ = false;
  read_deadline_ = 0;
  look_at_time();
}

void ClientConnection::write(std::string_view head, std::string_view body) {
  if (lost_) return;  // who waits for the answer is told
  if (body.empty())
    transport_->write(head);
  else
    transport_->writelines({head, body});
}

Coroutine<bool> ClientConnection::wait_for_continue() {
  return method<bool>(
      this,
      [this, outcome = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        if (continued_ || has_head_ || lost_) RETURN(!has_head_ && !lost_);
        continue_ = loop_.create_future<void>();
        YIELD_FROM_OUTCOME(outcome, wait_for(continue_, kPatience));
        if (outcome.exception() && !outcome.exception().template is<TimeoutError>())
          RAISE(outcome.exception());
        RETURN(!has_head_ && !lost_);
        END;
      },
      __FILE__, __LINE__, "wait_for_continue");
}

// ---- what comes in ----

ExceptionPtr ClientConnection::failure() const {
  if (!error_) return make_exception<ServerDisconnectedError>();
  if (const auto* const system = error_.get_if<OSError>()) {
    if (!error_.is<ClientOSError>() && !error_.is<SocketTimeoutError>())
      return make_exception<ClientOSError>(*system).set_cause(error_);
  }
  return error_;
}

Coroutine<ResponseHeadPtr> ClientConnection::head() {
  return method<ResponseHeadPtr>(
      this,
      [this, event = Event::need_more](auto& co) mutable {
        BEGIN(co);
        while ((event = reader_.next()) != Event::head) {
          if (event == Event::refused) RETURN(ResponseHeadPtr());
          if (error_ || lost_ || event == Event::eof) RAISE(failure());
          if (event == Event::interim) {
            (void)reader_.take_head();
            continued_ = true;
            if (continue_ && !continue_.done()) continue_.set_result();
          } else {
            waiter_ = loop_.create_future<void>();
            YIELD_FROM(waiter_);
          }
        }
        has_head_ = true;
        RETURN(reader_.take_head());
        END;
      },
      __FILE__, __LINE__, "head");
}

void ClientConnection::wake() {
  if (continue_ && !continue_.done() && (error_ || lost_ || eof_)) continue_.set_result();
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (waiter && !waiter.done()) waiter.set_result();
}

void ClientConnection::attach(ResponseSink& sink) {
  sink_ = &sink;
  if (continue_ && !continue_.done()) continue_.set_result();
  pump();
}

void ClientConnection::detach(ResponseSink& sink) noexcept {
  if (sink_ == &sink) sink_ = nullptr;
}

void ClientConnection::pump() {
  while (sink_ && !paused_) {
    if (sink_->body_goes_on()) continue;
    switch (reader_.next()) {
      case Event::body:
        sink_->body_data(reader_.data());
        break;
      case Event::end:
        return end_body({});
      case Event::need_more:
        if (!lost_) return;
        [[fallthrough]];
      default:
        return end_body(make_exception<ClientPayloadError>("Response payload is not completed")
                            .set_cause(error_));
    }
  }
}

void ClientConnection::end_body(const ExceptionPtr& error) noexcept {
  const auto self = shared_from_this();
  times_ = {};
  read_deadline_ = 0;
  if (ResponseSink* const sink = std::exchange(sink_, nullptr)) sink->body_over(error);
}

void ClientConnection::pause_reading() {
  paused_ = true;
  read_deadline_ = 0;  // it is not the server that is late
  if (!lost_) transport_->pause_reading();
}

void ClientConnection::resume_reading() {
  const auto self = shared_from_this();
  paused_ = false;
  pump();
  if (paused_ || lost_) return;
  expect_bytes();
  transport_->resume_reading();
}

// ---- the end ----

bool ClientConnection::is_reusable() const noexcept {
  return transport_ && !lost_ && !eof_ && !error_ && written_ && !sink_ && !paused_ &&
         reader_.reusable() && !transport_->is_closing();
}

void ClientConnection::abort() noexcept {
  if (lost_ || !transport_) return;
  try {
    transport_->abort();
  } catch (...) {  // it has ended, or cannot be told
  }
}

void ClientConnection::close() noexcept {
  if (lost_ || !transport_) return;
  try {
    if (written_ && !error_) transport_->close();
  } catch (...) {  // without memory: it is cut off
  }
  abort();
}

void ClientConnection::fail(const ExceptionPtr& error) noexcept {
  const auto self = shared_from_this();
  error_ = error;
  abort();
  end_body(error);
  wake();
}

// ---- the clock ----

void ClientConnection::written() {
  written_ = true;
  expect_bytes();
}

// While the request is under way a server may be silent.
void ClientConnection::expect_bytes() {
  if (times_.sock_read <= 0 || !written_) return;
  read_deadline_ = loop_.time() + times_.sock_read;
  look_at_time();
}

void ClientConnection::look_at_time() {
  double next = times_.deadline;
  if (read_deadline_ > 0 && (next <= 0 || read_deadline_ < next)) next = read_deadline_;
  if (next <= 0 || lost_ || (timer_ && !timer_.cancelled() && timer_.when() <= next)) return;
  timer_.cancel();
  timer_ = loop_.call_at(next, [this] {
    timer_ = {};
    time_is_over();
  });
}

void ClientConnection::time_is_over() {
  const double now = loop_.time();
  if (times_.deadline > 0 && times_.deadline <= now) return fail(make_exception<TimeoutError>());
  if (read_deadline_ > 0 && read_deadline_ <= now)
    return fail(make_exception<SocketTimeoutError>("Timeout on reading data from socket"));
  look_at_time();
}

}  // namespace asyncio::http::detail
