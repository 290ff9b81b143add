// TransportLife: what the transports of descriptors have in common: how they begin, how they are
// watched for reading, and how they end. TransportOf<Interface, P> joins it with the interface that
// users see and with a protocol.
//
// Invariants:
//  1. It counts itself from begin_soon() to the end of connection_lost(), or until the loop is
//  closed; so long it is in the table of the loop's connections and the descriptor is open.
//  2. Once lost_ is counted up it is watched for nothing, and nothing waits to be sent.
//  3. connection_made() comes first, by a turn of its own, and connection_lost() once, the last.
// asyncio name: selector_events._SelectorTransport. Lifetime and thread: transports.hpp.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/connections.hpp>
#include <asyncio/io/transports.hpp>

#include <memory>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// What one of a kind calls itself, and what has failed when an error ends it.
struct TransportKind {
  const char* name;
  const char* error;
  const char* read_error;
  const char* write_error;
};

// It is the node of its own read events: the transport's run() begins it, and reads from then on.
class TransportLife : public HandleNode, public Connection {
 public:
  TransportLife(Connections& connections, int fd);
  ~TransportLife() override;

  Connections& connections() const noexcept { return connections_; }
  std::string callback_name() const override;

  // ---- Connection ----
  void loop_closes() noexcept override;
  bool uses_descriptor() const noexcept override { return !closing_; }

 protected:
  friend class WriteQueue;  // enters the context

  // ---- what a transport does for it ----
  virtual const TransportKind& kind() const noexcept = 0;
  virtual const BaseTransport& as_transport() const noexcept = 0;
  virtual BaseProtocol* its_protocol() const noexcept = 0;
  virtual std::shared_ptr<BaseProtocol> take_protocol_out() noexcept = 0;
  virtual void tell_made() = 0;
  virtual void tell_lost(const ExceptionPtr& error);
  // Behind connection_made().
  virtual void begun() {
    if (!closing_ && !paused_) watch_reading();
  }
  // What waits to be sent.
  virtual void drop_unsent() noexcept {}
  // The last thing; what it was is in nobody's table any more.
  virtual void close_descriptor() noexcept = 0;
  // Reports the error, which ends the connection.
  virtual void fatal_error(const ExceptionPtr& error, const char* message);

  // ---- what it does for a transport ----
  // In the next turn it begins. `take` takes the descriptor; when it throws, nothing is done.
  template <class Take>
  void begin_soon(Future<void>&& waiter, Take take) {
    connections_.add(fd_, *this);
    try {
      take();
    } catch (...) {
      connections_.remove(fd_);
      throw;
    }
    is_taken(std::move(waiter));
  }
  void begin();
  void watch_reading();
  void unwatch_reading() noexcept;
  void pause();
  void resume();
  // Ends it when nothing waits to be sent, or when end_now() says so; it reads no more.
  void close_when_sent(bool is_sent);
  void abort_now();
  // The same with an error. Again: nothing. It needs no memory; without any connection_lost() gets
  // MemoryError for the error.
  void lose(const ExceptionPtr& error) noexcept;
  // What was left to be sent is, and it is closing: connection_lost() comes at once.
  void end_now();
  // An error that is what networks are like: it is told in debug mode only.
  void usual_error(const ExceptionPtr& error, const char* message) noexcept;
  // Is what is written now dropped? With a warning from the fifth time on.
  bool drops_writes();
  // What the call of the protocol's throws is told to the exception handler; then it is false.
  template <class Call>
  bool tells(const char* method, Call call) {
    return attempt(call, [&] { call_failed(method); });
  }
  // The same when it is fatal too.
  template <class Call>
  bool calls(const char* failed, Call call) {
    return attempt(call, [&] { fatal_error(caught_by_loop(), failed); });
  }
  // What else is thrown while it reads, as for want of memory: it ends the connection.
  template <class Read>
  void reads(Read read) {
    attempt(read, [&] { fatal_error(caught_by_loop(), kind().read_error); });
  }
  LoopAccess at_loop() const noexcept { return access(connections_.loop()); }

  Connections& connections_;  // the loop's, which is counted
  Future<void> waiter_{nullptr};
  const int fd_;
  std::uint32_t lost_ = 0;  // 0, or writes since the end was scheduled, and 1
  bool is_open_ : 1;
  bool begun_ : 1;
  bool closing_ : 1;
  bool paused_ : 1;
  bool watched_ : 1;   // for reading
  bool eof_read_ : 1;  // no more can come
  // A stream's, here for their size.
  bool is_buffered_ : 1;  // it reads into its protocol's memory
  bool eof_written_ : 1;
  bool sends_file_ : 1;

 private:
  class Lost;
  // Which node calls connection_lost(). Its own one is for where there is no memory for a Lost: it
  // runs once more behind the beginning, or behind what is queued when it has run, or is the next.
  enum Ends : std::uint8_t { kByLost, kWhenBegun, kNow, kInNextTurn };

  template <class Call, class Failed>
  static bool attempt(Call& call, Failed failed) {
    try {
      call();
      return true;
    } catch (...) {
      failed();
      return false;
    }
  }
  void clear() noexcept override {}
  void is_taken(Future<void>&& waiter) noexcept;
  void run_next_turn() noexcept;
  [[gnu::cold]] void end_without_memory() noexcept;
  void end_in_next_turn() noexcept;
  void end_itself();
  [[gnu::cold]] void call_failed(const char* method);
  // connection_lost(), now.
  void tell_end(const ExceptionPtr& error);
  void finish() noexcept;

  bool failed_ : 1;  // it ends with an error, which is not kept
  Ends ends_ : 2;
};

template <class Interface, class P>
class TransportOf : public TransportLife, public Interface {
 public:
  using TransportLife::TransportLife;

  EventLoop& loop() const noexcept override { return connections_.loop(); }
  bool is_closing() const noexcept override { return closing_; }
  void ref() noexcept override { HandleNode::ref(); }
  void unref() noexcept override { HandleNode::unref(); }
  const std::shared_ptr<P>& get_protocol() const noexcept override { return protocol_; }
  void set_protocol(std::shared_ptr<P> protocol) override {
    at_loop().check_thread();
    if (is_open_) take_protocol(std::move(protocol));
  }

  // ---- Connection ----
  std::string name() const override { return this->to_string(); }
  void end(bool at_once) override { at_once ? this->abort() : this->close(); }

 protected:
  // TypeError for one that cannot be its protocol.
  virtual void take_protocol(std::shared_ptr<P> protocol) {
    // The former one may be who calls, and goes when it has returned.
    if (protocol_) loop().call_soon([former = protocol_] { (void)former; });
    protocol_ = std::move(protocol);
  }
  const BaseTransport& as_transport() const noexcept override { return *this; }
  BaseProtocol* its_protocol() const noexcept override { return protocol_.get(); }
  std::shared_ptr<BaseProtocol> take_protocol_out() noexcept override {
    return std::move(protocol_);
  }
  void tell_made() override { protocol_->connection_made(Ref<Interface>(this)); }

  std::shared_ptr<P> protocol_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
