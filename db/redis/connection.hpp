// Connection: one connection to a Redis server, over any transport.
//
//   link --send(batch)--> transport;   transport --data_received--> RespParser --> sent_.front()
//
// Invariants:
//  1. sent_ from first_ on is what was sent and has no answer yet, in order. An answer goes to its
//     first one, whoever still waits, and takes it out.
//  2. Once it is lost, nothing is in sent_.
//  3. While what is in sent_ has a deadline, there is timer_.
// Lifetime: its transport's or its Link's. Thread: the loop's.
#pragma once

#include <asyncio/db/redis/batch.hpp>
#include <asyncio/db/redis/resp_parser.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/loop/handle.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <cstddef>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis::detail {

class Connection;

// Who has a connection.
class ConnectionOwner {
 public:
  // What the server says without being asked. False: nobody listens.
  virtual bool pushed(Value&& value) = 0;
  virtual void lost(Connection& connection, const ExceptionPtr& error) noexcept = 0;

 protected:
  ~ConnectionOwner() = default;
};

class Connection final : public Protocol {
 public:
  explicit Connection(ConnectionOwner& owner) noexcept : owner_(&owner) {}
  ~Connection() { timer_.cancel(); }

  // What is sent from now on waits so many seconds for its answer, which may be infinity: then who
  // waits gets a TimeoutError, and the answer is dropped when it comes. When nothing at all has
  // come for so long, the connection has ended.
  void expect_within(EventLoop& loop, double seconds) noexcept;
  // When something came last, on the loop's clock; only after expect_within().
  double heard() const noexcept { return heard_; }

  // Sends them in one piece, and takes them out of the batch. When it throws it has ended.
  void send(Batch& batch);
  // Has it ended, or will it in this turn?
  bool is_lost() const noexcept { return lost_ || error_; }
  // How many answers are to come?
  std::size_t waiting() const noexcept { return sent_.size() - first_; }
  // Its owner hears nothing any more, and it ends.
  void leave() noexcept;
  // No answer is read for a while.
  void pause_reading(bool pause);

  void connection_made(const TransportPtr& transport) override { transport_ = transport; }
  void data_received(std::string_view data) override;
  void connection_lost(const ExceptionPtr& error) override;

 private:
  void take(Value&& value);
  void break_off(const ExceptionPtr& error) noexcept;
  void forget_answered();
  void check_deadlines();

  ConnectionOwner* owner_;
  LoopRef loop_;
  double patience_ = std::numeric_limits<double>::infinity();
  double heard_ = 0;
  TimerHandle timer_;
  TransportPtr transport_;
  RespParser parser_;
  std::vector<Request> sent_;
  std::size_t first_ = 0;
  ExceptionPtr error_;  // why we have broken it off
  bool lost_ = false;
};

}  // namespace asyncio::redis::detail
#pragma GCC visibility pop
