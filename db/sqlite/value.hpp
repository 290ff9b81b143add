// Value: what a database keeps in a field: nothing, an integer, a number, a text or bytes.
//
//   db.execute("INSERT INTO notes VALUES (?, ?)", 1, "milk");  row.get<std::string>("text")
//
// Python names: None, int, float, str, bytes. Lifetime: a value. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#pragma GCC visibility push(default)
namespace asyncio::sqlite {

// Bytes that are no text. Python: bytes
struct Blob {
  std::string data;
  friend bool operator==(const Blob& a, const Blob& b) noexcept { return a.data == b.data; }
  friend bool operator!=(const Blob& a, const Blob& b) noexcept { return !(a == b); }
};

class Value {
 public:
  // Nothing: NULL.
  Value() noexcept = default;
  Value(std::nullptr_t) noexcept {}
  Value(std::nullopt_t) noexcept {}
  // DataError, with the text of Python's OverflowError, where an unsigned one is too large.
  template <class N, std::enable_if_t<std::is_integral_v<N>, int> = 0>
  Value(N number) : value_(checked(number)) {}
  Value(double number) noexcept : value_(number) {}
  Value(std::string text) noexcept : value_(std::move(text)) {}
  Value(std::string_view text) : value_(std::string(text)) {}
  // A null pointer is NULL.
  Value(const char* text) {
    if (text) value_ = std::string(text);
  }
  Value(Blob bytes) noexcept : value_(std::move(bytes)) {}
  template <class T>
  Value(std::optional<T> value) {
    if (value) *this = Value(*std::move(value));
  }

  bool is_null() const noexcept { return value_.index() == 0; }
  // What it is as a T: an integer (whatever fits into it), a bool, a double, a std::string, a Blob,
  // a std::optional of one of these. DataError for anything else, and for NULL.
  template <class T>
  T get() const;
  const std::variant<std::monostate, std::int64_t, double, std::string, Blob>& variant()
      const noexcept {
    return value_;
  }
  // As Python's repr() shows it: None, 1, 1.5, 'milk', b'...'
  std::string to_string() const;
  friend bool operator==(const Value& a, const Value& b) noexcept { return a.value_ == b.value_; }
  friend bool operator!=(const Value& a, const Value& b) noexcept { return !(a == b); }

 private:
  template <class N>
  static std::int64_t checked(N number) {
    if constexpr (std::is_unsigned_v<N> && sizeof(N) == sizeof(std::int64_t))
      if (number > static_cast<N>(std::numeric_limits<std::int64_t>::max())) too_large();
    return static_cast<std::int64_t>(number);
  }
  [[noreturn, gnu::cold]] static void too_large();
  std::int64_t integer() const;
  double number() const;
  const std::string& text() const;
  const Blob& blob() const;
  [[noreturn, gnu::cold]] void is_no(const char* what) const;

  std::variant<std::monostate, std::int64_t, double, std::string, Blob> value_;
};

inline std::string to_repr(const Value& value) { return value.to_string(); }

namespace detail {
template <class T>
struct OptionalOf : std::false_type {};
template <class T>
struct OptionalOf<std::optional<T>> : std::true_type {
  using type = T;
};
}  // namespace detail

template <class T>
T Value::get() const {
  if constexpr (std::is_same_v<T, Value>) {
    return *this;
  } else if constexpr (detail::OptionalOf<T>::value) {
    if (is_null()) return std::nullopt;
    return get<typename detail::OptionalOf<T>::type>();
  } else if constexpr (std::is_same_v<T, bool>) {
    return integer() != 0;
  } else if constexpr (std::is_integral_v<T>) {
    const std::int64_t wide = integer();
    const T narrow = static_cast<T>(wide);
    if (static_cast<std::int64_t>(narrow) != wide || (std::is_unsigned_v<T> && wide < 0))
      is_no("an integer of that size");
    return narrow;
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(number());
  } else if constexpr (std::is_same_v<T, Blob>) {
    return blob();
  } else {
    static_assert(std::is_same_v<T, std::string>,
                  "a field is an integer, a bool, a double, a std::string, a sqlite::Blob or a "
                  "std::optional of one of these");
    return text();
  }
}

}  // namespace asyncio::sqlite
#pragma GCC visibility pop
