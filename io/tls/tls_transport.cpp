#include <asyncio/io/tls/tls_transport.hpp>

#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/tls/ssl_engine.hpp>
#include <asyncio/io/write_flow.hpp>
#include <asyncio/loop/contextvars.hpp>
#include <asyncio/loop/log.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace asyncio::detail {

namespace {

using Result = SslEngine::Result;

// asyncio: constants.SSL_HANDSHAKE_TIMEOUT, SSL_SHUTDOWN_TIMEOUT (seconds),
// FLOW_CONTROL_HIGH_WATER_SSL_WRITE, LOG_THRESHOLD_FOR_CONNLOST_WRITES
constexpr double kHandshakeTimeout = 60;
constexpr double kShutdownTimeout = 30;
constexpr std::size_t kHighWater = 512 * 1024;
constexpr unsigned kSilentWrites = 5;
// So much of what the other side goes on sending is thrown away while its close_notify is waited
// for. More than is under way when it hears of ours means that it does not listen.
constexpr std::size_t kMostDropped = 1024 * 1024;

// A number as Python prints it.
std::string python_float(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.12g", number);
  std::string out = text;
  if (out.find_first_of(".en") == std::string::npos) out += ".0";
  return out;
}

double positive(const std::optional<double>& seconds, double by_default, const char* name) {
  if (!seconds) return by_default;
  if (*seconds > 0) return *seconds;
  throw ValueError(joined({name, " should be a positive number, got ", python_float(*seconds)}));
}

// In a call that may take some of what has come.
struct Keeping {
  TlsInput& in;
  ~Keeping() { in.keep(); }
};

// What was written and could not be enciphered yet, as the transport below is full.
class Backlog {
 public:
  std::size_t size() const noexcept { return bytes_.size() - begin_; }
  bool empty() const noexcept { return size() == 0; }
  std::string_view view() const noexcept { return std::string_view(bytes_).substr(begin_); }
  void append(std::string_view data) { bytes_.append(data); }
  void consume(std::size_t n) noexcept {
    begin_ += std::min(n, size());
    if (empty()) return clear();
    // Each byte moves at most once.
    if (begin_ * 2 < bytes_.size()) return;
    bytes_.erase(0, begin_);
    begin_ = 0;
  }
  void clear() noexcept {
    std::string().swap(bytes_);
    begin_ = 0;
  }

 private:
  std::string bytes_;
  std::size_t begin_ = 0;
};

// The states are asyncio's:
//   unwrapped -> handshake -> wrapped -> flushing -> shutdown -> unwrapped
// flushing sends what was written, shutdown waits for the other side's close_notify, and each state
// may go to unwrapped at once, by an error or abort().
//
// Invariants:
//  1. The transport below holds it from its connection_made() to its connection_lost(), by Below;
//  then, or when that goes with the loop, protocol_ and waiter_ are let go.
//  2. Outside of a call, what has come and was not read is there only while paused_, and what was
//  written and not enciphered only while below_paused_ or before wrapped.
//  3. Before user code runs the state is whole; behind it, it is asked for again.
class TlsTransport final : public CountedTransport<Transport> {
 public:
  class Below;

  TlsTransport(EventLoop& loop, std::shared_ptr<const ssl::SSLContext> context,
               Wrapping&& wrapping);

  // ---- BaseTransport ----
  void close() override;
  bool is_closing() const noexcept override { return closing_; }
  std::any get_extra_info(std::string_view key) const override;
  EventLoop& loop() const noexcept override { return *loop_; }
  std::string to_string() const override;

  // ---- ReadTransport ----
  void pause_reading() override;
  void resume_reading() override;
  bool is_reading() const noexcept override { return !closing_ && !paused_; }

  // ---- WriteTransport ----
  void write(std::string_view data) override;
  void write_eof() override;
  bool can_write_eof() const noexcept override { return false; }
  void abort() override;
  void set_write_buffer_limits(std::optional<std::size_t> high,
                               std::optional<std::size_t> low) override;
  WriteBufferLimits get_write_buffer_limits() const noexcept override { return flow_.limits(); }
  std::size_t get_write_buffer_size() const noexcept override { return backlog_.size(); }

  void set_protocol(std::shared_ptr<StreamingProtocol> protocol) override;
  const std::shared_ptr<StreamingProtocol>& get_protocol() const noexcept override {
    return protocol_;
  }

 private:
  enum class State : unsigned char { unwrapped, handshake, wrapped, flushing, shutdown };

  ~TlsTransport() override = default;

  // ---- what the transport below calls ----
  void begin(const TransportPtr& below);
  void received(std::string_view data);
  bool below_has_ended();
  void below_is_lost(const ExceptionPtr& error);
  void below_is_full() noexcept { below_paused_ = true; }
  void below_has_room();
  void let_go() noexcept;

  void take_protocol(std::shared_ptr<StreamingProtocol> protocol);
  void take_its_pause();
  template <class F>
  void guarded(F&& work);
  template <class F>
  bool calls(const char* failed, F&& call);
  void step();
  void shake_hands();
  void hands_are_shaken();
  void handshake_failed(const ExceptionPtr& error);
  void wake(const ExceptionPtr& error);
  void read_some();
  bool read_into_a_block();
  bool read_into_its_buffer();
  bool goes_on(Result result);
  void resumed();
  void received_close();
  std::size_t encipher(std::string_view data);
  void write_backlog();
  void flush();
  void check_high_mark();
  void start_shutdown();
  void finish();
  void await_close();
  void close_below();
  void arm(double seconds, void (TlsTransport::*late)());
  void handshake_is_late();
  void shutdown_is_late();
  void fatal_error(const ExceptionPtr& error, const char* message);
  void force_close(const ExceptionPtr& error);

  const LoopRef loop_;
  const Context context_;
  SslEngine engine_;
  TransportPtr below_;  // from begin() on
  std::shared_ptr<StreamingProtocol> protocol_;
  Protocol* plain_ = nullptr;  // protocol_, if it is one of these
  BufferedProtocol* its_buffer_ = nullptr;
  Future<void> waiter_;
  TimerHandle timer_;
  Backlog backlog_;
  WriteFlow flow_;
  ExceptionPtr error_;  // with which it ends
  const double handshake_timeout_, shutdown_timeout_;
  std::size_t dropped_ = 0;
  unsigned lost_writes_ = 0;
  State state_ = State::unwrapped;
  bool made_;                     // connection_made() was called, or need not be
  bool may_be_paused_;            // the protocol was paused by the transport below, as its own, ...
  bool paused_by_below_ = false;  // ... and is so now
  bool begun_ = false;
  bool shaken_ = false;  // the handshake was completed
  bool closing_ = false;
  bool paused_ = false;        // reading
  bool below_paused_ = false;  // it takes no more for now
  bool below_eof_ = false;     // the other side sends no more
  bool below_closed_ = false;  // by us
  bool eof_told_ = false;
  bool gone_ = false;
};

// The protocol of the transport below.
class TlsTransport::Below final : public Protocol {
 public:
  explicit Below(Ref<TlsTransport> transport) noexcept : transport_(std::move(transport)) {}
  ~Below() override { transport_->let_go(); }
  void connection_made(const TransportPtr& below) override { transport_->begin(below); }
  void data_received(std::string_view data) override { transport_->received(data); }
  bool eof_received() override { return transport_->below_has_ended(); }
  void connection_lost(const ExceptionPtr& error) override { transport_->below_is_lost(error); }
  void pause_writing() override { transport_->below_is_full(); }
  void resume_writing() override { transport_->below_has_room(); }

 private:
  const Ref<TlsTransport> transport_;
};

TlsTransport::TlsTransport(EventLoop& loop, std::shared_ptr<const ssl::SSLContext> context,
                           Wrapping&& wrapping)
    : loop_(loop),
      context_(copy_context()),
      engine_(std::move(context), wrapping.server_side,
              wrapping.server_side ? std::string() : std::move(wrapping.server_hostname)),
      waiter_(std::move(wrapping.waiter)),
      handshake_timeout_(
          positive(wrapping.handshake_timeout, kHandshakeTimeout, "ssl_handshake_timeout")),
      shutdown_timeout_(
          positive(wrapping.shutdown_timeout, kShutdownTimeout, "ssl_shutdown_timeout")),
      made_(wrapping.is_made),
      may_be_paused_(wrapping.was_below) {
  flow_.set_limits(kHighWater, {});
  take_protocol(std::move(wrapping.protocol));
}

// ---- the protocol above ----

void TlsTransport::take_protocol(std::shared_ptr<StreamingProtocol> protocol) {
  auto* const plain = dynamic_cast<Protocol*>(protocol.get());
  auto* const buffered = plain ? nullptr : dynamic_cast<BufferedProtocol*>(protocol.get());
  if (!plain && !buffered)
    throw TypeError("a Protocol or a BufferedProtocol was expected" +
                    std::string(protocol ? "" : ", got None"));
  // The former one may be who calls, and goes when it has returned.
  if (protocol_) loop_->call_soon([former = protocol_] { (void)former; });
  plain_ = plain;
  its_buffer_ = buffered;
  protocol_ = std::move(protocol);
}

void TlsTransport::set_protocol(std::shared_ptr<StreamingProtocol> protocol) {
  access(*loop_).check_thread();
  if (!gone_) take_protocol(std::move(protocol));
}

// What the call throws ends the connection; then it is false.
template <class F>
bool TlsTransport::calls(const char* failed, F&& call) {
  ExceptionPtr error;
  try {
    call();
    return true;
  } catch (...) {
    error = caught_by_loop();
  }
  fatal_error(error, failed);
  return false;
}

// What the transport below has brought about. It throws nothing into that one.
template <class F>
void TlsTransport::guarded(F&& work) {
  const Ref<TlsTransport> self(this);
  calls("Fatal error on SSL protocol", std::forward<F>(work));
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

// ---- reading ----

void TlsTransport::received(std::string_view data) {
  guarded([&] {
    const Keeping what_is_left{engine_.in()};
    engine_.in().give(data);
    step();
  });
}

void TlsTransport::step() {
  switch (state_) {
    case State::handshake:
      return shake_hands();
    case State::wrapped:
      return read_some();
    case State::flushing:
      return;  // nothing is read before all is written
    case State::shutdown:
      return await_close();
    case State::unwrapped:
      return engine_.in().clear();
  }
}

// All that has come, unless the protocol does not want it any more.
void TlsTransport::read_some() {
  bool more = true;
  while (more && state_ == State::wrapped && !paused_)
    more = plain_ ? read_into_a_block() : read_into_its_buffer();
  flush();
}

// All records of a chunk at once, if they fit. False: there is nothing more.
bool TlsTransport::read_into_a_block() {
  struct Block {
    TlsBlocks& blocks;
    std::unique_ptr<char[]> bytes = blocks.take();
    ~Block() { blocks.put(std::move(bytes)); }
  } block{engine_.context()->blocks()};
  Result result = Result::done;
  std::size_t filled = 0;
  while (result == Result::done && filled < TlsBlocks::kSize) {
    std::size_t n = 0;
    result = engine_.read(block.bytes.get() + filled, TlsBlocks::kSize - filled, n);
    if (result == Result::done) filled += n;
  }
  const auto protocol = protocol_;
  if (filled > 0 && !calls("Fatal error: protocol.data_received() call failed.", [&] {
        plain_->data_received({block.bytes.get(), filled});
      }))
    return false;
  return goes_on(result);
}

// It is asked for its buffer when there is something to put into it.
bool TlsTransport::read_into_its_buffer() {
  if (const Result result = engine_.wait_for_data(); result != Result::done) return goes_on(result);
  const auto protocol = protocol_;
  BufferedProtocol& buffered = *its_buffer_;
  MutableBuffer buffer;
  if (!calls("Fatal error: protocol.get_buffer() call failed.", [&] {
        buffer = buffered.get_buffer(-1);
        if (buffer.size == 0) throw RuntimeError("get_buffer() returned an empty buffer");
      }))
    return false;
  // Whoever was called may have ended the connection, or reading, or be the protocol no more.
  if (state_ != State::wrapped || its_buffer_ != &buffered) return true;
  Result result = Result::done;
  std::size_t filled = 0;
  while (result == Result::done && filled < buffer.size) {
    std::size_t n = 0;
    result = engine_.read(buffer.data + filled, buffer.size - filled, n);
    if (result == Result::done) filled += n;
  }
  if (filled > 0 && !calls("Fatal error: protocol.buffer_updated() call failed.",
                           [&] { buffered.buffer_updated(filled); }))
    return false;
  return goes_on(result);
}

// Behind a call of the protocol's. A close_notify is told again by the next read.
bool TlsTransport::goes_on(Result result) {
  if (result == Result::failed) {
    fatal_error(engine_.error(), "Fatal error on SSL protocol");
    return false;
  }
  if (result == Result::wants_room) flush();
  if (result == Result::closed && state_ == State::wrapped && !paused_) received_close();
  return result == Result::done || result == Result::wants_room;
}

void TlsTransport::pause_reading() {
  access(*loop_).check_thread();
  if (!is_reading()) return;
  paused_ = true;
  if (state_ == State::wrapped) below_->pause_reading();
}

void TlsTransport::resume_reading() {
  access(*loop_).check_thread();
  if (closing_ || !paused_) return;
  paused_ = false;
  if (state_ != State::wrapped) return;
  below_->resume_reading();
  loop_->call_soon(context_, [self = Ref<TlsTransport>(this)] { self->resumed(); });
}

// What had come before it was paused.
void TlsTransport::resumed() {
  if (state_ != State::wrapped || paused_) return;
  guarded([this] {
    {
      const Keeping what_is_left{engine_.in()};
      read_some();
    }
    if (below_eof_ && state_ == State::wrapped && !paused_) received_close();
  });
}

// The other side sends no more, and has said so or not: asyncio makes no difference.
void TlsTransport::received_close() {
  if (!std::exchange(eof_told_, true)) {
    const auto protocol = protocol_;
    bool keep_open = false;
    if (!calls("Error calling eof_received()", [&] { keep_open = protocol->eof_received(); }))
      return;
    if (keep_open) log("returning true from eof_received() has no effect when using ssl");
  }
  start_shutdown();
}

// True: it stays open for what is to be written still.
bool TlsTransport::below_has_ended() {
  below_eof_ = true;
  guarded([this] {
    if (state_ == State::handshake)
      handshake_failed(make_exception<ConnectionResetError>(std::string()));
    else if (state_ == State::wrapped && !paused_)
      received_close();
    else if (state_ == State::shutdown)
      close_below();
  });
  return state_ == State::flushing || (state_ == State::wrapped && paused_);
}

// ---- writing ----

void TlsTransport::write(std::string_view data) {
  access(*loop_).check_thread();
  if (data.empty()) return;
  if (state_ != State::handshake && state_ != State::wrapped) {
    if (lost_writes_ >= kSilentWrites) log("SSL connection is closed");
    ++lost_writes_;
    return;
  }
  const Ref<TlsTransport> self(this);
  if (!calls("Fatal error on SSL protocol", [&] {
        if (state_ == State::wrapped && backlog_.empty()) data.remove_prefix(encipher(data));
        if (state_ == State::handshake || state_ == State::wrapped) backlog_.append(data);
      }))
    return;
  check_high_mark();
}

// As much as the transport below takes: it is written to once for some records.
std::size_t TlsTransport::encipher(std::string_view data) {
  std::size_t done = 0;
  Result result = Result::done;
  while (done < data.size() && !below_paused_ && state_ != State::unwrapped &&
         (result == Result::done || result == Result::wants_room)) {
    std::size_t n = 0;
    result = engine_.write(data.substr(done), n);
    if (result == Result::done) done += n;
    if (result == Result::wants_room || engine_.out().is_full()) flush();
  }
  if (result == Result::failed) fatal_error(engine_.error(), "Fatal error on SSL protocol");
  flush();
  return done;
}

void TlsTransport::write_backlog() {
  if (backlog_.empty() || (state_ != State::wrapped && state_ != State::flushing)) return;
  backlog_.consume(encipher(backlog_.view()));
  check_high_mark();
}

void TlsTransport::flush() {
  if (engine_.out().empty()) return;
  if (gone_ || below_closed_) return engine_.out().clear();
  engine_.out().flush([this](std::string_view bytes) { below_->write(bytes); });
}

void TlsTransport::below_has_room() {
  const bool was_paused = std::exchange(below_paused_, false);
  guarded([&] {
    // The protocol waits for this one still.
    if (std::exchange(paused_by_below_, false) || (!was_paused && may_be_paused_)) {
      may_be_paused_ = false;
      protocol_->resume_writing();
    }
    write_backlog();
    if (state_ == State::flushing) finish();
  });
}

// asyncio pauses here at the mark, and other transports above it.
void TlsTransport::check_high_mark() {
  const auto protocol = protocol_;
  if (!protocol || paused_by_below_) return;
  const std::size_t size = backlog_.size();
  if (size > 0) flow_.grown(size + 1, *this, *protocol);
  flow_.shrunk(backlog_.size(), *this, *protocol);
}

void TlsTransport::set_write_buffer_limits(std::optional<std::size_t> high,
                                           std::optional<std::size_t> low) {
  access(*loop_).check_thread();
  if (!high && !low) high = kHighWater;
  flow_.set_limits(high, low);
  check_high_mark();
}

void TlsTransport::write_eof() {
  if (closing_) return;
  throw NotImplementedError("TLS has no half-closed connections");
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

// ---- what is known of it ----

std::any TlsTransport::get_extra_info(std::string_view key) const {
  if (key == "sslcontext") return engine_.context();
  if (shaken_) {
    if (key == "ssl_object") return engine_.object();
    if (key == "cipher") return engine_.object().cipher();
    if (key == "peercert") {
      ssl::Certificate certificate = engine_.object().getpeercert();
      return certificate.der.empty() ? std::any() : std::any(std::move(certificate));
    }
    if (key == "compression") {
      std::string name = engine_.object().compression();
      return name.empty() ? std::any() : std::any(std::move(name));
    }
  }
  return below_ ? below_->get_extra_info(key) : std::any();
}

// `<TlsTransport wrapped bufsize=0 over <SocketTransport fd=7 ...>>`
std::string TlsTransport::to_string() const {
  static constexpr const char* kNames[] = {"unwrapped", "handshake", "wrapped", "flushing",
                                           "shutdown"};
  return joined({"<TlsTransport ", gone_ ? "closed" : kNames[static_cast<int>(state_)],
                 " bufsize=", std::to_string(backlog_.size()), " over ",
                 below_ ? below_->to_string() : "nothing", ">"});
}

}  // namespace

Wrapped make_tls_transport(EventLoop& loop, std::shared_ptr<const ssl::SSLContext> context,
                           Wrapping wrapping) {
  const auto transport =
      Ref<TlsTransport>::adopt(new TlsTransport(loop, std::move(context), std::move(wrapping)));
  return {std::make_shared<TlsTransport::Below>(transport), TransportPtr(transport.get())};
}

}  // namespace asyncio::detail
