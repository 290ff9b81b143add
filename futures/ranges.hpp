// Ranges of futures, tasks and coroutines, as gather(), wait() and as_completed() take them, and
// mapped(), which makes one.
//
// A range is what a range-based for takes. Futures are copied from it; coroutines are moved out of
// it, also of a variable, as awaiting one uses it up. What can be walked only once, as a Generator,
// is walked once.
// Python names: `*xs` and `*(f(x) for x in xs)` in a call. Thread: the loop's.
#pragma once

#include <asyncio/futures/task.hpp>

#include <functional>
#include <initializer_list>
#include <iterator>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

template <class R, class = void>
struct is_iterable : std::false_type {};
template <class R>
struct is_iterable<R, std::void_t<decltype(std::begin(std::declval<R&>())),
                                  decltype(std::end(std::declval<R&>()))>> : std::true_type {};
// R may be a reference, and then the type of what it refers to, with its const.
template <class R>
inline constexpr bool is_iterable_v = is_iterable<std::remove_reference_t<R>>::value;

template <class R>
using reference_of_t = decltype(*std::begin(std::declval<std::remove_reference_t<R>&>()));
template <class R>
using element_of_t = std::decay_t<reference_of_t<R>>;
// Can it be walked more than once?
template <class R>
inline constexpr bool is_multi_pass_v =
    std::is_base_of_v<std::forward_iterator_tag,
                      typename std::iterator_traits<std::decay_t<decltype(std::begin(
                          std::declval<std::remove_reference_t<R>&>()))>>::iterator_category>;

// Is R, which is iterable, a range of what can be waited for?
template <class R>
constexpr bool check_awaitables() noexcept {
  using Element = element_of_t<R>;
  constexpr bool waits = is_awaitable_v<Element>;
  constexpr bool given =
      std::is_constructible_v<Element, decltype(std::move(std::declval<reference_of_t<R>>()))>;
  static_assert(waits, "the elements of the range are futures, tasks or coroutines");
  static_assert(!waits || given,
                "awaiting a coroutine uses it up, so the range of coroutines is not const");
  return waits && given;
}
// The same of the argument of wait() or as_completed(), which may be anything.
template <class R>
constexpr bool check_waits_for() noexcept {
  static_assert(!is_awaitable_v<R>,
                "wait() and as_completed() take a range of futures, tasks or coroutines, not one: "
                "std::vector{task}");
  if constexpr (is_awaitable_v<R>)
    return false;
  else
    return check_awaitables<R>();
}

// A parameter of which no template argument is deduced.
template <class T>
struct Alias {
  using type = T;
};
template <class T>
using alias_t = typename Alias<T>::type;
// What stands in braces.
template <class F>
std::vector<F> listed(std::initializer_list<F> futures) {
  constexpr bool futures_only = std::is_base_of_v<AnyFuture, F>;
  static_assert(futures_only,
                "a list in braces has futures and tasks, which are copied: create_task(coroutine)");
  if constexpr (futures_only)
    return futures;
  else
    return {};
}

// The elements as a vector.
template <class R>
std::vector<element_of_t<R>> elements_of(R&& range) {
  if constexpr (std::is_same_v<R, std::vector<element_of_t<R>>>) {
    return std::move(range);
  } else {
    std::vector<element_of_t<R>> out;
    if constexpr (is_multi_pass_v<R>)
      out.reserve(static_cast<std::size_t>(std::distance(std::begin(range), std::end(range))));
    for (auto&& element : range) {
      if constexpr (std::is_base_of_v<AnyFuture, element_of_t<R>>)
        out.push_back(element);
      else
        out.push_back(std::move(element));
    }
    return out;
  }
}

}  // namespace detail

// What f(x) gives for each x of the range, as a vector: all are made before it returns, in their
// order. f is whatever std::invoke() calls with an x, as &Client::fetch; it may take an x by value
// that can only be moved when the range is given up: mapped(std::move(jobs), run).
// `gather(mapped(urls, fetch))` is Python's `gather(*(fetch(url) for url in urls))`.
template <class Range, class F>
auto mapped(Range&& range, F&& f) {
  static_assert(detail::is_iterable_v<Range>, "mapped() takes a range and a function");
  using X = detail::reference_of_t<Range>;
  constexpr bool lends = std::is_invocable_v<F&, X>;
  constexpr bool moves = !lends && !std::is_lvalue_reference_v<Range> &&
                         std::is_invocable_v<F&, std::remove_reference_t<X>>;
  static_assert(lends || moves, "mapped() calls the function with each element of the range");
  using Given = std::conditional_t<moves, std::remove_reference_t<X>&&, X&&>;
  if constexpr (lends || moves) {
    using Result = std::decay_t<std::invoke_result_t<F&, Given>>;
    static_assert(!std::is_void_v<Result>, "mapped() keeps what the function returns");
    std::vector<Result> out;
    if constexpr (detail::is_multi_pass_v<Range>)
      out.reserve(static_cast<std::size_t>(std::distance(std::begin(range), std::end(range))));
    for (auto&& x : range) out.push_back(std::invoke(f, static_cast<Given>(x)));
    return out;
  } else {
    return std::vector<Coroutine<>>();
  }
}
template <class X, class F>
auto mapped(std::initializer_list<X> list, F&& f) {
  const std::vector<X> range = list;
  return mapped(range, std::forward<F>(f));
}
// The same, by Python's name; beside `using namespace std` a file says mapped(). builtins.map
template <class Range, class F>
auto map(Range&& range, F&& f) {
  return mapped(std::forward<Range>(range), std::forward<F>(f));
}
template <class X, class F>
auto map(std::initializer_list<X> list, F&& f) {
  return mapped(list, std::forward<F>(f));
}

}  // namespace asyncio
#pragma GCC visibility pop
