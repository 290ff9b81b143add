// How what was kept is called: a callable and its arguments, once or again and again.
//
// Whatever takes a callback, a job or a function takes what std::invoke() can call: also what can
// only be moved, functions with arguments that can only be moved, and pointers to members, which
// get the object (or a pointer to it, or std::ref() of it) as the first argument. They are kept as
// std::thread keeps them: copied or moved in; std::ref() of an argument arrives as the reference,
// std::ref() of a callable calls the very object.
// asyncio name: functools.partial, which its callbacks are made of. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>
#include <asyncio/generators/descent.hpp>

#include <functional>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// What a kept argument is for a function that is called once, and for one that is called again.
template <class A>
struct Kept {
  using Moved = A&&;
  using Lent = A&;
};
template <class A>
struct Kept<std::reference_wrapper<A>> {
  using Moved = A&;
  using Lent = A&;
};

// An argument, given as an A, of a call that is made at once. By reference all the way: handed on
// by value, g++ 12 at -O1 holds that what a std::reference_wrapper refers to is not written to.
template <class A>
decltype(auto) unwrapped(std::remove_reference_t<A>& arg) noexcept {
  using D = std::decay_t<A>;
  if constexpr (std::is_same_v<typename Kept<D>::Lent, D&>)
    return static_cast<A&&>(arg);
  else
    return arg.get();
}

// Three ways to call it for the only time, the first one that serves: with arguments that are moved
// into it; the same, and that uses it up itself (its operator() is &&); with arguments that are
// lent, since it takes an A&. Called again and again it is always lent them. The next way is asked
// for only where the one before does not serve: to ask may compile the body of a generic lambda.
template <class F, class... A>
using TakesMoved = std::is_invocable<F&, typename Kept<A>::Moved...>;
template <class F, class... A>
using UsedUp = std::is_invocable<F, typename Kept<A>::Moved...>;
template <class F, class... A>
using TakesLent = std::is_invocable<F&, typename Kept<A>::Lent...>;
template <class F, class... A>
inline constexpr bool takes_moved_v = TakesMoved<F, A...>::value;
template <class F, class... A>
inline constexpr bool callable_once_v =
    std::disjunction_v<TakesMoved<F, A...>, UsedUp<F, A...>, TakesLent<F, A...>>;
template <class F, class... A>
inline constexpr bool callable_again_v = TakesLent<F, A...>::value;

// Calls it for the only time.
template <class F, class... A>
decltype(auto) call_once(F& f, A&... args) {
  if constexpr (takes_moved_v<F, A...>)
    return std::invoke(f, static_cast<typename Kept<A>::Moved>(args)...);
  else if constexpr (UsedUp<F, A...>::value)
    return std::invoke(std::move(f), static_cast<typename Kept<A>::Moved>(args)...);
  else
    return std::invoke(f, static_cast<typename Kept<A>::Lent>(args)...);
}
// What that gives, by value. Precondition: it can be called.
template <class F, class... A>
using once_result_t = std::decay_t<decltype(call_once(std::declval<F&>(), std::declval<A&>()...))>;

// The same of what a user gives.
template <class F, class... A>
struct JobResult {
  static_assert(callable_once_v<F, A...>,
                "this function cannot be called with these arguments (a pointer to member takes "
                "the object first: submit(&C::f, &object))");
  using type = once_result_t<F, A...>;
};
template <class F, class... A>
using job_result_t = typename JobResult<std::decay_t<F>, std::decay_t<A>...>::type;

// A callable with its arguments, called once.
template <class F, class... A>
struct Bound {
  F fn;
  std::tuple<A...> args;
  decltype(auto) operator()() {
    return std::apply([this](A&... a) -> decltype(auto) { return call_once(fn, a...); }, args);
  }
};
// The same for one that is called again and again. Its name is that of the other: reprs have it.
namespace lasting {
template <class F, class... A>
struct Bound {
  F fn;
  std::tuple<A...> args;
  decltype(auto) operator()() {
    return std::apply(
        [this](A&... a) -> decltype(auto) {
          return std::invoke(fn, static_cast<typename Kept<A>::Lent>(a)...);
        },
        args);
  }
};
}  // namespace lasting

// What calls callback(args...) as f().
template <class F, class... A>
auto bind_call(F&& fn, A&&... args) {
  using D = std::decay_t<F>;
  static_assert(callable_once_v<D, std::decay_t<A>...>,
                "this callback cannot be called with these arguments (a pointer to member takes "
                "the object first: call_soon(&C::f, &object))");
  if constexpr (sizeof...(A) == 0 && std::is_invocable_v<D&>)
    return D(std::forward<F>(fn));
  else
    return Bound<D, std::decay_t<A>...>{std::forward<F>(fn), {std::forward<A>(args)...}};
}
template <class F, class... A>
auto bind_lasting(F&& fn, A&&... args) {
  using D = std::decay_t<F>;
  static_assert(callable_again_v<D, std::decay_t<A>...>,
                "this callback cannot be called again and again with these arguments: what it "
                "takes by value is copied each time (a pointer to member takes the object first)");
  if constexpr (sizeof...(A) == 0)
    return D(std::forward<F>(fn));
  else
    return lasting::Bound<D, std::decay_t<A>...>{std::forward<F>(fn), {std::forward<A>(args)...}};
}

// A callable that copies share.
template <class F>
struct SharedCallable {
  std::shared_ptr<F> fn;
  template <class... A>
  decltype(auto) operator()(A&&... args) const {
    return std::invoke(*fn, std::forward<A>(args)...);
  }
};
template <class Signature>
std::true_type is_std_function(const std::function<Signature>*);
std::false_type is_std_function(...);

// What a std::function can hold in place of f. Whether a class can be copied is not asked, for one
// with a container of what cannot says that it can.
template <class F>
decltype(auto) copyable(F&& f) {
  using D = std::decay_t<F>;
  if constexpr (std::is_trivially_copyable_v<D> ||
                decltype(is_std_function(static_cast<D*>(nullptr)))::value)
    return std::forward<F>(f);
  else
    return SharedCallable<D>{Descent::make_shared<D>(std::forward<F>(f))};
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
