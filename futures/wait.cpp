#include <asyncio/futures/wait.hpp>

#include <asyncio/generators/keywords.hpp>

namespace asyncio::detail {

namespace {

// Shared with the callbacks: one that was scheduled before it could be removed still counts, as in
// asyncio.
struct WaitState {
  ReturnWhen return_when;
  std::size_t left;
  Future<void> waiter;
  TimerHandle timer;

  void release() const {
    if (!waiter.done()) waiter.set_result();
  }
  void on_completion(const AnyFuture& f) {
    --left;
    const bool enough = left == 0 || return_when == FIRST_COMPLETED ||
                        (return_when == FIRST_EXCEPTION && !f.cancelled() && f.exception());
    if (!enough) return;
    timer.cancel();
    release();
  }
};

struct OnCompletion {
  std::shared_ptr<WaitState> state;
  void operator()(const AnyFuture& done) const { state->on_completion(done); }
  FutureBase* forwards_to() const noexcept { return state->waiter.state().get(); }
};
struct OnEnd {
  Future<void> waiter;
  void operator()(const AnyFuture&) const {
    if (!waiter.done()) waiter.set_result();
  }
  FutureBase* forwards_to() const noexcept { return waiter.state().get(); }
};

}  // namespace

Coroutine<void> wait_for_some(std::vector<AnyFuture> futures, std::optional<double> timeout,
                              ReturnWhen return_when) {
  auto state = std::make_shared<WaitState>(
      WaitState{return_when, futures.size(), Future<void>(get_running_loop()), {}});
  if (timeout) {
    state->timer = state->waiter.get_loop().call_later(*timeout, [state] { state->release(); });
  }
  std::vector<Handle> callbacks;
  for (AnyFuture& f : futures) callbacks.push_back(f.add_done_callback(OnCompletion{state}));
  return coroutine(
      [futures = std::move(futures), callbacks = std::move(callbacks), state](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        ASYNCIO_TRY { ASYNCIO_YIELD_FROM(state->waiter); }
        ASYNCIO_FINALLY {
          state->timer.cancel();
          for (std::size_t i = 0; i < futures.size(); ++i)
            futures[i].remove_done_callback(callbacks[i]);
        }
        ASYNCIO_END_TRY
        ASYNCIO_END;
      });
}

Coroutine<void> cancel_and_wait(AnyFuture future) {
  return coroutine([future, waiter = Future<void>(nullptr), callback = Handle()](auto& co) mutable {
    ASYNCIO_BEGIN(co);
    waiter = get_running_loop().create_future();
    callback = future.add_done_callback(OnEnd{waiter});
    ASYNCIO_TRY {
      future.cancel();
      ASYNCIO_YIELD_FROM(waiter);
    }
    ASYNCIO_FINALLY { future.remove_done_callback(callback); }
    ASYNCIO_END_TRY
    ASYNCIO_END;
  });
}

}  // namespace asyncio::detail
