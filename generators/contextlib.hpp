// suppress, closing, aclosing, nullcontext, contextmanager, asynccontextmanager: context managers
// for ASYNCIO_WITH.
//
// Python names: contextlib's. Lifetime: a manager that is made in the WITH lives as long as that.
// Thread: any one at a time; those that wait, the loop's.
#pragma once

#include <asyncio/generators/async_generator.hpp>

#include <optional>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

template <class... E>
struct Suppress {
  void enter() const noexcept {}
  bool exit(const ExceptionPtr& error) const { return (error.template is<E>() || ...); }
};

template <class T>
struct Closing {
  Holder<T> held;
  auto& enter() noexcept { return held.get(); }
  void exit(const ExceptionPtr&) { held.get().close(); }
};

template <class T>
struct AsyncClosing {
  Holder<T> held;
  auto& aenter() noexcept { return held.get(); }
  auto aexit(const ExceptionPtr&) { return held.get().aclose(); }
};

template <class T>
struct NullContext {
  Holder<T> held;
  auto& enter() noexcept { return held.get(); }
  void exit(const ExceptionPtr&) const noexcept {}
};

// Did a generator let through what was raised at its YIELD? A Stop(Async)Iteration comes out of it
// as the cause of a RuntimeError.
inline bool let_through(const ExceptionPtr& raised, const ExceptionPtr& error) {
  return raised == error || (raised.cause() == error && error.is<StopIteration>());
}

template <class Y, class S, class R>
class GeneratorManager {
 public:
  explicit GeneratorManager(Generator<Y, S, R>&& generator) : generator_(std::move(generator)) {}

  Y enter() {
    std::optional<Y> value = generator_.advance(nullptr, {});
    if (!value) throw RuntimeError("generator didn't yield");
    return std::move(*value);
  }
  Outcome<bool> exit(const ExceptionPtr& error) {
    generator_.check_running();
    const bool ended = generator_.finished();
    std::optional<Y> value;
    const ExceptionPtr raised = error && ended ? error : generator_.step(nullptr, error, value);
    Outcome<bool> outcome;
    if (value)
      outcome.set_exception(make_exception<RuntimeError>(
          error ? "generator didn't stop after throw()" : "generator didn't stop"));
    else if (raised && !let_through(raised, error))
      outcome.set_exception(raised);
    else
      outcome.set_value(!raised);
    return outcome;
  }

 private:
  Generator<Y, S, R> generator_;
};

template <class Y, class S>
class AsyncGeneratorManager {
 public:
  explicit AsyncGeneratorManager(AsyncGenerator<Y, S>&& generator)
      : generator_(std::move(generator)) {}

  Coroutine<Y> aenter(Caller at = Caller()) {
    auto body = [this, value = std::optional<Y>()](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      ASYNCIO_YIELD_FROM_INTO(value, generator_.anext());
      if (!value) ASYNCIO_RAISE(RuntimeError("generator didn't yield"));
      ASYNCIO_RETURN(std::move(*value));
      ASYNCIO_END;
    };
    return coroutine_at<Y>(at, "aenter", std::move(body));
  }
  // True: the generator has swallowed the exception.
  Coroutine<bool> aexit(const ExceptionPtr& error, Caller at = Caller()) {
    auto body = [this, error, value = std::optional<Y>()](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      ASYNCIO_TRY {
        ASYNCIO_YIELD_FROM_INTO(value, error ? generator_.athrow(error) : generator_.anext());
      }
      ASYNCIO_EXCEPT(BaseException) {
        if (error && let_through(co.exception(), error)) ASYNCIO_RETURN(false);
        ASYNCIO_RAISE();
      }
      ASYNCIO_END_TRY;
      if (value)
        ASYNCIO_RAISE(
            RuntimeError(error ? "generator didn't stop after athrow()" : "generator didn't stop"));
      ASYNCIO_RETURN(static_cast<bool>(error));
      ASYNCIO_END;
    };
    return coroutine_at<bool>(at, "aexit", std::move(body));
  }

 private:
  AsyncGenerator<Y, S> generator_;
};

}  // namespace detail

// Swallows an exception that is one of these: ASYNCIO_WITH(suppress<TimeoutError>()) { }.
// contextlib.suppress
template <class... E>
detail::Suppress<E...> suppress() noexcept {
  static_assert(sizeof...(E) > 0, "suppress<E>() names what it swallows");
  return {};
}

// Calls close() of a variable, or of an object that it takes over, on the way out; the enter gives
// a reference to it. contextlib.closing
template <class T>
detail::Closing<T> closing(T&& object) {
  return {detail::Holder<T>(std::forward<T>(object))};
}
// Awaits aclose(). contextlib.aclosing
template <class T>
detail::AsyncClosing<T> aclosing(T&& object) {
  return {detail::Holder<T>(std::forward<T>(object))};
}
// Does nothing; the enter gives a reference to `object`. contextlib.nullcontext
template <class T = std::monostate>
detail::NullContext<T> nullcontext(T&& object = T()) {
  return {detail::Holder<T>(std::forward<T>(object))};
}

// A context manager written as a generator: what it yields is what the enter gives, and what leaves
// the block is raised at that YIELD. It must yield once: RuntimeError else.
// contextlib.contextmanager
template <class Y, class S, class R>
detail::GeneratorManager<Y, S, R> contextmanager(Generator<Y, S, R> generator) {
  return detail::GeneratorManager<Y, S, R>(std::move(generator));
}
// The same with an async generator. contextlib.asynccontextmanager
template <class Y, class S>
detail::AsyncGeneratorManager<Y, S> asynccontextmanager(AsyncGenerator<Y, S> generator) {
  return detail::AsyncGeneratorManager<Y, S>(std::move(generator));
}

}  // namespace asyncio
#pragma GCC visibility pop
