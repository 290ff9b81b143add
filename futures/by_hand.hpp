// ByHand<R>: a coroutine that is resumed by hand, without a task and without a loop.
//
// Python names: coroutine.send(None), throw(), close(). `async` and `await` know nothing of a loop:
// a scheduler of one's own resumes coroutines, and is handed what they wait for.
//
//   asyncio::ByHand job(countdown(3));
//   const std::any asked = job.send();  // it runs to its first wait
//
// Lifetime: it owns the coroutine; dropped while that is suspended it closes it, so that FINALLY
// blocks run, and dropped unstarted it warns. Thread: any one at a time.
#pragma once

#include <asyncio/futures/future_base.hpp>
#include <asyncio/generators/generator.hpp>

#include <any>
#include <memory>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// What driving is whatever the result.
//
// Invariants:
//  1. leaf_ is null before the coroutine is adopted and once it has ended.
//  2. waits_for_ is the future that the last step has handed out, if it was one.
class HandDriver {
 public:
  HandDriver() noexcept = default;
  HandDriver(HandDriver&& other) noexcept
      : leaf_(std::exchange(other.leaf_, nullptr)), waits_for_(std::move(other.waits_for_)) {}
  HandDriver& operator=(HandDriver&& other) noexcept {
    std::swap(leaf_, other.leaf_);
    std::swap(waits_for_, other.waits_for_);
    return *this;
  }
  ~HandDriver();

  void adopt(Frame& root) noexcept { leaf_ = &root; }
  bool suspended() const noexcept { return leaf_ != nullptr; }
  void check_running() const;
  // One step. The root once it has returned, null when it waits; then asked() says for what.
  Frame* advance(ExceptionPtr error);
  std::any& asked() noexcept { return asked_; }
  void close();

  // ---- for AwaitTraits, during a step ----
  void ask(FutureBase& future);
  void ask(std::any request) { asked_ = std::move(request); }

 private:
  // What the step finds of the future that it has waited for.
  void bring(Resumption& run);

  Frame* leaf_ = nullptr;
  Ref<FutureBase> waits_for_;
  std::any asked_;
  bool running_ = false;
};

}  // namespace detail

template <class R = void>
class [[nodiscard]] ByHand {
 public:
  using result_type = R;
  using Stop = StopIterationValue<std::conditional_t<std::is_void_v<R>, std::monostate, R>>;

  explicit ByHand(Coroutine<R> coroutine) noexcept : coroutine_(std::move(coroutine)) {}

  // coroutine.send(None): runs it to its next wait and gives what it waits for: an AnyFuture, the
  // Sleep of sleep(), the value of YIELD(value), nothing for a bare YIELD(). Throws
  // StopIterationValue<R> (None for void) when it returns, and what it raises. To be called again
  // once the future is done; RuntimeError goes into the coroutine when it is not, and comes out
  // here when the coroutine has ended before. ValueError while it runs.
  std::any send() { return advance({}); }
  // coroutine.throw(error): raises it at the await where the coroutine stands.
  template <class E>
  std::any throw_(E&& error) {
    return advance(to_exception(std::forward<E>(error)));
  }
  // coroutine.close(): raises GeneratorExit where it stands. RuntimeError when it waits again (it
  // is suspended there then), ValueError while it runs.
  void close() {
    coroutine_.close();
    driver_.close();
  }
  // Has it returned, raised or been closed?
  bool finished() const noexcept { return !coroutine_.valid() && !driver_.suspended(); }

 private:
  std::any advance(ExceptionPtr error) {
    driver_.check_running();
    if (!driver_.suspended()) driver_.adopt(*coroutine_.release());
    const FrameOwner root(driver_.advance(std::move(error)));
    if (!root) return std::move(driver_.asked());
    if constexpr (std::is_void_v<R>)
      throw Stop(std::monostate{});
    else
      throw Stop(std::move(static_cast<detail::ReturnFrame<R>&>(*root).result()));
  }

  Coroutine<R> coroutine_;  // until it has started
  detail::HandDriver driver_;
};

}  // namespace asyncio
#pragma GCC visibility pop
