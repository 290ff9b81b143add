// AsyncGenerator<Yield, Send>: a coroutine that also yields values, awaited one by one with
// ASYNCIO_FOR or anext().
//
// Python names: asynchronous generator (PEP 525): __anext__, asend, athrow, aclose.
// Lifetime: it owns its frame; dropped while suspended it is closed as a generator is, and then its
// FINALLY blocks must not wait. aclose() lets them wait. Thread: the loop's.
#pragma once

#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/keywords.hpp>

#include <memory>
#include <optional>

namespace asyncio {

template <class Y, class S = None>
class AsyncGenerator;

namespace detail {

// What the generator and its frame know of each other.
struct AsyncGeneratorState {
  Frame* frame = nullptr;  // null once it has ended
  bool running = false;    // somebody awaits it
};

template <class Y>
class AsyncGenFrame : public ReturnFrame<std::optional<Y>> {
 public:
  ~AsyncGenFrame() override {
    if (!state) return;
    state->frame = nullptr;
    state->running = false;
  }
  std::shared_ptr<AsyncGeneratorState> state;
  std::optional<Y> yielded;
};

}  // namespace detail

// The `co` of an async generator.
template <class Y, class S>
class AsyncGen : public CoBase {
 public:
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
  void sent_into_(S& target) {
    target = run_.sent ? std::move(*static_cast<S*>(run_.sent)) : S();
    run_.sent = nullptr;
  }
  struct Returning {
    AsyncGen& co;
    int handler;
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
    auto& frame = static_cast<detail::AsyncGenFrame<Y>&>(frame_);
    frame.yielded.emplace(std::forward<V>(value));
    frame.state->running = false;
    run_.source = &frame;
    run_.deliver_from = [](void* source, void* target) {
      auto& yielded = static_cast<detail::AsyncGenFrame<Y>*>(source)->yielded;
      if (target) *static_cast<std::optional<Y>*>(target) = std::move(yielded);
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
};

template <class Y, class S>
struct AwaitTraits<AsyncGeneratorStep<Y, S>> {
  using result_type = std::optional<Y>;
  static bool start(CoBase& co, AsyncGeneratorStep<Y, S> step,
                    const AwaitTarget<std::optional<Y>>& to) {
    detail::AsyncGeneratorState& state = *step.state;
    if (state.running)
      return co.fail(
          make_exception<RuntimeError>("anext(): asynchronous generator is already running"), to);
    if (!state.frame) {
      if (step.error) return co.fail(std::move(step.error), to);
      to.set(std::optional<Y>());
      return false;
    }
    if (step.sent && !state.frame->started() && !detail::is_none(*step.sent))
      return co.fail(
          make_exception<TypeError>("can't send non-None value to a just-started async generator"),
          to);
    state.running = true;
    co.resume_callee(*state.frame, step.sent, std::move(step.error));
    return true;
  }
};

template <class Y, class S>
class [[nodiscard]] AsyncGenerator {
 public:
  using yield_type = Y;
  using Next = AsyncGeneratorStep<Y, S>;

  explicit AsyncGenerator(detail::AsyncGenFrame<Y>* frame)
      : state_(std::make_shared<detail::AsyncGeneratorState>()) {
    state_->frame = frame;
    frame->state = state_;
  }
  AsyncGenerator(AsyncGenerator&&) noexcept = default;
  AsyncGenerator& operator=(AsyncGenerator&& other) noexcept {
    std::swap(state_, other.state_);
    return *this;
  }
  ~AsyncGenerator() {
    if (state_ && state_->frame && !state_->running)
      detail::drop_chain(state_->frame, "async generator");
  }

  // Awaits the next value; nothing at the end (StopAsyncIteration). RuntimeError when somebody
  // awaits it already.
  Next anext() { return {state_, nullptr, {}}; }
  // The same; the value is what its YIELD gives.
  Next asend(S value) { return {state_, std::make_shared<S>(std::move(value)), {}}; }
  // Raises an exception where it stands.
  template <class E>
  Next athrow(E&& error) {
    return {state_, nullptr, to_exception(std::forward<E>(error))};
  }
  // Ends it: raises GeneratorExit where it stands and waits for its FINALLY blocks. RuntimeError
  // when it yields again.
  Coroutine<void> aclose() {
    return coroutine([state = state_, value = std::optional<Y>()](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      if (!state->frame) ASYNCIO_RETURN();
      if (!state->frame->started() && !state->running) {
        delete state->frame;
        ASYNCIO_RETURN();
      }
      ASYNCIO_TRY {
        ASYNCIO_YIELD_FROM_INTO(value, Next{state, nullptr, make_exception<GeneratorExit>()});
        if (value) ASYNCIO_RAISE(RuntimeError("async generator ignored GeneratorExit"));
      }
      ASYNCIO_EXCEPT(GeneratorExit) {}
      ASYNCIO_END_TRY
      ASYNCIO_END;
    });
  }

 private:
  std::shared_ptr<detail::AsyncGeneratorState> state_;
};

// Makes an async generator of a callable that takes `AsyncGen<Y, S>&` (or `auto&`), as
// coroutine<R>() does.
template <class Y, class S = None, class F>
AsyncGenerator<Y, S> async_generator(F&& body, const char* file = __builtin_FILE(),
                                     int line = __builtin_LINE(),
                                     const char* function = __builtin_FUNCTION()) {
  using D = std::decay_t<F>;
  detail::MadeAt<D>::set(file, line, function);
  return AsyncGenerator<Y, S>(
      new detail::CallableFrame<detail::AsyncGenFrame<Y>, AsyncGen<Y, S>, D>(
          std::forward<F>(body)));
}

}  // namespace asyncio
