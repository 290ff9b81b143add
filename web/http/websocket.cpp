#include <asyncio/web/http/websocket.hpp>

#include <asyncio/futures/exceptions.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <algorithm>
#include <utility>

namespace asyncio::http::detail {
namespace {

// A shorter payload is cheaper copied behind its head than sent as a second piece.
constexpr std::size_t kCopied = 2 * 1024;
// So much is hardly made shorter, if nothing is remembered of the messages before.
constexpr std::size_t kTooShort = 64;
constexpr std::size_t kLongestReason = kMaxControl - 2;
constexpr int kAfterClose = 5;
// After an error, for the other side to read what is wrong before a reset comes.
constexpr double kLinger = 2;

std::unique_ptr<WebSocketInflater> inflater_for(const WebSocketOptions& options) {
  if (!options.deflate) return nullptr;
  return std::make_unique<WebSocketInflater>(options.client
                                                 ? options.deflate->server_no_context_takeover
                                                 : options.deflate->client_no_context_takeover);
}

bool is_utf8(std::string_view text) noexcept {
  Utf8Check check;
  return check.feed(text) && check.whole();
}

}  // namespace

WebSocket::WebSocket(const WebSocketOptions& options)
    : options_(options), reader_(!options.client, options.max_msg_size, inflater_for(options)) {
  if (!options.deflate) return;
  const DeflateParameters& p = *options.deflate;
  deflater_ = std::make_unique<WebSocketDeflater>(
      options.client ? p.client_max_window_bits : p.server_max_window_bits,
      options.client ? p.client_no_context_takeover : p.server_no_context_takeover);
}

WebSocket::~WebSocket() { timer_.cancel(); }

void WebSocket::connection_made(const TransportPtr& transport) {
  transport_ = transport;
  transport->set_write_buffer_limits(options_.writer_limit);
  if (!options_.heartbeat) return;
  heard();
  set_timer(*options_.heartbeat, &WebSocket::beat);
}

// ---- what comes in ----

void WebSocket::buffer_updated(std::size_t n) {
  const auto self = shared_from_this();
  block_.added(n);
  if (options_.heartbeat) heard();
  read();
}

// Up to what is read ahead; the rest stays bytes.
void WebSocket::read() {
  while (!block_.empty() && queued_ < options_.read_ahead) {
    if (close_received_ || failed_ || lost_) {
      block_.consume(block_.size());
      break;
    }
    std::string_view bytes = block_.view();
    const WebSocketReader::Event event = reader_.next(bytes);
    block_.consume(block_.size() - bytes.size());
    if (event == WebSocketReader::Event::need_more) break;
    if (event == WebSocketReader::Event::message)
      take_in(reader_.take_message());
    else
      broken();
  }
  block_.release_if_empty();
  throttle();
}

void WebSocket::take_in(WSMessage message) {
  switch (message.type) {
    case WSMsgType::CLOSE:
      close_received_ = true;
      close_code_ = message.code;
      if (close_sent_) return finish();
      if (options_.autoclose) wait_for_receiver();
      return push(std::move(message));
    case WSMsgType::PING:
      if (options_.autoping && !close_sent_ && !transport_->is_closing()) {
        // Who does not read its answers is given the last one only.
        if (flow_.paused())
          pong_ = std::move(message.data);
        else
          write(WSMsgType::PONG, message.data, false);
        return;
      }
      break;
    case WSMsgType::PONG:
      if (options_.autoping) return;
      break;
    default:
      break;
  }
  if (!close_sent_) push(std::move(message));
}

void WebSocket::push(WSMessage message) {
  const std::size_t cost = message.data.size() + sizeof message;
  queue_.push_back(std::move(message));
  queued_ += cost;
  wake();
}

void WebSocket::broken() {
  const WebSocketError& error = reader_.error();
  failed_ = true;
  close_code_ = error.code();
  exception_ = make_exception<WebSocketError>(error);
  if (close_sent_) return finish();
  wait_for_receiver();
  WSMessage message;
  message.type = WSMsgType::ERROR;
  message.error = exception_;
  push(std::move(message));
}

// The other side is answered in its turn, after what was sent for the messages before; but not
// never, when nobody receives.
void WebSocket::wait_for_receiver() {
  timer_.cancel();
  set_timer(options_.timeout, &WebSocket::late);
}

// To the last thing that has come: a CLOSE, or what was none.
void WebSocket::answer_end() {
  if (failed_)
    begin_close(reader_.error().code(),
                std::string(reader_.error().what()).substr(0, kLongestReason));
  else
    begin_close(*close_code_, {});
}

void WebSocket::throttle() {
  const bool full = queued_ >= options_.read_ahead && !close_sent_ && !lost_;
  if (full == reading_paused_ || !transport_) return;
  reading_paused_ = full;
  if (full)
    transport_->pause_reading();
  else
    transport_->resume_reading();
}

void WebSocket::wake() {
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (waiter && !waiter.done()) waiter.set_result();
}

Coroutine<WSMessage> WebSocket::receive(std::shared_ptr<WebSocket> self, OptionalSeconds timeout) {
  const auto limit = timeout.get() ? timeout.get() : self->options_.receive_timeout;
  return coroutine<WSMessage>(
      [self = std::move(self), limit](auto& co) {
        BEGIN(co);
        if (self->receiving_) RAISE(RuntimeError("Concurrent call to receive() is not allowed"));
        if (self->ready()) RETURN(self->next_message(false));
        self->receiving_ = true;
        TRY {
          while (!self->ready()) {
            self->waiter_ = get_running_loop().create_future<void>();
            if (limit) {
              YIELD_FROM(wait_for(self->waiter_, limit));
            } else {
              YIELD_FROM(self->waiter_);
            }
          }
        }
        FINALLY {
          self->receiving_ = false;
          self->waiter_ = nullptr;
        }
        END_TRY;
        RETURN(self->next_message(true));
        END;
      },
      __FILE__, __LINE__, "receive");
}

// Precondition: ready().
WSMessage WebSocket::next_message(bool waited) {
  WSMessage message;
  if (closed_) {
    message.type = waited ? WSMsgType::CLOSING : WSMsgType::CLOSED;
    if (!waited && ++after_close_ >= kAfterClose)
      throw RuntimeError("WebSocket connection is closed.");
    return message;
  }
  if (front_ == queue_.size()) {
    message.type = closing_ ? WSMsgType::CLOSING : WSMsgType::CLOSED;
    closed_ = !closing_;
    return message;
  }
  message = std::move(queue_[front_++]);
  queued_ -= message.data.size() + sizeof message;
  if (front_ == queue_.size() || front_ == 64) {
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(front_));
    front_ = 0;
  }
  if (message.type == WSMsgType::CLOSE) {
    closing_ = true;
    closed_ = options_.autoclose;
    if (closed_) answer_end();
  } else if (message.type == WSMsgType::ERROR) {
    closed_ = true;
    answer_end();
  } else if (reading_paused_ || !block_.empty()) {
    read();
  }
  return message;
}

// ---- what goes out ----

bool WebSocket::is_worth_it(WSMsgType type, std::size_t size,
                            std::optional<bool> compress) const noexcept {
  if (!deflater_ || type > WSMsgType::BINARY) return false;
  return compress.value_or(size >= kTooShort);
}

Coroutine<void> WebSocket::send(std::shared_ptr<WebSocket> self, WSMsgType type, std::string data,
                                std::optional<bool> compress, const char* name) {
  return coroutine(
      [self = std::move(self), type, data = std::move(data), compress](auto& co) mutable {
        BEGIN(co);
        if (type == WSMsgType::TEXT && !is_utf8(data)) RAISE(ValueError("the text is no UTF-8"));
        if (type > WSMsgType::BINARY && data.size() > kMaxControl)
          RAISE(ValueError("Control frame payload cannot be larger than 125 bytes"));
        self->write(type, data, self->is_worth_it(type, data.size(), compress));
        RETURN_FROM(self->flow_.drain());
        END;
      },
      __FILE__, __LINE__, name);
}

// In one go. The data is masked where it lies.
void WebSocket::write(WSMsgType type, std::string& data, bool compress) {
  if (!transport_ || close_sent_ || transport_->is_closing())
    throw ConnectionResetError("Cannot write to closing transport");
  if (compress) {
    std::string coded;
    deflater_->compress(data, coded);
    data = std::move(coded);
  }
  FrameHead head;
  head.type = type;
  head.compressed = compress;
  head.masked = options_.client;
  head.length = data.size();
  if (head.masked) {
    head.key = make_mask_key();
    mask_bytes(data.data(), data.size(), head.key);
  }
  char bytes[kMaxFrameHead + kCopied];
  const std::size_t n = write_frame_head(bytes, head);
  if (data.size() > kCopied) return transport_->writelines({{bytes, n}, data});
  std::copy(data.begin(), data.end(), bytes + n);
  transport_->write({bytes, n + data.size()});
}

void WebSocket::resume_writing() {
  const auto self = shared_from_this();
  flow_.resume_writing();
  if (!pong_ || close_sent_ || lost_ || transport_->is_closing()) return;
  std::string pong = std::move(*pong_);
  pong_.reset();
  write(WSMsgType::PONG, pong, false);
}

// ---- the end ----

Coroutine<bool> WebSocket::close(std::shared_ptr<WebSocket> self, int code, std::string message) {
  return coroutine<bool>(
      [self = std::move(self), code, message = std::move(message), end = Outcome<void>(),
       first = false](auto& co) mutable {
        BEGIN(co);
        if (!is_close_code(code)) RAISE(ValueError("Invalid close code: " + std::to_string(code)));
        if (message.size() > kLongestReason || !is_utf8(message))
          RAISE(ValueError("the reason has at most 123 bytes of UTF-8"));
        first = self->begin_close(code, message);
        if (!self->over_) YIELD_FROM_OUTCOME(end, self->flow_.wait_closed());
        RETURN(first);
        END;
      },
      __FILE__, __LINE__, "close");
}

// False: that was so before.
bool WebSocket::begin_close(int code, const std::string& message) {
  if (close_sent_ || lost_ || !transport_) return false;
  std::string payload;
  if (code != 0) payload = {static_cast<char>(code >> 8), static_cast<char>(code)};
  payload += message;
  if (!transport_->is_closing()) write(WSMsgType::CLOSE, payload, false);
  close_sent_ = true;
  timer_.cancel();
  set_timer(failed_ ? std::min(options_.timeout, kLinger) : options_.timeout, &WebSocket::late);
  if (!failed_) {  // what has come and was not received is nobody's any more
    closed_ = true;
    queue_.clear();
    front_ = queued_ = 0;
  }
  wake();
  if (close_received_)
    finish();
  else
    read();
  return true;
}

// Both have said it.
void WebSocket::finish() {
  if (std::exchange(over_, true)) return;
  transport_->close();
  flow_.connection_lost({});
}

void WebSocket::late() {
  const auto self = shared_from_this();
  if (!close_sent_) return answer_end();
  if (!over_ && !failed_) {
    close_code_ = WSCloseCode::ABNORMAL_CLOSURE;
    exception_ = make_exception<TimeoutError>("the other side does not close");
  }
  if (failed_ && !over_) {
    finish();
    set_timer(options_.timeout, &WebSocket::late);
    return;
  }
  transport_->abort();
}

void WebSocket::connection_lost(const ExceptionPtr& error) {
  const auto self = shared_from_this();
  lost_ = true;
  timer_.cancel();
  transport_ = nullptr;
  if (!close_code_ || (!close_received_ && !failed_)) {
    close_code_ = WSCloseCode::ABNORMAL_CLOSURE;
    if (error) exception_ = error;
  }
  if (!std::exchange(over_, true))  // whatever the system calls it
    flow_.connection_lost(make_exception<ConnectionResetError>("Connection lost"));
  wake();
}

void WebSocket::shutdown() { begin_close(WSCloseCode::GOING_AWAY, {}); }

void WebSocket::fail() {
  begin_close(WSCloseCode::INTERNAL_ERROR, {});
  if (!lost_ && transport_) finish();
}

// ---- the heartbeat ----

void WebSocket::set_timer(double seconds, void (WebSocket::*then)()) {
  timer_ = transport_->loop().call_later(seconds, [this, then] { (this->*then)(); });
}

void WebSocket::heard() {
  last_heard_ = transport_->loop().time();
  pinged_ = false;
}

void WebSocket::beat() {
  const auto self = shared_from_this();
  const double now = transport_->loop().time(), every = *options_.heartbeat;
  if (reading_paused_) heard();  // it is not the other side that is silent
  if (pinged_) {
    close_code_ = WSCloseCode::ABNORMAL_CLOSURE;
    exception_ = make_exception<TimeoutError>("No PONG received after " +
                                              std::to_string(every / 2) + " seconds");
    return transport_->abort();
  }
  if (last_heard_ + every > now) return set_timer(last_heard_ + every - now, &WebSocket::beat);
  std::string nothing;
  if (!transport_->is_closing()) write(WSMsgType::PING, nothing, false);
  pinged_ = true;
  set_timer(every / 2, &WebSocket::beat);
}

}  // namespace asyncio::http::detail
