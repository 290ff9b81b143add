// Cursor: the rows that a statement gives.
//
//   WITH_INTO(cursor, db.execute("SELECT * FROM notes WHERE id > ?", 5)) {
//     FOR(row, cursor) { use(row.get<std::string>("text")); } END_FOR;
//   } END_WITH;
//
// aiosqlite name: Cursor. Rows come from the thread iter_chunk_size at a time, the first of them
// with the statement itself; those that are there are given without waiting.
// Lifetime: a handle; copies are the same. With the last one, or close(), the statement ends.
// Thread: the loop's.
#pragma once

#include <asyncio/db/sqlite/worker.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::sqlite {

class Cursor;

namespace detail {

// A pack of values; or a std::vector of them, or Named, as the only one.
template <class... A>
Parameters parameters_of(const A&... values) {
  Parameters out;
  if constexpr (sizeof...(A) == 1 && (std::is_same_v<A, Named> && ...))
    out.named.emplace(values...);
  else if constexpr (sizeof...(A) == 1 && (std::is_same_v<A, std::vector<Value>> && ...))
    out.values = (values, ...);
  else
    out.values = {Value(values)...};
  return out;
}
template <class Tuple>
Parameters parameters_of_row(const Tuple& row) {
  if constexpr (std::is_same_v<Tuple, Named> || std::is_same_v<Tuple, std::vector<Value>>)
    return parameters_of(row);
  else
    return std::apply([](const auto&... values) { return parameters_of(values...); }, row);
}

class CursorState : public std::enable_shared_from_this<CursorState> {
 public:
  explicit CursorState(std::shared_ptr<Worker> worker) noexcept
      : worker_(std::move(worker)), chunk_(worker_->options().iter_chunk_size) {}
  ~CursorState() { close(); }

  Future<Cursor> execute(std::string sql, Parameters parameters);
  Future<Cursor> execute_many(std::string sql, std::vector<Parameters> all);
  Future<Cursor> execute_script(std::string sql);
  // Waits until there are so many rows, or no more.
  Coroutine<std::vector<Row>> fetch(std::size_t most);
  Coroutine<std::optional<Row>> next();
  bool has_row() const noexcept { return !rows_.empty(); }
  bool may_have_more() const noexcept { return rest_ != 0 || error_; }
  Row take_row() {
    Row row = std::move(rows_.front());
    rows_.pop_front();
    return row;
  }
  void close() noexcept;

  const Executed& last() const noexcept { return last_; }
  const std::shared_ptr<Worker>& worker() const noexcept { return worker_; }
  std::size_t arraysize = 1;

 private:
  template <class Work>
  Future<Cursor> run(Work work);
  void take(Executed& executed);
  Future<void> read(std::size_t most);

  const std::shared_ptr<Worker> worker_;
  const std::size_t chunk_;
  Executed last_;  // less its rows
  std::deque<Row> rows_;
  std::uint64_t rest_ = 0;
  ExceptionPtr error_;  // behind the rows
};

}  // namespace detail

class Cursor {
 public:
  // What fetchone() and anext() return; to be awaited. Nothing: there is none.
  class [[nodiscard]] Fetch {
   public:
    explicit Fetch(std::shared_ptr<detail::CursorState> state) noexcept
        : state_(std::move(state)) {}

   private:
    friend struct AwaitTraits<Fetch>;
    std::shared_ptr<detail::CursorState> state_;
  };

  Cursor() noexcept = default;
  explicit Cursor(std::shared_ptr<detail::CursorState> state) noexcept : state_(std::move(state)) {}

  // As those of Connection, with the rows here.
  template <class... A>
  Future<Cursor> execute(std::string sql, const A&... values) const {
    return state().execute(std::move(sql), detail::parameters_of(values...));
  }
  template <class Rows>
  Future<Cursor> executemany(std::string sql, const Rows& rows) const {
    std::vector<detail::Parameters> all;
    for (const auto& row : rows) all.push_back(detail::parameters_of_row(row));
    return state().execute_many(std::move(sql), std::move(all));
  }
  Future<Cursor> executescript(std::string sql) const {
    return state().execute_script(std::move(sql));
  }

  Fetch fetchone() const { return Fetch(state().shared_from_this()); }
  // At most so many; by default arraysize(), which is 1.
  Coroutine<std::vector<Row>> fetchmany(std::optional<std::size_t> size = std::nullopt) const {
    return state().fetch(size.value_or(state().arraysize));
  }
  Coroutine<std::vector<Row>> fetchall() const { return state().fetch(std::size_t(-1)); }
  // For FOR.
  Fetch anext() const { return fetchone(); }

  // How many rows an INSERT, UPDATE, DELETE or REPLACE has changed; else -1.
  std::int64_t rowcount() const { return state().last().rowcount; }
  // Of the last INSERT; nothing: none was.
  std::optional<std::int64_t> lastrowid() const { return state().last().lastrowid; }
  // The names of the columns; of what gives no rows, none.
  std::vector<std::string> description() const {
    return state().last().names ? *state().last().names : std::vector<std::string>();
  }
  std::size_t arraysize() const { return state().arraysize; }
  void arraysize(std::size_t size) const { state().arraysize = size; }

  // It gives no more. Nobody waits for it.
  void close() const { state().close(); }
  Cursor aenter() const { return *this; }
  void aexit(const ExceptionPtr&) const { close(); }

 private:
  detail::CursorState& state() const;
  std::shared_ptr<detail::CursorState> state_;
};

// What Connection.execute() and its like return: to be awaited, or for WITH_INTO, which closes the
// cursor.
class CursorFuture : public Future<Cursor> {
 public:
  explicit CursorFuture(Future<Cursor> future) noexcept : Future<Cursor>(std::move(future)) {}
  Future<Cursor> aenter() const { return *this; }
  void aexit(const ExceptionPtr&) const { result().close(); }
};

}  // namespace asyncio::sqlite

namespace asyncio {
template <>
struct AwaitTraits<sqlite::CursorFuture> : AwaitTraits<Future<sqlite::Cursor>> {};
template <>
struct AwaitTraits<sqlite::Cursor::Fetch> {
  using result_type = std::optional<sqlite::Row>;
  static bool start(CoBase& co, const sqlite::Cursor::Fetch& fetch,
                    const AwaitTarget<result_type>& to) {
    if (!fetch.state_->has_row() && fetch.state_->may_have_more())
      return AwaitTraits<Coroutine<result_type>>::start(co, fetch.state_->next(), to);
    to.set(fetch.state_->has_row() ? result_type(fetch.state_->take_row()) : result_type());
    return false;
  }
};
}  // namespace asyncio
#pragma GCC visibility pop
