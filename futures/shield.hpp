// shield(): awaits something without letting a cancellation of the waiter reach it.
//
// asyncio name: tasks.shield, as of Python 3.14.
#pragma once

#include <asyncio/futures/wait.hpp>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// The outer future, and the inner one while both are pending.
class ShieldCore {
 public:
  // Connects the two.
  void start(FutureBase& outer, FutureBase& inner);

 protected:
  virtual ~ShieldCore() = default;
  // Copies the inner future's result.
  virtual void set_result_of(FutureBase& inner) = 0;

 private:
  template <class>
  friend struct LayoutOf;
  class InnerDone;
  class OuterDone;
  InnerDone* callback_ = nullptr;  // on the inner future; null once it has ended or is gone
};

template <class T>
class ShieldState final : public FutureState<T>, public ShieldCore {
 public:
  explicit ShieldState(EventLoop& loop) : FutureState<T>(loop) {}

 private:
  void set_result_of(FutureBase& inner) override { FutureState<T>::set_result_of(inner); }
};

// What shield() gives: an AnyFuture for one of unknown type.
template <class A, class R = await_result_t<A>>
using shielded_t =
    std::conditional_t<std::is_base_of_v<AnyFuture, A> && !std::is_base_of_v<Future<R>, A>,
                       AnyFuture, Future<R>>;
}  // namespace detail

// A future that ends as the given future, task or coroutine does; cancelling it leaves that one
// running. One that is done already is returned as it is. asyncio.shield
template <class A>
detail::shielded_t<std::decay_t<A>> shield(A&& awaitable, detail::Caller at = detail::Caller()) {
  using R = await_result_t<A>;
  using F = detail::shielded_t<std::decay_t<A>>;
  F inner = detail::ensure_future_at(std::forward<A>(awaitable), nullptr, at);
  if (inner.done()) return inner;
  auto* state = new detail::ShieldState<R>(inner.get_loop());
  F outer(detail::Ref<detail::FutureBase>::adopt(state));
  state->start(*state, inner.get());
  return outer;
}

}  // namespace asyncio
#pragma GCC visibility pop
