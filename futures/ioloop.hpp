// IOLoop, PeriodicCallback: Tornado's face of the loop, as programs in notebooks use it.
//
// Where Tornado takes a callback it may be a coroutine function, as there: the coroutine runs as a
// task, and what it raises goes to the loop's exception handler.
// Tornado names: tornado.ioloop.IOLoop, tornado.ioloop.PeriodicCallback (versions 4 to 6).
// Lifetime: an IOLoop is a handle of an EventLoop, and keeps its memory. Thread: the loop's, but
// for add_callback(), spawn_callback() and add_callback_from_signal().
#pragma once

#include <asyncio/futures/ioloop_handlers.hpp>
#include <asyncio/futures/threads.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/descent.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <chrono>
#include <memory>
#include <optional>

#pragma GCC visibility push(default)
namespace asyncio::tornado {

namespace detail {
// A done-callback: what the callback's coroutine has raised goes to the loop's exception handler.
struct ReportFailure {
  void operator()(const AnyFuture& done) const;
};
// Calls a callback. What it returns may be something to await: that is what is under way then.
template <class F, class... A>
AnyFuture call(EventLoop& loop, F& f, A&... args) {
  if constexpr (is_awaitable_v<decltype(asyncio::detail::call_once(f, args...))>) {
    return ensure_future(asyncio::detail::call_once(f, args...), &loop);
  } else {
    asyncio::detail::call_once(f, args...);
    return nullptr;
  }
}
template <class F, class... A>
void call_and_report(EventLoop& loop, F& f, A&... args) {
  AnyFuture under_way = call(loop, f, args...);
  if (under_way) under_way.add_done_callback(ReportFailure());
}
}  // namespace detail

class IOLoop {
 public:
  explicit IOLoop(EventLoop& loop) noexcept : loop_(loop) {}
  IOLoop(const IOLoop&) noexcept = default;
  IOLoop& operator=(const IOLoop&) noexcept = default;
  // The loop of this thread, as get_event_loop() gives it. IOLoop.current, IOLoop.instance
  static IOLoop current(asyncio::detail::Caller at = asyncio::detail::Caller()) {
    return IOLoop(get_event_loop(at));
  }
  static IOLoop instance(asyncio::detail::Caller at = asyncio::detail::Caller()) {
    return current(at);
  }
  void make_current() const { set_event_loop(loop_.get()); }

  // What of a descriptor a handler hears of.
  static constexpr unsigned NONE = 0;
  static constexpr unsigned READ = detail::kReadable;
  static constexpr unsigned WRITE = detail::kWritable;
#pragma push_macro("ERROR")  // that of <windows.h> and of libraries that log
#undef ERROR
  static constexpr unsigned ERROR = detail::kBroken;
#pragma pop_macro("ERROR")

  // Calls handler(fd, events) in each turn in which fd is readable (READ) or writable (WRITE): once
  // for each. With ERROR beside them it also hears whether fd is broken or hung up, which makes it
  // readable and writable; that costs a call of the system each time. ERROR alone watches nothing.
  // ValueError when fd has a handler already. IOLoop.add_handler
  template <class F>
  void add_handler(int fd, F&& handler, unsigned events) {
    static_assert(
        !asyncio::detail::gives_coroutine_v<F, int, unsigned>,
        "coroutines cannot be used with add_handler(): let a function call create_task()");
    static_assert(std::is_invocable_v<std::decay_t<F>&, int, unsigned>,
                  "a handler is called with its file descriptor and the events");
    detail::add_handler(
        *loop_, fd,
        std::make_unique<detail::FdHandlerOf<std::decay_t<F>>>(std::forward<F>(handler)), events);
  }
  // What it hears of from now on. ValueError when fd has none. IOLoop.update_handler
  void update_handler(int fd, unsigned events) { detail::update_handler(*loop_, fd, events); }
  // Before fd is closed. None: nothing. IOLoop.remove_handler
  void remove_handler(int fd) { detail::remove_handler(*loop_, fd); }

  // Calls callback(args...) in the next turn. Thread: any. IOLoop.add_callback
  template <class F, class... A>
  void add_callback(F&& callback, A&&... args) {
    loop_->call_soon_threadsafe(wrap(std::forward<F>(callback), std::forward<A>(args)...));
  }
  // The same: nobody waits for what it returns. IOLoop.spawn_callback, add_callback_from_signal
  template <class F, class... A>
  void spawn_callback(F&& callback, A&&... args) {
    add_callback(std::forward<F>(callback), std::forward<A>(args)...);
  }
  template <class F, class... A>
  void add_callback_from_signal(F&& callback, A&&... args) {
    add_callback(std::forward<F>(callback), std::forward<A>(args)...);
  }
  // Calls callback(future) when the future is done. IOLoop.add_future
  template <class T, class F>
  void add_future(Future<T> future, F&& callback) {
    future.add_done_callback(
        [loop = loop_.get(), f = std::forward<F>(callback)](const Future<T>& done) mutable {
          Future<T> handle = done;
          detail::call_and_report(*loop, f, handle);
        });
  }
  template <class T, class F>
  void add_future(const Task<T>& task, F&& callback) {
    add_future(static_cast<const Future<T>&>(task), std::forward<F>(callback));
  }
  template <class T, class F>
  void add_future(const concurrent::Future<T>& future, F&& callback) {
    auto shared = asyncio::detail::Descent::make_shared<std::decay_t<F>>(std::forward<F>(callback));
    future.add_done_callback([io = *this, shared](const concurrent::Future<T>& done) mutable {
      io.add_callback([f = std::move(shared), handle = done]() mutable {
        return asyncio::detail::call_once(*f, handle);
      });
    });
  }
  // Calls callback(args...) after `delay` seconds. IOLoop.call_later
  template <class F, class... A>
  TimerHandle call_later(Seconds delay, F&& callback, A&&... args) {
    return loop_->call_later(delay, wrap(std::forward<F>(callback), std::forward<A>(args)...));
  }
  // Calls callback(args...) at `when`, a time() of this loop. IOLoop.call_at
  template <class F, class... A>
  TimerHandle call_at(double when, F&& callback, A&&... args) {
    return loop_->call_at(when, wrap(std::forward<F>(callback), std::forward<A>(args)...));
  }
  // The deadline is a time() when it is a number, from now on when it is a duration.
  // IOLoop.add_timeout
  template <class F, class... A>
  TimerHandle add_timeout(double deadline, F&& callback, A&&... args) {
    return call_at(deadline, std::forward<F>(callback), std::forward<A>(args)...);
  }
  template <class Rep, class Period, class F, class... A>
  TimerHandle add_timeout(std::chrono::duration<Rep, Period> deadline, F&& callback, A&&... args) {
    return call_later(deadline, std::forward<F>(callback), std::forward<A>(args)...);
  }
  // IOLoop.remove_timeout
  void remove_timeout(TimerHandle timeout) noexcept { timeout.cancel(); }
  // IOLoop.run_in_executor, set_default_executor
  template <class F, class... A>
  auto run_in_executor(concurrent::Executor* executor, F&& function, A&&... args) {
    return loop_->run_in_executor(executor, std::forward<F>(function), std::forward<A>(args)...);
  }
  void set_default_executor(std::shared_ptr<concurrent::Executor> executor) {
    loop_->set_default_executor(std::move(executor));
  }
  // Runs until stop(). IOLoop.start
  void start() { loop_->run_forever(); }
  void stop() noexcept { loop_->stop(); }
  // Runs a function that returns a coroutine (or a plain value) to its end; TimeoutError after
  // `timeout` seconds. IOLoop.run_sync
  template <class F>
  auto run_sync(F&& function, OptionalSeconds timeout = std::nullopt) {
    using R = decltype(function());
    if constexpr (is_coroutine<R>::value) {
      return loop_->run_until_complete(wait_for(function(), timeout));
    } else {
      return function();
    }
  }
  double time() const { return loop_->time(); }
  EventLoop& asyncio_loop() const noexcept { return *loop_; }

 private:
  template <class F, class... A>
  auto wrap(F&& callback, A&&... args) {
    return
        [loop = loop_.get(), f = asyncio::detail::bind_call(std::forward<F>(callback),
                                                            std::forward<A>(args)...)]() mutable {
          detail::call_and_report(*loop, f);
        };
  }
  LoopRef loop_;
};

namespace detail {

// What a PeriodicCallback does; shared with the call that is under way, which may end that object.
//
// Invariants:
//  1. While it runs, and no call of this start() is under way, timer_ is armed.
//  2. At most one call is under way, also over stop() and start().
class Periodic : public std::enable_shared_from_this<Periodic> {
 public:
  explicit Periodic(double period_ms);
  virtual ~Periodic() = default;
  void start(const asyncio::detail::Caller& at);
  void stop() noexcept;
  bool running() const noexcept { return running_ && !loop_->is_closed(); }

 private:
  // Empty: it is over.
  virtual AnyFuture call(EventLoop& loop) = 0;
  void schedule();
  void run();
  void over(unsigned start);
  const double period_;  // seconds
  double next_ = 0;
  LoopRef loop_;
  TimerHandle timer_;
  unsigned starts_ = 0;
  bool running_ = false;
  bool under_way_ = false;
};

template <class F>
class PeriodicOf final : public Periodic {
 public:
  template <class G>
  PeriodicOf(G&& f, double period_ms) : Periodic(period_ms), f_(std::forward<G>(f)) {
    static_assert(std::is_invocable_v<F&>,
                  "a PeriodicCallback calls its function without arguments");
  }

 private:
  AnyFuture call(EventLoop& loop) override { return detail::call(loop, f_); }
  F f_;
};

}  // namespace detail

// Calls a function every `period` milliseconds, as Tornado counts them, from start() to stop(); a
// call that takes longer skips the times it has missed, also that of a coroutine function, of which
// no two run at once. It may be stopped, started again and destroyed in its own call.
// tornado.ioloop.PeriodicCallback
class PeriodicCallback {
 public:
  // ValueError when the period is not above 0.
  template <class F>
  PeriodicCallback(F&& callback, double period_ms)
      : periodic_(asyncio::detail::Descent::make_shared<detail::PeriodicOf<std::decay_t<F>>>(
            std::forward<F>(callback), period_ms)) {}
  ~PeriodicCallback() { stop(); }
  PeriodicCallback(const PeriodicCallback&) = delete;
  PeriodicCallback& operator=(const PeriodicCallback&) = delete;
  // In the loop of this thread (get_event_loop()), the first time one period from now on. Nothing
  // while it is running.
  void start(asyncio::detail::Caller at = asyncio::detail::Caller()) { periodic_->start(at); }
  // A call that is under way ends all the same.
  void stop() noexcept { periodic_->stop(); }
  bool is_running() const noexcept { return periodic_->running(); }

 private:
  const std::shared_ptr<detail::Periodic> periodic_;
};

}  // namespace asyncio::tornado
#pragma GCC visibility pop
