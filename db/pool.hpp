// Pool: connections to a database that tasks share, each for a while.
//
//   WITH_INTO(c, pool->acquire()) { YIELD_FROM_INTO(rows, c->fetch("SELECT 1")); } END_WITH;
//
// asyncpg names: asyncpg.pool.Pool, PoolConnectionProxy, PoolAcquireContext. Each driver has a
// create_pool() of its own; what it gives to this one are its PoolMember and how to connect.
// Who comes first is served first. What a task does with a pool may be cancelled at any time: its
// turn goes to the next one, and a connection whose owner has left in the middle of something is
// reset or closed before anybody else has it.
// Lifetime: with the last handle the connections are ended; what is acquired has one. It belongs to
// the loop of its first await. Thread: the loop's.
#pragma once

#include <asyncio/db/errors.hpp>
#include <asyncio/db/pool_core.hpp>

#include <memory>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::db {

// A connection that was acquired: `c->fetch(...)`. InterfaceError once it was given back.
template <class C>
class PoolConnectionProxy {
 public:
  // None yet.
  PoolConnectionProxy(std::nullptr_t = nullptr) noexcept {}
  explicit PoolConnectionProxy(std::shared_ptr<detail::PoolLease> lease) noexcept
      : lease_(std::move(lease)) {}

  C* operator->() const { return &**this; }
  C& operator*() const {
    if (!lease_) throw InterfaceError("the handle refers to no connection");
    return static_cast<C&>(lease_->member());
  }
  // Does it have one?
  explicit operator bool() const noexcept { return lease_ && lease_->slot; }
  // `<PoolConnectionProxy 0x55d0>`, `<PoolConnectionProxy [released] 0x55d0>`
  std::string to_string() const { return lease_ ? lease_->to_string() : "<PoolConnectionProxy>"; }
  const std::shared_ptr<detail::PoolLease>& lease() const noexcept { return lease_; }

 private:
  std::shared_ptr<detail::PoolLease> lease_;
};

// What acquire() returns: for WITH_INTO, which gives the connection back, or to be awaited.
template <class C>
class [[nodiscard]] PoolAcquireContext {
 public:
  PoolAcquireContext(std::shared_ptr<detail::PoolLease> lease, OptionalSeconds timeout) noexcept
      : lease_(std::move(lease)), timeout_(timeout) {}
  // InterfaceError when the pool is closed; TimeoutError; why no connection can be made.
  Coroutine<PoolConnectionProxy<C>> aenter() const {
    return coroutine<PoolConnectionProxy<C>>(
        [lease = lease_, timeout = timeout_](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          if (!lease->pool->take(*lease)) ASYNCIO_YIELD_FROM(lease->pool->wait(lease, timeout));
          ASYNCIO_RETURN(PoolConnectionProxy<C>(std::move(lease)));
          ASYNCIO_END;
        },
        __FILE__, __LINE__, "acquire");
  }
  void aexit(const ExceptionPtr&) const noexcept { lease_->release(); }

 private:
  std::shared_ptr<detail::PoolLease> lease_;
  OptionalSeconds timeout_;
};

template <class C>
class Pool final : public detail::PoolCore {
 public:
  // connect() gives a Coroutine of a std::shared_ptr to a C, which is a PoolMember.
  template <class F>
  explicit Pool(F connect, const PoolOptions& options = PoolOptions())
      : PoolCore(Connect([connect = std::move(connect)] { return as_member(connect()); }),
                 options) {}

  // A connection, waited for at most `timeout` seconds. Given back by the end of the WITH, by
  // release(), or with the last handle.
  PoolAcquireContext<C> acquire(OptionalSeconds timeout = std::nullopt) {
    return PoolAcquireContext<C>(std::make_shared<detail::PoolLease>(shared_from_this()), timeout);
  }
  // Nobody waits for it: what there is to do with the connection the pool does by itself. Again:
  // nothing. InterfaceError for one of another pool.
  void release(const PoolConnectionProxy<C>& connection) {
    if (!connection.lease() || connection.lease()->pool.get() != this)
      throw InterfaceError("Pool.release() received invalid connection: " + connection.to_string() +
                           " is not a member of this pool");
    connection.lease()->release();
  }

 private:
  static Coroutine<std::shared_ptr<PoolMember>> as_member(Coroutine<std::shared_ptr<C>> made) {
    return coroutine<std::shared_ptr<PoolMember>>(
        [made = std::move(made), member = std::shared_ptr<C>()](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          ASYNCIO_YIELD_FROM_INTO(member, std::move(made));
          ASYNCIO_RETURN(std::move(member));
          ASYNCIO_END;
        },
        __FILE__, __LINE__, "connect");
  }
};

// A handle to a pool: `WITH_INTO(pool, create_pool(…))` enters when it has one connection, and
// closes it.
template <class C>
class PoolPtr : public std::shared_ptr<Pool<C>> {
 public:
  PoolPtr(std::nullptr_t = nullptr) noexcept {}
  PoolPtr(std::shared_ptr<Pool<C>> pool) noexcept : std::shared_ptr<Pool<C>>(std::move(pool)) {}

  Coroutine<PoolPtr> aenter() const {
    return coroutine<PoolPtr>(
        [pool = *this, first = PoolConnectionProxy<C>()](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          ASYNCIO_TRY { ASYNCIO_YIELD_FROM_INTO(first, pool->acquire()); }
          ASYNCIO_EXCEPT(BaseException) {
            pool->terminate();
            ASYNCIO_RAISE();
          }
          ASYNCIO_END_TRY;
          ASYNCIO_RETURN(std::move(pool));
          ASYNCIO_END;
        },
        __FILE__, __LINE__, "create_pool");
  }
  Coroutine<void> aexit(const ExceptionPtr&) const { return (*this)->close(); }
};

}  // namespace asyncio::db

namespace asyncio {
template <class C>
struct AwaitTraits<db::PoolAcquireContext<C>> {
  using result_type = db::PoolConnectionProxy<C>;
  static constexpr bool kNeverAtOnce = true;
  static bool start(CoBase& co, const db::PoolAcquireContext<C>& context,
                    const AwaitTarget<result_type>& to) {
    return AwaitTraits<Coroutine<result_type>>::start(co, context.aenter(), to);
  }
};
}  // namespace asyncio
#pragma GCC visibility pop
