// Arrays: a std::vector<T> of what has a codec, with NULLs as std::optional<T>.
//
// One dimension; a column with more is refused. Of elements that are sent as texts the array is a
// text, too, so that a std::vector<std::string> may be an array of any type:
// `WHERE mood = ANY($1)`. Thread: any.
#pragma once

#include <asyncio/db/postgres/codec.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

namespace detail {
template <class T>
struct Element {
  using type = T;
};
template <class T>
struct Element<std::optional<T>> {
  using type = T;
};
// Reads the head and gives the number of elements, of which each has 4 bytes at least.
std::size_t read_array_head(const Field& field, WireReader& from, unsigned* element);
void put_array_head(std::string& out, unsigned element, std::size_t size, bool has_null);
// Puts quotes about the text that begins at `begin`.
void quote_element(std::string& out, std::size_t begin);
bool accepts_array(unsigned type, bool (*accepts)(unsigned element)) noexcept;
}  // namespace detail

template <class T>
struct Codec<std::vector<T>> {
  using Of = Codec<typename detail::Element<T>::type>;
  static constexpr unsigned oid = detail::array_of(Of::oid);
  static_assert(!Of::oid || oid, "PostgreSQL has no array of this type");

  static bool accepts(unsigned type) noexcept { return detail::accepts_array(type, &Of::accepts); }
  static void encode(std::string& out, const std::vector<T>& items);
  static std::vector<T> decode(const Field& field) {
    detail::WireReader from(field);
    unsigned element = 0;
    const std::size_t size = detail::read_array_head(field, from, &element);
    std::vector<T> items;
    items.reserve(size);
    for (std::size_t i = 0; i < size; ++i) items.push_back(from.part(element).template get<T>());
    from.finish();
    return items;
  }
};

template <class T>
void Codec<std::vector<T>>::encode(std::string& out, const std::vector<T>& items) {
  const auto value_of = [](const T& item) -> const auto* {
    if constexpr (detail::is_optional<T>::value)
      return item ? &*item : nullptr;
    else
      return &item;
  };
  bool has_null = false;
  for (const T& item : items) has_null = has_null || !value_of(item);
  if (oid) detail::put_array_head(out, Of::oid, items.size(), has_null);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const T& item = items[i];
    const auto* const value = value_of(item);
    if (!oid) out += i ? ',' : '{';
    const std::size_t begin = out.size();
    if (oid) out.append(4, value ? '\0' : '\xff');  // the size of NULL is -1
    if (value) {
      Of::encode(out, *value);
      oid ? detail::put_size(out, begin) : detail::quote_element(out, begin);
    } else if (!oid) {
      out += "NULL";
    }
  }
  if (!oid) out += items.empty() ? "{}" : "}";
}

}  // namespace asyncio::postgres
#pragma GCC visibility pop
