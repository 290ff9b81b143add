#include <asyncio/io/flow_control.hpp>

#include <asyncio/generators/short_keywords.hpp>

#include <algorithm>

namespace asyncio {

void FlowControl::pause_writing() {
  detail::access(*loop_).check_thread();
  if (std::exchange(paused_, true)) throw RuntimeError("pause_writing() was called before");
}

void FlowControl::resume_writing() {
  detail::access(*loop_).check_thread();
  if (!std::exchange(paused_, false))
    throw RuntimeError("resume_writing() without pause_writing()");
  for (const Future<void>& waiter : waiters_) {
    if (!waiter.done()) waiter.set_result();
  }
}

void FlowControl::connection_lost(const ExceptionPtr& error) {
  detail::access(*loop_).check_thread();
  lost_ = true;
  if (!paused_) return;
  for (const Future<void>& waiter : waiters_) {
    if (waiter.done()) continue;
    if (error)
      waiter.set_exception(error);
    else
      waiter.set_result();
  }
}

Coroutine<void> FlowControl::drain() {
  return coroutine([this, waiter = Future<void>(nullptr)](auto& co) mutable {
    BEGIN(co);
    if (lost_) RAISE(ConnectionResetError("Connection lost"));
    if (!paused_) RETURN();
    waiter = loop_->create_future();
    waiters_.push_back(waiter);
    TRY { YIELD_FROM(waiter); }
    FINALLY { waiters_.erase(std::find(waiters_.begin(), waiters_.end(), waiter)); }
    END_TRY
    END;
  });
}

}  // namespace asyncio
