// Cursor: the rows of a query, some at a time, for results that are larger than memory.
//
//   WITH(c->transaction()) {
//     FOR(row, c->cursor("SELECT * FROM measurements WHERE day = $1", day)) { use(row); } END_FOR;
//   }
//   END_WITH;
//
// asyncpg name: Connection.cursor, cursor.CursorIterator. It lives in a transaction, whose task
// reads it. Lifetime: a handle; with the last one, or the transaction, the server forgets it.
// Thread: the loop's.
#pragma once

#include <asyncio/db/postgres/connection.hpp>
#include <asyncio/generators/coroutine.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

namespace detail {

class CursorState : public std::enable_shared_from_this<CursorState> {
 public:
  CursorState(ConnectionPtr connection, std::string name, std::string sql, Arguments&& arguments)
      : connection_(std::move(connection)),
        name_(std::move(name)),
        sql_(std::move(sql)),
        arguments_(std::move(arguments)) {}
  ~CursorState();
  Coroutine<std::optional<Record>> next();
  void set_prefetch(int rows);

 private:
  Future<Records> fetch() const;

  const ConnectionPtr connection_;
  const std::string name_, sql_;
  Arguments arguments_;
  int prefetch_ = 50;
  bool open_ = false;
  bool ended_ = false;  // these are the last ones
  Records rows_;
  std::size_t at_ = 0;
};

}  // namespace detail

class Cursor {
 public:
  explicit Cursor(std::shared_ptr<detail::CursorState> state) noexcept : state_(std::move(state)) {}

  // So many rows are asked for at a time. ValueError for less than one.
  Cursor prefetch(int rows) const {
    state_->set_prefetch(rows);
    return *this;
  }
  // The next row, or nothing. NoActiveSQLTransactionError outside of a transaction.
  Coroutine<std::optional<Record>> anext() const { return state_->next(); }

 private:
  std::shared_ptr<detail::CursorState> state_;
};

template <class... A>
Cursor Connection::cursor(std::string_view sql, const A&... arguments) {
  return cursor_of(std::string(sql), detail::Arguments::of(arguments...));
}

}  // namespace asyncio::postgres
#pragma GCC visibility pop
