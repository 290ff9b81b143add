// Arguments: the values for the `$1`, `$2` … of a statement, as PQsendQueryPrepared() takes them.
//
//   const auto arguments = Arguments::of(7, "name", std::nullopt);
//   PQsendPrepare(c, statement, sql, arguments.count(), arguments.types());
//   PQsendQueryPrepared(c, statement, arguments.count(), arguments.values(), arguments.lengths(),
//                       arguments.formats(), kResultFormat);
//
// An argument whose codec names its type is sent as that type, in binary; all others are texts, of
// a type that the server finds out. So a prepared statement belongs to its text *and* its types().
// Results are asked for in binary, always (kResultFormat): libpq has one format for all columns.
// Lifetime: a value; what the accessors give lives until it is changed, moved or destroyed; the
// values that it was made of are needed no more. Thread: any.
#pragma once

#include <asyncio/db/postgres/codec.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::postgres::detail {

// The format of results that Field reads.
inline constexpr int kResultFormat = 1;

class Arguments {
 public:
  // Throws db::DataError for a value that PostgreSQL cannot have. nullopt and nullptr are NULL.
  template <class... T>
  static Arguments of(const T&... values) {
    static_assert(sizeof...(T) <= 65535, "a statement of PostgreSQL has at most 65535 parameters");
    Arguments made(sizeof...(T));
    (made.add(values), ...);
    made.point();
    return made;
  }

  Arguments() = default;
  Arguments(Arguments&& other) noexcept { *this = std::move(other); }
  Arguments& operator=(Arguments&& other) noexcept;

  int count() const noexcept { return static_cast<int>(values_.size()); }
  // 0: the server finds out.
  const unsigned* types() const noexcept { return types_.data(); }
  const char* const* values() const noexcept { return values_.data(); }
  const int* lengths() const noexcept { return numbers_.data(); }
  const int* formats() const noexcept { return numbers_.data() + count(); }

 private:
  explicit Arguments(std::size_t count);
  template <class T>
  void add(const T& value) {
    if constexpr (std::is_same_v<T, std::nullopt_t> || std::is_same_v<T, std::nullptr_t>) {
      null(0);
    } else if constexpr (is_optional<T>::value) {
      using Inner = typename T::value_type;
      value ? add(*value) : null(Codec<Inner>::oid);
    } else if constexpr (std::is_convertible_v<const T&, const char*>) {
      const char* const text = value;
      text ? add(std::string_view(text)) : null(0);
    } else {
      Codec<T>::encode(begin(Codec<T>::oid), value);
      end();
    }
  }
  void null(unsigned type);
  std::string& begin(unsigned type);
  void end();
  void point() noexcept;

  std::string bytes_;  // of all values; one that is a text ends with a zero
  std::vector<unsigned> types_;
  std::vector<const char*> values_;
  std::vector<int> numbers_;  // the lengths, then the formats
  std::size_t next_ = 0;
  std::size_t begin_ = 0;
};

}  // namespace asyncio::postgres::detail
#pragma GCC visibility pop
