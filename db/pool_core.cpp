#include <asyncio/db/pool_core.hpp>

#include <asyncio/db/errors.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/generators/spare_exceptions.hpp>
#include <asyncio/loop/log.hpp>

#include <algorithm>
#include <cstdio>
#include <limits>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::db::detail {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kLongClose = 60;  // seconds

template <class E>
ExceptionPtr made(const char* text) noexcept {
  return asyncio::detail::exception_or_spare([text] { return make_exception<E>(text); });
}

double or_never(Seconds seconds) noexcept { return seconds.count() > 0 ? seconds.count() : kNever; }

Coroutine<void> care_of(PoolMember& member, PoolCore::Care care) {
  switch (care) {
    case PoolCore::Care::check:
      return member.check();
    case PoolCore::Care::reset:
      return member.reset();
    case PoolCore::Care::close:
      break;
  }
  return member.close();
}

}  // namespace

// ---- PoolLease ----

void PoolLease::release() noexcept {
  const std::shared_ptr<PoolSlot> held = std::exchange(slot, nullptr);
  if (held) pool->settle(held);
}

PoolMember& PoolLease::member() const {
  if (!slot)
    throw InterfaceError(
        "cannot call a method of Connection: connection has been released back to the pool");
  return *slot->member;
}

std::string PoolLease::to_string() const {
  char text[2 + 2 * sizeof(void*) + 1];
  std::snprintf(text, sizeof text, "%p", static_cast<const void*>(this));
  return std::string("<PoolConnectionProxy ") + (slot ? "" : "[released] ") + text + ">";
}

// ---- who wants one ----

PoolCore::PoolCore(Connect connect, const PoolOptions& options)
    : connect_(std::move(connect)), options_(options) {
  if (options.max_size <= 0) throw ValueError("max_size is expected to be greater than zero");
  if (options.min_size < 0) throw ValueError("min_size is expected to be greater or equal to zero");
  if (options.min_size > options.max_size) throw ValueError("min_size is greater than max_size");
  if (options.max_queries <= 0) throw ValueError("max_queries is expected to be greater than zero");
  if (options.max_inactive_connection_lifetime.count() < 0)
    throw ValueError("max_inactive_connection_lifetime is expected to be greater or equal to zero");
}

// What is busy or waits has a count of it.
PoolCore::~PoolCore() { terminate(); }

std::string PoolCore::to_string() const {
  std::string text = "<asyncio.db.Pool object at " + address() +
                     " [size:" + std::to_string(get_size()) +
                     ", idle:" + std::to_string(get_idle_size());
  if (!waiters_.empty()) text += ", waiters:" + std::to_string(waiters_.size());
  return text + (closed_ ? ", closed]>" : closing_ ? ", closing]>" : "]>");
}

bool PoolCore::is_expired(const PoolSlot& slot) const noexcept {
  return slot.generation != generation_ || loop_->time() >= slot.expires_at ||
         slot.member->queries() >= static_cast<std::uint64_t>(options_.max_queries);
}

void PoolCore::attach() {
  EventLoop& loop = get_running_loop();
  if (const ExceptionPtr error = bind(loop)) error.rethrow();
  loop_ = loop;
}

bool PoolCore::take(PoolLease& lease) {
  if (closing_) throw InterfaceError(closed_ ? "pool is closed" : "pool is closing");
  if (lease.slot || (lease.waiter && !lease.waiter.done()))
    throw InterfaceError("a connection is already acquired");
  attach();
  if (idle_.empty()) return false;
  const SlotPtr slot = idle_.back();
  if (slot->member->is_closed() || is_expired(*slot) ||
      loop_->time() - slot->idle_since >= options_.check_after.count())
    return false;
  to_busy(slot);
  lease.slot = slot;
  return true;
}

Coroutine<void> PoolCore::wait(std::shared_ptr<PoolLease> lease, OptionalSeconds timeout) {
  return method(
      this,
      [this, lease = std::move(lease), timeout,
       place = std::list<PoolLease*>::iterator()](auto& co) mutable {
        BEGIN(co);
        lease->waiter = Future<void>(*loop_);
        place = waiters_.insert(waiters_.end(), lease.get());
        TRY {
          serve();
          YIELD_FROM(wait_for(lease->waiter, timeout));
        }
        EXCEPT(BaseException) {
          if (lease->slot)
            lease->release();
          else if (!std::exchange(lease->error, {}))  // nobody has told it anything
            waiters_.erase(place);
          RAISE();
        }
        END_TRY;
        if (lease->error) RAISE(std::exchange(lease->error, ExceptionPtr()));
        END;
      },
      __FILE__, __LINE__, "acquire");
}

// Null: nobody waits. What was cancelled and has not run yet does not.
PoolLease* PoolCore::first_waiter() noexcept {
  for (auto it = waiters_.begin(); it != waiters_.end(); ++it) {
    PoolLease& lease = **it;
    if (lease.waiter.done()) continue;
    waiters_.erase(it);
    return &lease;
  }
  return nullptr;
}

// False: nobody waits.
bool PoolCore::tell_first(const ExceptionPtr& error) noexcept {
  PoolLease* const lease = first_waiter();
  if (!lease) return false;
  lease->error = error;
  lease->waiter.set_result();
  return true;
}

void PoolCore::tell_all(const ExceptionPtr& error) noexcept {
  while (tell_first(error)) {
  }
}

// One of busy_. False: nobody waits, and it is idle.
bool PoolCore::give(const SlotPtr& slot) noexcept {
  if (PoolLease* const lease = first_waiter()) {
    lease->slot = slot;
    lease->waiter.set_result();
    return true;
  }
  slot->idle_since = loop_->time();
  idle_.splice(idle_.end(), busy_, slot->place);
  reap_later(deadline(*slot));
  return false;
}

// ---- what becomes of connections ----

// It is in `from`, and the pool's no more.
void PoolCore::drop(const SlotPtr& slot, std::list<SlotPtr>& from) noexcept {
  std::list<SlotPtr> gone;  // which may hold the one that it was called with
  gone.splice(gone.end(), from, slot->place);
  if (slot->member) slot->member->terminate();
  if (closing_ && size() == 0 && emptied_.waiter_count() > 0) emptied_.set();
}

// One of busy_ that nobody has: it is idle, or another's, or is taken care of.
void PoolCore::settle(const SlotPtr& slot) noexcept {
  if (closed_ || slot->member->is_closed()) {
    drop(slot, busy_);
    serve();
  } else if (closing_ || is_expired(*slot)) {
    start_care(slot, Care::close);
  } else if (!slot->member->is_clean()) {
    start_care(slot, Care::reset);
  } else {
    give(slot);
  }
}

void PoolCore::start_care(const SlotPtr& slot, Care care) noexcept {
  std::size_t& count = care == Care::close ? leaving_ : coming_;
  ++count;
  try {
    loop_->create_task(take_care(slot, care));
  } catch (...) {  // the loop is closed, or there is no memory
    --count;
    drop(slot, busy_);
  }
}

Coroutine<void> PoolCore::take_care(SlotPtr slot, Care care) {
  return method(
      this,
      [this, slot = std::move(slot), care, error = ExceptionPtr()](auto& co) mutable {
        BEGIN(co);
        TRY { YIELD_FROM(wait_for(care_of(*slot->member, care), options_.timeout)); }
        EXCEPT(BaseException) { error = co.exception(); }
        END_TRY;
        --(care == Care::close ? leaving_ : coming_);
        if (care == Care::close || error || !slot->member->is_clean()) slot->member->terminate();
        if (!error || error.template is<std::exception>()) {
          settle(slot);
          RETURN();
        }
        drop(slot, busy_);  // cancelled, for the program ends: nothing is begun at once
        pause();
        RAISE(error);
        END;
      },
      __FILE__, __LINE__, "take_care");
}

// Hands out what is idle, and makes what is missing.
void PoolCore::serve() noexcept {
  while (!closing_ && waiters_.size() > coming_ && !idle_.empty() && use(SlotPtr(idle_.back()))) {
  }
  try {
    while (may_connect() && (waiters_.size() > coming_ || size() < options_.min_size))
      start_connecting();
  } catch (...) {
    tell_all(ExceptionPtr::current());
  }
}

// One of idle_. False: nobody waits for it.
bool PoolCore::use(const SlotPtr& slot) noexcept {
  if (slot->member->is_closed()) return drop(slot, idle_), true;
  const bool expired = is_expired(*slot);
  const bool fresh = loop_->time() - slot->idle_since < options_.check_after.count();
  to_busy(slot);
  if (fresh && !expired) return give(slot);
  start_care(slot, expired ? Care::close : Care::check);
  return true;
}

// ---- connecting ----

bool PoolCore::may_connect() const noexcept {
  return !closing_ && !pauses_ && size() < options_.max_size &&
         (failures_ == 0 || connecting_ == 0);
}

void PoolCore::start_connecting() {
  const auto slot = std::make_shared<PoolSlot>();
  slot->place = busy_.insert(busy_.end(), slot);
  ++connecting_;
  ++coming_;
  try {
    slot->connecting = loop_->create_task(connect(slot));
  } catch (...) {
    connecting_ended();
    drop(slot, busy_);
    throw;
  }
}

Coroutine<void> PoolCore::connect(SlotPtr slot) {
  return method(
      this,
      [this, slot = std::move(slot), failures = failures_](auto& co) mutable {
        BEGIN(co);
        TRY {
          YIELD_FROM_INTO(slot->member, connect_());
          if (!slot->member) RAISE(InterfaceError("connecting gave no connection"));
        }
        EXCEPT(BaseException) {
          connecting_ended();
          drop(slot, busy_);
          not_connected(failures + 1, co.exception());
          if (!co.exception().template is<std::exception>()) RAISE();
          RETURN();
        }
        END_TRY;
        connecting_ended();
        failures_ = 0;
        slot->generation = generation_;
        slot->expires_at = loop_->time() + or_never(options_.max_lifetime) *
                                               (1 - FullJitterBackoff(0.1, 0.1).compute(1));
        settle(slot);
        serve();  // while attempts failed there was but one at a time
        END;
      },
      __FILE__, __LINE__, "connect");
}

// Who waits first is told, and all others unless there are connections that they could get.
void PoolCore::not_connected(int failures, const ExceptionPtr& error) noexcept {
  failures_ = std::max(failures_, failures);
  const ExceptionPtr told =
      error.is<std::exception>() ? error : made<OperationalError>("connecting was cancelled");
  tell_first(told);
  if (size() == 0) tell_all(told);
  pause();
}

// Nothing is begun for a while.
void PoolCore::pause() noexcept {
  if (pauses_ || closing_) return;
  pauses_ = later(pause_, options_.backoff.compute(std::max(failures_, 1)), &PoolCore::resume);
}

void PoolCore::resume() noexcept {
  pauses_ = false;
  serve();
}

// False: the loop is closed, or there is no memory.
bool PoolCore::later(TimerHandle& timer, double seconds, void (PoolCore::*call)()) noexcept {
  try {
    timer = loop_->call_later(seconds, [weak = weak_from_this(), call] {
      if (const auto pool = weak.lock()) (*pool.*call)();
    });
    return true;
  } catch (...) {
    return false;
  }
}

// ---- what nobody uses ----

// Of one that is idle: when it goes.
double PoolCore::deadline(const PoolSlot& slot) const noexcept {
  const double most = or_never(options_.max_inactive_connection_lifetime);
  const bool spare = size() > options_.min_size + static_cast<int>(leaving_);
  return spare ? std::min(slot.expires_at, slot.idle_since + most) : slot.expires_at;
}

void PoolCore::reap_later(double when) noexcept {
  if (!reaps_ && when < kNever) reaps_ = later(reaper_, when - loop_->time(), &PoolCore::reap);
}

void PoolCore::reap() noexcept {
  reaps_ = false;
  double next = kNever;
  for (auto it = idle_.begin(); it != idle_.end();) {
    const SlotPtr slot = *it++;
    const double when = deadline(*slot);
    if (when > loop_->time()) {
      next = std::min(next, when);
      continue;
    }
    to_busy(slot);
    start_care(slot, Care::close);
  }
  reap_later(next);
}

// ---- the end ----

Coroutine<void> PoolCore::close() {
  return method(
      this,
      [this, warning = TimerHandle()](auto& co) mutable {
        BEGIN(co);
        if (closed_) RETURN();
        attach();
        TRY {
          begin_closing("pool is closing");
          while (!idle_.empty()) {
            to_busy(SlotPtr(idle_.front()));
            start_care(SlotPtr(busy_.back()), Care::close);
          }
          warning = loop_->call_later(kLongClose, [] {
            asyncio::detail::log(
                "Pool.close() is taking over 60 seconds to complete. Check if you have any "
                "unreleased connections left. Use asyncio.wait_for() to set a timeout for "
                "Pool.close().");
          });
          if (size() > 0) YIELD_FROM(emptied_.wait());
          closed_ = true;
        }
        EXCEPT(BaseException) {
          terminate();
          RAISE();
        }
        FINALLY { warning.cancel(); }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "close");
}

void PoolCore::terminate() noexcept {
  closed_ = true;
  begin_closing("pool is closed");
  while (!idle_.empty()) drop(idle_.front(), idle_);
  for (const SlotPtr& slot : busy_)
    if (slot->member) slot->member->terminate();
}

// Nobody gets anything any more.
void PoolCore::begin_closing(const char* why) noexcept {
  closing_ = true;
  pause_.cancel();
  reaper_.cancel();
  if (!waiters_.empty()) tell_all(made<InterfaceError>(why));
  for (const SlotPtr& slot : busy_)
    if (!slot->member) slot->connecting.cancel();
}

}  // namespace asyncio::db::detail
