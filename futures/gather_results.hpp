// What gather() gives: how the results of the children are put together.
#pragma once

#include <asyncio/futures/ranges.hpp>

#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// What a child gives: its value, None for void, an Outcome of it with return_exceptions.
template <class R, bool Outcomes>
using gathered_t = std::conditional_t<Outcomes, Outcome<R>,
                                      std::conditional_t<std::is_void_v<R>, std::monostate, R>>;

// Who delivers copies what others hold too.
template <class T>
void deliver_gathered(FutureBase& f, bool comes_again, void* to, Deliver how) {
  if (!comes_again) return f.deliver(to, how);
  if constexpr (is_copyable_v<T>) {
    const Ref<FutureBase> other(&f);
    f.deliver(to, how);
  } else {
    throw TypeError("gather() was given a future twice whose result cannot be copied");
  }
}
template <class R, bool Outcomes>
ASYNCIO_INLINE_ inline void take_gathered(FutureBase& f, bool comes_again,
                                          Passing<gathered_t<R, Outcomes>>& out) {
  const auto deliver = [&](void* to, Deliver how) { deliver_gathered<R>(f, comes_again, to, how); };
  if constexpr (Outcomes) {
    out.call([] { return Outcome<R>(); });
    if (f.cancelled()) {
      out.value().set_exception(f.cancelled_error());
    } else if (ExceptionPtr error = f.failure()) {
      out.value().set_exception(std::move(error));
    } else if constexpr (std::is_void_v<R>) {
      out.value().set_value();
    } else {
      out.value().take(deliver);
    }
  } else {
    out.take(deliver);
  }
}

// The same of argument `i`; nobody is asked for a None.
template <class R, bool Outcomes, class Child>
void take_argument(Child& child, std::size_t i, Passing<gathered_t<R, Outcomes>>& out) {
  if constexpr (std::is_void_v<R> && !Outcomes) {
    (void)child, (void)i;
    out.set(std::monostate());
  } else {
    const auto [future, comes_again] = child(i);
    take_gathered<R, Outcomes>(future, comes_again, out);
  }
}

template <bool Outcomes, class... R>
struct CollectTuple {
  using Result = std::tuple<gathered_t<R, Outcomes>...>;
  static constexpr bool kTakesNothing = !Outcomes && (std::is_void_v<R> && ...);
  // Makes the result where there is memory for it.
  template <class Child>
  static void from(Child&& child, std::size_t, void* result) {
    from(child, result, std::index_sequence_for<R...>{});
  }
  template <class Child, std::size_t... Is>
  static void from(Child& child, void* result, std::index_sequence<Is...>) {
    std::tuple<Passing<gathered_t<R, Outcomes>>...> out;
    (void)child, (void)out;
    (take_argument<R, Outcomes>(child, Is, std::get<Is>(out)), ...);
    ::new (result) Result(std::move(std::get<Is>(out).value())...);
  }
};
// The results of `count` arguments from `first` on.
template <class R, bool Outcomes, class Child>
std::vector<gathered_t<R, Outcomes>> take_arguments(Child& child, std::size_t first,
                                                    std::size_t count) {
  std::vector<gathered_t<R, Outcomes>> out;
  out.reserve(count);
  for (std::size_t i = first; i < first + count; ++i) {
    Passing<gathered_t<R, Outcomes>> one;
    take_argument<R, Outcomes>(child, i, one);
    out.push_back(std::move(one.value()));
  }
  return out;
}

template <bool Outcomes, class R>
struct CollectVector {
  using Result = std::vector<gathered_t<R, Outcomes>>;
  static constexpr bool kTakesNothing = false;  // at least memory
  template <class Child>
  static void from(Child&& child, std::size_t count, void* result) {
    ::new (result) Result(take_arguments<R, Outcomes>(child, 0, count));
  }
};

// Of ranges, and of single ones beside them.
template <bool Outcomes, bool IsRange, class R>
struct Part {
  using Given = R;
  using Value = gathered_t<R, Outcomes>;
  using Result = std::conditional_t<IsRange, std::vector<Value>, Value>;
  std::size_t count;  // 1 for a single one
  template <class Child>
  void take(Child& child, std::size_t& next, Passing<Result>& out) const {
    if constexpr (IsRange)
      out.call([&] { return take_arguments<R, Outcomes>(child, next, count); });
    else
      take_argument<R, Outcomes>(child, next, out);
    next += count;
  }
};
template <class... Parts>
struct CollectParts {
  using Result = std::tuple<typename Parts::Result...>;
  static constexpr bool kTakesNothing = false;
  std::tuple<Parts...> parts;
  template <class Child>
  void from(Child&& child, std::size_t, void* result) const {
    from(child, result, std::index_sequence_for<Parts...>{});
  }
  template <class Child, std::size_t... Is>
  void from(Child& child, void* result, std::index_sequence<Is...>) const {
    std::tuple<Passing<typename Parts::Result>...> out;
    std::size_t next = 0;
    (std::get<Is>(parts).take(child, next, std::get<Is>(out)), ...);
    ::new (result) Result(std::move(std::get<Is>(out).value())...);
  }
};
template <class Parts, std::size_t... Is>
Parts parts_of(const std::size_t* counts, std::index_sequence<Is...>) {
  return {{{counts[Is]}...}};
}
// A Collect for arguments of which the counts are known.
template <class Collect>
Collect collect_of(const std::size_t* counts) {
  if constexpr (std::is_empty_v<Collect>) {
    (void)counts;
    return {};
  } else {
    return parts_of<Collect>(
        counts, std::make_index_sequence<std::tuple_size_v<typename Collect::Result>>{});
  }
}
// Results of one type make a list, as in Python; of several types there is none.
template <bool Outcomes, class First, class... More>
struct CollectFor {
  using type =
      std::conditional_t<(std::is_same_v<typename First::Value, typename More::Value> && ...),
                         CollectVector<Outcomes, typename First::Given>,
                         CollectParts<First, More...>>;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
