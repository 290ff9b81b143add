// Range<T>: int4range, int8range, numrange, tsrange, tstzrange and daterange.
//
//   Range<int>{1, 10}          // [1,10)
//   Range<int>{1, {}}          // [1,)
//
// asyncpg name: Range, and those of its members. T: std::int32_t, std::int64_t, Numeric, Timestamp,
// TimestampTz, Date. The server gives ranges of whole numbers and dates as `[)`. Thread: any.
#pragma once

#include <asyncio/db/postgres/codec.hpp>

#include <cstdint>
#include <optional>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

template <class T>
struct Range {
  std::optional<T> lower, upper;  // none: without a bound
  bool lower_inc = true, upper_inc = false;
  bool isempty = false;  // then nothing else counts

  friend bool operator==(const Range& a, const Range& b) {
    if (a.isempty || b.isempty) return a.isempty == b.isempty;
    return a.lower == b.lower && a.upper == b.upper && (!a.lower || a.lower_inc == b.lower_inc) &&
           (!a.upper || a.upper_inc == b.upper_inc);
  }
  friend bool operator!=(const Range& a, const Range& b) { return !(a == b); }
};

template <class T>
struct Codec<Range<T>> {
  static constexpr unsigned oid = detail::range_of(Codec<T>::oid);
  static_assert(oid != 0, "PostgreSQL has no range of this type");
  enum Flags : unsigned char {
    empty = 1,
    has_lower = 2,
    has_upper = 4,
    no_lower = 8,
    no_upper = 16
  };

  static bool accepts(unsigned type) noexcept { return type == oid; }
  static void encode(std::string& out, const Range<T>& range) {
    if (range.isempty) {
      out += static_cast<char>(empty);
      return;
    }
    out += static_cast<char>((!range.lower      ? no_lower
                              : range.lower_inc ? has_lower
                                                : 0) |
                             (!range.upper      ? no_upper
                              : range.upper_inc ? has_upper
                                                : 0));
    for (const auto* const bound : {&range.lower, &range.upper}) {
      if (!*bound) continue;
      const std::size_t begin = out.size();
      out.append(4, '\0');
      Codec<T>::encode(out, **bound);
      detail::put_size(out, begin);
    }
  }
  static Range<T> decode(const Field& field) {
    detail::WireReader from(field);
    const unsigned flags = from.next<unsigned char>();
    Range<T> range;
    range.isempty = flags & empty;
    if (!range.isempty) {
      range.lower_inc = flags & has_lower;
      range.upper_inc = flags & has_upper;
      if (!(flags & no_lower)) range.lower = from.part(Codec<T>::oid).template get<T>();
      if (!(flags & no_upper)) range.upper = from.part(Codec<T>::oid).template get<T>();
    }
    from.finish();
    return range;
  }
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
