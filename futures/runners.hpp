// run(), Runner: a loop for a program's main coroutine, with all that has to be tidied up after it.
//
// asyncio names: runners.run, runners.Runner.
// At the end what still runs is cancelled and waited for, the default executor is joined and the
// loop closed. The first SIGINT cancels the main task, and run() throws KeyboardInterrupt; the
// second one throws it at once.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/descent.hpp>

#include <memory>
#include <optional>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// Cancels all tasks of a loop and waits for them; what they raise goes to the exception handler.
void cancel_all_tasks(EventLoop& loop);

// While it lives SIGINT cancels the main task, in the main thread and where nobody handles the
// signal yet.
class InterruptScope {
 public:
  InterruptScope(EventLoop& loop, const AnyTask& main);
  ~InterruptScope();
  // Did a SIGINT (and nothing else) cancel the main task?
  bool interrupted() const;

 private:
  void on_sigint();
  EventLoop& loop_;
  AnyTask main_;
  bool installed_ = false;
  int count_ = 0;
};

}  // namespace detail

// asyncio.Runner
class Runner {
 public:
  using LoopFactory = detail::Callback<EventLoopPtr()>;
  // `debug` sets the loop's debug mode; `loop_factory` makes the loop (by default new_event_loop).
  explicit Runner(std::optional<bool> debug = std::nullopt, LoopFactory loop_factory = nullptr)
      : debug_(debug) {
    if (loop_factory) factory_.reset(new LoopFactory(std::move(loop_factory)));
  }
  // As close(), but what that throws goes to the unraisable hook.
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  // Runs a coroutine to its end and returns its result. All runs share one context. RuntimeError in
  // a running loop or after close().
  template <class A>
  await_result_t<A> run(A&& coroutine) {
    using R = await_result_t<A>;
    EventLoop& loop = get_loop();
    auto task = detail::spawn(loop, start(detail::as_coroutine(std::forward<A>(coroutine))),
                              {nullptr, false, true, context_.get()});
    const detail::InterruptScope interrupts(loop, task);
    detail::run_until_done(loop, task.get(), true);
    if (interrupts.interrupted()) throw KeyboardInterrupt();
    return std::move(static_cast<Future<R>&>(task)).result();
  }
  // The loop, made at first use.
  EventLoop& get_loop();
  // Tidies up; run() afterwards is a RuntimeError. Throws what leaves the loop meanwhile:
  // SystemExit or KeyboardInterrupt of a task that is cancelled here. The loop is closed all the
  // same.
  void close();

 private:
  enum class State { created, initialized, closed };
  // Closes the coroutine when it cannot be run.
  template <class R>
  Coroutine<R> start(Coroutine<R>&& coroutine) {
    if (!detail::running_loop) return std::move(coroutine);
    coroutine.close();
    throw RuntimeError("Runner.run() cannot be called from a running event loop");
  }

  std::optional<bool> debug_;
  detail::Owner<LoopFactory, detail::Descent::Destroy> factory_;  // null: the default
  EventLoopPtr loop_;
  detail::Owner<Context> context_;  // once there is a loop
  bool set_loop_ = false;
  State state_ = State::created;
};

// Runs a program: `asyncio::run(main())`. What close() throws takes the place of the result.
// asyncio.run
template <class A>
await_result_t<A> run(A&& main, std::optional<bool> debug = std::nullopt) {
  if (detail::running_loop) {
    detail::as_coroutine(std::forward<A>(main)).close();
    throw RuntimeError("asyncio.run() cannot be called from a running event loop");
  }
  Runner runner(debug);
  try {
    if constexpr (std::is_void_v<await_result_t<A>>) {
      runner.run(std::forward<A>(main));
      runner.close();
    } else {
      await_result_t<A> result = runner.run(std::forward<A>(main));
      runner.close();
      return result;
    }
  } catch (...) {
    runner.close();  // what that throws goes first, as in Python
    throw;
  }
}

}  // namespace asyncio
#pragma GCC visibility pop
