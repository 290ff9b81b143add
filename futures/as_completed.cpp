#include <asyncio/futures/as_completed.hpp>

#include <asyncio/generators/keywords.hpp>

#include <algorithm>

namespace asyncio::detail {

// Weak: who waits keeps the completions, and they keep the futures and the timer.
void Completions::start(std::optional<double> timeout) {
  const std::weak_ptr<Completions> weak = weak_from_this();
  for (AnyFuture& f : todo_) {
    callbacks_.push_back(f.add_done_callback([weak](const AnyFuture& done) {
      if (const auto self = weak.lock()) self->on_completion(done);
    }));
  }
  if (todo_.empty() || !timeout) return;
  timer_ = todo_.front().get_loop().call_later(*timeout, [weak] {
    if (const auto self = weak.lock()) self->on_timeout();
  });
}

Completions::~Completions() {
  timer_.cancel();
  for (std::size_t i = 0; i < todo_.size(); ++i) todo_[i].remove_done_callback(callbacks_[i]);
}

void Completions::on_completion(const AnyFuture& future) {
  const auto found = std::find(todo_.begin(), todo_.end(), future);
  if (found == todo_.end()) return;
  callbacks_.erase(callbacks_.begin() + (found - todo_.begin()));
  todo_.erase(found);
  put(future);
  if (todo_.empty()) timer_.cancel();
}

void Completions::on_timeout() {
  for (std::size_t i = 0; i < todo_.size(); ++i) {
    todo_[i].remove_done_callback(callbacks_[i]);
    put(nullptr);
  }
  todo_.clear();
  callbacks_.clear();
}

void Completions::put(AnyFuture future) {
  come_.push_back(std::move(future));
  wake_next();
}

void Completions::wake_next() {
  while (!getters_.empty()) {
    const Future<void> getter = getters_.front();
    getters_.pop_front();
    if (getter.done()) continue;
    getter.set_result();
    return;
  }
}

// As Queue.get(): looks again after each wake-up, and hands the wake-up on when it is cancelled.
Coroutine<AnyFuture> Completions::get() {
  return coroutine<AnyFuture>(
      [self = shared_from_this(), getter = Future<void>(nullptr),
       come = AnyFuture()](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        while (self->come_.empty()) {
          getter = get_running_loop().create_future();
          self->getters_.push_back(getter);
          ASYNCIO_TRY { ASYNCIO_YIELD_FROM(getter); }
          ASYNCIO_EXCEPT(BaseException) {
            getter.cancel();
            auto& waiting = self->getters_;
            waiting.erase(std::remove(waiting.begin(), waiting.end(), getter), waiting.end());
            if (!self->come_.empty() && !getter.cancelled()) self->wake_next();
            ASYNCIO_RAISE();
          }
          ASYNCIO_END_TRY
        }
        come = self->come_.front();
        self->come_.pop_front();
        ASYNCIO_RETURN(come);
        ASYNCIO_END;
      },
      __FILE__, __LINE__, "as_completed");
}

}  // namespace asyncio::detail
