#include <asyncio/futures/wait.hpp>

#include <asyncio/generators/keywords.hpp>

#include <algorithm>
#include <unordered_set>

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

// The callbacks that one wait() has added; what is left of them is taken away again.
class Callbacks {
 public:
  explicit Callbacks(std::vector<AnyFuture> futures) : futures_(std::move(futures)) {}
  Callbacks(Callbacks&&) = default;
  Callbacks& operator=(Callbacks&&) = delete;
  ~Callbacks() { remove(); }
  void add(const std::shared_ptr<WaitState>& state) {
    handles_.reserve(futures_.size());
    for (AnyFuture& f : futures_) handles_.push_back(f.add_done_callback(OnCompletion{state}));
  }
  void remove() {
    for (std::size_t i = 0; i < handles_.size(); ++i) futures_[i].remove_done_callback(handles_[i]);
    handles_.clear();
  }

 private:
  std::vector<AnyFuture> futures_;
  std::vector<Handle> handles_;  // of the first ones of them
};

}  // namespace

struct DistinctFutures::Many {
  std::unordered_set<const void*> known;
};

DistinctFutures::DistinctFutures() noexcept = default;
DistinctFutures::~DistinctFutures() = default;

bool DistinctFutures::add(const void* future) {
  constexpr std::size_t kFew = 8;
  if (!many_) {
    if (std::find(few_.begin(), few_.end(), future) != few_.end()) return false;
    if (few_.size() < kFew) {
      few_.push_back(future);
      return true;
    }
    many_.reset(new Many{{few_.begin(), few_.end()}});
  }
  return many_->known.insert(future).second;
}

Coroutine<void> wait_for_some(std::vector<AnyFuture> futures, std::optional<double> timeout,
                              ReturnWhen return_when) {
  auto state = std::make_shared<WaitState>(
      WaitState{return_when, futures.size(), Future<void>(get_running_loop(Caller::none())), {}});
  if (timeout) {
    state->timer = state->waiter.get_loop().call_later(*timeout, [state] { state->release(); });
  }
  Callbacks callbacks(std::move(futures));
  callbacks.add(state);
  return coroutine([callbacks = std::move(callbacks), state](auto& co) mutable {
    ASYNCIO_BEGIN(co);
    ASYNCIO_TRY { ASYNCIO_YIELD_FROM(state->waiter); }
    ASYNCIO_FINALLY {
      state->timer.cancel();
      callbacks.remove();
    }
    ASYNCIO_END_TRY
    ASYNCIO_END;
  });
}

Coroutine<void> cancel_and_wait(AnyFuture future) {
  return coroutine([future, waiter = Future<void>(nullptr), callback = Handle()](auto& co) mutable {
    ASYNCIO_BEGIN(co);
    waiter = get_running_loop(Caller::none()).create_future();
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

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
namespace {
using CompletionNode = DoneCallbackNode<OnCompletion, AnyFuture>;
using EndNode = DoneCallbackNode<OnEnd, AnyFuture>;
}  // namespace
// With a name in the whole program, by which the note finds the table where -flto parts the two.
struct WaitCallbacks;
ASYNCIO_LAYOUT_(WaitCallbacks, "wait",
                {&typeid(CompletionNode),
                 layout_way(offsetof(CompletionNode, fn_) + offsetof(OnCompletion, state),
                            offsetof(WaitState, waiter)),
                 "forward:wait"},
                {&typeid(EndNode), layout_way(offsetof(EndNode, fn_) + offsetof(OnEnd, waiter)),
                 "forward:wait_for"})
}  // namespace asyncio::detail
