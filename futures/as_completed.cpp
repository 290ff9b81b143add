#include <asyncio/futures/as_completed.hpp>

#include <asyncio/generators/keywords.hpp>

#include <algorithm>

namespace asyncio::detail {

// On one of the futures; keeps the completions.
class Completions::Done final : public DoneNode {
 public:
  Done(std::shared_ptr<Completions> c, FutureBase& f, std::size_t n)
      : DoneNode(context_for_new()), future(f), number(n), completions_(std::move(c)) {}
  ~Done() override { completions_->forget(*this); }
  void run() override {
    const Run running(*this);
    completions_->on_completion(*this);
  }
  std::string callback_name() const override { return "as_completed.<locals>._on_completion"; }
  bool equals(const std::type_info&, const void*) const override { return false; }
  // The first in line is woken first.
  FutureBase* forwards_to() const override { return completions_->first_in_line_; }

  FutureBase& future;
  const std::size_t number;  // of its Todo

 private:
  template <class>
  friend struct LayoutOf;
  void clear() noexcept override {}
  std::shared_ptr<Completions> completions_;
};

void Completions::start(const std::vector<AnyFuture>& futures, std::optional<double> timeout) {
  if (!futures.empty()) futures.front().get().check_thread();
  left_ = open_ = futures.size();
  todo_.reserve(futures.size());
  come_.reserve(futures.size());
  try {
    for (const AnyFuture& f : futures) {
      auto* callback = new Done(shared_from_this(), f.get(), todo_.size());
      todo_.push_back({&f.get(), callback});
      f.get().add_done_node(*callback);
    }
    if (futures.empty() || !timeout) return;
    timer_ = futures.front().get_loop().call_later(*timeout, [weak = weak_from_this()] {
      if (const auto self = weak.lock()) self->on_timeout();
    });
  } catch (...) {
    take_callbacks();
    throw;
  }
}

Completions::Claim::Claim(std::shared_ptr<Completions> completions) {
  if (completions->left_ == 0) throw StopIteration();
  --completions->left_;
  completions_ = std::move(completions);
}

AnyFuture Completions::Claim::take() {
  const auto completions = std::move(completions_);
  return std::move(completions->come_[completions->taken_++]);
}

// False once it counts no more: the time is over, or its future died.
bool Completions::forget(const Done& callback) noexcept {
  if (callback.number >= todo_.size()) return false;
  Todo& todo = todo_[callback.number];
  if (todo.callback != &callback) return false;
  todo = {nullptr, nullptr};
  return true;
}

void Completions::on_completion(Done& callback) {
  if (!forget(callback)) return;
  put(AnyFuture(Ref<FutureBase>(&callback.future)));
  if (--open_ == 0) timer_.cancel();
}

void Completions::take_callbacks() noexcept {
  const auto todo = std::move(todo_);
  todo_.clear();
  for (const Todo& t : todo) {
    if (t.future) t.future->remove_done_node(*t.callback);
  }
}

// One that died will not come, and its time is over too.
void Completions::on_timeout() {
  take_callbacks();
  for (; open_ > 0; --open_) put(nullptr);
}

void Completions::put(AnyFuture future) {
  come_.push_back(std::move(future));
  wake_next();
}

void Completions::wake_next() {
  while (!getters_.empty()) {
    const Future<void> getter = std::move(getters_[served_]);
    if (++served_ == getters_.size()) {
      getters_.clear();
      served_ = 0;
    }
    line_moves();
    if (getter.done()) continue;
    getter.set_result();
    return;
  }
}

// Those that were given up stay in line until it is twice as long as it was without them, so that
// each costs O(1), amortised.
void Completions::wait_in_line(const Future<void>& getter) {
  if (getters_.size() >= longest_line_) {
    const auto done = [](const Future<void>& g) { return g.done(); };
    getters_.erase(getters_.begin(), getters_.begin() + static_cast<std::ptrdiff_t>(served_));
    served_ = 0;
    getters_.erase(std::remove_if(getters_.begin(), getters_.end(), done), getters_.end());
    longest_line_ = std::max<std::size_t>(16, 2 * getters_.size());
  }
  getters_.push_back(getter);
  line_moves();
}

// As Queue.get(): looks again after each wake-up, and hands the wake-up on when it is cancelled.
Coroutine<AnyFuture> Completions::get(Claim claim) {
  return coroutine<AnyFuture>(
      [claim = std::move(claim), getter = Future<void>(nullptr)](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        while (claim.completions().none_left()) {
          getter = get_running_loop(Caller::none()).create_future();
          claim.completions().wait_in_line(getter);
          ASYNCIO_TRY { ASYNCIO_YIELD_FROM(getter); }
          ASYNCIO_EXCEPT(BaseException) {
            getter.cancel();
            Completions& completions = claim.completions();
            if (!completions.none_left() && !getter.cancelled()) completions.wake_next();
            ASYNCIO_RAISE();
          }
          ASYNCIO_END_TRY
        }
        ASYNCIO_RETURN(claim.take());
        ASYNCIO_END;
      },
      __FILE__, __LINE__, "as_completed");
}

}  // namespace asyncio::detail

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_LAYOUT_(Completions, "as_completed",
                {&typeid(Completions::Done),
                 layout_way(offsetof(Completions::Done, completions_),
                            offsetof(Completions, first_in_line_)),
                 "forward:completed"})
}  // namespace asyncio::detail
