// Commands as Redis reads them.
//
//   append_command(out, "SET", key, 5, "EX", 60);  // *5\r\n$3\r\nSET\r\n...
//
// An argument is a text, a number, an optional (nothing: no argument), a pair, or a list or map of
// those, whose items are arguments one by one.
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::redis::detail {

void append_header(std::string& out, std::size_t arguments);
void append_text(std::string& out, std::string_view text);
void append_number(std::string& out, std::int64_t number);
void append_number(std::string& out, std::uint64_t number);
// So many digits that it is read as the same number.
void append_number(std::string& out, double number);

template <class T>
inline constexpr bool is_optional_v = false;
template <class T>
inline constexpr bool is_optional_v<std::optional<T>> = true;
template <class T>
inline constexpr bool is_pair_v = false;
template <class A, class B>
inline constexpr bool is_pair_v<std::pair<A, B>> = true;
template <class T>
inline constexpr bool is_text_v = std::is_convertible_v<const T&, std::string_view>;

// How many arguments is it?
template <class T>
std::size_t count_of(const T& value) {
  if constexpr (is_text_v<T> || std::is_arithmetic_v<T>) {
    return 1;
  } else if constexpr (is_optional_v<T>) {
    return value ? count_of(*value) : 0;
  } else if constexpr (is_pair_v<T>) {
    return count_of(value.first) + count_of(value.second);
  } else {
    std::size_t count = 0;
    for (const auto& item : value) count += count_of(item);
    return count;
  }
}

template <class T>
void append_argument(std::string& out, const T& value) {
  static_assert(!std::is_same_v<T, bool> && !std::is_same_v<T, char>,
                "Redis knows no bool and no character: give a number or a text");
  if constexpr (is_text_v<T>) {
    append_text(out, value);
  } else if constexpr (std::is_floating_point_v<T>) {
    append_number(out, static_cast<double>(value));
  } else if constexpr (std::is_arithmetic_v<T>) {
    using Wide = std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>;
    append_number(out, static_cast<Wide>(value));
  } else if constexpr (is_optional_v<T>) {
    if (value) append_argument(out, *value);
  } else if constexpr (is_pair_v<T>) {
    append_argument(out, value.first);
    append_argument(out, value.second);
  } else {
    for (const auto& item : value) append_argument(out, item);
  }
}

// When it throws, nothing was appended.
template <class... Arguments>
void append_command(std::string& out, const Arguments&... arguments) {
  const std::size_t before = out.size();
  try {
    append_header(out, (count_of(arguments) + ...));
    (append_argument(out, arguments), ...);
  } catch (...) {
    out.resize(before);
    throw;
  }
}

}  // namespace asyncio::redis::detail
#pragma GCC visibility pop
