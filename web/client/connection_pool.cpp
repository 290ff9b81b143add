#include <asyncio/web/client/connection_pool.hpp>

#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/client/client_connection.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/client/tracing.hpp>

namespace asyncio::http::detail {

// Who waits for a slot. Gone before it has one, it is in nobody's way, and gone with one that it
// has not taken, it gives that back: so any await may be cancelled.
class ConnectionPool::Waiter {
 public:
  Waiter(ConnectionPool& pool, Place& place)
      : future(pool.loop().create_future<void>()), pool_(pool), place_(place) {
    at_ = pool.waiters_.insert(pool.waiters_.end(), this);
    ++place.waiting;
  }
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;
  ~Waiter() {
    if (state_ == State::waits) leave();
    if (state_ == State::granted) pool_.give_back(place_);
    pool_.forget_if_unused(place_);
  }

  Place& place() const noexcept { return place_; }
  void grant() noexcept {
    leave();
    state_ = State::granted;
    pool_.take(place_);
    if (!future.done()) future.set_result();
  }
  // The pool is closed.
  void refuse() noexcept {
    leave();
    if (!future.done()) future.set_result();
  }
  bool granted() const noexcept { return state_ == State::granted; }
  Lease take_slot() noexcept {
    state_ = State::over;
    return Lease(pool_.shared_from_this(), place_);
  }

  const Future<void> future;

 private:
  enum class State : unsigned char { waits, granted, over };
  void leave() noexcept {
    pool_.waiters_.erase(at_);
    --place_.waiting;
    state_ = State::over;
  }
  ConnectionPool& pool_;
  Place& place_;
  std::list<Waiter*>::iterator at_;
  State state_ = State::waits;
};

void Lease::release() noexcept {
  if (!place_) return;
  const std::shared_ptr<ConnectionPool> pool = std::move(pool_);
  Place& place = *std::exchange(place_, nullptr);
  ++place.waiting;  // it stays until the end
  if (connection_) pool->reuse(place, std::move(connection_));
  connection_ = nullptr;
  pool->give_back(place);
  --place.waiting;
  pool->forget_if_unused(place);
}

ConnectionPool::~ConnectionPool() {
  timer_.cancel();
  for (ClientConnection* const connection : std::exchange(open_, {})) {
    connection->leave_pool();
    connection->close();
  }
}

EventLoop& ConnectionPool::loop() {
  EventLoop& running = get_running_loop();
  if (!loop_) loop_ = running;
  if (loop_.get() != &running) throw RuntimeError("the connector is used in another loop");
  return running;
}

std::size_t ConnectionPool::idle() const noexcept {
  std::size_t n = 0;
  for (const auto& [key, place] : places_) n += place.idle.size();
  return n;
}

// ---- slots ----

bool ConnectionPool::has_room(const Place& place) const noexcept {
  return (limit == 0 || in_use_ < limit) && (limit_per_host == 0 || place.in_use < limit_per_host);
}

Place& ConnectionPool::place_of(const PoolKey& key) {
  const auto [at, made] = places_.try_emplace(key);
  if (made) at->second.key = &at->first;
  return at->second;
}

void ConnectionPool::forget_if_unused(Place& place) noexcept {
  if (place.in_use == 0 && place.waiting == 0 && place.idle.empty())
    places_.erase(places_.find(*place.key));
}

void ConnectionPool::take(Place& place) noexcept {
  ++in_use_;
  ++place.in_use;
}

void ConnectionPool::give_back(Place& place) noexcept {
  --in_use_;
  --place.in_use;
  for (Waiter* const waiter : waiters_) {
    if (has_room(waiter->place())) return waiter->grant();
  }
}

// ---- connections that wait ----

void ConnectionPool::reuse(Place& place, ClientConnectionPtr connection) noexcept {
  if (closed_ || force_close || !connection->is_reusable()) return connection->close();
  try {
    place.idle.push_back({connection, loop_->time()});
    connection->wait_in_pool();
    arm();
  } catch (...) {  // without memory
    drop(*connection);
    connection->close();
  }
}

bool ConnectionPool::take_idle(Lease& lease) {
  std::vector<Place::Idle>& idle = lease.place_->idle;
  while (!idle.empty()) {
    const Place::Idle last = std::move(idle.back());
    idle.pop_back();
    last.connection->leave_waiting();
    if (last.connection->is_reusable() && last.since + keepalive_timeout >= loop_->time()) {
      lease.connection_ = last.connection;
      lease.reused_ = true;
      return true;
    }
    last.connection->close();
  }
  return false;
}

void ConnectionPool::arm() {
  if (timer_ && !timer_.cancelled()) return;
  timer_ = loop_->call_later(keepalive_timeout, [this] {
    timer_ = {};
    drop_expired();
  });
}

// All that have waited for half of the time, at most, are left until the next time.
void ConnectionPool::drop_expired() noexcept {
  const double oldest = loop_->time() - keepalive_timeout;
  std::vector<ClientConnectionPtr> expired;
  bool more = false;
  try {
    for (const auto& [key, place] : places_) {
      for (const Place::Idle& idle : place.idle) {
        if (idle.since <= oldest)
          expired.push_back(idle.connection);
        else
          more = true;
      }
    }
    if (more) arm();
  } catch (...) {  // without memory: at the next turn of the keep-alive they are refused
  }
  for (const ClientConnectionPtr& connection : expired) {
    drop(*connection);
    connection->close();
  }
}

void ConnectionPool::drop(ClientConnection& connection) noexcept {
  for (auto& [key, place] : places_) {
    for (auto at = place.idle.begin(); at != place.idle.end(); ++at) {
      if (at->connection.get() != &connection) continue;
      const ClientConnectionPtr kept = std::move(at->connection);
      kept->leave_waiting();
      place.idle.erase(at);
      return forget_if_unused(place);
    }
  }
}

void ConnectionPool::lost(ClientConnection& connection) noexcept {
  if (connection.waits_in_pool()) drop(connection);
  open_.erase(&connection);
  if (!open_.empty()) return;
  for (const Future<void>& closer : std::exchange(closers_, {})) {
    if (!closer.done()) closer.set_result();
  }
}

// ---- who wants one ----

Lease ConnectionPool::try_acquire(const PoolKey& key) {
  const auto at = places_.find(key);
  if (closed_ || at == places_.end() || at->second.idle.empty() || !has_room(at->second)) return {};
  (void)loop();
  take(at->second);
  Lease lease(shared_from_this(), at->second);
  if (take_idle(lease)) return lease;
  return {};
}

Coroutine<Lease> ConnectionPool::acquire(PoolKey key, OptionalSeconds sock_connect,
                                         TracePtr trace) {
  return method<Lease>(
      this,
      [this, key = std::move(key), sock_connect, trace = std::move(trace),
       waiter = std::unique_ptr<Waiter>(), lease = Lease()](auto& co) mutable {
        BEGIN(co);
        if (closed_) RAISE(ClientConnectionClosedError("Connector is closed."));
        (void)loop();
        if (has_room(place_of(key))) {
          take(place_of(key));
          lease = Lease(this->shared_from_this(), place_of(key));
        } else {
          waiter = std::make_unique<Waiter>(*this, place_of(key));
          if (trace) YIELD_FROM(trace->send(TraceConnectionQueuedStartParams()));
          YIELD_FROM(waiter->future);
          if (trace) YIELD_FROM(trace->send(TraceConnectionQueuedEndParams()));
          if (!waiter->granted()) RAISE(ClientConnectionClosedError("Connector is closed."));
          lease = waiter->take_slot();
          waiter = nullptr;
        }
        if (take_idle(lease)) {
          if (trace) YIELD_FROM(trace->send(TraceConnectionReuseconnParams()));
          RETURN(std::move(lease));
        }
        if (trace) YIELD_FROM(trace->send(TraceConnectionCreateStartParams()));
        YIELD_FROM_INTO(lease.connection_, wait_for(connect(key, trace), sock_connect));
        if (closed_) {
          lease.connection_->abort();
          RAISE(ClientConnectionClosedError("Connector is closed."));
        }
        open_.insert(lease.connection_.get());
        lease.connection_->enter_pool(*this);
        if (trace) YIELD_FROM(trace->send(TraceConnectionCreateEndParams()));
        RETURN(std::move(lease));
        END;
      },
      __FILE__, __LINE__, "connect");
}

Coroutine<void> ConnectionPool::close() {
  return method(
      this,
      [this, waiter = Future<void>(nullptr)](auto& co) mutable {
        BEGIN(co);
        closed_ = true;
        timer_.cancel();
        while (!waiters_.empty()) waiters_.front()->refuse();
        for (const auto& connection : std::vector<ClientConnection*>(open_.begin(), open_.end()))
          connection->close();
        if (open_.empty()) RETURN();
        waiter = get_running_loop().create_future<void>();
        closers_.push_back(waiter);
        YIELD_FROM(waiter);
        END;
      },
      __FILE__, __LINE__, "close");
}

}  // namespace asyncio::http::detail
