// Field: one value of a row, as the server sent it. A codec reads it.
//
//   record["id"].get<int>()
//   if (record["name"].is_null()) …
//
// A NULL is read by a std::optional only. The type of a column must be one that T has (int8 is no
// `int`, whatever is in it), so that a wrong type is seen in the first row.
// Lifetime: a view into the row's result, which a Record holds. Thread: any.
#pragma once

#include <asyncio/db/postgres/exceptions.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

template <class T, class = void>
struct Codec;

namespace detail {
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
}  // namespace detail

class Field {
 public:
  // `bytes` without data is NULL.
  Field(const char* name, unsigned type, std::string_view bytes) noexcept
      : name_(name), type_(type), bytes_(bytes) {}

  std::string_view name() const noexcept { return name_; }
  // Its OID in pg_type.
  unsigned type() const noexcept { return type_; }
  bool is_null() const noexcept { return bytes_.data() == nullptr; }
  // As the server's binary form has it.
  std::string_view bytes() const noexcept { return bytes_; }

  // Throws InterfaceError when the type of the column is none that T has, or when it is NULL and T
  // is no std::optional; db::DataError when the value does not fit.
  template <class T>
  T get() const {
    if constexpr (detail::is_optional<T>::value) {
      if (is_null()) return T();
      return T(get<typename T::value_type>());
    } else {
      if (is_null() || !Codec<T>::accepts(type_)) is_no(typeid(T));
      return Codec<T>::decode(*this);
    }
  }

  // A part of it, which an array or a composite is made of.
  Field part(unsigned type, std::string_view bytes) const noexcept {
    return Field(name_, type, bytes);
  }
  // For codecs. The type is none that is read as `wanted`: an InterfaceError.
  [[noreturn, gnu::cold]] void is_no(const std::type_info& wanted) const;
  // A db::DataError: `column 'n' is no int4: ` and what is the matter.
  [[noreturn, gnu::cold]] void is_bad(std::string_view why) const;
  // What Python's repr() would show of it.
  friend std::string to_repr(const Field& field);

 private:
  const char* name_;
  unsigned type_;
  std::string_view bytes_;
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
