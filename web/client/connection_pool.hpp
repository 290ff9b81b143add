// ConnectionPool: the connections of a client: those in use, which are limited, and those that wait
// for another request to the same place.
//
// Invariants:
//  1. in_use_ is the sum of Place::in_use over all places, and so many Leases and granted Waiters
//     there are.
//  2. Nobody waits for whom there is room: who gives a slot back hands it to the first one that may
//     have it, and a slot that was handed over is in use from then on.
//  3. A place is there as long as somebody uses it, waits for it, or a connection waits in it.
//  4. open_ are the connections that were made and are not lost yet.
// aiohttp name: BaseConnector. Lifetime: that of its handles and Leases. When it ends, what waits
// in it is closed. Thread: the loop's.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/loop/loop_ref.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/client/pool_key.hpp>

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class ClientConnection;
class ConnectionPool;
class Tracing;
using TracePtr = asyncio::detail::Ref<Tracing>;  // null: nobody traces
using ClientConnectionPtr = std::shared_ptr<ClientConnection>;

struct Place {
  struct Idle {
    ClientConnectionPtr connection;
    double since;
  };
  const PoolKey* key = nullptr;
  std::vector<Idle> idle;  // the one that has waited longest first
  std::size_t in_use = 0;
  std::size_t waiting = 0;
};

// A slot of a pool, and the connection that uses it. It gives both back when it ends: the
// connection to the pool if it may carry another request, else it is closed.
class Lease {
 public:
  Lease() noexcept = default;
  Lease(Lease&& other) noexcept
      : pool_(std::move(other.pool_)),
        place_(std::exchange(other.place_, nullptr)),
        connection_(std::move(other.connection_)),
        reused_(other.reused_) {}
  Lease& operator=(Lease&& other) noexcept {
    std::swap(pool_, other.pool_);
    std::swap(place_, other.place_);
    std::swap(connection_, other.connection_);
    std::swap(reused_, other.reused_);
    return *this;
  }
  ~Lease() { release(); }

  explicit operator bool() const noexcept { return connection_ != nullptr; }
  ClientConnection& operator*() const noexcept { return *connection_; }
  ClientConnection* operator->() const noexcept { return connection_.get(); }
  // Has it carried a request before?
  bool reused() const noexcept { return reused_; }
  void release() noexcept;

 private:
  friend class ConnectionPool;
  // The slot is counted already.
  Lease(std::shared_ptr<ConnectionPool> pool, Place& place) noexcept
      : pool_(std::move(pool)), place_(&place) {}

  std::shared_ptr<ConnectionPool> pool_;
  Place* place_ = nullptr;
  ClientConnectionPtr connection_;
  bool reused_ = false;
};

class ConnectionPool : public std::enable_shared_from_this<ConnectionPool> {
 public:
  ConnectionPool() noexcept = default;
  ConnectionPool(const ConnectionPool&) = delete;
  ConnectionPool& operator=(const ConnectionPool&) = delete;

  // One that waits for a request, at once; without: there is none, or no slot for it.
  Lease try_acquire(const PoolKey& key);
  // Waits for a slot, in order; then one that waits for a request, or a new one, for which it waits
  // no longer than `sock_connect`. ClientConnectionError when it is closed, and what connecting
  // raises: ClientConnectorError, TimeoutError.
  Coroutine<Lease> acquire(PoolKey key, OptionalSeconds sock_connect, TracePtr trace);
  // Closes all connections, those in use too, and waits for that. Who waits for a slot gets a
  // ClientConnectionError. Again: nothing.
  Coroutine<void> close();
  bool closed() const noexcept { return closed_; }

  std::size_t limit = 100;         // connections in use; 0: any number
  std::size_t limit_per_host = 0;  // the same for one place
  double keepalive_timeout = 15;   // seconds that a connection waits for another request
  bool force_close = false;        // no connection carries a second request

  // How many are in use; how many wait for a request.
  std::size_t in_use() const noexcept { return in_use_; }
  std::size_t idle() const noexcept;

  // ---- for its connections ----
  // It cannot carry a request any more.
  void drop(ClientConnection& connection) noexcept;
  void lost(ClientConnection& connection) noexcept;

 protected:
  virtual ~ConnectionPool();
  // A new connection, whose protocol is a ClientConnection.
  virtual Coroutine<ClientConnectionPtr> connect(PoolKey key, TracePtr trace) = 0;
  // The loop that it is used in first. RuntimeError in another one.
  EventLoop& loop();

 private:
  friend class Lease;
  class Waiter;
  bool has_room(const Place& place) const noexcept;
  Place& place_of(const PoolKey& key);
  void forget_if_unused(Place& place) noexcept;
  void take(Place& place) noexcept;
  void give_back(Place& place) noexcept;
  void reuse(Place& place, ClientConnectionPtr connection) noexcept;
  bool take_idle(Lease& lease);
  void arm();
  void drop_expired() noexcept;

  LoopRef loop_;
  std::map<PoolKey, Place> places_;
  std::list<Waiter*> waiters_;
  std::unordered_set<ClientConnection*> open_;
  std::vector<Future<void>> closers_;  // who waits in close()
  TimerHandle timer_;                  // looks for those that have waited too long
  std::size_t in_use_ = 0;
  bool closed_ = false;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
