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
  wake(true, {});
}

void FlowControl::connection_lost(const ExceptionPtr& error) {
  detail::access(*loop_).check_thread();
  lost_ = true;
  error_ = error;
  wake(false, error);
  if (paused_) wake(true, error);
}

void FlowControl::wake(bool for_room, const ExceptionPtr& error) {
  if (!waiters_) return;
  for (const Waiter& waiter : *waiters_) {
    if (waiter.for_room != for_room || waiter.future.done()) continue;
    if (error)
      waiter.future.set_exception(error);
    else
      waiter.future.set_result();
  }
}

Coroutine<void> FlowControl::wait(bool for_room, const char* name) {
  auto body = [this, for_room, future = Future<void>(nullptr)](auto& co) mutable {
    BEGIN(co);
    future = loop_->create_future();
    if (!waiters_) waiters_ = std::make_unique<std::vector<Waiter>>();
    waiters_->push_back({future, for_room});
    TRY { YIELD_FROM(future); }
    FINALLY {
      waiters_->erase(std::find_if(waiters_->begin(), waiters_->end(),
                                   [&](const Waiter& w) { return w.future == future; }));
      if (waiters_->empty()) waiters_ = nullptr;
    }
    END_TRY
    END;
  };
  return coroutine(std::move(body), __FILE__, __LINE__, name);
}

Coroutine<void> FlowControl::wait_closed(detail::Caller at) {
  return detail::coroutine_at(at, "wait_closed", [this](auto& co) {
    BEGIN(co);
    if (!lost_) RETURN_FROM(wait(false, "wait_closed"));
    if (error_) RAISE(error_);
    END;
  });
}

}  // namespace asyncio
