// PoolMember and PoolOptions: what a driver and a program tell a pool; and PoolCore, what a pool is
// whatever its connections.
//
// asyncpg name: asyncpg.pool.Pool, less the type of its connections. All that needs the server
// (connecting, checks, resets, closing) is done by tasks of the pool, so that nobody waits for it
// who need not, and who is cancelled leaves nothing half done.
// Lifetime: leases and the pool's tasks hold it. Thread: the loop's.
#pragma once

#include <asyncio/db/backoff.hpp>
#include <asyncio/sync/event.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::db {

// What the connection of a driver is to a pool. Whatever its coroutines raise ends it.
class PoolMember {
 public:
  virtual ~PoolMember() = default;
  // Is it lost, or closed?
  virtual bool is_closed() const noexcept = 0;
  // Is nothing under way and no transaction open, so that somebody else may go on with it?
  virtual bool is_clean() const noexcept = 0;
  // How many queries it has carried out.
  virtual std::uint64_t queries() const noexcept = 0;
  // Asks the server for a sign of life.
  virtual Coroutine<void> check() = 0;
  // Ends what is under way and makes it as it was: is_clean() afterwards, or it is ended.
  virtual Coroutine<void> reset() = 0;
  virtual Coroutine<void> close() = 0;
  // Ends it at once, without a word. Again: nothing.
  virtual void terminate() noexcept = 0;
};

struct PoolOptions {
  int min_size = 10;  // so many are kept, from the first await on
  int max_size = 10;  // with those that are being connected or closed
  // A connection is replaced after so many queries, ...
  std::int64_t max_queries = 50000;
  // ... when nobody has used it for so long, and there are more than min_size (0: never), ...
  Seconds max_inactive_connection_lifetime = 300;
  // ... and at this age, or up to a tenth before it, so that not all go at once (0: never).
  Seconds max_lifetime = 3600;
  // What was idle for so long is checked before anybody gets it.
  Seconds check_after = 1;
  // How long a check, a reset and a close may take.
  Seconds timeout = 10;
  // Between the attempts to connect while they fail. One at a time is made then.
  Backoff backoff = FullJitterBackoff();
};

namespace detail {

class PoolCore;

// A connection, or the place of one that is being made.
struct PoolSlot {
  std::shared_ptr<PoolMember> member;  // null: it is being connected
  AnyTask connecting;
  std::list<std::shared_ptr<PoolSlot>>::iterator place;
  double idle_since = 0;  // on the loop's clock
  double expires_at = 0;
  unsigned generation = 0;
};

// What an acquire() has, or waits for. Its end gives the connection back.
struct PoolLease {
  explicit PoolLease(std::shared_ptr<PoolCore> core) noexcept : pool(std::move(core)) {}
  PoolLease(const PoolLease&) = delete;
  PoolLease& operator=(const PoolLease&) = delete;
  ~PoolLease() { release(); }
  void release() noexcept;
  // InterfaceError when it has none.
  PoolMember& member() const;
  std::string to_string() const;

  const std::shared_ptr<PoolCore> pool;
  std::shared_ptr<PoolSlot> slot;
  Future<void> waiter{nullptr};
  ExceptionPtr error;  // why it gets none
};

// Invariants:
//  1. idle_ are those that could be handed out, the one that was used last at the end; busy_ are
//  all others. Together they are never more than max_size.
//  2. Of busy_, coming_ will be handed out: they are being connected, checked or reset. connecting_
//  of these have no connection yet; leaving_ are being closed; the others are out.
//  3. A lease is in waiters_ until its waiter is told, or its task runs on.
//  4. Where user code may run, which is in what members do, all this holds.
class PoolCore : public asyncio::detail::LoopBound, public std::enable_shared_from_this<PoolCore> {
 public:
  using Connect = std::function<Coroutine<std::shared_ptr<PoolMember>>()>;
  // ValueError for sizes and numbers that cannot be.
  PoolCore(Connect connect, const PoolOptions& options);
  virtual ~PoolCore();

  int get_min_size() const noexcept { return options_.min_size; }
  int get_max_size() const noexcept { return options_.max_size; }
  // How many connections there are; and how many of them nobody has.
  int get_size() const noexcept { return size() - connecting_; }
  int get_idle_size() const noexcept { return static_cast<int>(idle_.size()); }
  // Was close() or terminate() called?
  bool is_closing() const noexcept { return closing_; }
  // From now on acquire() raises InterfaceError, also in those who wait in it. Waits until all that
  // is out was given back and closed. When it is cancelled: terminate().
  Coroutine<void> close();
  // Ends all connections at once, those that are out, too.
  void terminate() noexcept;
  // All connections of now are replaced, each before it is handed out again.
  void expire_connections() noexcept { ++generation_; }
  // `<asyncio.db.Pool object at 0x55d0 [size:3, idle:1, waiters:2]>`
  std::string to_string() const override;

  // ---- for leases ----
  // True: it has a connection. InterfaceError when the pool is closed.
  bool take(PoolLease& lease);
  Coroutine<void> wait(std::shared_ptr<PoolLease> lease, OptionalSeconds timeout);
  using SlotPtr = std::shared_ptr<PoolSlot>;
  void settle(const SlotPtr& slot) noexcept;

  enum class Care : unsigned char { check, reset, close };

 private:
  int size() const noexcept { return static_cast<int>(idle_.size() + busy_.size()); }
  bool is_expired(const PoolSlot& slot) const noexcept;
  // Belongs to the loop that runs, or RuntimeError.
  void attach();
  PoolLease* first_waiter() noexcept;
  bool tell_first(const ExceptionPtr& error) noexcept;
  void tell_all(const ExceptionPtr& error) noexcept;
  bool give(const SlotPtr& slot) noexcept;
  void drop(const SlotPtr& slot, std::list<SlotPtr>& from) noexcept;
  void to_busy(const SlotPtr& slot) noexcept { busy_.splice(busy_.end(), idle_, slot->place); }
  void start_care(const SlotPtr& slot, Care care) noexcept;
  Coroutine<void> take_care(SlotPtr slot, Care care);
  void serve() noexcept;
  bool use(const SlotPtr& slot) noexcept;
  bool may_connect() const noexcept;
  void start_connecting();
  void connecting_ended() noexcept { --connecting_, --coming_; }
  Coroutine<void> connect(SlotPtr slot);
  void not_connected(int failures, const ExceptionPtr& error) noexcept;
  void pause() noexcept;
  void resume() noexcept;
  bool later(TimerHandle& timer, double seconds, void (PoolCore::*call)()) noexcept;
  double deadline(const PoolSlot& slot) const noexcept;
  void reap_later(double when) noexcept;
  void reap() noexcept;
  void begin_closing(const char* why) noexcept;

  const Connect connect_;
  const PoolOptions options_;
  LoopRef loop_;
  std::list<SlotPtr> idle_, busy_;
  std::list<PoolLease*> waiters_;
  int connecting_ = 0;
  std::size_t coming_ = 0, leaving_ = 0;
  int failures_ = 0;     // attempts to connect that failed, since one did not
  TimerHandle pause_;    // until the next attempt
  bool pauses_ = false;  // it is armed
  TimerHandle reaper_;
  bool reaps_ = false;  // it is armed
  unsigned generation_ = 0;
  bool closing_ = false;
  bool closed_ = false;
  Event emptied_;
};

}  // namespace detail

}  // namespace asyncio::db
#pragma GCC visibility pop
