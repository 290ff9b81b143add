#include <asyncio/db/redis/lock.hpp>

#include <asyncio/generators/methods.hpp>
#include <asyncio/loop/events.hpp>

#include <algorithm>
#include <random>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::redis {

Lock Redis::lock(std::string name) const { return lock(std::move(name), LockOptions()); }

Lock Redis::lock(std::string name, const LockOptions& options) const {
  return Lock(state_, std::move(name), options);
}

namespace detail {
namespace {

// KEYS: the lock, and what counts its holders. ARGV: the holder's token, milliseconds.
constexpr char kAcquire[] = R"(
if redis.call('exists', KEYS[1]) == 1 then return 0 end
local fence = redis.call('incr', KEYS[2])
if ARGV[2] == '0' then
  redis.call('set', KEYS[1], ARGV[1])
else
  redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
end
return fence
)";
constexpr char kRelease[] = R"(
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('del', KEYS[1])
)";
// ARGV[3]: '1', from now on.
constexpr char kExtend[] = R"(
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
local left = redis.call('pttl', KEYS[1])
if left < 0 then return 0 end
return redis.call('pexpire', KEYS[1], ARGV[2] + (ARGV[3] == '1' and 0 or left))
)";

// 0: never.
std::int64_t milliseconds_of(OptionalSeconds seconds) {
  const double most = 1e14;  // what Redis takes, and no more than thousands of years
  const double milliseconds = seconds.get().value_or(0) * 1000;
  if (milliseconds <= 0 || milliseconds > most) return 0;
  return std::max(std::int64_t{1}, static_cast<std::int64_t>(milliseconds));
}

std::string some_token() {
  constexpr char kDigits[] = "0123456789abcdef";
  std::random_device random;
  std::string out;
  for (int i = 0; i < 4; ++i)
    for (unsigned bits = random(), n = 0; n < 8; ++n, bits >>= 4) out += kDigits[bits & 15];
  return out;
}

}  // namespace

// What a cluster hashes is the same of both names.
LockState::LockState(std::shared_ptr<ClientState> client, std::string name,
                     const LockOptions& options)
    : client_(std::move(client)),
      name_(std::move(name)),
      fence_name_((name_.find('{') == name_.npos ? '{' + name_ + '}' : name_) + ":fence"),
      options_(options) {}

// Sent even if who asks is cancelled before the turn ends; in one piece, so that it is never half.
Future<std::int64_t> LockState::ask(const char* script, Any arguments) {
  return client_->link().command<std::int64_t>({"EVAL", script, 2, name_, fence_name_, arguments},
                                               true);
}

void LockState::give_back(const std::string& token) noexcept {
  try {
    ask(kRelease, token).cancel();
  } catch (...) {  // the client is closed: it ends by its timeout
  }
}

Coroutine<bool> LockState::acquire(bool blocking, OptionalSeconds blocking_timeout) {
  return method<bool>(
      this,
      [this, blocking, blocking_timeout, token = some_token(), deadline = std::optional<double>(),
       fence = Outcome<std::int64_t>()](auto& co) mutable {
        BEGIN(co);
        if (blocking_timeout.get()) deadline = get_running_loop().time() + *blocking_timeout.get();
        for (;;) {
          YIELD_FROM_OUTCOME(fence,
                             ask(kAcquire, std::pair(token, milliseconds_of(options_.timeout))));
          if (fence.exception()) {  // the server may have given it to us
            give_back(token);
            RAISE(fence.exception());
          }
          if (fence.value()) {
            fence_ = fence.value();
            token_ = std::move(token);
            RETURN(true);
          }
          if (!blocking ||
              (deadline && get_running_loop().time() + options_.sleep.count() > *deadline))
            RETURN(false);
          YIELD_FROM(sleep(options_.sleep));
        }
        END;
      },
      __FILE__, __LINE__, "acquire");
}

Coroutine<void> LockState::enter() {
  return method(
      this,
      [this, have = false](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(have, acquire(options_.blocking, options_.blocking_timeout));
        if (!have) RAISE(LockError("Unable to acquire lock within the time specified"));
        END;
      },
      __FILE__, __LINE__, "enter");
}

Coroutine<void> LockState::release() {
  return method(
      this,
      [this, done = std::int64_t{0}](auto& co) mutable {
        BEGIN(co);
        if (token_.empty()) RAISE(LockError("Cannot release an unlocked lock"));
        YIELD_FROM_INTO(done, ask(kRelease, std::exchange(token_, {})));
        if (!done) RAISE(LockNotOwnedError("Cannot release a lock that's no longer owned"));
        END;
      },
      __FILE__, __LINE__, "release");
}

Coroutine<bool> LockState::extend(OptionalSeconds time, bool replace_ttl, const char* what) {
  return method<bool>(
      this,
      [this, time, replace_ttl, what = "Cannot " + std::string(what),
       done = std::int64_t{0}](auto& co) mutable {
        BEGIN(co);
        if (token_.empty()) RAISE(LockError(what + " an unlocked lock"));
        if (!options_.timeout.get()) RAISE(LockError(what + " a lock with no timeout"));
        YIELD_FROM_INTO(done, ask(kExtend, std::pair(std::pair(token_, milliseconds_of(time)),
                                                     replace_ttl ? "1" : "0")));
        if (!done) RAISE(LockNotOwnedError(what + " a lock that's no longer owned"));
        RETURN(true);
        END;
      },
      __FILE__, __LINE__, "extend");
}

Coroutine<bool> LockState::held(bool by_us) {
  return method<bool>(
      this,
      [this, by_us, holder = Text()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(holder, client_->link().command<Text>({"GET", name_}));
        RETURN(by_us ? !token_.empty() && holder == token_ : holder.has_value());
        END;
      },
      __FILE__, __LINE__, "held");
}

}  // namespace detail
}  // namespace asyncio::redis
