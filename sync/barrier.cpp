#include <asyncio/sync/barrier.hpp>

namespace asyncio {

Barrier::Barrier(int parties) : parties_(parties) {
  if (parties < 1) throw ValueError("parties must be > 0");
}

struct Barrier::WaitBody : detail::Caller {
  Barrier* barrier;
  int index = 0;

  Step operator()(Co<int>& co) {
    Barrier& b = *barrier;
    ASYNCIO_BEGIN(co);
    ASYNCIO_WITH(b.changed_) {
      while (b.closed_to_newcomers()) {
        ASYNCIO_YIELD_FROM(b.changed_.wait());
      }
      if (b.broken()) ASYNCIO_RAISE(BrokenBarrierError("Barrier aborted"));
      index = b.count_++;
      ASYNCIO_TRY {
        if (index + 1 == b.parties_) {
          b.state_ = State::draining;
          b.changed_.notify_all();
          ASYNCIO_RETURN(index);
        }
        while (b.state_ == State::filling) {
          ASYNCIO_YIELD_FROM(b.changed_.wait());
        }
        if (b.state_ != State::draining)
          ASYNCIO_RAISE(BrokenBarrierError("Abort or reset of barrier"));
        ASYNCIO_RETURN(index);
      }
      ASYNCIO_FINALLY { b.leave(); }
      ASYNCIO_END_TRY;
    }
    ASYNCIO_END_WITH;
    ASYNCIO_END;
  }
};

Coroutine<int> Barrier::wait(detail::Caller at) {
  return coroutine<int>(WaitBody{at, this}, __FILE__, __LINE__, "wait");
}

// The last one out opens the barrier again.
void Barrier::leave() {
  if (--count_ > 0) return;
  if (closed_to_newcomers()) state_ = State::filling;
  changed_.notify_all();
}

Coroutine<void> Barrier::change(State when_waiting, State when_empty, const detail::Caller& at,
                                const char* name) {
  return detail::coroutine_at(at, name, [this, when_waiting, when_empty](auto& co) {
    ASYNCIO_BEGIN(co);
    ASYNCIO_WITH(changed_) {
      state_ = count_ > 0 ? when_waiting : when_empty;
      changed_.notify_all();
    }
    ASYNCIO_END_WITH;
    ASYNCIO_END;
  });
}

Coroutine<void> Barrier::reset(detail::Caller at) {
  return change(State::resetting, State::filling, at, "reset");
}
Coroutine<void> Barrier::abort(detail::Caller at) {
  return change(State::broken, State::broken, at, "abort");
}

std::string Barrier::to_string() const {
  static constexpr const char* kNames[] = {"filling", "draining", "resetting", "broken"};
  std::string state = kNames[static_cast<int>(state_)];
  if (!broken())
    state += ", waiters:" + std::to_string(n_waiting()) + "/" + std::to_string(parties_);
  return describe("Barrier", std::move(state), 0);
}

}  // namespace asyncio
