// repr: values as Python shows them, for the reprs of futures and tasks.
//
// A type of your own takes part by a function `std::string to_repr(const T&)` beside it.
#pragma once

#include <asyncio/generators/exception.hpp>
#include <asyncio/generators/outcome.hpp>

#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <typeinfo>
#include <variant>

namespace asyncio {

template <class T>
std::string repr(const T& value);

namespace detail {

std::string repr_number(double value);

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

template <class T>
struct Repr {
  static std::string of(const T& value) {
    if constexpr (has_to_repr<T>::value) {
      return to_repr(value);
    } else if constexpr (std::is_same_v<T, bool>) {
      return value ? "True" : "False";
    } else if constexpr (std::is_floating_point_v<T>) {
      return repr_number(value);
    } else if constexpr (std::is_integral_v<T>) {
      return std::to_string(value);
    } else if constexpr (std::is_convertible_v<const T&, std::string>) {
      return quoted(value);
    } else if constexpr (has_to_string<T>::value) {
      return value.to_string();
    } else if constexpr (is_range<T>::value) {
      std::string out;
      for (const auto& item : value) out += (out.empty() ? "" : ", ") + repr(item);
      return "[" + out + "]";
    } else {
      return "<" + type_name(typeid(T)) + ">";
    }
  }
};
template <>
struct Repr<std::monostate> {
  static std::string of(std::monostate) { return "None"; }
};
template <>
struct Repr<ExceptionPtr> {
  static std::string of(const ExceptionPtr& error) { return error.repr(); }
};
template <class T>
struct Repr<std::optional<T>> {
  static std::string of(const std::optional<T>& v) { return v ? repr(*v) : "None"; }
};
template <class T>
struct Repr<Outcome<T>> {
  static std::string of(const Outcome<T>& outcome) {
    if (outcome.exception()) return outcome.exception().repr();
    if constexpr (std::is_void_v<T>)
      return "None";
    else
      return repr(const_cast<Outcome<T>&>(outcome).value());
  }
};
template <class A, class B>
struct Repr<std::pair<A, B>> {
  static std::string of(const std::pair<A, B>& p) {
    return "(" + repr(p.first) + ", " + repr(p.second) + ")";
  }
};
template <class... T>
struct Repr<std::tuple<T...>> {
  static std::string of(const std::tuple<T...>& values) {
    std::string out;
    std::apply([&](const T&... v) { ((out += (out.empty() ? "" : ", ") + repr(v)), ...); }, values);
    return "[" + out + "]";
  }
};

}  // namespace detail

// The value as Python's repr() shows it, as far as C++ can tell.
template <class T>
std::string repr(const T& value) {
  return detail::Repr<T>::of(value);
}

}  // namespace asyncio
