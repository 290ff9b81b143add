// What can be awaited, and where its result goes that is there at once.
//
// A type is awaited through AwaitTraits; futures, tasks, sleep() and the primitives of sync/ have
// theirs beside them.
#pragma once

#include <asyncio/generators/activation.hpp>

#include <memory>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

class CoBase;

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

// Can an A be awaited?
template <class A, class = void>
struct is_awaitable : std::false_type {};
template <class A>
struct is_awaitable<A, std::void_t<await_result_t<A>>> : std::true_type {};
// inspect.isawaitable
template <class A>
inline constexpr bool is_awaitable_v = is_awaitable<A>::value;

namespace detail {

// Where `using namespace asyncio` leaves two functions for `sleep(1)`, an int fits POSIX's better.
template <class A>
constexpr bool is_posix_sleep() noexcept {
  constexpr bool it_is = std::is_same_v<std::decay_t<A>, unsigned>;
  static_assert(!it_is,
                "this is POSIX's sleep(), which stops the whole thread and gives an unsigned int: "
                "write asyncio::sleep()");
  return it_is;
}
// Can an A be awaited?
template <class A, bool kReturns = false>
constexpr bool check_awaitable() noexcept {
  constexpr bool fits = is_awaitable_v<A> || is_posix_sleep<A>();
  static_assert(fits || kReturns, "YIELD_FROM takes a coroutine, a future, a task or sleep()");
  static_assert(fits || !kReturns, "RETURN_FROM takes a coroutine, a future, a task or sleep()");
  return is_awaitable_v<A>;
}
// In place of such an await, so that the compiler says no more of it.
struct NotAwaited {
  bool waits_() const noexcept;
  template <class T>
  void give_(T&& target) const;
  NotAwaited& passing_() const;
  template <class T>
  operator T&() const;
};
// Is its result never there at once? Then AwaitTraits has kNeverAtOnce.
template <class A, class = void>
struct is_never_at_once : std::false_type {};
template <class A>
struct is_never_at_once<A, std::void_t<decltype(AwaitTraits<A>::kNeverAtOnce)>> : std::true_type {};

// What has come of an await at once, in a frame of the library.
template <class R>
struct Arrival {
  Passing<R> passing;
  ExceptionPtr error;
  R& value() noexcept { return passing.value(); }
};
template <>
struct Arrival<void> {
  ExceptionPtr error;
};

}  // namespace detail

// Where the result of an await goes that is there at once: to a variable, to an outcome, on its way
// to a variable, or nowhere.
template <class R>
class AwaitTarget {
 public:
  AwaitTarget() noexcept = default;
  static AwaitTarget variable(R& v) noexcept { return {Kind::variable, std::addressof(v)}; }
  static AwaitTarget passing(detail::Passing<R>& p) noexcept { return {Kind::passing, &p}; }
  AwaitTarget(Outcome<R>& outcome) noexcept : kind_(Kind::outcome), at_(&outcome) {}
  AwaitTarget(detail::Arrival<R>& arrival) noexcept : kind_(Kind::arrival), at_(&arrival) {}

  template <class V>
  void set(V&& v) const {
    switch (kind_) {
      case Kind::nowhere:
        return;
      case Kind::variable:
        return detail::deliver_value<R>(std::forward<V>(v), at_, detail::Deliver::assign);
      case Kind::passing:
        return static_cast<detail::Passing<R>*>(at_)->set(std::forward<V>(v));
      case Kind::outcome:
        return static_cast<Outcome<R>*>(at_)->set_value(std::forward<V>(v));
      case Kind::arrival:
        return static_cast<detail::Arrival<R>*>(at_)->passing.set(std::forward<V>(v));
    }
  }
  // False: it is to be raised.
  bool takes(ExceptionPtr& error) const {
    if (kind_ == Kind::outcome)
      static_cast<Outcome<R>*>(at_)->set_exception(std::move(error));
    else if (kind_ == Kind::arrival)
      static_cast<detail::Arrival<R>*>(at_)->error = std::move(error);
    else
      return false;
    return true;
  }

 private:
  enum class Kind : unsigned char { nowhere, variable, passing, outcome, arrival };
  AwaitTarget(Kind kind, void* at) noexcept : kind_(kind), at_(at) {}
  Kind kind_ = Kind::nowhere;
  void* at_ = nullptr;
};
template <>
class AwaitTarget<void> {
 public:
  AwaitTarget() noexcept = default;
  AwaitTarget(Outcome<void>& outcome) noexcept : outcome_(&outcome) {}
  AwaitTarget(detail::Arrival<void>& arrival) noexcept : error_(&arrival.error) {}
  void set() const {
    if (outcome_) outcome_->set_value();
  }
  bool takes(ExceptionPtr& error) const {
    if (outcome_)
      outcome_->set_exception(std::move(error));
    else if (error_)
      *error_ = std::move(error);
    else
      return false;
    return true;
  }

 private:
  Outcome<void>* outcome_ = nullptr;
  ExceptionPtr* error_ = nullptr;
};

// What a YIELD without a value is to the layer of tasks, and one with a value (a mistake, see
// CoBase::Here::yield_).
struct BareYield {};
// The value of a YIELD in a coroutine.
template <class V>
struct BadYield {
  const V& value;
};

}  // namespace asyncio
#pragma GCC visibility pop
