// Lock: one holder at a time of all who use a server, in whatever process and on whatever machine.
//
//   redis::Lock lock = redis.lock("report", {30, 5});  // timeout, blocking_timeout
//   WITH(lock) { YIELD_FROM(write_report(lock.fence())); } END_WITH;
//
// redis-py name: redis.asyncio.lock.Lock, and the two exclude each other. With a timeout it ends by
// itself, however its holder fares; so a holder that was held up may work on while another has it.
// What must not suffer from that takes fence() with each change and refuses one that is less than
// one it has seen. Who is cancelled while it acquires or releases does not have it afterwards.
// Lifetime: a handle; copies are the same lock, of one holder. Thread: the loop's.
#pragma once

#include <asyncio/db/redis/client.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/loop/seconds.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::redis {

struct LockOptions {
  OptionalSeconds timeout = std::nullopt;           // until it ends by itself; nothing: never
  OptionalSeconds blocking_timeout = std::nullopt;  // how long acquire() tries; nothing: for ever
  Seconds sleep = 0.1;                              // between two attempts
  bool blocking = true;                             // false: one attempt
};

namespace detail {

class LockState : public std::enable_shared_from_this<LockState> {
 public:
  LockState(std::shared_ptr<ClientState> client, std::string name, const LockOptions& options);

  Coroutine<bool> acquire(bool blocking, OptionalSeconds blocking_timeout);
  Coroutine<void> enter();
  Coroutine<void> release();
  Coroutine<bool> extend(OptionalSeconds time, bool replace_ttl, const char* what);
  Coroutine<bool> held(bool by_us);
  const std::string& name() const noexcept { return name_; }
  const std::string& token() const noexcept { return token_; }
  std::int64_t fence() const noexcept { return fence_; }
  const LockOptions& options() const noexcept { return options_; }

 private:
  Future<std::int64_t> ask(const char* script, Any arguments);
  void give_back(const std::string& token) noexcept;

  const std::shared_ptr<ClientState> client_;
  const std::string name_, fence_name_;
  const LockOptions options_;
  std::string token_;  // empty: we do not have it, as far as we know
  std::int64_t fence_ = 0;
};

}  // namespace detail

class Lock {
 public:
  Lock(std::shared_ptr<detail::ClientState> client, std::string name, const LockOptions& options)
      : state_(std::make_shared<detail::LockState>(std::move(client), std::move(name), options)) {}

  // Does it have it now? False: not within the time.
  Coroutine<bool> acquire() const {
    return acquire(state_->options().blocking, state_->options().blocking_timeout);
  }
  Coroutine<bool> acquire(bool blocking, OptionalSeconds blocking_timeout = std::nullopt) const {
    return state_->acquire(blocking, blocking_timeout);
  }
  // LockError: it was not acquired; LockNotOwnedError: it has ended, and may be another's.
  Coroutine<void> release() const { return state_->release(); }
  // So many seconds more, or (replace_ttl) from now on. True; the errors of release(), and
  // LockError without a timeout.
  Coroutine<bool> extend(Seconds additional_time, bool replace_ttl = false) const {
    return state_->extend(additional_time, replace_ttl, "extend");
  }
  // Its timeout from now on.
  Coroutine<bool> reacquire() const {
    return state_->extend(state_->options().timeout, true, "reacquire");
  }
  // Has anybody got it?
  Coroutine<bool> locked() const { return state_->held(false); }
  // Have we?
  Coroutine<bool> owned() const { return state_->held(true); }
  // Greater with each acquire() of all who ever had it. 0: it was never acquired.
  std::int64_t fence() const noexcept { return state_->fence(); }
  const std::string& name() const noexcept { return state_->name(); }

  // For ASYNCIO_WITH. LockError when it cannot be acquired within the time.
  Coroutine<void> aenter() const { return state_->enter(); }
  Coroutine<void> aexit(const ExceptionPtr&) const { return release(); }

 private:
  std::shared_ptr<detail::LockState> state_;
};

}  // namespace asyncio::redis
#pragma GCC visibility pop
