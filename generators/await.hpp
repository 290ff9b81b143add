// CoBase, the `co` of a coroutine whatever it returns. Lifetime and thread: as Activation.
#pragma once

#include <asyncio/generators/awaitable.hpp>

#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// A result that is to be assigned to a T which is no variable of its type, as std::tie(a, b) is.
template <class T>
struct Assignable : Pooled {
  virtual ~Assignable() = default;
  virtual void assign(T& target) = 0;
};
template <class T>
using Assignment = std::unique_ptr<Assignable<T>>;
template <class Target>
inline constexpr bool is_changeable_v = !std::is_const_v<std::remove_reference_t<Target>>;
template <class... T>  // of std::tie()
inline constexpr bool is_changeable_v<std::tuple<T&...>> =
    ((!std::is_const_v<T> || std::is_same_v<T, decltype(std::ignore)>)&&...);
#define ASYNCIO_TARGET_IS_CONST_                                                  \
  "the target of the result is const: a body whose variables change is mutable, " \
  "[x = 0](auto& co) mutable { ... }"
// Is it what gather(a, b) gives, and the variable a std::vector?
template <class T, class R>
struct is_tuple_for_list : std::false_type {};
template <class T, class... R>
struct is_tuple_for_list<std::vector<T>, std::tuple<R...>> : std::true_type {};
// Awaits it for such a target. In coroutine.hpp, as it needs a frame.
template <class T, class A>
auto await_for(CoBase& co, A&& awaitable);

}  // namespace detail

// The part of Co<R> that does not depend on R.
class CoBase : public Activation {
 public:
  static constexpr detail::FrameSort kSort = detail::FrameSort::coroutine;
  using Activation::Activation;

  // The Task that runs this coroutine; null when it is driven by hand, or closed without one.
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
    if (to.takes(error)) return false;
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
  // An await into a target: what has come at once, until the target is evaluated.
  template <class Target, class R>
  struct CheckTarget {
    static_assert(detail::is_changeable_v<Target>, ASYNCIO_TARGET_IS_CONST_);
    static_assert(!detail::is_tuple_for_list<std::decay_t<Target>, R>::value,
                  "gather(a, b) of single ones gives a std::tuple, also where all are of one type: "
                  "take it by std::tie(x, y), or gather a range");
    static_assert(std::is_same_v<std::decay_t<Target>, R> || !std::is_lvalue_reference_v<Target> ||
                      !detail::is_changeable_v<Target> ||
                      detail::is_tuple_for_list<std::decay_t<Target>, R>::value,
                  "the variable has the very type of the result that is awaited");
    static_assert(!std::is_same_v<Target, R&> || detail::takes_result_v<R>,
                  "a result that cannot be assigned is awaited into an Outcome: "
                  "ASYNCIO_YIELD_FROM_OUTCOME");
  };
  template <class Target, class A, class D = std::decay_t<A>,
            bool = detail::is_never_at_once<D>::value>
  class Into : CheckTarget<Target, await_result_t<A>> {
    using R = await_result_t<A>;

   public:
    Into(CoBase& co, A&& awaitable)
        : waits_now_(AwaitTraits<D>::start(co, std::forward<A>(awaitable),
                                           AwaitTarget<R>::passing(passing_))) {}
    bool waits_() const noexcept { return waits_now_; }
    void give_(Target target) { detail::assign_result(target, std::move(passing_.value())); }

   private:
    detail::Passing<R> passing_;
    const bool waits_now_;
  };
  template <class Target, class A, class D>
  struct Into<Target, A, D, true> : CheckTarget<Target, await_result_t<A>> {
    Into(CoBase& co, A&& awaitable) { AwaitTraits<D>::start(co, std::forward<A>(awaitable), {}); }
    static constexpr bool waits_() noexcept { return true; }
    void give_(Target) const noexcept {}
  };
  // An await whose result is that of the coroutine, and what has come of it at once.
  template <class R, class A>
  class Returned {
    static_assert(std::is_void_v<R> || std::is_same_v<R, await_result_t<A>>,
                  "RETURN_FROM awaits what gives the very type of the coroutine's result");

   public:
    Returned(CoBase& co, A&& awaitable)
        : waits_now_(AwaitTraits<std::decay_t<A>>::start(co, std::forward<A>(awaitable), to())) {}
    bool waits_() const noexcept { return waits_now_; }
    auto& passing_() noexcept { return passing_now_; }

   private:
    AwaitTarget<await_result_t<A>> to() noexcept {
      if constexpr (std::is_void_v<R>)
        return {};
      else
        return AwaitTarget<R>::passing(passing_now_);
    }
    detail::Passing<std::conditional_t<std::is_void_v<R>, char, R>> passing_now_;
    const bool waits_now_;
  };
  struct Here {
    CoBase& co;
    template <class A>
    bool await_(A&& awaitable) {
      if constexpr (detail::check_awaitable<A>())
        return AwaitTraits<std::decay_t<A>>::start(co, std::forward<A>(awaitable), {});
      else
        return false;
    }
    template <class R, class A>
    auto await_return_(A&& awaitable) {
      if constexpr (detail::check_awaitable<A, true>())
        return Returned<R, A>(co, std::forward<A>(awaitable));
      else
        return detail::NotAwaited();
    }
    template <class A>
    static constexpr bool check_gives_something() noexcept {
      if constexpr (detail::check_awaitable<A>()) {
        constexpr bool gives = !std::is_void_v<await_result_t<A>>;
        static_assert(gives, "what is awaited gives no result: YIELD_FROM, without a target");
        return gives;
      } else {
        return false;
      }
    }
    template <class Target, class A>
    auto await_into_(A&& awaitable) {
      if constexpr (!check_gives_something<A>())
        return detail::NotAwaited();
      else if constexpr (std::is_lvalue_reference_v<Target>)
        return Into<Target, A>(co, std::forward<A>(awaitable));
      else
        return detail::await_for<Target>(co, std::forward<A>(awaitable));
    }
    template <class Target, class A>
    bool await_outcome_(const Target&, A&&) {
      static_assert(std::is_void_v<Target>,
                    "the target of YIELD_FROM_OUTCOME is an Outcome<T>, in a body that is mutable");
      return false;
    }
    template <class T, class A>
    bool await_outcome_(Outcome<T>& target, A&& awaitable) {
      if constexpr (detail::check_awaitable<A>()) {
        constexpr bool fits = std::is_same_v<T, await_result_t<A>>;
        static_assert(fits,
                      "the variable is an Outcome of the very type of the result that is awaited");
        if constexpr (fits) {
          co.expect_outcome(true);
          if (AwaitTraits<std::decay_t<A>>::start(co, std::forward<A>(awaitable), target))
            return true;
          co.expect_outcome(false);
        }
      }
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
  void deliver_into_(T&& target) {
    if constexpr (std::is_lvalue_reference_v<T>) {
      take_result(target);
    } else {  // std::tie(a, b)
      detail::Assignment<T> assignment;
      take_result(assignment);
      assignment->assign(target);
    }
  }
  template <class Target>
  void deliver_outcome_(const Target&) noexcept {}  // await_outcome_() has refused it
  template <class T>
  void deliver_outcome_(Outcome<T>& target) {
    take_outcome(target);
  }

  // ---- for frames of the library that stand between a caller and what it awaits ----
  // Awaits at `label`, where raised() is what came out. False: it is in `now` already.
  template <class A>
  bool await_at(int label, A&& awaitable, detail::Arrival<await_result_t<A>>& now) {
    at_by_hand(label);
    expect_outcome(true);
    if (AwaitTraits<std::decay_t<A>>::start(*this, std::forward<A>(awaitable), now)) return true;
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
  // The result of that await.
  template <class R>
  void take(detail::Passing<R>& result) {
    result.take([this](void* at, detail::Deliver how) { deliver_result<R>(at, how); });
  }
  // Ends with the result of that await: a caller takes it from where it is.
  template <class R>
  Step pass_result() {
    if (frame_.caller()) return Step(Step::Kind::passed);
    if constexpr (std::is_void_v<R>) {
      discard_result();
    } else {
      detail::Passing<R> result;
      take(result);
      static_cast<detail::ReturnFrame<R>&>(frame_).set_result(std::move(result.value()));
    }
    return Step(Step::Kind::finished);
  }

  // ---- for bodies written by hand ----
  // `return co.yield_from(1, awaitable); case 1: co.result(x);`
  template <class A>
  Step yield_from(int label, A&& awaitable) {
    at_by_hand(label);
    using R = await_result_t<A>;
    detail::Arrival<R> now;
    if (AwaitTraits<std::decay_t<A>>::start(*this, std::forward<A>(awaitable), now)) return step_();
    if (now.error) return raise(std::move(now.error));
    if constexpr (!std::is_void_v<R>) {
      run_.source = new Held<R>(std::move(now.value()));
      run_.deliver_from = &Held<R>::deliver;
    }
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
    explicit Held(R&& v) : value(std::move(v)) {}
    R value;
    static void deliver(void* self, void* target, detail::Deliver how) {
      const std::unique_ptr<Held> held(static_cast<Held*>(self));
      detail::deliver_value<R>(std::move(held->value), target, how);
    }
  };
};

}  // namespace asyncio
#pragma GCC visibility pop
