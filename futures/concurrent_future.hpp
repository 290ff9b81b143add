// concurrent::Future<T>: a result that another thread will set.
//
// Python name: concurrent.futures.Future; CancelledError and TimeoutError are those of asyncio.
// Lifetime: a handle; copies are the same future. Thread: every member may be called from any
// thread.
#pragma once

#include <asyncio/futures/exceptions.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/loop/seconds.hpp>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::concurrent {

namespace detail {

// What a future is whatever its type. Callbacks run at once, and may end other futures; but deep
// inside one another they run when the outermost ones have run, as Descent says.
class FutureCore {
 public:
  // ending: it has a result, which is being stored; for others it runs
  enum class State { pending, running, ending, cancelled, finished };
  struct DoneCallback {
    virtual ~DoneCallback() = default;
    virtual void run(FutureCore& core) = 0;
  };
  using Callback = std::unique_ptr<DoneCallback>;
  // Who waits for several hears of each at once, before its callbacks run, as in Python.
  class Waiter {
   public:
    Waiter() = default;
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;
    // Under the lock of the future: nothing of that may be asked for. failed: with an exception
    virtual void future_done(bool failed) noexcept = 0;

   protected:
    virtual ~Waiter() = default;

   private:
    friend class FutureCore;
    Waiter* next_ = nullptr;
    Waiter** link_ = nullptr;  // what points to it in the list that it is in
  };

  FutureCore() = default;
  FutureCore(const FutureCore&) = delete;
  FutureCore& operator=(const FutureCore&) = delete;
  virtual ~FutureCore() = default;
  void ref() noexcept { handles_.fetch_add(1, std::memory_order_relaxed); }
  void unref() noexcept;

  bool cancel();
  bool set_running_or_notify_cancel();
  State state() const;
  bool done() const {
    const State s = state();
    return s == State::cancelled || s == State::finished;
  }
  bool running() const {
    const State s = state();
    return s == State::running || s == State::ending;
  }
  void add_done_callback(Callback callback);
  void set_exception(ExceptionPtr error);
  // Waits; TimeoutError when it takes longer, CancelledError when it was cancelled.
  ExceptionPtr wait_for_exception(std::optional<Seconds> timeout);
  // It hears, at once when the future is done already, unless it is taken off before.
  void add_waiter(Waiter& waiter) noexcept;
  void remove_waiter(Waiter& waiter) noexcept;

 protected:
  // Ends it: `store` runs when nobody else can end it any more, and not under the lock; when it
  // throws all is as before. InvalidStateError when it is done.
  void end(const std::function<void()>& store);
  mutable std::mutex mutex_;
  ExceptionPtr error_;

 private:
  bool is_done() const noexcept { return state_ == State::cancelled || state_ == State::finished; }
  void tell_waiters() noexcept;
  void run_callbacks();
  void run(const Callback& callback);
  std::condition_variable done_;
  std::atomic<unsigned> handles_{1};
  State state_ = State::pending;
  bool notified_ = false;      // that it is cancelled, which is done once
  Waiter* waiters_ = nullptr;  // of a future that is not done
  // Once it is done they belong to the thread that has ended it.
  std::vector<Callback> callbacks_;
};

template <class T>
struct FutureState : FutureCore {
  template <class... V>
  void set_result(V&&... v) {
    end([&] { value.emplace(std::forward<V>(v)...); });
  }
  std::optional<std::conditional_t<std::is_void_v<T>, std::monostate, T>> value;
};

}  // namespace detail

template <class T = void>
class Future {
 public:
  using result_type = T;
  Future() : state_(State::adopt(new detail::FutureState<T>)) {}
  // A handle that refers to no future: to use it is a RuntimeError.
  explicit Future(std::nullptr_t) noexcept {}

  // False when it runs or is done already.
  bool cancel() const { return state().cancel(); }
  bool cancelled() const { return state().state() == detail::FutureCore::State::cancelled; }
  bool running() const { return state().running(); }
  bool done() const { return state().done(); }
  // Waits for the result. TimeoutError after `timeout` seconds (infinity, or what no clock reaches:
  // for ever; ValueError for no number); CancelledError; what it was set to.
  T result(std::optional<Seconds> timeout = std::nullopt) const {
    if (const ExceptionPtr error = state().wait_for_exception(timeout)) error.rethrow();
    if constexpr (asyncio::detail::is_copyable_v<T>)
      return *state().value;
    else if constexpr (!std::is_void_v<T>)
      return std::move(*state().value);
  }
  // For the library's layers: the result of one that is done, where it is, to be moved if it cannot
  // be copied.
  decltype(auto) result_to_copy() const {
    if constexpr (asyncio::detail::is_copyable_v<T>)
      return static_cast<const T&>(*state().value);
    else
      return std::move(*state().value);
  }
  // For the library's layers.
  detail::FutureCore& core() const { return state(); }
  ExceptionPtr exception(std::optional<Seconds> timeout = std::nullopt) const {
    return state().wait_for_exception(timeout);
  }
  // Has it ended with an exception, not by cancellation?
  bool failed() const {
    return state().state() == detail::FutureCore::State::finished && exception();
  }
  // callback(future) in the thread that ends it, at once when it is done already. Callbacks that
  // end futures whose callbacks end others, and so on, are no recursion: from some depth on they
  // run when those around them have returned.
  template <class F>
  void add_done_callback(F&& callback) const {
    using D = std::decay_t<F>;
    static_assert(!asyncio::detail::gives_coroutine_v<F, Future>,
                  "coroutines cannot be used with add_done_callback(): let the function call "
                  "run_coroutine_threadsafe()");
    static_assert(asyncio::detail::callable_once_v<D, Future>,
                  "a done-callback is called with the future");
    state().add_done_callback(std::make_unique<DoneCallback<D>>(std::forward<F>(callback)));
  }
  // For executors: false when it was cancelled, and then it is not to be run. RuntimeError the
  // second time.
  bool set_running_or_notify_cancel() const { return state().set_running_or_notify_cancel(); }
  template <class... V>
  void set_result(V&&... value) const {
    state().set_result(std::forward<V>(value)...);
  }
  template <class E>
  void set_exception(E&& error) const {
    state().set_exception(to_exception(std::forward<E>(error)));
  }
  friend bool operator==(const Future& a, const Future& b) noexcept { return a.state_ == b.state_; }
  friend bool operator!=(const Future& a, const Future& b) noexcept { return !(a == b); }

 private:
  friend struct std::hash<Future>;
  using State = asyncio::detail::Ref<detail::FutureState<T>>;
  // Not with the future itself, which would keep itself for ever if it were never done.
  template <class F>
  struct DoneCallback final : detail::FutureCore::DoneCallback {
    template <class G>
    explicit DoneCallback(G&& f) : fn(std::forward<G>(f)) {}
    void run(detail::FutureCore& core) override {
      Future future(State(static_cast<detail::FutureState<T>*>(&core)));
      asyncio::detail::call_once(fn, future);
    }
    F fn;
  };
  detail::FutureState<T>& state() const {
    if (!state_) throw RuntimeError("the handle refers to no future");
    return *state_;
  }
  explicit Future(State state) noexcept : state_(std::move(state)) {}
  State state_;
};

}  // namespace asyncio::concurrent

// `future_to_url = {executor.submit(load, url): url …}`: by identity, as in Python.
template <class T>
struct std::hash<asyncio::concurrent::Future<T>> {
  std::size_t operator()(const asyncio::concurrent::Future<T>& future) const noexcept {
    return std::hash<const void*>()(future.state_.get());
  }
};
#pragma GCC visibility pop
