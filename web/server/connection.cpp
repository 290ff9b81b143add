#include <asyncio/web/server/connection.hpp>

#include <asyncio/generators/methods.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/pooled_shared.hpp>
#include <asyncio/web/http/head_writer.hpp>
#include <asyncio/web/http/status.hpp>
#include <asyncio/web/server/exceptions.hpp>

namespace asyncio::web::detail {
namespace {

constexpr std::size_t kGathered = 64 * 1024;

Response failure() {
  Response response;
  response.status(500).text("500 Internal Server Error\n\nServer got itself in trouble");
  response.force_close();
  return response;
}

}  // namespace

Connection::Connection(std::shared_ptr<ServerState> server, EventLoop& loop)
    : server_(std::move(server)),
      loop_(loop),
      reader_(server_->limits),
      flow_(asyncio::detail::pooled_shared<FlowControl>(&loop)) {
  ++server_->expected;
}

Connection::~Connection() {
  if (!transport_) --server_->expected;
  server_->remove(*this);
}

// ---- what the transport tells ----

void Connection::connection_made(const TransportPtr& transport) {
  transport_ = transport;
  --server_->expected;
  try {
    server_->add(*this);
    enter(Phase::idle, server_->limits.keepalive);
    task_ = loop_.create_task(serve());
  } catch (...) {  // nobody serves it
    transport->abort();
    throw;
  }
}

void Connection::buffer_updated(std::size_t n) {
  if (upgraded_) return upgraded_->buffer_updated(n);
  reader_.buffer_updated(n);
  if (phase_ == Phase::idle) enter(Phase::head, server_->limits.head_time);
  if (exchange_ && exchange_->stream()) pump();
  wake();
  throttle();
}

bool Connection::eof_received() {
  if (upgraded_) return upgraded_->eof_received();
  eof_ = true;
  reader_.feed_eof();
  if (exchange_ && exchange_->stream()) pump();
  if (exchange_ && !exchange_->ended) client_gone();
  wake();
  // True: the answer to what has come is still to be sent. TLS has no half of a connection.
  return transport_->can_write_eof();
}

void Connection::connection_lost(const ExceptionPtr& error) {
  const auto self = shared_from_this();
  lost_ = true;
  timer_.cancel();
  flusher_.cancel();
  server_->remove(*this);
  if (exchange_ && !exchange_->ended) client_gone();
  if (exchange_)
    end_request(error ? error : make_exception<ConnectionResetError>("Connection lost"));
  flow_->connection_lost(error);
  if (upgraded_) upgraded_->connection_lost(error);
  wake();
}

// It has left, or says that it will say no more, which most mean that way.
void Connection::client_gone() {
  exchange_->client_gone();
  if (server_->handler_cancellation) cancel();
}

void Connection::pause_writing() {
  flow_->pause_writing();
  if (upgraded_) upgraded_->pause_writing();
  write_deadline_ = loop_.time() + server_->limits.write;
  look_at_time();
}

void Connection::resume_writing() {
  write_deadline_ = 0;
  flow_->resume_writing();
  if (upgraded_) upgraded_->resume_writing();
}

// ---- what comes in ----

void Connection::pause_reading() {
  body_paused_ = true;
  deadline_ = 0;  // it is not the client that is late
}

void Connection::resume_reading() {
  body_paused_ = false;
  pump();
  throttle();
}

// Gives what has come of the body to who reads it.
void Connection::pump() {
  while (exchange_ && !exchange_->body_over && !body_paused_ && !exchange_->unreadable) {
    if (exchange_->decode_some()) continue;
    StreamReader& to = *exchange_->stream();
    switch (reader_.next()) {
      case Event::body:
        body_bytes_ += reader_.data().size();
        exchange_->take_body(reader_.data());
        break;
      case Event::end:
        exchange_->body_over = true;
        deadline_ = 0;
        if (const ExceptionPtr error = exchange_->end_of_body())
          to.set_exception(error);
        else
          to.feed_eof();
        break;
      case Event::need_more:
        return expect_more_body();
      default: {  // refused, or the end of the stream within the body
        linger_ = true;
        exchange_->body_over = true;
        const int status = reader_.refusal().status;
        if (status == 413)
          to.set_exception(exchange_->too_large());
        else if (eof_)
          to.set_exception(make_exception<ConnectionResetError>("the body is not whole"));
        else
          to.set_exception(make_exception<HTTPBadRequest>());
        return;
      }
    }
  }
}

// Reads no further ahead than so much, while nobody takes it.
void Connection::throttle() {
  const bool full = reader_.buffered() >= server_->limits.read_ahead;
  if (full == reading_paused_ || lost_) return;
  reading_paused_ = full;
  if (full)
    transport_->pause_reading();
  else
    transport_->resume_reading();
}

Future<void> Connection::input() {
  throttle();
  waiter_ = loop_.create_future<void>();
  return waiter_;
}

void Connection::wake() {
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (waiter && !waiter.done()) waiter.set_result();
}

// ---- the task ----

Coroutine<void> Connection::serve() {
  return method(
      this,
      [this, event = Event::need_more](auto& co) mutable {
        BEGIN(co);
        TRY {
          for (;;) {
            while ((event = reader_.next()) == Event::need_more && !lost_ && !timed_out_ &&
                   !(finishing_ && reader_.idle())) {
              if (reader_.idle()) {
                if (phase_ != Phase::idle) enter(Phase::idle, server_->limits.keepalive);
              } else if (phase_ != Phase::head) {
                enter(Phase::head, server_->limits.head_time);
              }
              YIELD_FROM(input());
            }
            if (lost_ || event == Event::eof) break;
            if (event == Event::refused) {
              refuse(reader_.refusal().status, reader_.refusal().text);
              break;
            }
            if (event != Event::head) {
              if (timed_out_ && phase_ == Phase::head) refuse(408, "Request Timeout");
              break;
            }
            enter(Phase::handler, 0);
            YIELD_FROM(answer(make_request()));
            if (lost_) break;
            dropped_ = 0;
            while (exchange_ && !exchange_->body_over && !linger_ && !drop_body()) {
              if (phase_ != Phase::body) enter(Phase::body, server_->limits.body_pause);
              YIELD_FROM(input());
              if (lost_ || timed_out_) linger_ = true;
            }
            if (!exchange_ || lost_) break;
            event = exchange_->close_after || linger_ ? Event::eof : Event::need_more;
            end_request({});
            if (event == Event::eof) break;
          }
          if (!lost_ && linger_ && !eof_) {
            begin_lingering();
            while (!lost_ && !eof_ && !timed_out_ && dropped_ < server_->limits.lingering_bytes) {
              YIELD_FROM(input());
              dropped_ += reader_.take_rest().size();
            }
          }
        }
        FINALLY {
          flush();
          if (!lost_) transport_->close();
        }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "handle_request");
}

Request Connection::make_request() {
  ++server_->requests;
  using asyncio::detail::Ref;
  http::detail::RequestHeadPtr head = reader_.take_head();
  exchange_ = Ref<Http1Exchange>::adopt(new Http1Exchange(*this, head));
  exchange_->body_over = !head->has_body();
  if (exchange_->body_over) (void)reader_.next();  // the end
  return Request(Ref<RequestState>::adopt(
      new RequestState(std::move(head), http::detail::ExchangePtr(exchange_.get()))));
}

Coroutine<StreamResponse> Connection::call_handler(const Request& request) {
  try {
    return server_->handle(request);
  } catch (...) {
    return coroutine<StreamResponse>([error = ExceptionPtr::current()](auto& co) {
      BEGIN(co);
      RAISE(error);
      END;
    });
  }
}

Coroutine<void> Connection::answer(Request request) {
  return coroutine(
      [this, request = std::move(request), response = StreamResponse(), work = Coroutine<void>(),
       outcome = Outcome<StreamResponse>(), sent = Outcome<void>(), exchange = exchange_,
       began = server_->access_log ? loop_.time() : 0](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_OUTCOME(outcome, call_handler(request));
        if (asyncio::detail::leaves_loop(outcome.exception())) {
          loop_.call_soon([error = outcome.exception()] { error.rethrow(); });
          abort();
          RETURN();
        }
        if (outcome.exception()) {
          response = answer_to(request, outcome.exception());
        } else {
          response = std::move(outcome).value();
          if (!response && !exchange->head_sent) {
            loop_.call_exception_handler({"Missing return statement on request handler",
                                          {},
                                          {{"request", request.to_string()}}});
            response = failure();
          }
        }
        if (response && response.prepared() && response.answer().exchange.get() != exchange.get())
          response = answer_to(request, make_exception<RuntimeError>(
                                            "a response is sent once: make one for each request"));
        if (response && !response.prepared() && exchange->head_sent)
          response = answer_to(
              request, make_exception<RuntimeError>("another response was sent: return that one"));
        if (response && !response.prepared()) {
          YIELD_FROM_OUTCOME(sent, prepare(request, response));
          if (sent.exception()) {
            response = answer_to(request, sent.exception());
            if (response && !exchange->head_sent) response.answer().start(*exchange);
          }
        }
        if (response && response.prepared()) {
          work = response.answer().finish();
          if (work.valid()) YIELD_FROM_OUTCOME(sent, std::move(work));
          if (sent.exception()) answer_to(request, sent.exception());
        }
        if (!exchange->ended) give_up();
        if (server_->access_log) log(request, response, began, *exchange);
        if (!lost_ && flow_->paused()) YIELD_FROM_OUTCOME(sent, flow_->drain());
        END;
      },
      __FILE__, __LINE__, "answer");
}

// What a handler has raised, as an answer; none when the client has got a part of one already.
StreamResponse Connection::answer_to(const Request& request, const ExceptionPtr& error) {
  // Who has left within the body is no fault of the handler's.
  if ((lost_ || eof_ || upgraded_) && error.is<ConnectionError>()) return {};
  if (const HTTPException* const answer = as_http_exception(error)) {
    if (exchange_ && !exchange_->head_sent) return answer->response();
  } else if (!error.is<CancelledError>()) {
    loop_.call_exception_handler(
        {"Error handling request", error, {{"request", request.to_string()}}});
    if (exchange_ && !exchange_->head_sent) return failure();
  }
  give_up();
  return {};
}

// The answer has begun, and there is no good end of it.
void Connection::give_up() noexcept {
  if (!upgraded_) return abort();
  try {
    upgraded_->fail();
  } catch (...) {
    abort();
  }
}

// In the place of an answer to what is no request, as one to a request that stands for it.
void Connection::refuse(int status, std::string_view text) {
  constexpr std::string_view kStandIn = "GET / HTTP/1.1\r\nHost: none\r\n\r\n";
  linger_ = true;
  http::detail::Refusal none;
  using asyncio::detail::Ref;
  const auto exchange = Ref<Http1Exchange>::adopt(
      new Http1Exchange(*this, http::detail::RequestHead::parse(kStandIn, 2, Limits(), none)));
  const Response response = answer_to_bad_request(status, text);
  response.answer().start(*exchange);
  if (!exchange->ended) exchange->send_end();
  if (server_->access_log) log({}, response, loop_.time(), *exchange);
  exchange->detach({});
}

Response Connection::answer_to_bad_request(int status, std::string_view text) {
  if (server_->on_bad_request) {
    try {
      Response response = server_->on_bad_request({status, text, transport_->peername().host()});
      if (!response.prepared()) return response;
    } catch (...) {
      loop_.call_exception_handler({"Error handling a bad request", ExceptionPtr::current(), {}});
    }
  }
  Response response;
  response.status(status).text(std::string(text));
  return response;
}

void Connection::log(const Request& request, const StreamResponse& response, double began,
                     const Http1Exchange& exchange) {
  try {
    server_->access_log->log(
        {request, response, exchange.status, exchange.body_sent, loop_.time() - began});
  } catch (...) {
    loop_.call_exception_handler({"Error in logging", ExceptionPtr::current(), {}});
  }
}

// The rest of a body that nobody has read. True: it is over, or too long to wait for its end.
bool Connection::drop_body() {
  for (;;) {
    switch (reader_.next()) {
      case Event::body:
        dropped_ += reader_.data().size();
        if (dropped_ > server_->limits.dropped_body) return linger_ = true;
        break;
      case Event::end:
        return exchange_->body_over = true;
      case Event::need_more:
        return false;
      default:
        return linger_ = true;
    }
  }
}

void Connection::end_request(const ExceptionPtr& error) {
  const auto ended = std::move(exchange_);
  body_paused_ = false;
  if (ended) ended->detach(error);
}

// So that the client sees the answer, and not a reset for what it goes on to send.
void Connection::begin_lingering() {
  flush();
  if (transport_->can_write_eof()) transport_->write_eof();
  dropped_ = reader_.take_rest().size();
  timed_out_ = false;
  enter(Phase::lingering, server_->limits.lingering_close);
}

// ---- an upgrade ----

void Connection::upgrade(std::shared_ptr<http::detail::Upgraded> protocol) {
  flush();
  protocol->connection_made(transport_);
  upgraded_ = std::move(protocol);
  deadline_ = 0;
  if (flow_->paused()) upgraded_->pause_writing();
  const std::string rest = reader_.take_rest();
  throttle();
  feed(*upgraded_, rest);
  if (server_->going_away) upgraded_->shutdown();
}

void Connection::go_away() {
  if (upgraded_ && !lost_) upgraded_->shutdown();
}

// ---- the end ----

void Connection::finish() {
  finishing_ = true;
  if (exchange_) exchange_->close_after = true;
  wake();
}

void Connection::cancel() {
  if (task_ && !task_.done()) task_.cancel();
}

void Connection::abort() noexcept {
  if (lost_ || !transport_) return;
  out_.clear();
  transport_->abort();
}

// ---- what goes out ----

// At once, unless answers to more requests follow in the same turn.
void Connection::write(std::string_view first, std::string_view second) {
  if (lost_) return;
  const bool more = reader_.buffered() > 0 && phase_ == Phase::handler;
  if (!out_.empty() || more) {
    out_.append(first).append(second);
    if (out_.size() >= kGathered) return flush();
    if (!flusher_ || flusher_.cancelled()) {
      flusher_ = loop_.call_soon([this] {
        flusher_ = {};
        flush();
      });
    }
    return;
  }
  if (second.empty())
    transport_->write(first);
  else
    transport_->writelines({first, second});
}

void Connection::flush() {
  if (out_.empty() || lost_) return;
  const std::string all = std::exchange(out_, {});
  transport_->write(all);
}

}  // namespace asyncio::web::detail
