// Row: one row of a result, by number and by name.
//
//   row[0], row["text"], row.get<std::int64_t>("id")
//
// Python name: sqlite3.Row, whose names know no upper and lower case either.
// Lifetime: a value. Thread: any.
#pragma once

#include <asyncio/db/sqlite/value.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::sqlite {

class Row {
 public:
  using Names = std::shared_ptr<const std::vector<std::string>>;
  Row() = default;
  Row(Names names, std::vector<Value> values) noexcept
      : names_(std::move(names)), values_(std::move(values)) {}

  std::size_t size() const noexcept { return values_.size(); }
  // InterfaceError when there is no such column, in the words of sqlite3.Row's IndexError.
  const Value& operator[](std::size_t column) const;
  const Value& operator[](std::string_view name) const;
  const Value& operator[](const char* name) const { return (*this)[std::string_view(name)]; }
  const Value& operator[](int column) const { return (*this)[static_cast<std::size_t>(column)]; }
  template <class T, class Column>
  T get(const Column& column) const {
    return (*this)[column].template get<T>();
  }
  // Row.keys
  std::vector<std::string> keys() const { return names_ ? *names_ : std::vector<std::string>(); }
  const std::vector<Value>& values() const noexcept { return values_; }
  // `(1, 'milk')`
  std::string to_string() const;
  friend bool operator==(const Row& a, const Row& b) { return a.values_ == b.values_; }
  friend bool operator!=(const Row& a, const Row& b) { return !(a == b); }

 private:
  Names names_;
  std::vector<Value> values_;
};

inline std::string to_repr(const Row& row) { return row.to_string(); }

}  // namespace asyncio::sqlite
#pragma GCC visibility pop
