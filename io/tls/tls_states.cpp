// How a connection of TLS begins and ends: the handshake, close_notify, and errors.
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/tls/tls_transport.hpp>
#include <asyncio/loop/log.hpp>

#include <cstdio>
#include <utility>

namespace asyncio::detail {

using Result = SslEngine::Result;

namespace {

// So much of what the other side goes on sending is thrown away while its close_notify is waited
// for. More than is under way when it hears of ours means that it does not listen.
constexpr std::size_t kMostDropped = 1024 * 1024;

}  // namespace

std::string python_float(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.12g", number);
  std::string out = text;
  if (out.find_first_of(".en") == std::string::npos) out += ".0";
  return out;
}

// ---- the handshake ----

void TlsTransport::begin(const TransportPtr& below) {
  if (gone_ || begun_) return;
  begun_ = true;
  below_ = below;
  guarded([this] {
    if (closing_) return force_close({});
    take_its_pause();
    state_ = State::handshake;
    arm(handshake_timeout_, &TlsTransport::handshake_is_late);
    shake_hands();
  });
}

// The protocol was that of the transport below until now: has that one told it to stop writing?
// With limits of 0 it says so at once when it has something buffered, unless it has said so before.
void TlsTransport::take_its_pause() {
  if (!std::exchange(may_be_paused_, false) || below_->get_write_buffer_size() == 0) return;
  const WriteBufferLimits limits = below_->get_write_buffer_limits();
  below_->set_write_buffer_limits(0, 0);
  paused_by_below_ = !below_paused_;
  below_paused_ = true;
  below_->set_write_buffer_limits(limits.high, limits.low);
}

void TlsTransport::shake_hands() {
  Result result;
  do {
    result = engine_.handshake();
    flush();
  } while (result == Result::wants_room && state_ == State::handshake);
  if (state_ != State::handshake || result == Result::wants_input) return;
  if (result == Result::done) return hands_are_shaken();
  handshake_failed(result == Result::failed ? engine_.error()
                                            : make_exception<ConnectionResetError>(std::string()));
}

void TlsTransport::hands_are_shaken() {
  timer_.cancel();
  state_ = State::wrapped;
  shaken_ = true;
  if (!std::exchange(made_, true)) {
    const auto protocol = protocol_;
    if (!calls("Fatal error: protocol.connection_made() call failed.",
               [&] { protocol->connection_made(TransportPtr(this)); }))
      return;
  }
  wake({});
  if (paused_ && state_ == State::wrapped) below_->pause_reading();
  write_backlog();
  read_some();
}

void TlsTransport::handshake_failed(const ExceptionPtr& error) {
  fatal_error(error, error.is<ssl::SSLCertVerificationError>()
                         ? "SSL handshake failed on verifying the certificate"
                         : "SSL handshake failed");
  wake(error);
}

void TlsTransport::wake(const ExceptionPtr& error) {
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (!waiter || waiter.done()) return;
  error ? waiter.set_exception(error) : waiter.set_result();
}

void TlsTransport::handshake_is_late() {
  if (state_ != State::handshake) return;
  fatal_error(make_exception<ConnectionAbortedError>(
                  joined({"SSL handshake is taking longer than ", python_float(handshake_timeout_),
                          " seconds: aborting the connection"})),
              "Fatal error on transport");
}

// ---- the end ----

void TlsTransport::close() {
  access(*loop_).check_thread();
  if (closing_) return;
  const Ref<TlsTransport> self(this);
  if (state_ == State::wrapped && !loop_->is_closed()) return start_shutdown();
  closing_ = true;  // begin() sees it
  if (begun_) force_close({});
}

void TlsTransport::abort() {
  access(*loop_).check_thread();
  const Ref<TlsTransport> self(this);
  closing_ = true;
  if (begun_) force_close({});
}

// Sends what was written, then close_notify, and waits for the other side's. From here to the end
// it may take so long and no longer.
void TlsTransport::start_shutdown() {
  if (state_ != State::wrapped) return;
  closing_ = true;
  state_ = State::flushing;
  guarded([this] {
    arm(shutdown_timeout_, &TlsTransport::shutdown_is_late);
    if (paused_) below_->resume_reading();
    write_backlog();
    if (state_ == State::flushing) finish();
  });
}

void TlsTransport::finish() {
  if (!backlog_.empty()) return;
  state_ = State::shutdown;
  if (!below_eof_) engine_.send_close();  // as asyncio: who has left does not hear it
  flush();
  if (state_ == State::shutdown) await_close();
}

// Nothing of what comes is wanted any more.
void TlsTransport::await_close() {
  if (below_eof_) return close_below();
  std::unique_ptr<char[]> block = engine_.context()->blocks().take();
  Result result = Result::done;
  while (result == Result::done && dropped_ < kMostDropped) {
    std::size_t n = 0;
    result = engine_.read(block.get(), TlsBlocks::kSize, n);
    if (result == Result::done) dropped_ += n;
  }
  engine_.context()->blocks().put(std::move(block));
  flush();
  if (result == Result::failed)
    fatal_error(engine_.error(), "Fatal error on transport");
  else if (result == Result::closed || result == Result::done)
    close_below();
}

void TlsTransport::close_below() {
  if (std::exchange(below_closed_, true)) return;
  engine_.in().clear();
  below_->close();
}

void TlsTransport::shutdown_is_late() {
  if (state_ != State::flushing && state_ != State::shutdown) return;
  force_close(make_exception<TimeoutError>("SSL shutdown timed out"));
}

void TlsTransport::arm(double seconds, void (TlsTransport::*late)()) {
  timer_.cancel();
  timer_ =
      loop_->call_later(seconds, [self = Ref<TlsTransport>(this), late] { ((*self).*late)(); });
}

// An error of the system or of OpenSSL is what networks are like: it is told in debug mode only.
void TlsTransport::fatal_error(const ExceptionPtr& error, const char* message) {
  const auto protocol = protocol_;
  force_close(error);
  if (!error.is<std::system_error>())
    report_of(*this, protocol.get(), message, error);
  else if (loop_->get_debug())
    log(joined({to_string(), ": ", message, "\n", last_line(error)}));
}

void TlsTransport::force_close(const ExceptionPtr& error) {
  if (gone_) return;
  if (!error_) error_ = error;
  closing_ = true;
  state_ = State::unwrapped;
  timer_.cancel();
  backlog_.clear();
  engine_.in().clear();
  below_->abort();
}

void TlsTransport::below_is_lost(const ExceptionPtr& error) {
  if (gone_) return;
  const Ref<TlsTransport> self(this);
  if (!error_) error_ = error;
  const auto protocol = protocol_;
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  const bool tells = made_;
  let_go();
  if (waiter && !waiter.done())
    waiter.set_exception(error_ ? error_ : make_exception<ConnectionResetError>(std::string()));
  if (!tells) return;
  try {
    protocol->connection_lost(error_);
  } catch (...) {
    report_of(*this, protocol.get(), "Fatal error: protocol.connection_lost() call failed.",
              caught_by_loop());
  }
}

// The transport below has ended, or goes without a word, as when the loop is closed. The protocol
// goes at the very end: it is the user's.
void TlsTransport::let_go() noexcept {
  if (std::exchange(gone_, true)) return;
  closing_ = true;
  state_ = State::unwrapped;
  timer_.cancel();
  backlog_.clear();
  engine_.in().clear();
  engine_.out().clear();
  plain_ = nullptr;
  its_buffer_ = nullptr;
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  const auto protocol = std::move(protocol_);
}

}  // namespace asyncio::detail
