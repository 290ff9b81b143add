// IOLoop, PeriodicCallback: Tornado's face of the loop, as programs in notebooks use it.
//
// Tornado names: tornado.ioloop.IOLoop, tornado.ioloop.PeriodicCallback.
// Lifetime: an IOLoop is a handle of an EventLoop. Thread: the loop's, but for add_callback().
#pragma once

#include <asyncio/futures/threads.hpp>
#include <asyncio/futures/wait_for.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace asyncio::tornado {

namespace detail {
// What a callback returns may be a coroutine: it is scheduled, and what it raises is reported.
template <class R>
void start(EventLoop& loop, Coroutine<R>&& c) {
  loop.create_task(std::move(c));
}
template <class F>
void call(EventLoop& loop, F& f) {
  if constexpr (is_coroutine<decltype(f())>::value)
    start(loop, f());
  else
    f();
}
}  // namespace detail

class IOLoop {
 public:
  explicit IOLoop(EventLoop& loop) noexcept : loop_(&loop) {}
  // The loop of this thread, as get_event_loop() gives it. IOLoop.current
  static IOLoop current() { return IOLoop(get_event_loop()); }

  // Calls callback(args...) in the next turn; what it returns may be a coroutine. Thread: any.
  // IOLoop.add_callback
  template <class F, class... A>
  void add_callback(F&& callback, A&&... args) {
    loop_->call_soon_threadsafe(wrap(std::forward<F>(callback), std::forward<A>(args)...));
  }
  // Calls callback(args...) after `delay` seconds. IOLoop.call_later, remove_timeout
  template <class F, class... A>
  TimerHandle call_later(Seconds delay, F&& callback, A&&... args) {
    return loop_->call_later(delay, wrap(std::forward<F>(callback), std::forward<A>(args)...));
  }
  void remove_timeout(TimerHandle timeout) noexcept { timeout.cancel(); }
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
    return [loop = loop_, f = asyncio::detail::bind_call(std::forward<F>(callback),
                                                         std::forward<A>(args)...)]() mutable {
      detail::call(*loop, f);
    };
  }
  EventLoop* loop_;
};

// Calls a function every `period` milliseconds, as Tornado counts them, from start() to stop(); a
// call that takes longer skips the times it has missed. tornado.ioloop.PeriodicCallback
class PeriodicCallback {
 public:
  PeriodicCallback(std::function<void()> callback, double period_ms);
  ~PeriodicCallback() { stop(); }
  PeriodicCallback(const PeriodicCallback&) = delete;
  PeriodicCallback& operator=(const PeriodicCallback&) = delete;
  void start();
  void stop() noexcept;
  bool is_running() const noexcept { return running_; }

 private:
  void schedule();
  void run();
  std::shared_ptr<std::function<void()>> callback_;  // shared with the call that is under way
  double period_;                                    // seconds
  double next_ = 0;
  EventLoop* loop_ = nullptr;
  TimerHandle timer_;
  bool running_ = false;
};

}  // namespace asyncio::tornado
