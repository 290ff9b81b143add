// Connection: one connection to a PostgreSQL server.
//
//   YIELD_FROM_INTO(c, postgres::connect("postgresql://me@localhost/shop"));  // a ConnectionPtr
//   YIELD_FROM_INTO(rows, c->fetch("SELECT id, name FROM users WHERE id > $1", 7));
//   for (const postgres::Record& row : rows) use(row["id"].get<int>());
//
// asyncpg name: Connection. Several tasks may use it at the same time: what they ask goes out at
// once, one behind the other, and each error is that of one statement alone. To cancel a wait drops
// that answer, and the statement is carried out all the same; in a transaction, and on a connection
// of a pool, the server is asked to stop it, and what is asked next waits for that. Nothing is sent
// again: when the connection is lost, all that waits fails with one error, and so does what is
// asked later. Errors: PostgresError's classes, InterfaceError for misuse, through the futures;
// values that cannot be sent (db::DataError), and a connection that is closed, at the call.
// Lifetime: a ConnectionPtr's; with the last one it is closed, and what waits fails. Thread: the
// loop's.
#pragma once

#include <asyncio/db/pool_core.hpp>
#include <asyncio/db/postgres/connect_options.hpp>
#include <asyncio/db/postgres/operations.hpp>
#include <asyncio/generators/coroutine.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

class Connection;
class CopyIn;
class CopyOut;
class Cursor;
class Pipeline;
class Transaction;
namespace detail {
class CopyState;
class CursorState;
class TransactionState;
}  // namespace detail
using ConnectionPtr = std::shared_ptr<Connection>;

enum class Isolation { as_set, read_uncommitted, read_committed, repeatable_read, serializable };
struct TransactionOptions {
  Isolation isolation = Isolation::as_set;  // as the server, the user or the database has it
  bool readonly = false;
  bool deferrable = false;
};

// PostgresError, ClientCannotConnectError when no server answers, TimeoutError; ValueError for a
// dsn that is none.
Coroutine<ConnectionPtr> connect(ConnectOptions options);

// A name in a statement, `"orders"`: of a table, a column, a channel. No value is ever put into a
// statement's text so. ValueError for a zero byte.
std::string quote_ident(std::string_view name);

namespace detail {

inline Records read_records(Rows&& rows) { return Records(std::move(rows)); }
inline std::optional<Record> read_row(Rows&& rows) {
  if (rows.size() == 0) return std::nullopt;
  return Record(std::move(rows), 0);
}
inline std::string read_status(Rows&& rows) { return rows.status(); }
[[noreturn, gnu::cold]] void no_row();
template <class T>
T read_value(Rows&& rows) {
  if (rows.size() > 0 && rows.columns() > 0) return rows.at(0, 0).get<T>();
  if constexpr (is_optional<T>::value)
    return std::nullopt;
  else
    no_row();
}
template <class Row>
std::vector<Row> read_as(Rows&& rows) {
  return Records(std::move(rows)).template as<Row>();
}

// Python's tuple of arguments.
template <class Tuple>
Arguments arguments_of(const Tuple& values) {
  return std::apply([](const auto&... each) { return Arguments::of(each...); }, values);
}

}  // namespace detail

class Connection final : public db::PoolMember, public std::enable_shared_from_this<Connection> {
 public:
  explicit Connection(std::shared_ptr<detail::Operations> operations) noexcept
      : operations_(std::move(operations)) {}

  // The server's word for what was done: `INSERT 0 1`. Without arguments it may be several
  // statements, divided by semicolons, which are one transaction; the last word is given.
  template <class... A>
  Future<std::string> execute(std::string_view sql, const A&... arguments) {
    check_owner();
    return operations_->query<std::string, &detail::read_status>(
        sql, detail::Arguments::of(arguments...),
        sizeof...(A) == 0 && has_several(sql) ? detail::plain : detail::usual);
  }
  // All rows.
  template <class... A>
  Future<Records> fetch(std::string_view sql, const A&... arguments) {
    check_owner();
    return operations_->query<Records, &detail::read_records>(sql,
                                                              detail::Arguments::of(arguments...));
  }
  // The first row, or nothing.
  template <class... A>
  Future<std::optional<Record>> fetchrow(std::string_view sql, const A&... arguments) {
    check_owner();
    return operations_->query<std::optional<Record>, &detail::read_row>(
        sql, detail::Arguments::of(arguments...));
  }
  // The first value of the first row. No row is NULL: for a T that is no std::optional both are an
  // InterfaceError.
  template <class T, class... A>
  Future<T> fetchval(std::string_view sql, const A&... arguments) {
    check_owner();
    return operations_->query<T, &detail::read_value<T>>(sql, detail::Arguments::of(arguments...));
  }
  // All rows as tuples or aggregates: Record::as().
  template <class Row, class... A>
  Future<std::vector<Row>> fetch_as(std::string_view sql, const A&... arguments) {
    check_owner();
    return operations_->query<std::vector<Row>, &detail::read_as<Row>>(
        sql, detail::Arguments::of(arguments...));
  }
  // The statement once for each tuple of arguments. All are one transaction.
  template <class Rows>
  Future<void> executemany(std::string_view sql, const Rows& all) {
    check_owner();
    std::vector<detail::Arguments> arguments;
    for (const auto& each : all) arguments.push_back(detail::arguments_of(each));
    return execute_all(sql, std::move(arguments));
  }

  // FOR(row, c->cursor(sql, …)), in a transaction: cursor.hpp.
  template <class... A>
  Cursor cursor(std::string_view sql, const A&... arguments);

  // `COPY … FROM STDIN`, `COPY … TO STDOUT`: copy.hpp.
  CopyIn copy_in(std::string sql);
  CopyOut copy_out(std::string sql);

  // WITH(c->transaction()): transaction.hpp. In another one it is a savepoint, without options.
  Transaction transaction(TransactionOptions options = TransactionOptions());

  // WITH(c->pipeline()): pipeline.hpp.
  Pipeline pipeline();

  // Is there one that was begun and has not ended?
  bool is_in_transaction() const noexcept;
  bool is_closed() const noexcept override { return operations_->is_closed(); }
  // The process of the server that serves it; 0 when it is closed.
  int get_server_pid() const noexcept;
  // A parameter that the server reports, as `server_version`, `client_encoding`; "" for others.
  std::string get_setting(const char* name) const;

  // Rolls back, unlistens, and gives all settings their defaults.
  Coroutine<void> reset() override;
  // When all that was asked is answered. Who cancels it closes it at once.
  Coroutine<void> close() override;
  // At once; who waits gets an InterfaceError. Again: nothing.
  void terminate() noexcept override { operations_->terminate(); }
  // WITH(*c): closes it at the end.
  void aenter() const noexcept {}
  Coroutine<void> aexit(const ExceptionPtr&) { return close(); }

  // `<Connection pid=123>`, `<Connection closed>`
  std::string to_string() const;

  // For pools.
  bool is_clean() const noexcept override;
  std::uint64_t queries() const noexcept override { return operations_->asked(); }
  Coroutine<void> check() override;
  void set_pooled() noexcept;

  // For the library's layers.
  const std::shared_ptr<detail::Operations>& operations() const noexcept { return operations_; }

 private:
  friend class Pipeline;
  friend class detail::CopyState;
  friend class detail::CursorState;
  friend class detail::TransactionState;
  static bool has_several(std::string_view sql) noexcept;
  // InterfaceError when another task is in a transaction.
  void check_owner() const;
  Cursor cursor_of(std::string sql, detail::Arguments&& arguments);
  Future<void> execute_all(std::string_view sql, std::vector<detail::Arguments>&& all);

  // The connection is for the task that runs, once more, or once less.
  void occupy() noexcept;
  void release() noexcept;
  void set_exclusive() noexcept { operations_->set_exclusive(pooled_ || depth_ > 0); }

  const std::shared_ptr<detail::Operations> operations_;
  const void* owner_ = nullptr;  // the task that is in a transaction
  int depth_ = 0;                // of transactions in each other
  int names_ = 0;                // so many savepoints and cursors were made
  bool pooled_ = false;
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
