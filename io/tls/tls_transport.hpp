// The transport of TLS: a protocol of the transport below, whatever that is, and a transport for
// the protocol above.
//
// asyncio name: sslproto.SSLProtocol, _SSLProtocolTransport. Lifetime and thread: transports.hpp.
#pragma once

#include <asyncio/io/tls/ssl_context.hpp>
#include <asyncio/io/tls/ssl_engine.hpp>
#include <asyncio/io/tls/tls_backlog.hpp>
#include <asyncio/io/transport_wrapper.hpp>
#include <asyncio/io/write_flow.hpp>
#include <asyncio/loop/contextvars.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <any>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// TypeError for a protocol that is neither a Protocol nor a BufferedProtocol, ValueError for a
// timeout that is not positive or a name that cannot be one, SSLError.
Wrapped make_tls_transport(EventLoop& loop, std::shared_ptr<const ssl::SSLContext> context,
                           Wrapping wrapping);

// A number as Python prints it.
std::string python_float(double number);

// The states are asyncio's:
//   unwrapped -> handshake -> wrapped -> flushing -> shutdown -> unwrapped
// flushing sends what was written, shutdown waits for the other side's close_notify, and each state
// may go to unwrapped at once, by an error or abort().
//
// Invariants:
//  1. The transport below holds it from its connection_made() to its connection_lost(), by
//  LowerEnd; then, or when that goes with the loop, protocol_ and waiter_ are let go.
//  2. Outside of a call, what has come and was not read is there only while paused_, and what was
//  written and not enciphered only while below_paused_ or before wrapped.
//  3. Before user code runs the state is whole; behind it, it is asked for again.
class TlsTransport final : public CountedTransport<Transport> {
 public:
  class LowerEnd;

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
  bool goes_on(SslEngine::Result result);
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
  TlsBacklog backlog_;
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

}  // namespace asyncio::detail
#pragma GCC visibility pop
