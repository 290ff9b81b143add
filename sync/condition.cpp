#include <asyncio/sync/condition.hpp>

#include <new>

namespace asyncio {

// Releases the lock and waits to be notified.
struct Condition::Notification : detail::WaitOperation {
  using result_type = bool;
  Condition* condition;
  explicit Notification(Condition* c) noexcept : condition(c) {}
  bool start(CoBase& co, const AwaitTarget<bool>& to) const {
    condition->release();
    return detail::start_wait(co, *condition, *condition, to);
  }
};

struct Condition::WaitBody : detail::Caller {
  Condition* condition;
  ExceptionPtr error;        // what it leaves by
  Outcome<bool> acquired{};  // of the lock, again
  Outcome<void> turn{};

  Step operator()(Co<bool>& co) {
    ASYNCIO_BEGIN(co);
    if (!condition->locked()) ASYNCIO_RAISE(RuntimeError("cannot wait on un-acquired lock"));
    if (auto* task = static_cast<detail::TaskBase*>(co.driver())) {
      error = condition->bind(task->loop());
      if (error) ASYNCIO_RAISE(error);
    }
    ASYNCIO_TRY { ASYNCIO_YIELD_FROM(Notification(condition)); }
    ASYNCIO_EXCEPT(BaseException) { error = co.exception(); }
    ASYNCIO_END_TRY;
    for (;;) {
      ASYNCIO_YIELD_FROM_OUTCOME(acquired, condition->acquire());
      if (acquired) break;
      error = acquired.exception();
      if (error.is<CancelledError>()) continue;
      // It must not leave without the lock. What is missing is the memory to wait in line: it tries
      // again.
      if (!error.is<std::bad_alloc>()) break;
      ASYNCIO_YIELD_FROM_OUTCOME(turn, asyncio::sleep(0));
    }
    if (error) {
      // It may have been notified, and does not act upon it: let another one do so.
      condition->notify_next(1);
      ASYNCIO_RAISE(std::move(error));
    }
    ASYNCIO_RETURN(true);
    ASYNCIO_END;
  }
};

Coroutine<bool> Condition::wait(detail::Caller at) {
  return coroutine<bool>(WaitBody{at, this, {}}, __FILE__, __LINE__, "wait");
}

void Condition::notify(std::size_t n) {
  check_thread();
  if (!locked()) throw RuntimeError("cannot notify on un-acquired lock");
  notify_next(n);
}

void Condition::notify_next(std::size_t n) noexcept {
  while (n > 0 && wake_next()) --n;
}

std::string Condition::to_string() const {
  return describe("Condition", locked() ? "locked" : "unlocked", waiter_count());
}

}  // namespace asyncio
