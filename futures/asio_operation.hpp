// AsioOperation: an operation of Boost.Asio that is under way, between its handler, which is called
// wherever the operation runs, and its future, which belongs to a loop. For asio_future.hpp.
//
// Lifetime: until the handler is gone and the future has ended. Thread: as its members say.
#pragma once

#include <asyncio/futures/threads.hpp>

#include <boost/asio/version.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#if BOOST_ASIO_VERSION >= 101900
#define ASYNCIO_ASIO_CANCELS_
#include <boost/asio/cancellation_signal.hpp>
#endif

#pragma GCC visibility push(default)
namespace asyncio::detail {

template <class T>
class AsioFutureState;

// An operation that is under way. Its handler and its future share it.
//
// Invariants:
//  1. The handler writes what has come of it and then has the link run finish(), in the loop's
//  thread; from then on it touches it no more.
//  2. The signal is touched where the operation runs.
template <class T>
class AsioOperation : public std::enable_shared_from_this<AsioOperation<T>> {
 public:
  explicit AsioOperation(AsioFutureState<T>& future)
      : link_(std::make_shared<ThreadLink>(future)) {}

  // Until finish(), or until the loop is closed, which cancels it.
  void begin() {
    link_->hold();
    try {
      link_->prepare(Finish(this->shared_from_this()));
    } catch (...) {
      link_->forget();
      throw;
    }
  }
  // `how` calls a function where the operation runs.
  template <class F>
  void cancel_by(F how) {
    cancel_ = std::move(how);
  }
  void cancel() {
    if (cancel_ && !over_.load(std::memory_order_acquire)) cancel_();
  }

  // ---- where the operation runs ----
  template <class E, class... V>
  void completed(E&& error, V&&... value) noexcept {
    try {
      error_ = std::forward<E>(error);
      if (!error_) value_.set(std::forward<V>(value)...);
    } catch (...) {
      error_ = ExceptionPtr::current();
    }
    completed_ = true;
  }
  // It has ended, completed or given up.
  void ended() {
#ifdef ASYNCIO_ASIO_CANCELS_
    signal.slot().clear();
#endif
    over_.store(true, std::memory_order_release);
    link_->run_prepared();
  }
#ifdef ASYNCIO_ASIO_CANCELS_
  boost::asio::cancellation_signal signal;
#endif

 private:
  struct Nothing {
    void set() noexcept {}
  };
  struct Value {
    template <class... V>
    void set(V&&... v) {
      held.emplace(std::forward<V>(v)...);
    }
    std::optional<T> held;
  };
  struct Finish {
    explicit Finish(std::shared_ptr<AsioOperation> o) noexcept : operation(std::move(o)) {}
    Finish(Finish&&) noexcept = default;
    Finish& operator=(Finish&&) = delete;
    ~Finish() {
      if (operation) operation->cancel();
    }
    void operator()() { std::exchange(operation, nullptr)->finish(); }
    std::shared_ptr<AsioOperation> operation;
  };
  void finish();

  const std::shared_ptr<ThreadLink> link_;
  std::function<void()> cancel_;
  std::atomic<bool> over_{false};
  bool completed_ = false;
  ExceptionPtr error_;
  std::conditional_t<std::is_void_v<T>, Nothing, Value> value_;
};

// The future of an operation: cancelled when that has ended.
template <class T>
class AsioFutureState final : public FutureState<T> {
 public:
  using FutureState<T>::FutureState;
  using FutureBase::cancel;
  bool cancel(const std::string* message) override {
    this->mark_retrieved();
    if (this->done()) return false;
    if (!operation) return FutureBase::cancel(message);
    cancelled_as_ = make_cancelled(message);
    const auto held = operation;
    held->cancel();
    return true;
  }
  // Was it to be cancelled? Then it is.
  bool is_cancelled_now() noexcept {
    if (!cancelled_as_) return false;
    this->end_cancelled(std::move(cancelled_as_), false);
    return true;
  }
  std::shared_ptr<AsioOperation<T>> operation;  // until it has ended

 private:
  ExceptionPtr cancelled_as_;
};

template <class T>
void AsioOperation<T>::finish() {
  if (!link_->future()) return;  // the loop is closed
  const Ref<FutureBase> held(link_->future());
  auto& future = static_cast<AsioFutureState<T>&>(*held);
  link_->forget();
  future.operation = nullptr;
  if (future.done() || future.is_cancelled_now()) return;
  if (!completed_) {
    future.FutureBase::cancel(nullptr);
  } else if (error_) {
    future.set_exception(std::move(error_));
  } else if constexpr (std::is_void_v<T>) {
    future.set_result();
  } else {
    try {
      future.set_result(std::move(*value_.held));
    } catch (...) {  // the move
      future.set_exception(ExceptionPtr::current());
    }
  }
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
