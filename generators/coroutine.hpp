// Coroutine<R>: a function that can wait, returned unstarted by the function that makes it.
//
// asyncio names: a coroutine object, `@asyncio.coroutine`, iscoroutine, iscoroutinefunction.
// Lifetime: it owns its frame until it is awaited or given to a task; awaiting moves it. Dropped
// before that, it warns that it was never awaited. Thread: the loop's.
#pragma once

#include <asyncio/generators/await.hpp>
#include <asyncio/generators/callable_frame.hpp>
#include <asyncio/generators/callables.hpp>

#include <cstddef>
#include <functional>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

// The `co` of a coroutine that returns an R.
template <class R>
class Co : public CoBase {
 public:
  Co(detail::ReturnFrame<R>& frame, detail::Resumption& run) noexcept : CoBase(frame, run) {}

  // For a body written by hand: ends it with a value.
  template <class V>
  Step return_(V&& value) {
    discard_result();
    static_cast<detail::ReturnFrame<R>&>(frame_).set_result(std::forward<V>(value));
    return Step(Step::Kind::finished);
  }

  struct Returning {
    Co& co;
    int handler;
    template <class V = R>
    Step value(V&& v) {
      if constexpr (std::is_same_v<std::decay_t<V>, Outcome<R>>) {
        if (v.exception()) return co.raise(v.exception());
        return value(std::forward<V>(v).value());
      } else {
        static_assert(std::is_convertible_v<V, R>,
                      "RETURN gives what can become the result of the coroutine");
        static_cast<detail::ReturnFrame<R>&>(co.frame_).set_result(std::forward<V>(v));
        return co.return_now(handler);
      }
    }
    template <class V = R>
    Step value() {
      static_assert(std::is_void_v<V>, "RETURN() of a coroutine with a result gives it: RETURN(x)");
      return co.end_();
    }
    // What was awaited for it has come.
    Step delivered() {
      if (!handler) return co.template pass_result<R>();
      detail::Passing<R> result;
      co.take(result);
      return value(std::move(result.value()));
    }
    // It has come at once.
    Step arrived(detail::Passing<R>& result) { return value(std::move(result.value())); }
  };
  Returning returning_(int handler) noexcept { return {*this, handler}; }
  template <class A>
  auto await_return_(int label, int handler, A&& awaitable) {
    return here_(label, handler).template await_return_<R>(std::forward<A>(awaitable));
  }
  // The body came to END without a RETURN.
  Step end_() {
    return raise(RuntimeError(frame_.name() + "() came to its end without ASYNCIO_RETURN"));
  }
};

template <>
class Co<void> : public CoBase {
 public:
  Co(detail::ReturnFrame<void>& frame, detail::Resumption& run) noexcept : CoBase(frame, run) {}

  Step return_() noexcept {
    discard_result();
    return Step(Step::Kind::finished);
  }

  struct Returning {
    Co& co;
    int handler;
    Step value() { return co.return_now(handler); }
    Step value(const Outcome<void>& outcome) {
      return outcome.exception() ? co.raise(outcome.exception()) : value();
    }
    template <class V, class = std::enable_if_t<!std::is_same_v<std::decay_t<V>, Outcome<void>>>>
    Step value(V&&) {
      static_assert(std::is_void_v<V>,
                    "a Coroutine<> returns nothing: RETURN(), or coroutine<T>(...) to return a T");
      return value();
    }
    Step delivered() {
      co.discard_result();
      return value();
    }
    template <class Nothing>
    Step arrived(const Nothing&) {
      return value();
    }
  };
  Returning returning_(int handler) noexcept { return {*this, handler}; }
  template <class A>
  auto await_return_(int label, int handler, A&& awaitable) {
    return here_(label, handler).template await_return_<void>(std::forward<A>(awaitable));
  }
  Step end_() noexcept { return Step(Step::Kind::finished); }
};

template <class R = void>
class Coroutine;

// Is T a Coroutine?
template <class T>
struct is_coroutine : std::false_type {};
template <class R>
struct is_coroutine<Coroutine<R>> : std::true_type {};

namespace detail {
// Does an A that is no coroutine give an R when it is awaited?
template <class R, class A, bool = __is_class(std::remove_reference_t<A>)>
struct becomes_coroutine : std::false_type {};
template <class R, class A, class = void>
struct awaits_to : std::false_type {};
template <class R, class A>
struct awaits_to<R, A, std::void_t<await_result_t<A>>> : std::is_same<await_result_t<A>, R> {};
template <class R, class A>
struct becomes_coroutine<R, A, true> : std::bool_constant<!is_coroutine<std::decay_t<A>>::value &&
                                                          awaits_to<R, std::decay_t<A>>::value> {};
// In whose name such a one is awaited.
template <class A, class = void>
struct awaitable_name {
  static constexpr const char* value = "await";
};
template <class A>
struct awaitable_name<A, std::void_t<decltype(A::kName)>> {
  static constexpr const char* value = A::kName;
};
// A body that is made where it stays; what emplaced() returns.
template <class Body, class Make>
struct Emplaced {
  const Make make;
};
template <class Body>
constexpr bool check_body_moves() noexcept {
  constexpr bool moves = __is_constructible(std::decay_t<Body>, Body);
  static_assert(moves,
                "a body is moved into its frame: what cannot be moved, as a Lock or a Queue, is "
                "held by a std::unique_ptr, or the body is made there: "
                "coroutine(emplaced<Body>(...))");
  return moves;
}
}  // namespace detail

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"  // members may have their defaults
// The body of a coroutine or generator, made in its frame of these arguments; so a struct may have
// members that cannot be moved: coroutine(emplaced<Body>(1, 2)). To be used at once.
template <class Body, class... A>
auto emplaced(A&&... arguments) {
  auto make = [&]() -> Body {
    if constexpr (std::is_constructible_v<Body, A...>)
      return Body(std::forward<A>(arguments)...);
    else
      return Body{std::forward<A>(arguments)...};
  };
  return detail::Emplaced<Body, decltype(make)>{make};
}
#pragma GCC diagnostic pop

template <class R>
class [[nodiscard]] Coroutine {
  static_assert(detail::check_result_type<R>());

 public:
  using result_type = R;

  // None yet.
  Coroutine() noexcept : frame_(nullptr) {}
  explicit Coroutine(detail::ReturnFrame<R>* frame) noexcept : frame_(frame) {}
  // Of another thing that can be awaited, so that a function may return what queue.get(), sleep()
  // or a future is: Coroutine<> rest() { return sleep(1); }
  template <class A, class = std::enable_if_t<detail::becomes_coroutine<R, A>::value>>
  Coroutine(A&& awaitable, detail::Caller at = detail::Caller());
  Coroutine(Coroutine&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  Coroutine& operator=(Coroutine&& other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  ~Coroutine() {
    if (frame_) detail::never_awaited(frame_);
  }

  // coroutine.close(): gives it up without running it, and without the warning.
  void close() noexcept {
    if (frame_) std::exchange(frame_, nullptr)->destroy();
    detail::pool_look();
  }
  // False once it was awaited, given to a task or closed.
  bool valid() const noexcept { return frame_ != nullptr; }
  // `do_some_work`
  std::string name() const { return frame_ ? frame_->name() : "?"; }
  // Where it was made.
  SourceLocation location() const { return frame_ ? frame_->made_at() : SourceLocation{}; }

  // Throws RuntimeError when it was awaited before.
  detail::ReturnFrame<R>& frame() const {
    if (!frame_) detail::already_awaited();
    return *frame_;
  }
  // The frame is somebody else's from now on.
  void give_away() noexcept { frame_ = nullptr; }
  // Both.
  [[nodiscard]] detail::ReturnFrame<R>* release() {
    detail::ReturnFrame<R>* const given = &frame();
    give_away();
    return given;
  }

 private:
  detail::ReturnFrame<R>* frame_;
};

// Makes a coroutine of a callable that takes `Co<R>&` (or `auto&`): a mutable lambda whose
// init-captures are the locals, or a struct with members and operator(). The body opens with
// ASYNCIO_BEGIN and closes with ASYNCIO_END, or is a hand-written switch over co.label(). Stands
// for `async def` / `@asyncio.coroutine`.
template <class R = void, class F>
inline Coroutine<R> coroutine(F&& body, const char* file = __builtin_FILE(),
                              int line = __builtin_LINE(),
                              const char* function = __builtin_FUNCTION()) {
  if constexpr (detail::check_body_moves<F&&>()) {
    using Made = detail::CallableFrame<detail::ReturnFrame<R>, Co<R>, std::decay_t<F>>;
    Made::common.set_made_at(file, line, function);
    detail::ReturnFrame<R>* const frame = new Made(static_cast<F&&>(body));
    return Coroutine<R>(frame);
  } else {
    return (void)file, (void)line, (void)function, Coroutine<R>();
  }
}
template <class R = void, class Body, class Make>
Coroutine<R> coroutine(detail::Emplaced<Body, Make>&& made, const char* file = __builtin_FILE(),
                       int line = __builtin_LINE(), const char* function = __builtin_FUNCTION()) {
  using Made = detail::CallableFrame<detail::ReturnFrame<R>, Co<R>, Body>;
  Made::common.set_made_at(file, line, function);
  detail::ReturnFrame<R>* const frame = new Made(detail::MakesBody(), made.make);
  return Coroutine<R>(frame);
}

namespace detail {
// The same of an F that is made where it stays.
template <class R, class F, class... A>
inline Coroutine<R> coroutine_of(const SourceLocation& at, A&&... made_of) {
  using Made = CallableFrame<ReturnFrame<R>, Co<R>, F>;
  Made::common.set_made_at(at.file, at.line, at.function);
  ReturnFrame<R>* const frame = new Made(std::forward<A>(made_of)...);
  return Coroutine<R>(frame);
}

// A body of the library's that stands where the user called.
template <class F>
struct CalledAt : Caller, F {
  CalledAt(const Caller& at, F&& body) : Caller(at), F(std::move(body)) {}
  using F::operator();
};
// coroutine<R>(body) for a function of the library: `at` is its last parameter, `name` its name.
template <class R = void, class F>
Coroutine<R> coroutine_at(const Caller& at, const char* name, F&& body) {
  static_assert(!std::is_reference_v<F>);
  return coroutine_of<R, CalledAt<F>>({at.file, at.line, name}, at, std::move(body));
}

// What awaits another thing, as a coroutine.
template <class R, class A>
struct Awaits : Caller {
  A held;
  Awaits(const Caller& at, A&& a) : Caller(at), held(std::move(a)) {}
  Step operator()(Co<R>& co) {
    if (co.label() == 0) return co.yield_from(1, std::move(held));
    return co.template pass_result<R>();
  }
};
}  // namespace detail

template <class R>
template <class A, class>
Coroutine<R>::Coroutine(A&& awaitable, detail::Caller at)
    : frame_(detail::coroutine_of<R, detail::Awaits<R, std::decay_t<A>>>(
                 {at.file, at.line, detail::awaitable_name<std::decay_t<A>>::value}, at,
                 std::decay_t<A>(std::forward<A>(awaitable)))
                 .release()) {}

template <class R>
struct AwaitTraits<Coroutine<R>> {
  using result_type = R;
  static constexpr bool kNeverAtOnce = true;
  static bool start(CoBase& co, Coroutine<R>&& callee, const AwaitTarget<R>&) {
    Frame* frame = callee.release();
    co.call(*frame, *frame);
    return true;
  }
  static bool start(CoBase&, Coroutine<R>&, const AwaitTarget<R>&) {
    static_assert(!std::is_same_v<R, R>,
                  "awaiting a coroutine uses it up: ASYNCIO_YIELD_FROM(std::move(coroutine))");
    return false;
  }
};

namespace detail {

template <class T, class R>
struct AssignableValue final : Assignable<T> {
  explicit AssignableValue(R&& v) : value(std::move(v)) {}
  void assign(T& target) override { target = std::move(value); }
  R value;
};
template <class T, class A>
struct AwaitFor {
  using R = await_result_t<A>;
  using Value = AssignableValue<T, R>;
  A awaitable;
  explicit AwaitFor(A&& a) : awaitable(std::move(a)) {}
  Step operator()(Co<Assignment<T>>& co) {
    if (co.label() == 0) {
      Arrival<R> now;
      if (co.await_at(1, std::move(awaitable), now)) return co.step_();
      if (now.error) return co.raise(std::move(now.error));
      return co.return_(std::make_unique<Value>(std::move(now.value())));
    }
    if (co.raised()) return co.raise_it();
    Passing<R> result;
    co.take(result);
    return co.return_(std::make_unique<Value>(std::move(result.value())));
  }
};

template <class T, class A>
auto await_for(CoBase& co, A&& awaitable) {
  using D = std::decay_t<A>;
  using R = await_result_t<D>;
  static_assert(is_changeable_v<T>, ASYNCIO_TARGET_IS_CONST_);
  static_assert(!is_changeable_v<T> || std::is_assignable_v<T&, R>,
                "the result that is awaited can be assigned to the target");
  struct Waits {
    static constexpr bool waits_() noexcept { return true; }
    void give_(T&&) const noexcept {}
  };
  if constexpr (std::is_assignable_v<T&, R>) {
    using Frames = AwaitTraits<Coroutine<Assignment<T>>>;
    Frames::start(co,
                  coroutine_of<Assignment<T>, AwaitFor<T, D>>({__FILE__, __LINE__, "tie"},
                                                              D(std::forward<A>(awaitable))),
                  {});
  }
  return Waits{};
}

}  // namespace detail

// asyncio.iscoroutine: is it a coroutine object?
template <class T>
constexpr bool iscoroutine(const T&) noexcept {
  return is_coroutine<T>::value;
}

namespace detail {
template <class F, class = void>
struct returns_coroutine : std::false_type {};
template <class R, class... A>
struct returns_coroutine<R(A...)> : is_coroutine<R> {};
template <class R, class... A>
struct returns_coroutine<R (*)(A...)> : is_coroutine<R> {};
template <class C, class R, class... A>
struct returns_coroutine<R (C::*)(A...)> : is_coroutine<R> {};
template <class C, class R, class... A>
struct returns_coroutine<R (C::*)(A...) const> : is_coroutine<R> {};
template <class F>
struct returns_coroutine<F, std::void_t<decltype(&F::operator())>>
    : returns_coroutine<decltype(&F::operator())> {};
}  // namespace detail

namespace detail {
template <class F, class... A>
constexpr bool gives_coroutine() {
  if constexpr (callable_once_v<F, A...>)
    return is_coroutine<once_result_t<F, A...>>::value;
  else
    return is_coroutine<F>::value;
}
// Is it a coroutine where a callback belongs: an F that gives one when it is called with an A...?
// Nobody would run it.
template <class F, class... A>
inline constexpr bool gives_coroutine_v = gives_coroutine<std::decay_t<F>, std::decay_t<A>...>();

// A std::function that is made of no coroutine function. It may be made of what can only be moved:
// copies share what it is made of.
template <class Signature>
class Callback;
template <class R, class... A>
class Callback<R(A...)> : public std::function<R(A...)> {
 public:
  Callback() noexcept = default;
  Callback(std::nullptr_t) noexcept {}
  template <class F, class = std::enable_if_t<!std::is_base_of_v<Callback, std::decay_t<F>>>,
            class = std::enable_if_t<std::is_constructible_v<std::decay_t<F>, F> &&
                                     std::is_invocable_r_v<R, std::decay_t<F>&, A...>>>
  Callback(F&& f) : std::function<R(A...)>(copyable(std::forward<F>(f))) {
    static_assert(!is_coroutine<std::decay_t<std::invoke_result_t<std::decay_t<F>&, A...>>>::value,
                  "coroutines cannot be used as callbacks: let a function call create_task()");
  }
};
}  // namespace detail

// asyncio.iscoroutinefunction: does calling it give a coroutine object?
template <class F>
constexpr bool iscoroutinefunction(const F&) noexcept {
  return detail::returns_coroutine<std::decay_t<F>>::value;
}
template <class R, class... A>
constexpr bool iscoroutinefunction(R (&)(A...)) noexcept {
  return is_coroutine<R>::value;
}

}  // namespace asyncio
#pragma GCC visibility pop
