// Shape<Row>: how many members a std::tuple or an aggregate has, and how each of them is filled.
#pragma once

#include <asyncio/db/postgres/field.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::postgres::detail {

// Stands for a value of any type but a std::optional, which takes one of any type itself.
struct AnyValue {
  template <class T, class = std::enable_if_t<!is_optional<T>::value>>
  operator T() const;
};
template <class Row, std::size_t... I>
auto takes(std::index_sequence<I...>)
    -> decltype(Row{(static_cast<void>(I), AnyValue())...}, std::true_type());
template <class Row>
std::false_type takes(...);
// The most values that an aggregate is made of, up to `n`.
template <class Row, std::size_t n>
constexpr std::size_t members() {
  if constexpr (n == 0 || decltype(takes<Row>(std::make_index_sequence<n>()))::value)
    return n;
  else
    return members<Row, n - 1>();
}

// make(read): a Row after `read(member, number)` of each.
template <class Row>
struct Shape {
  static_assert(std::is_aggregate_v<Row>, "a row becomes a std::tuple or an aggregate");
  static constexpr std::size_t size = members<Row, 17>();
  static_assert(size > 0 && size <= 16, "an aggregate for rows has 1 to 16 members");

  template <class Read>
  static Row make(Read read) {
    Row row = Row();
    std::size_t column = 0;
    const auto each = [&](auto&... members) { (read(members, column++), ...); };
#define ASYNCIO_POSTGRES_MEMBERS(n, ...) \
  if constexpr (size == n) {             \
    auto& [__VA_ARGS__] = row;           \
    each(__VA_ARGS__);                   \
  }
    // clang-format off
  ASYNCIO_POSTGRES_MEMBERS(1, m1)
  ASYNCIO_POSTGRES_MEMBERS(2, m1, m2)
  ASYNCIO_POSTGRES_MEMBERS(3, m1, m2, m3)
  ASYNCIO_POSTGRES_MEMBERS(4, m1, m2, m3, m4)
  ASYNCIO_POSTGRES_MEMBERS(5, m1, m2, m3, m4, m5)
  ASYNCIO_POSTGRES_MEMBERS(6, m1, m2, m3, m4, m5, m6)
  ASYNCIO_POSTGRES_MEMBERS(7, m1, m2, m3, m4, m5, m6, m7)
  ASYNCIO_POSTGRES_MEMBERS(8, m1, m2, m3, m4, m5, m6, m7, m8)
  ASYNCIO_POSTGRES_MEMBERS(9, m1, m2, m3, m4, m5, m6, m7, m8, m9)
  ASYNCIO_POSTGRES_MEMBERS(10, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10)
  ASYNCIO_POSTGRES_MEMBERS(11, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11)
  ASYNCIO_POSTGRES_MEMBERS(12, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12)
  ASYNCIO_POSTGRES_MEMBERS(13, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13)
  ASYNCIO_POSTGRES_MEMBERS(14, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14)
  ASYNCIO_POSTGRES_MEMBERS(15, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15)
  ASYNCIO_POSTGRES_MEMBERS(16, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16)
    // clang-format on
#undef ASYNCIO_POSTGRES_MEMBERS
    return row;
  }
};

template <class... T>
struct Shape<std::tuple<T...>> {
  static constexpr std::size_t size = sizeof...(T);
  template <class Read>
  static std::tuple<T...> make(Read read) {
    std::tuple<T...> row;
    std::size_t column = 0;
    std::apply([&](auto&... members) { (read(members, column++), ...); }, row);
    return row;
  }
};

}  // namespace asyncio::postgres::detail
#pragma GCC visibility pop
