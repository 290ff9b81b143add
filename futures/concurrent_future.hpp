// concurrent::Future<T>: a result that another thread will set, and ThreadPoolExecutor, which makes
// such results.
//
// Python names: concurrent.futures.Future, ThreadPoolExecutor, CancelledError and TimeoutError as
// in asyncio. Lifetime: a handle; copies are the same future. Thread: every member may be called
// from any thread.
#pragma once

#include <asyncio/futures/exceptions.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/loop/executor.hpp>
#include <asyncio/loop/seconds.hpp>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace asyncio::concurrent {

namespace detail {

// What a future is whatever its type.
class FutureCore {
 public:
  enum class State { pending, running, cancelled, finished };
  using Callback = std::function<void()>;

  bool cancel();
  bool set_running_or_notify_cancel();
  State state() const;
  bool done() const {
    const State s = state();
    return s == State::cancelled || s == State::finished;
  }
  void add_done_callback(Callback callback);
  void set_exception(ExceptionPtr error);
  // Waits; TimeoutError when it takes longer, CancelledError when it was cancelled.
  ExceptionPtr wait_for_exception(std::optional<Seconds> timeout);

 protected:
  // Ends it: `store` runs under the lock. InvalidStateError when it is done.
  void end(const std::function<void()>& store);
  mutable std::mutex mutex_;
  ExceptionPtr error_;

 private:
  void run_callbacks(std::vector<Callback> callbacks);
  std::condition_variable done_;
  State state_ = State::pending;
  bool notified_ = false;  // that it is cancelled, which is done once
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
  Future() : state_(std::make_shared<detail::FutureState<T>>()) {}

  // False when it runs or is done already.
  bool cancel() const { return state().cancel(); }
  bool cancelled() const { return state().state() == detail::FutureCore::State::cancelled; }
  bool running() const { return state().state() == detail::FutureCore::State::running; }
  bool done() const { return state().done(); }
  // Waits for the result. TimeoutError after `timeout` seconds; CancelledError; what it was set to.
  T result(std::optional<Seconds> timeout = std::nullopt) const {
    if (const ExceptionPtr error = state().wait_for_exception(timeout)) error.rethrow();
    if constexpr (std::is_copy_constructible_v<T>)
      return *state().value;
    else if constexpr (!std::is_void_v<T>)
      return std::move(*state().value);
  }
  ExceptionPtr exception(std::optional<Seconds> timeout = std::nullopt) const {
    return state().wait_for_exception(timeout);
  }
  // callback(future) in the thread that ends it, at once when it is done already.
  template <class F>
  void add_done_callback(F callback) const {
    static_assert(!asyncio::detail::gives_coroutine_v<F, Future>,
                  "coroutines cannot be used with add_done_callback(): let the function call "
                  "run_coroutine_threadsafe()");
    // Not the future itself: it would keep itself for ever if it were never done.
    state().add_done_callback(
        [callback = std::move(callback), weak = std::weak_ptr(held())]() mutable {
          if (auto state = weak.lock()) callback(Future(std::move(state)));
        });
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

 private:
  const std::shared_ptr<detail::FutureState<T>>& held() const {
    if (!state_) throw RuntimeError("the handle refers to no future");
    return state_;
  }
  detail::FutureState<T>& state() const { return *held(); }
  explicit Future(std::shared_ptr<detail::FutureState<T>> state) noexcept
      : state_(std::move(state)) {}
  std::shared_ptr<detail::FutureState<T>> state_;
};

namespace detail {

// What runs a call and puts what comes of it into a future.
template <class R, class Call>
std::function<void()> job_of(Future<R> future, std::shared_ptr<Call> call) {
  return [future, call]() mutable {
    if (!future.set_running_or_notify_cancel()) return;
    ExceptionPtr error;
    try {
      const auto invoke = [](auto& f, auto&... a) -> R { return f(std::move(a)...); };
      if constexpr (std::is_void_v<R>) {
        std::apply(invoke, *call);
        call.reset();
        return future.set_result();
      } else {
        R result = std::apply(invoke, *call);
        call.reset();
        return future.set_result(std::move(result));
      }
    } catch (...) {
      error = ExceptionPtr::current();
    }
    call.reset();
    future.set_exception(std::move(error));
  };
}

}  // namespace detail

// A pool of threads, started as they are needed. ThreadPoolExecutor
class ThreadPoolExecutor final : public Executor {
 public:
  // By default min(32, cores + 4) threads, as in Python.
  explicit ThreadPoolExecutor(std::size_t max_workers = 0);
  // Waits for what was accepted.
  ~ThreadPoolExecutor() override;

  // Runs function(args...) in a thread; the future has what it returns or throws.
  template <class F, class... A>
  auto submit(F&& function, A&&... args) {
    using R = std::invoke_result_t<std::decay_t<F>, std::decay_t<A>...>;
    static_assert(!is_coroutine<R>::value,
                  "coroutines cannot be used with submit(): use run_coroutine_threadsafe()");
    Future<R> future;
    execute(
        detail::job_of(future, std::make_shared<std::tuple<std::decay_t<F>, std::decay_t<A>...>>(
                                   std::forward<F>(function), std::forward<A>(args)...)));
    return future;
  }
  using Executor::execute;
  void execute(std::function<void()> work) override;
  void shutdown(bool wait = true) override;

 private:
  struct Shared;
  static void work(const std::shared_ptr<Shared>& shared);
  std::shared_ptr<Shared> shared_;
};

}  // namespace asyncio::concurrent
