// WriteQueue: what a stream's transport could not send yet, and whether that is too much of it.
//
// A transport sends at once what the system takes, and keep()s the rest. The queue's node runs
// T::write_ready() when there is room again; that sends chunks(), and tells how many have gone.
// Invariant: something is queued only while there is a node, which is watched for.
//
// asyncio names: _SelectorSocketTransport._buffer, transports._FlowControlMixin. Lifetime: the
// transport's. Thread: the loop's.
#pragma once

#include <asyncio/io/transport_life.hpp>
#include <asyncio/io/write_flow.hpp>

#include <optional>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// What is there only while a transport waits for room.
class WaitsForRoom : public HandleNode {
 public:
  explicit WaitsForRoom(TransportLife& transport);
  ~WaitsForRoom() override;
  // The transport needs it no more.
  void forget() noexcept { transport_ = nullptr; }

 protected:
  TransportLife* transport_;  // null: it is over

 private:
  void clear() noexcept override {}
};

// Runs T::write_ready(). A Waiting is a WaitsForRoom with what waits.
template <class T, class Waiting>
class RoomNode final : public Waiting {
 public:
  using Waiting::Waiting;
  void run() override {
    const HandleNode::Run leaves_and_counts(*this);
    room();
  }
  void room() {
    if (this->transport_) static_cast<T*>(this->transport_)->write_ready();
  }
  std::string callback_name() const override { return joined({T::kKind.name, ".write_ready"}); }
};

class QueuedWrites : public WaitsForRoom {
 public:
  explicit QueuedWrites(TransportLife& transport)
      : WaitsForRoom(transport), chunks(transport.connections().chunks()) {}
  Chunks chunks;
};

class WriteQueue {
 public:
  bool waits() const noexcept { return static_cast<bool>(queued_); }
  std::size_t size() const noexcept { return queued_ ? queued_->chunks.size() : 0; }
  // Precondition: waits().
  ChunkBlock* first() const noexcept { return queued_->chunks.first(); }
  WriteBufferLimits limits() const noexcept { return flow_.limits(); }

  // Copies what the system does not take now. No memory: fatal for the transport.
  template <class T>
  void keep(T& transport, std::string_view data) {
    keep(transport, data, [](TransportLife& t) {
      return Ref<QueuedWrites>::adopt(new RoomNode<T, QueuedWrites>(static_cast<T&>(t)));
    });
  }
  // Behind all keep() of a write: stops the protocol when it is too much.
  void kept(TransportLife& transport);
  // So many of them are sent: the protocol may go on when there is little left. True: nothing is
  // left, and nobody waits any more. False also when the protocol has ended the connection.
  // Precondition: waits().
  bool sent(std::size_t n, TransportLife& transport);
  void drop(TransportLife& transport) noexcept;
  // ValueError unless high >= low.
  void set_limits(std::optional<std::size_t> high, std::optional<std::size_t> low,
                  TransportLife& transport);

 private:
  void keep(TransportLife& transport, std::string_view data,
            Ref<QueuedWrites> (*make)(TransportLife&));

  Ref<QueuedWrites> queued_;
  WriteFlow flow_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
