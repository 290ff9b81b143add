// repr: values as Python shows them; short_repr: the same cut off, for the reprs of futures and
// tasks, whose results may be of any size.
//
// Python names: repr(), reprlib.repr().
// A type of your own takes part by a function `std::string to_repr(const T&)` beside it.
#pragma once

#include <asyncio/generators/exception.hpp>
#include <asyncio/generators/outcome.hpp>

#include <cstddef>
#include <iterator>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <variant>

#pragma GCC visibility push(default)
namespace asyncio {

template <class T>
std::string repr(const T& value);

namespace detail {

std::string repr_number(double value);
// At most `most` characters (not bytes) of it: its first and its last, with `...` between.
std::string cut(std::string text, std::size_t most);
// quoted(), which reads no more of the text than it shows.
std::string short_quoted(std::string_view text);

// How much is shown: all, or what reprlib shows.
class ReprDepth {
 public:
  static ReprDepth whole() noexcept { return ReprDepth(false, 0); }
  static ReprDepth cut_off() noexcept { return ReprDepth(true, 6); }
  // Of what a container holds.
  ReprDepth inner() const noexcept { return ReprDepth(cuts_, levels_ - 1); }
  bool at_end() const noexcept { return cuts_ && levels_ <= 0; }
  // How many items of a container of kind `of_pairs` (a dict) are shown.
  bool shows(std::size_t n, bool of_pairs) const noexcept {
    return !cuts_ || n < (of_pairs ? 4U : 6U);
  }
  std::string other(std::string text) const { return cuts_ ? cut(std::move(text), 30) : text; }
  std::string integer(std::string text) const { return cuts_ ? cut(std::move(text), 40) : text; }
  std::string string(std::string_view text) const {
    return cuts_ ? short_quoted(text) : detail::quoted(text);
  }

 private:
  ReprDepth(bool cuts, int levels) noexcept : cuts_(cuts), levels_(levels) {}
  bool cuts_;
  int levels_;
};

template <class T, class = void>
struct has_to_repr : std::false_type {};
template <class T>
struct has_to_repr<T, std::void_t<decltype(to_repr(std::declval<const T&>()))>> : std::true_type {};
template <class T, class = void>
struct has_to_string : std::false_type {};
template <class T>
struct has_to_string<T, std::void_t<decltype(std::declval<const T&>().to_string())>>
    : std::true_type {};
template <class T, class = void>
struct is_range : std::false_type {};
template <class T>
struct is_range<T, std::void_t<decltype(std::begin(std::declval<const T&>()))>> : std::true_type {};
template <class T, class = void>
struct is_set : std::false_type {};
template <class T>
struct is_set<T, std::void_t<typename T::key_type>> : std::true_type {};
template <class T, class = void>
struct is_dict : std::false_type {};
template <class T>
struct is_dict<T, std::void_t<typename T::key_type, typename T::mapped_type>> : std::true_type {};

template <class T>
struct Repr;
template <class T>
std::string repr_at(const T& value, ReprDepth depth) {
  return Repr<T>::of(value, depth);
}

// Collects the items of a container: `[1, 2, ...]`.
class ReprList {
 public:
  ReprList(ReprDepth depth, bool of_pairs) noexcept : depth_(depth), of_pairs_(of_pairs) {}
  // Is another one to be shown? The first that is not leaves `...`.
  bool wants() {
    if (depth_.shows(count_, of_pairs_)) return true;
    append(text_, {", ..."});
    return false;
  }
  void add(std::string_view item) { append(text_, {count_++ > 0 ? ", " : "", item}); }
  std::string close(std::string_view left, std::string_view right) const {
    return joined({left, text_, right});
  }

 private:
  ReprDepth depth_;
  bool of_pairs_;
  std::size_t count_ = 0;
  std::string text_;
};

template <class T>
std::string repr_of_range(const T& range, ReprDepth depth) {
  constexpr bool kDict = is_dict<T>::value, kSet = is_set<T>::value && !kDict;
  const char* const left = kDict || kSet ? "{" : "[";
  const char* const right = kDict || kSet ? "}" : "]";
  if (std::begin(range) == std::end(range)) return kSet ? "set()" : joined({left, right});
  if (depth.at_end()) return joined({left, "...", right});
  ReprList items(depth, kDict);
  for (const auto& item : range) {
    if (!items.wants()) break;
    if constexpr (kDict)
      items.add(
          joined({repr_at(item.first, depth.inner()), ": ", repr_at(item.second, depth.inner())}));
    else
      items.add(repr_at(item, depth.inner()));
  }
  return items.close(left, right);
}

template <class T>
struct Repr {
  static std::string of(const T& value, ReprDepth depth) {
    if constexpr (has_to_repr<T>::value) {
      return depth.other(to_repr(value));
    } else if constexpr (std::is_same_v<T, bool>) {
      return value ? "True" : "False";
    } else if constexpr (std::is_floating_point_v<T>) {
      return repr_number(value);
    } else if constexpr (std::is_integral_v<T>) {
      return depth.integer(std::to_string(value));
    } else if constexpr (std::is_convertible_v<const T&, const char*>) {
      const char* const text = value;
      return text ? depth.string(text) : "None";
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      return depth.string(std::string_view(value));
    } else if constexpr (std::is_convertible_v<const T&, std::string>) {
      return depth.string(std::string(value));
    } else if constexpr (has_to_string<T>::value) {
      return depth.other(value.to_string());
    } else if constexpr (is_range<T>::value) {
      return repr_of_range(value, depth);
    } else {
      return depth.other("<" + type_name(typeid(T)) + ">");
    }
  }
};
template <>
struct Repr<std::monostate> {
  static std::string of(std::monostate, ReprDepth) { return "None"; }
};
template <>
struct Repr<ExceptionPtr> {
  static std::string of(const ExceptionPtr& error, ReprDepth depth) {
    return depth.other(error.repr());
  }
};
template <class T>
struct Repr<std::optional<T>> {
  static std::string of(const std::optional<T>& v, ReprDepth depth) {
    return v ? repr_at(*v, depth) : "None";
  }
};
template <class T>
struct Repr<Outcome<T>> {
  static std::string of(const Outcome<T>& outcome, ReprDepth depth) {
    if (outcome.exception()) return depth.other(outcome.exception().repr());
    if constexpr (std::is_void_v<T>)
      return "None";
    else
      return repr_at(const_cast<Outcome<T>&>(outcome).value(), depth);
  }
};
template <class A, class B>
struct Repr<std::pair<A, B>> {
  static std::string of(const std::pair<A, B>& p, ReprDepth depth) {
    if (depth.at_end()) return "(...)";
    return joined(
        {"(", repr_at(p.first, depth.inner()), ", ", repr_at(p.second, depth.inner()), ")"});
  }
};
template <class... T>
struct Repr<std::tuple<T...>> {
  static std::string of(const std::tuple<T...>& values, ReprDepth depth) {
    if (depth.at_end() && sizeof...(T) > 0) return "[...]";
    ReprList items(depth, false);
    bool more = true;
    const auto add = [&](const auto& value) {
      if (more && (more = items.wants())) items.add(repr_at(value, depth.inner()));
    };
    std::apply([&](const T&... v) { (add(v), ...); }, values);
    return items.close("[", "]");
  }
};

}  // namespace detail

// The value as Python's repr() shows it, as far as C++ can tell.
template <class T>
std::string repr(const T& value) {
  return detail::repr_at(value, detail::ReprDepth::whole());
}

// The same cut off as reprlib.repr() does: 6 items of a container, 4 of a map, 6 levels of them, 30
// characters of a string or of what another type says of itself. reprlib.repr
template <class T>
std::string short_repr(const T& value) {
  return detail::repr_at(value, detail::ReprDepth::cut_off());
}

namespace detail {
// What stands for a value whose repr has thrown: `<Row instance at 0x55d0>`.
[[gnu::cold]] std::string no_repr(const std::type_info& type, const void* value);
// repr() and short_repr() for a text about something else, as the future that has the value: a
// function of the user's that throws does not keep that from being said (reprlib). Without memory
// they throw.
template <class T, class F>
std::string repr_by(F&& make, const T& value) {
  try {
    return std::forward<F>(make)(value);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (...) {
    if (thread_ends()) throw;
  }
  return no_repr(typeid(T), std::addressof(value));
}
template <class T>
std::string repr_of(const T& value) {
  return repr_by([](const T& v) { return repr(v); }, value);
}
template <class T>
std::string short_repr_of(const T& value) {
  return repr_by([](const T& v) { return short_repr(v); }, value);
}
}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
