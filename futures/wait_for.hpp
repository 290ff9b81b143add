// wait_for(): one await with a limit of time.
//
// asyncio name: tasks.wait_for, with the semantics of Python 3.12: it is timeout() around the
// await, in the calling task; a cancellation is never swallowed.
#pragma once

#include <asyncio/futures/timeouts.hpp>
#include <asyncio/futures/wait.hpp>

#include <optional>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

template <class A, class R>
struct WaitFor : Caller {
  A awaitable;
  std::optional<double> seconds;
  TimeoutState timeout{std::nullopt};
  future_of_t<A> future{nullptr};

  template <class B>
  WaitFor(Caller at, B&& a, std::optional<double> s)
      : Caller(at), awaitable(std::forward<B>(a)), seconds(s) {}

  ASYNCIO_INLINE_ Step operator()(Co<R>& co) {
    switch (co.label()) {
      case 0: {
        if (seconds && *seconds <= 0) return start_expired(co);
        timeout.enter(static_cast<TaskBase*>(co.driver()), seconds, *this);
        Arrival<R> now;
        if (co.await_at(1, std::move(awaitable), now)) return co.step_();
        if (ExceptionPtr expired = timeout.exit(now.error)) return co.raise(std::move(expired));
        return finish(co, now);
      }
      case 1: {
        ExceptionPtr& raised = co.raised();
        if (ExceptionPtr expired = timeout.exit(raised)) raised = std::move(expired);
        return raised ? co.raise_it() : co.template pass_result<R>();
      }
      case 2:
        co.result();
        return end_expired(co);
      default:
        return co.bad_label();
    }
  }

 private:
  // No time at all: what is done counts, all else is cancelled and waited for.
  Step start_expired(Co<R>& co) {
    future = to_future(awaitable, get_running_loop(*this));
    if (future.done()) return end(co, future.get().failure());
    return co.yield_from(2, cancel_and_wait(future));
  }
  Step end_expired(Co<R>& co) {
    ExceptionPtr error = future.get().failure();
    if (error.template is<CancelledError>())
      return co.raise(make_exception<TimeoutError>().set_cause(error));
    return end(co, std::move(error));
  }
  Step end(Co<R>& co, ExceptionPtr error) {
    if (error) return co.raise(std::move(error));
    if constexpr (std::is_void_v<R>) {
      return co.return_();
    } else {
      Passing<R> result;
      result.take([this](void* at, Deliver how) { future.get().deliver(at, how); });
      return co.return_(std::move(result.value()));
    }
  }
  static Step finish(Co<R>& co, Arrival<R>& now) {
    if (now.error) return co.raise(std::move(now.error));
    if constexpr (std::is_void_v<R>)
      return co.return_();
    else
      return co.return_(std::move(now.value()));
  }
};

}  // namespace detail

// Waits for a future, task or coroutine, at most `timeout` seconds (nothing: no limit). When the
// time is over it is cancelled, waited for, and TimeoutError raised. A future of another loop is
// never waited for: RuntimeError, ValueError when there is no time. asyncio.wait_for
template <class A>
Coroutine<await_result_t<A>> wait_for(A&& awaitable, OptionalSeconds timeout,
                                      detail::Caller at = detail::Caller()) {
  using R = await_result_t<A>;
  return detail::coroutine_of<R, detail::WaitFor<std::decay_t<A>, R>>(
      {at.file, at.line, "wait_for"}, at, std::forward<A>(awaitable), timeout.get());
}

}  // namespace asyncio
#pragma GCC visibility pop
