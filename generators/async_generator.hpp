// AsyncGenerator<Yield, Send>: a coroutine that also yields values, awaited one by one with
// ASYNCIO_FOR or anext().
//
// Python names: asynchronous generator (PEP 525): __anext__, asend, athrow, aclose.
// Lifetime: it owns its frame. FOR over a temporary awaits its aclose() on every way out. Dropped
// while suspended it is closed by a task of the loop in which it began, and by
// loop.shutdown_asyncgens() at the latest; dropped while somebody awaits its next value, after that
// one has it. Without such a loop, or when that is closed, it is closed at once, and then its
// FINALLY blocks must not wait. Thread: the loop's.
#pragma once

#include <asyncio/generators/async_generator_state.hpp>
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/keywords.hpp>
#include <asyncio/generators/spare_exceptions.hpp>

#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#pragma GCC visibility push(default)
namespace asyncio {

template <class Y, class S = std::monostate>
class AsyncGenerator;

namespace detail {

template <class Y>
class AsyncGenFrame : public ReturnFrame<std::optional<Y>> {
 public:
  using ReturnFrame<std::optional<Y>>::ReturnFrame;
  ~AsyncGenFrame() {
    if (state) state->ended();
  }
  std::shared_ptr<AsyncGeneratorState> state;
  std::optional<Y> yielded;
};

}  // namespace detail

// The `co` of an async generator.
template <class Y, class S = std::monostate>
class AsyncGen : public CoBase {
 public:
  static constexpr detail::FrameSort kSort = detail::FrameSort::async_generator;
  AsyncGen(detail::AsyncGenFrame<Y>& frame, detail::Resumption& run) noexcept
      : CoBase(frame, run) {}

  struct Here : CoBase::Here {
    template <class V>
    Step yield_(V&& value) {
      static_cast<AsyncGen&>(this->co).put(std::forward<V>(value));
      return Step(Step::Kind::yielded);
    }
  };
  Here here_(int label, int handler) noexcept {
    at(label, handler);
    return Here{{*this}};
  }
  template <class T>
  void sent_into_(T&& target) {
    detail::give_sent<S>(run_, std::forward<T>(target));
  }
  struct Returning {
    AsyncGen& co;
    int handler;
    template <class V>
    Step value(V&&) {
      static_assert(std::is_void_v<V>, "an async generator returns nothing: RETURN()");
      return value();
    }
    Step value() {
      static_cast<detail::ReturnFrame<std::optional<Y>>&>(co.frame_).set_result(std::nullopt);
      return co.return_now(handler);
    }
  };
  Returning returning_(int handler) noexcept { return {*this, handler}; }
  Step end_() { return returning_(0).value(); }

 private:
  template <class V>
  void put(V&& value) {
    static_assert(__is_constructible(Y, V),
                  "YIELD gives what can become the value of the async generator");
    auto& frame = static_cast<detail::AsyncGenFrame<Y>&>(frame_);
    frame.yielded.emplace(std::forward<V>(value));
    if (frame.state->dropped && !frame.state->finalized)
      detail::async_generator_leaves(*frame.state);
    frame.state->running = false;
    run_.source = &frame;
    run_.deliver_from = [](void* source, void* target, detail::Deliver how) {
      auto& yielded = static_cast<detail::AsyncGenFrame<Y>*>(source)->yielded;
      detail::deliver_value<std::optional<Y>>(std::move(yielded), target, how);
      yielded.reset();
    };
  }
};

// One step of an async generator, to be awaited: gives the value that it yields, nothing when it
// has ended.
template <class Y, class S>
struct [[nodiscard]] AsyncGeneratorStep {
  std::shared_ptr<detail::AsyncGeneratorState> state;
  std::shared_ptr<S> sent;
  ExceptionPtr error;
  const char* name;
};

template <class Y, class S>
struct AwaitTraits<AsyncGeneratorStep<Y, S>> {
  using result_type = std::optional<Y>;
  static bool start(CoBase& co, AsyncGeneratorStep<Y, S> step,
                    const AwaitTarget<std::optional<Y>>& to) {
    if (!step.state)
      return co.fail(make_exception<RuntimeError>("the handle refers to no async generator"), to);
    detail::AsyncGeneratorState& state = *step.state;
    if (state.running)
      return co.fail(make_exception<RuntimeError>(
                         step.name + std::string("(): asynchronous generator is already running")),
                     to);
    if (!state.frame) {
      if (step.error) return co.fail(std::move(step.error), to);
      to.set(std::nullopt);
      return false;
    }
    if (step.sent && !state.frame->started() && !detail::is_none(*step.sent))
      return co.fail(
          make_exception<TypeError>("can't send non-None value to a just-started async generator"),
          to);
    if (!state.frame->started()) detail::async_generator_begins(state, co.driver());
    state.running = true;
    state.sent = step.sent;
    co.resume_callee(*state.frame, step.sent.get(), std::move(step.error));
    return true;
  }
};

template <class Y, class S>
class [[nodiscard]] AsyncGenerator {
 public:
  using yield_type = Y;
  using Next = AsyncGeneratorStep<Y, S>;

  explicit AsyncGenerator(detail::AsyncGenFrame<Y>* frame) : owner_(make_state(frame)) {
    frame->state = state();
  }

  // Awaits the next value; nothing at the end (StopAsyncIteration). RuntimeError when somebody
  // awaits it already.
  Next anext() { return {state(), nullptr, {}, "anext"}; }
  // The same; the value is what its YIELD gives.
  Next asend(S value) { return {state(), std::make_shared<S>(std::move(value)), {}, "asend"}; }
  // Raises an exception where it stands.
  template <class E>
  Next athrow(E&& error) {
    return {state(), nullptr, to_exception(std::forward<E>(error)), "athrow"};
  }
  // Ends it: raises GeneratorExit where it stands and waits for its FINALLY blocks. RuntimeError
  // when it yields again, and when somebody awaits it.
  Coroutine<void> aclose(detail::Caller at = detail::Caller()) { return close_at(state(), at); }
  // Has it ended?
  bool finished() const noexcept { return !state() || !state()->frame; }

 private:
  // Takes over the frame.
  static std::shared_ptr<detail::AsyncGeneratorState> make_state(detail::AsyncGenFrame<Y>* frame) {
    FrameOwner owned(frame);
    auto state = std::make_shared<detail::AsyncGeneratorState>();
    state->frame = owned.release();
    state->aclose = &AsyncGenerator::close;
    return state;
  }
  // Was there a value? A target that keeps none: a Y may be larger than the stack.
  struct Yielded {
    bool& any;
    Yielded& operator=(std::optional<Y>&& value) {
      any = value.has_value();
      return *this;
    }
  };
  struct Closing : detail::Caller {
    std::shared_ptr<detail::AsyncGeneratorState> state;
    bool yielded;

    Step operator()(Co<void>& co) {
      ASYNCIO_BEGIN(co);
      if (!state || !state->frame) ASYNCIO_RETURN();
      if (!state->frame->started() && !state->running) {
        state->free();
        ASYNCIO_RETURN();
      }
      ASYNCIO_TRY {
        ASYNCIO_YIELD_FROM_INTO(Yielded{yielded},
                                Next{state, nullptr, detail::make_generator_exit(), "aclose"});
        if (yielded) ASYNCIO_RAISE(RuntimeError("async generator ignored GeneratorExit"));
      }
      ASYNCIO_EXCEPT(GeneratorExit) {}
      ASYNCIO_END_TRY
      ASYNCIO_END;
    }
  };
  static Coroutine<void> close_at(const std::shared_ptr<detail::AsyncGeneratorState>& state,
                                  const detail::Caller& at) {
    return coroutine(Closing{at, state, false}, __FILE__, __LINE__, "aclose");
  }
  static Coroutine<void> close(const std::shared_ptr<detail::AsyncGeneratorState>& state) {
    return close_at(state, detail::Caller::none());
  }
  const std::shared_ptr<detail::AsyncGeneratorState>& state() const noexcept {
    return owner_.state();
  }
  detail::AsyncGeneratorOwner owner_;
};

template <class Y, class S>
struct detail::closes_at_end<AsyncGenerator<Y, S>> : std::true_type {};

// Makes an async generator of a callable that takes `AsyncGen<Y, S>&` (or `auto&`), as
// coroutine<R>() does.
template <class Y, class S = std::monostate, class F>
AsyncGenerator<Y, S> async_generator(F&& body, const char* file = __builtin_FILE(),
                                     int line = __builtin_LINE(),
                                     const char* function = __builtin_FUNCTION()) {
  static_assert(detail::check_body_moves<F&&>());
  using D = std::decay_t<F>;
  using Made = detail::CallableFrame<detail::AsyncGenFrame<Y>, AsyncGen<Y, S>, D>;
  Made::common.set_made_at(file, line, function);
  return AsyncGenerator<Y, S>(new Made(static_cast<F&&>(body)));
}
template <class Y, class S = std::monostate, class Body, class Make>
AsyncGenerator<Y, S> async_generator(detail::Emplaced<Body, Make>&& made,
                                     const char* file = __builtin_FILE(),
                                     int line = __builtin_LINE(),
                                     const char* function = __builtin_FUNCTION()) {
  using Made = detail::CallableFrame<detail::AsyncGenFrame<Y>, AsyncGen<Y, S>, Body>;
  Made::common.set_made_at(file, line, function);
  return AsyncGenerator<Y, S>(new Made(detail::MakesBody(), made.make));
}

}  // namespace asyncio
#pragma GCC visibility pop
