#include <asyncio/io/tls/tls_transport.hpp>

#include <asyncio/io/exceptions.hpp>
#include <asyncio/loop/log.hpp>

#include <utility>

namespace asyncio::detail {

using Result = SslEngine::Result;

namespace {

// asyncio: constants.SSL_HANDSHAKE_TIMEOUT, SSL_SHUTDOWN_TIMEOUT (seconds),
// FLOW_CONTROL_HIGH_WATER_SSL_WRITE
constexpr double kHandshakeTimeout = 60;
constexpr double kShutdownTimeout = 30;
constexpr std::size_t kHighWater = 512 * 1024;

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

}  // namespace

// The protocol of the transport below.
class TlsTransport::LowerEnd final : public Protocol, public Covering {
 public:
  explicit LowerEnd(Ref<TlsTransport> transport) noexcept : transport_(std::move(transport)) {}
  ~LowerEnd() override { transport_->let_go(); }
  void connection_made(const TransportPtr& below) override { transport_->begin(below); }
  void data_received(std::string_view data) override { transport_->received(data); }
  bool eof_received() override { return transport_->below_has_ended(); }
  void connection_lost(const ExceptionPtr& error) override { transport_->below_is_lost(error); }
  void pause_writing() override { transport_->below_is_full(); }
  void resume_writing() override { transport_->below_has_room(); }
  Transport& above() const noexcept override { return *transport_; }

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
  if (gone_) return;
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

Wrapped make_tls_transport(EventLoop& loop, std::shared_ptr<const ssl::SSLContext> context,
                           Wrapping wrapping) {
  const auto transport =
      Ref<TlsTransport>::adopt(new TlsTransport(loop, std::move(context), std::move(wrapping)));
  return {std::make_shared<TlsTransport::LowerEnd>(transport), TransportPtr(transport.get())};
}

}  // namespace asyncio::detail
