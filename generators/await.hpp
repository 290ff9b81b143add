// What can be awaited, and CoBase, the `co` of a coroutine whatever it returns.
//
// A type is awaited through AwaitTraits; futures, tasks, sleep() and the primitives of sync/ have
// theirs beside them. Lifetime and thread: as Activation.
#pragma once

#include <asyncio/generators/activation.hpp>

#include <memory>
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
  bool fail(ExceptionPtr error, AwaitTarget<R> to) {
    return at_once(place_error(run_, std::move(error), to));
  }
  // The same in two parts, of which the first, where it is rare, may be a function apart: it takes
  // no address of this object, which can stay in registers. Is the error to be raised?
  template <class R>
  static bool place_error(detail::Resumption& run, ExceptionPtr error, AwaitTarget<R> to) {
    if (to.outcome) {
      to.outcome->set_exception(std::move(error));
      return false;
    }
    run.raised = std::move(error);
    return true;
  }
  bool at_once(bool raised) noexcept {
    if (raised) step_kind_ = Step::Kind::raised;
    return raised;
  }
  detail::Resumption& resumption() const noexcept { return run_; }
  using Activation::call;
  // Goes on with a callee that is suspended on its own (an async generator), or raises an exception
  // there.
  void resume_callee(Frame& callee, void* sent, ExceptionPtr error) {
    call(callee, callee);
    run_.raised = std::move(error);
    run_.sent = sent;
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
      co.expect_outcome(true);
      if (AwaitTraits<std::decay_t<A>>::start(co, std::forward<A>(awaitable), into(target)))
        return true;
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

  // ---- for frames of the library that stand between a caller and what it awaits ----
  // Awaits at `label`, where raised() is what came out. False: it is in `now` already.
  template <class A>
  bool await_at(int label, A&& awaitable, Outcome<await_result_t<A>>& now) {
    at_by_hand(label);
    expect_outcome(true);
    if (AwaitTraits<std::decay_t<A>>::start(*this, std::forward<A>(awaitable), into(now)))
      return true;
    expect_outcome(false);
    return false;
  }
  // The exception of that await, to be replaced or left; empty when there is a result. To be
  // called once at the label.
  ExceptionPtr& raised() noexcept {
    expect_outcome(false);
    return run_.raised;
  }
  Step raise_it() noexcept { return Step(Step::Kind::raised); }
  // Ends with the result of that await: a caller takes it from where it is.
  template <class R>
  Step pass_result() {
    if (frame_.caller()) return Step(Step::Kind::passed);
    if constexpr (std::is_void_v<R>) {
      discard_result();
    } else {
      R result{};
      take_result(result);
      static_cast<detail::ReturnFrame<R>&>(frame_).set_result(std::move(result));
    }
    return Step(Step::Kind::finished);
  }

  // ---- for bodies written by hand ----
  // `return co.yield_from(1, awaitable); case 1: co.result(x);`
  template <class A>
  Step yield_from(int label, A&& awaitable) {
    at_by_hand(label);
    using R = await_result_t<A>;
    Outcome<R> now;
    if (AwaitTraits<std::decay_t<A>>::start(*this, std::forward<A>(awaitable), into(now)))
      return step_();
    if (now.exception()) return raise(now.exception());
    run_.source = new Held<R>(std::move(now));
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
  template <class R>
  static AwaitTarget<R> into(Outcome<R>& outcome) noexcept {
    AwaitTarget<R> to;
    to.outcome = &outcome;
    return to;
  }
  // A result that was there at once, kept until the body has come to its label.
  template <class R>
  struct Held : detail::Pooled {
    explicit Held(Outcome<R>&& o) : outcome(std::move(o)) {}
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

}  // namespace asyncio
