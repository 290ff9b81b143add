// Composites: a `ROW(1, 'x')`, or a column whose type is a row's, is read as a std::tuple.
//
// They are read only. As an argument each value is one of its own: `ROW($1, $2)::item`.
// Thread: any.
#pragma once

#include <asyncio/db/postgres/codec.hpp>

#include <cstddef>
#include <cstdint>
#include <tuple>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

template <class... T>
struct Codec<std::tuple<T...>> {
  static constexpr unsigned oid = detail::kRecord;
  static bool accepts(unsigned type) noexcept { return type == oid || detail::is_users(type); }
  static std::tuple<T...> decode(const Field& field) {
    detail::WireReader from(field);
    if (from.next<std::int32_t>() != static_cast<std::int32_t>(sizeof...(T)))
      field.is_bad("the number of its columns is another");
    // In braces, so that they are read in their order.
    const auto read = [&from](auto* as) {
      const unsigned type = from.next<std::uint32_t>();
      return from.part(type).template get<std::decay_t<decltype(*as)>>();
    };
    std::tuple<T...> row{read(static_cast<T*>(nullptr))...};
    from.finish();
    return row;
  }
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
