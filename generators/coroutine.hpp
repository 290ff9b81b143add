// Coroutine<R>: a function that can wait, returned unstarted by the function that makes it.
//
// asyncio names: a coroutine object, `@asyncio.coroutine`, iscoroutine, iscoroutinefunction.
// Lifetime: it owns its frame until it is awaited or given to a task; awaiting moves it. Dropped
// before that, it warns that it was never awaited. Thread: the loop's.
#pragma once

#include <asyncio/generators/activation.hpp>

#include <atomic>
#include <type_traits>
#include <utility>

namespace asyncio {

// How a type is awaited in a coroutine. A specialisation has
//   using result_type = R;
//   static bool start(CoBase& co, A&& awaitable, AwaitTarget<R> to);
// start() returns false when the result is there already (and was put to `to`), true when the
// coroutine must suspend, call or raise (see CoBase).
template <class A, class = void>
struct AwaitTraits;

// What `yield from` of an A gives.
template <class A>
using await_result_t = typename AwaitTraits<std::decay_t<A>>::result_type;

template <class A, class = void>
struct is_awaitable : std::false_type {};
template <class A>
struct is_awaitable<A, std::void_t<await_result_t<A>>> : std::true_type {};
// inspect.isawaitable
template <class A>
inline constexpr bool is_awaitable_v = is_awaitable<A>::value;

// Where the result of an await goes that is there at once: to a variable, to an outcome, or
// nowhere.
template <class R>
struct AwaitTarget {
  R* value = nullptr;
  Outcome<R>* outcome = nullptr;
  template <class V>
  void set(V&& v) const {
    if (value) *value = std::forward<V>(v);
    if (outcome) outcome->set_value(std::forward<V>(v));
  }
};
template <>
struct AwaitTarget<void> {
  Outcome<void>* outcome = nullptr;
  void set() const {
    if (outcome) outcome->set_value();
  }
};

// What a YIELD without a value is to the layer of tasks, and one with a value (a mistake, see
// CoBase::Here::yield_).
struct BareYield {};
template <class V>
struct BadYield {
  const V& value;
};

// The part of Co<R> that does not depend on R.
class CoBase : public Activation {
 public:
  using Activation::Activation;

  // The Task that runs this coroutine; null while it is being closed without one.
  void* driver() const noexcept { return run_.driver; }

  // ---- for AwaitTraits ----
  // Suspends; the driver resumes.
  bool suspend() noexcept {
    step_kind_ = Step::Kind::suspended;
    return true;
  }
  // The await failed at once.
  template <class R>
  bool fail(ExceptionPtr error, const AwaitTarget<R>& to) {
    if (to.outcome) {
      to.outcome->set_exception(std::move(error));
      return false;
    }
    run_.raised = std::move(error);
    step_kind_ = Step::Kind::raised;
    return true;
  }
  using Activation::call;
  // Goes on with a callee that is suspended on its own (an async generator), or raises an exception
  // there.
  void resume_callee(Frame& callee, std::shared_ptr<void> sent, ExceptionPtr error) {
    call(callee, callee);
    run_.raised = std::move(error);
    run_.keep(std::move(sent));
  }

  // ---- what the keywords expand to ----
  struct Here {
    CoBase& co;
    template <class A>
    bool await_(A&& awaitable) {
      static_assert(is_awaitable_v<A>, "YIELD_FROM takes a coroutine, a future, a task or sleep()");
      return AwaitTraits<std::decay_t<A>>::start(co, std::forward<A>(awaitable), {});
    }
    template <class T, class A>
    bool await_into_(T& target, A&& awaitable) {
      static_assert(is_awaitable_v<A>, "YIELD_FROM takes a coroutine, a future, a task or sleep()");
      static_assert(std::is_same_v<T, await_result_t<A>>,
                    "the variable has the very type of the result that is awaited");
      return AwaitTraits<std::decay_t<A>>::start(co, std::forward<A>(awaitable),
                                                 {&target, nullptr});
    }
    template <class T, class A>
    bool await_outcome_(Outcome<T>& target, A&& awaitable) {
      static_assert(is_awaitable_v<A>, "YIELD_FROM takes a coroutine, a future, a task or sleep()");
      static_assert(std::is_same_v<T, await_result_t<A>>,
                    "the variable is an Outcome of the very type of the result that is awaited");
      AwaitTarget<T> to;
      to.outcome = &target;
      co.expect_outcome(true);
      if (AwaitTraits<std::decay_t<A>>::start(co, std::forward<A>(awaitable), to)) return true;
      co.expect_outcome(false);
      return false;
    }
    // A bare yield gives up one turn. With a value it is the mistake that asyncio calls a bad
    // yield, and is answered as asyncio does, by a RuntimeError at the next step.
    template <class B = BareYield>
    Step yield_() {
      AwaitTraits<B>::start(co, B{}, {});
      return co.step_();
    }
    template <class V>
    Step yield_(V&& value) {
      AwaitTraits<BadYield<std::decay_t<V>>>::start(co, {value}, {});
      return co.step_();
    }
  };
  Here here_(int label, int handler) noexcept {
    at(label, handler);
    return {*this};
  }
  void deliver_() noexcept { discard_result(); }
  template <class T>
  void deliver_into_(T& target) {
    take_result(target);
  }
  template <class T>
  void deliver_outcome_(Outcome<T>& target) {
    take_outcome(target);
  }

  // ---- for bodies written by hand ----
  // `return co.yield_from(1, awaitable); case 1: co.result(x);`
  template <class A>
  Step yield_from(int label, A&& awaitable) {
    at_by_hand(label);
    using R = await_result_t<A>;
    auto held = std::make_unique<Held<R>>();
    AwaitTarget<R> to;
    to.outcome = &held->outcome;
    if (AwaitTraits<std::decay_t<A>>::start(*this, std::forward<A>(awaitable), to)) return step_();
    if (held->outcome.exception()) return raise(held->outcome.exception());
    run_.source = held.release();
    run_.deliver_from = &Held<R>::deliver;
    return Step(Step::Kind::again);
  }
  // The same with an outcome: `return co.yield_from_outcome(1, awaitable); case 1: co.outcome(o);`
  template <class A>
  Step yield_from_outcome(int label, A&& awaitable) {
    expect_outcome(true);
    const Step step = yield_from(label, std::forward<A>(awaitable));
    // An await that failed at once comes back at its label as one that failed later does.
    return step.kind() == Step::Kind::raised ? Step(Step::Kind::again) : step;
  }
  template <class T>
  void outcome(Outcome<T>& target) {
    take_outcome(target);
  }
  // The result of the last yield_from, to be taken at its label.
  template <class T>
  void result(T& target) {
    take_result(target);
  }
  void result() noexcept { discard_result(); }

 private:
  // A result that was there at once, kept until the body has come to its label.
  template <class R>
  struct Held : detail::Pooled {
    Outcome<R> outcome;
    static void deliver(void* self, void* target) {
      const std::unique_ptr<Held> held(static_cast<Held*>(self));
      if constexpr (!std::is_void_v<R>) {
        if (target) *static_cast<R*>(target) = std::move(held->outcome.value());
      } else {
        (void)target;
      }
    }
  };
};

// The `co` of a coroutine that returns an R.
template <class R>
class Co : public CoBase {
 public:
  Co(detail::ReturnFrame<R>& frame, detail::Resumption& run) noexcept : CoBase(frame, run) {}

  // For a body written by hand: ends it with a value.
  template <class V>
  Step return_(V&& value) {
    static_cast<detail::ReturnFrame<R>&>(frame_).set_result(std::forward<V>(value));
    return Step(Step::Kind::finished);
  }

  struct Returning {
    Co& co;
    int handler;
    Step value(R v) {
      static_cast<detail::ReturnFrame<R>&>(co.frame_).set_result(std::move(v));
      return co.return_now(handler);
    }
  };
  Returning returning_(int handler) noexcept { return {*this, handler}; }
  // The body came to END without a RETURN.
  Step end_() {
    return raise(RuntimeError(frame_.name() + "() came to its end without ASYNCIO_RETURN"));
  }
};

template <>
class Co<void> : public CoBase {
 public:
  Co(detail::ReturnFrame<void>& frame, detail::Resumption& run) noexcept : CoBase(frame, run) {}

  Step return_() noexcept { return Step(Step::Kind::finished); }

  struct Returning {
    Co& co;
    int handler;
    Step value() { return co.return_now(handler); }
  };
  Returning returning_(int handler) noexcept { return {*this, handler}; }
  Step end_() noexcept { return Step(Step::Kind::finished); }
};

namespace detail {

// Frees the frame of a coroutine that was dropped unstarted, with a RuntimeWarning.
void never_awaited(Frame* frame) noexcept;

// Where the callables of type F are made; the same for all, since a lambda expression stands at one
// place.
template <class F>
class MadeAt {
 public:
  static void set(const char* file, int line, const char* function) noexcept {
    if (state_.load(std::memory_order_acquire) == 2) return;
    int expected = 0;
    if (!state_.compare_exchange_strong(expected, 1)) return;
    where_ = {file, line, function};
    state_.store(2, std::memory_order_release);
  }
  static SourceLocation get() noexcept {
    return state_.load(std::memory_order_acquire) == 2 ? where_ : SourceLocation{};
  }
  static std::string name() { return callable_name(typeid(F), get().function); }

 private:
  static inline std::atomic<int> state_{0};
  static inline SourceLocation where_{};
};

// The frame around a callable: `Base` is a ReturnFrame, `CoType` the kind of Activation its body
// takes.
template <class Base, class CoType, class F>
class CallableFrame final : public Base {
 public:
  template <class G>
  explicit CallableFrame(G&& fn) : fn_(std::forward<G>(fn)) {}
  const FrameInfo& info() const noexcept override {
    static constexpr FrameInfo info{&MadeAt<F>::get, &MadeAt<F>::name,
                                    std::is_base_of_v<CoBase, CoType>};
    return info;
  }

 private:
  Step body(Resumption& run) override {
    CoType co(*this, run);
    static_assert(std::is_same_v<decltype(fn_(co)), Step>,
                  "the body opens with ASYNCIO_BEGIN(co) and closes with ASYNCIO_END");
    return fn_(co);
  }
  F fn_;
};

}  // namespace detail

template <class R = void>
class [[nodiscard]] Coroutine {
 public:
  using result_type = R;

  // None yet.
  Coroutine() noexcept : frame_(nullptr) {}
  explicit Coroutine(detail::ReturnFrame<R>* frame) noexcept : frame_(frame) {}
  Coroutine(Coroutine&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  Coroutine& operator=(Coroutine&& other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  ~Coroutine() {
    if (frame_) detail::never_awaited(frame_);
  }

  // coroutine.close(): gives it up without running it, and without the warning.
  void close() noexcept { delete std::exchange(frame_, nullptr); }
  // False once it was awaited, given to a task or closed.
  bool valid() const noexcept { return frame_ != nullptr; }
  // `do_some_work`
  std::string name() const { return frame_ ? frame_->name() : "?"; }
  SourceLocation location() const { return frame_ ? frame_->made_at() : SourceLocation{}; }

  // Gives the frame away. Throws RuntimeError when it was awaited before.
  [[nodiscard]] detail::ReturnFrame<R>* release() {
    if (!frame_) throw RuntimeError("cannot reuse already awaited coroutine");
    return std::exchange(frame_, nullptr);
  }

 private:
  detail::ReturnFrame<R>* frame_;
};

// Makes a coroutine of a callable that takes `Co<R>&` (or `auto&`): a mutable lambda whose
// init-captures are the locals, or a struct with members and operator(). The body opens with
// ASYNCIO_BEGIN and closes with ASYNCIO_END, or is a hand-written switch over co.label(). Stands
// for `async def` / `@asyncio.coroutine`.
template <class R = void, class F>
Coroutine<R> coroutine(F&& body, const char* file = __builtin_FILE(), int line = __builtin_LINE(),
                       const char* function = __builtin_FUNCTION()) {
  using D = std::decay_t<F>;
  detail::MadeAt<D>::set(file, line, function);
  return Coroutine<R>(
      new detail::CallableFrame<detail::ReturnFrame<R>, Co<R>, D>(std::forward<F>(body)));
}

template <class R>
struct AwaitTraits<Coroutine<R>> {
  using result_type = R;
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

template <class T>
struct is_coroutine : std::false_type {};
template <class R>
struct is_coroutine<Coroutine<R>> : std::true_type {};

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
