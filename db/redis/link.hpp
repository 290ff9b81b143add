// Link: the way to a server, over one connection after another; what all tasks send goes over the
// one there is.
//
//   command() --> waiting_ --flush(), once a turn--> Connection
//                     ^ kept while there is none        | lost
//                     +---- connect(), with waits <-----+
//
// What was sent when a connection is lost fails, for nobody knows whether it was carried out. What
// was not is kept for the next one, unless connecting fails as often as the options allow: then it
// fails too, and the next command begins anew. A command that was cancelled before is not sent.
// Invariants:
//  1. At most one task connects; connection_ is set only when all is said that comes first.
//  2. scheduled_: flush() will be called; checking_: checked() will, unless connection_ is lost.
// Lifetime: a std::shared_ptr's; while it connects its task has one. Thread: the loop's.
#pragma once

#include <asyncio/db/redis/connection.hpp>
#include <asyncio/db/redis/options.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <memory>

#pragma GCC visibility push(default)
namespace asyncio::redis::detail {

// Who listens to what a server says without being asked.
class PushSink {
 public:
  virtual void pushed(Value&& value) = 0;
  // There is a connection, the first or a new one.
  virtual void connected() = 0;
  // There is none, and no other attempt is made.
  virtual void failed(const ExceptionPtr& error) noexcept = 0;

 protected:
  ~PushSink() = default;
};

class Link final : public ConnectionOwner, public std::enable_shared_from_this<Link> {
 public:
  // shared: it connects anew when it is lost; once: only what fails before the first connection is
  // tried again; lasting: once connected it comes back by itself, however long that takes.
  enum class Kind { shared, once, lasting };

  Link(EventLoop& loop, std::shared_ptr<const RedisOptions> options, Kind kind) noexcept;
  ~Link();

  // The answer as a T; fixed: sent even if nobody waits any more. ConnectionError when it is
  // closed.
  template <class T>
  Future<T> command(Arguments arguments, bool fixed = false) {
    will_send();
    return waiting_.command<T>(*loop_, arguments, fixed);
  }
  // A command whose answer is pushed.
  void post(Arguments arguments) {
    will_send();
    waiting_.add(nullptr, nullptr, true, arguments);
  }
  // All of it, one behind the other.
  void send(const Batch& batch) {
    will_send();
    waiting_.append(batch);
  }

  // What waits for a connection, or this turn's end, goes nowhere. Nobody is told.
  void forget_unsent() noexcept { waiting_.clear(); }

  // What is sent next may wait for its answer as long as the options say, and so much longer.
  void be_patient(double seconds) noexcept;

  EventLoop& loop() const noexcept { return *loop_; }
  void listen(PushSink* sink) noexcept { sink_ = sink; }
  bool is_closed() const noexcept { return closed_; }
  bool is_connected() const noexcept { return connection_ != nullptr; }
  // Is all answered?
  bool is_idle() const noexcept {
    return waiting_.empty() && (!connection_ || !connection_->waiting());
  }
  void pause_reading(bool pause) {
    if (connection_) connection_->pause_reading(pause);
  }
  // Ends the connection; who waits is told.
  void close() noexcept;

  // ---- of its connection ----
  bool pushed(Value&& value) override;
  void lost(Connection& connection, const ExceptionPtr& error) noexcept override;

 private:
  using ConnectionPtr = std::shared_ptr<Connection>;
  void will_send();
  void begin_connecting();
  void flush() noexcept;
  // Is the connection asked first whether it is there?
  bool begin_check();
  void checked();
  void give_up(const ExceptionPtr& error) noexcept;
  // Connects, with waits, until there is a connection or nothing is tried any more.
  Coroutine<void> connect();
  Coroutine<ConnectionPtr> open();
  // What is said first: HELLO, AUTH, CLIENT SETNAME, SELECT.
  Coroutine<void> greet(ConnectionPtr connection);

  const LoopRef loop_;
  const std::shared_ptr<const RedisOptions> options_;
  const Kind kind_;
  bool scheduled_ = false;
  bool connecting_ = false;
  bool closed_ = false;
  bool lasts_ = false;
  bool checking_ = false;
  double patience_;
  Batch waiting_;
  ConnectionPtr connection_;
  PushSink* sink_ = nullptr;
};

}  // namespace asyncio::redis::detail
#pragma GCC visibility pop
