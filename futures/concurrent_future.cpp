#include <asyncio/futures/concurrent_future.hpp>

#include <asyncio/futures/patience.hpp>
#include <asyncio/generators/descent.hpp>

#include <memory>

namespace asyncio::concurrent {
namespace detail {

using asyncio::detail::Ref;

// Its callbacks, its result or its exception may hold the last handle of another one.
void FutureCore::unref() noexcept {
  if (handles_.fetch_sub(1, std::memory_order_acq_rel) == 1)
    asyncio::detail::Descent::destroy(this);
}

bool FutureCore::cancel() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (state_ == State::cancelled) return true;
    if (state_ != State::pending) return false;
    state_ = State::cancelled;
    tell_waiters();
  }
  done_.notify_all();
  run_callbacks();
  return true;
}

bool FutureCore::set_running_or_notify_cancel() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (state_ == State::cancelled && !std::exchange(notified_, true)) return false;
  if (state_ != State::pending) throw RuntimeError("Future in unexpected state");
  state_ = State::running;
  return true;
}

FutureCore::State FutureCore::state() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return state_;
}

void FutureCore::add_done_callback(Callback callback) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!is_done()) {
      callbacks_.push_back(std::move(callback));
      return;
    }
  }
  struct Late {
    Ref<FutureCore> core;
    Callback callback;
  };
  asyncio::detail::Descent::end(new Late{Ref<FutureCore>(this), std::move(callback)},
                                [](void* l, const void*) {
                                  const std::unique_ptr<Late> late(static_cast<Late*>(l));
                                  late->core->run(late->callback);
                                });
}

void FutureCore::set_exception(ExceptionPtr error) {
  end([&] { error_ = std::move(error); });
}

void FutureCore::end(const std::function<void()>& store) {
  State before;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (state_ != State::pending && state_ != State::running)
      throw InvalidStateError(state_ == State::cancelled ? "CANCELLED" : "FINISHED");
    before = std::exchange(state_, State::ending);
  }
  try {
    store();
  } catch (...) {
    const std::lock_guard<std::mutex> lock(mutex_);
    state_ = before;
    throw;
  }
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    state_ = State::finished;
    tell_waiters();
  }
  done_.notify_all();
  run_callbacks();
}

ExceptionPtr FutureCore::wait_for_exception(std::optional<Seconds> timeout) {
  const Patience patience(timeout);
  std::unique_lock<std::mutex> lock(mutex_);
  if (!patience.wait(done_, lock, [this] { return is_done(); })) throw TimeoutError();
  if (state_ == State::cancelled) throw CancelledError();
  return error_;
}

void FutureCore::add_waiter(Waiter& waiter) noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (is_done()) return waiter.future_done(error_ != nullptr);
  waiter.next_ = waiters_;
  waiter.link_ = &waiters_;
  if (waiters_) waiters_->link_ = &waiter.next_;
  waiters_ = &waiter;
}

void FutureCore::remove_waiter(Waiter& waiter) noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!waiter.link_) return;
  *waiter.link_ = waiter.next_;
  if (waiter.next_) waiter.next_->link_ = waiter.link_;
  waiter.link_ = nullptr;
}

void FutureCore::tell_waiters() noexcept {
  while (Waiter* const waiter = waiters_) {
    waiters_ = waiter->next_;
    if (waiters_) waiters_->link_ = &waiters_;
    waiter->link_ = nullptr;
    waiter->future_done(error_ != nullptr);
  }
}

void FutureCore::run_callbacks() {
  if (callbacks_.empty()) return;
  ref();  // until they have run
  asyncio::detail::Descent::end(this, [](void* c, const void*) {
    const auto core = Ref<FutureCore>::adopt(static_cast<FutureCore*>(c));
    std::vector<Callback> callbacks = std::exchange(core->callbacks_, {});
    for (const Callback& callback : callbacks) core->run(callback);
  });
}

void FutureCore::run(const Callback& callback) {
  try {
    callback->run(*this);
  } catch (...) {
    asyncio::detail::unraisable("a done-callback of a concurrent future", ExceptionPtr::current());
  }
}

}  // namespace detail

}  // namespace asyncio::concurrent
