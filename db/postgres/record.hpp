// Record and Records: what a statement gives, row by row.
//
//   for (const postgres::Record& row : rows) use(row["id"].get<int>(),
//   row.get<std::string>("name")); auto [id, name] = row.as<std::tuple<int, std::string>>(); struct
//   User { int id; std::optional<std::string> name; }; std::vector<User> users = rows.as<User>();
//
// asyncpg name: Record. Columns are named as the server names them; of two of a name the first one
// is found. as<Row>() goes by the order of the columns, and their number must be that of Row's
// members: Row is a std::tuple, or an aggregate without base classes that has up to 16 members and
// a default. Lifetime: handles; the rows live as long as one of them. Thread: any, one at a time
// for each handle.
#pragma once

#include <asyncio/db/postgres/aggregate.hpp>
#include <asyncio/db/postgres/array.hpp>
#include <asyncio/db/postgres/codec.hpp>
#include <asyncio/db/postgres/composite.hpp>
#include <asyncio/db/postgres/datetime.hpp>
#include <asyncio/db/postgres/field.hpp>
#include <asyncio/db/postgres/numeric.hpp>
#include <asyncio/db/postgres/range.hpp>
#include <asyncio/db/postgres/uuid.hpp>

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

namespace detail {

// A pg_result (PGRES_TUPLES_OK, PGRES_COMMAND_OK and such), shared.
class Rows {
 public:
  Rows() noexcept = default;  // no columns, no rows
  explicit Rows(pg_result* adopted);
  std::size_t size() const noexcept;
  std::size_t columns() const noexcept;
  // The number of a column, or columns().
  std::size_t find(std::string_view name) const noexcept;
  const char* name(std::size_t column) const noexcept;
  // Preconditions: there are such a row and column. Throws InterfaceError for an answer in text,
  // which a statement that was sent without kResultFormat gets.
  Field at(std::size_t row, std::size_t column) const;
  // The server's word for what was done: `INSERT 0 1`. ""  when it has none.
  const char* status() const noexcept;

 private:
  std::shared_ptr<pg_result> result_;
};

// Walks over what has size() and operator[].
template <class T>
class Walk {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = std::decay_t<decltype(std::declval<const T&>()[std::size_t{0}])>;
  using difference_type = std::ptrdiff_t;
  using pointer = const value_type*;
  using reference = value_type;
  Walk(const T& over, std::size_t at) noexcept : over_(&over), at_(at) {}
  value_type operator*() const { return (*over_)[at_]; }
  Walk& operator++() noexcept { return ++at_, *this; }
  Walk operator++(int) noexcept { return Walk(*over_, at_++); }
  friend bool operator==(const Walk& a, const Walk& b) noexcept { return a.at_ == b.at_; }
  friend bool operator!=(const Walk& a, const Walk& b) noexcept { return a.at_ != b.at_; }

 private:
  const T* over_;
  std::size_t at_;
};

}  // namespace detail

class Record {
 public:
  // Precondition: there is such a row.
  Record(detail::Rows rows, std::size_t row) noexcept : rows_(std::move(rows)), row_(row) {}

  std::size_t size() const noexcept { return rows_.columns(); }
  // Throws std::out_of_range, as IndexError; and InterfaceError for a name that is not there.
  template <class N, class = std::enable_if_t<std::is_integral_v<N>>>
  Field operator[](N column) const {
    return at(static_cast<std::size_t>(column));
  }
  Field operator[](std::string_view name) const;
  bool contains(std::string_view name) const noexcept { return rows_.find(name) < size(); }
  template <class T, class Key>
  T get(Key column) const {
    return (*this)[column].template get<T>();
  }
  std::vector<std::string> keys() const;
  detail::Walk<Record> begin() const noexcept { return {*this, 0}; }
  detail::Walk<Record> end() const noexcept { return {*this, size()}; }

  // See above. Throws InterfaceError when the numbers differ, and what Field::get() throws.
  template <class Row>
  Row as() const {
    using Shape = detail::Shape<Row>;
    if (Shape::size != size()) wants(Shape::size);
    return Shape::make([this](auto& member, std::size_t column) {
      member = rows_.at(row_, column).get<std::decay_t<decltype(member)>>();
    });
  }

  // `<Record id=1 name='x'>`
  std::string to_string() const;

 private:
  Field at(std::size_t column) const;
  [[noreturn, gnu::cold]] void wants(std::size_t members) const;
  detail::Rows rows_;
  std::size_t row_;
};

class Records {
 public:
  Records() noexcept = default;
  explicit Records(detail::Rows rows) noexcept : rows_(std::move(rows)) {}

  std::size_t size() const noexcept { return rows_.size(); }
  bool empty() const noexcept { return size() == 0; }
  // Throws std::out_of_range, as IndexError.
  Record operator[](std::size_t row) const;
  detail::Walk<Records> begin() const noexcept { return {*this, 0}; }
  detail::Walk<Records> end() const noexcept { return {*this, size()}; }
  template <class Row>
  std::vector<Row> as() const {
    std::vector<Row> all;
    all.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) all.push_back(Record(rows_, i).as<Row>());
    return all;
  }
  // The server's word for what was done: `SELECT 3`, `INSERT 0 1`.
  std::string status() const { return rows_.status(); }

 private:
  detail::Rows rows_;
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
