#include <asyncio/futures/as_completed.hpp>

#include <asyncio/generators/keywords.hpp>

#include <algorithm>

namespace asyncio::detail {

// On one of the futures; keeps the completions.
class Completions::Done final : public DoneNode {
 public:
  Done(std::shared_ptr<Completions> c, FutureBase& f)
      : DoneNode(context_for_new()), future(f), completions_(std::move(c)) {}
  ~Done() override { completions_->forget(*this); }
  void run() override {
    const Run running(*this);
    completions_->on_completion(*this);
  }
  std::string callback_name() const override { return "as_completed.<locals>._on_completion"; }
  bool equals(const std::type_info&, const void*) const override { return false; }
  // The first in line is woken first.
  FutureBase* forwards_to() const override {
    const auto& getters = completions_->getters_;
    return getters.empty() ? nullptr : getters.front().state().get();
  }

  FutureBase& future;

 private:
  void clear() noexcept override {}
  std::shared_ptr<Completions> completions_;
};

void Completions::start(const std::vector<AnyFuture>& futures, std::optional<double> timeout) {
  for (const AnyFuture& f : futures) {
    auto* callback = new Done(shared_from_this(), f.get());
    todo_.push_back({&f.get(), callback});
    f.get().add_done_node(*callback);
  }
  if (futures.empty() || !timeout) return;
  timer_ = futures.front().get_loop().call_later(*timeout, [weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->on_timeout();
  });
}

void Completions::on_completion(Done& callback) {
  const auto found = std::find_if(todo_.begin(), todo_.end(),
                                  [&](const Todo& t) { return t.callback == &callback; });
  if (found == todo_.end()) return;
  todo_.erase(found);
  put(AnyFuture(Ref<FutureBase>(&callback.future)));
  if (todo_.empty()) timer_.cancel();
}

// The callback is gone: it has run, or its future died.
void Completions::forget(Done& callback) noexcept {
  for (Todo& t : todo_) {
    if (t.callback == &callback) t = {nullptr, nullptr};
  }
}

void Completions::on_timeout() {
  for (const Todo& t : todo_) {
    if (t.future) t.future->remove_done_node(*t.callback);
    put(nullptr);
  }
  todo_.clear();
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
