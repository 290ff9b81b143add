// connect(), Connection: a database of SQLite's in a file, or in memory.
//
//   WITH_INTO(db, sqlite::connect("notes.db")) {
//     YIELD_FROM(db.execute("INSERT INTO notes VALUES (?, ?)", 1, "milk"));
//     YIELD_FROM(db.commit());
//   } END_WITH;
//
// aiosqlite names: aiosqlite.connect, Connection; what they mean is Python's sqlite3. Each
// connection has a thread of its own; what is asked for in a turn of the loop goes there in one
// piece, and is carried out in that order, whether somebody awaits it or not. Cancelled before its
// turn it is not carried out. Under way it is ended: SQLite then undoes that statement, and if it
// was an INSERT, UPDATE or DELETE the whole transaction; the connection goes on.
// Values are never part of the text of a statement.
// Lifetime: a handle; copies are the same. With the last one it is closed, when what was asked for
// is carried out. When its loop is closed, what is under way ends at once.
// Thread: the loop's. In the child of a fork() it cannot be used.
#pragma once

#include <asyncio/db/sqlite/cursor.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::sqlite {

// The keyword arguments of Connection.backup().
struct BackupOptions {
  int pages = 0;  // at a time; 0: all
  // Called in the thread of the target after each time: the code of SQLite, and how many pages
  // remain of how many.
  std::function<void(int status, int remaining, int total)> progress;
  std::string name = "main";
  Seconds sleep = 0.25;  // before it tries again what is locked
};

class Connection {
 public:
  Connection() noexcept = default;
  explicit Connection(std::shared_ptr<detail::Worker> worker) noexcept
      : worker_(std::move(worker)) {}

  // Carries a statement out, with the values of its parameters: one by one, as a std::vector<Value>
  // or as Named. The future of a Cursor, or for WITH_INTO. Connection.execute
  template <class... A>
  CursorFuture execute(std::string sql, const A&... values) const {
    return CursorFuture(cursor().execute(std::move(sql), values...));
  }
  // An INSERT, UPDATE, DELETE or REPLACE once for each row of values: a std::tuple, std::array,
  // std::vector<Value> or Named.
  template <class Rows>
  CursorFuture executemany(std::string sql, const Rows& rows) const {
    return CursorFuture(cursor().executemany(std::move(sql), rows));
  }
  // Several statements, after a commit.
  CursorFuture executescript(std::string sql) const {
    return CursorFuture(cursor().executescript(std::move(sql)));
  }
  // The number of the row that was inserted.
  template <class... A>
  Future<std::int64_t> execute_insert(std::string sql, const A&... values) const {
    return insert(std::move(sql), detail::parameters_of(values...));
  }
  template <class... A>
  Future<std::vector<Row>> execute_fetchall(std::string sql, const A&... values) const {
    return fetchall(std::move(sql), detail::parameters_of(values...));
  }
  Cursor cursor() const;
  Future<void> commit() const;
  Future<void> rollback() const;

  // As it was when the last answer came.
  bool in_transaction() const { return worker().in_transaction(); }
  std::int64_t total_changes() const { return worker().total_changes(); }
  const std::optional<std::string>& isolation_level() const {
    return worker().options().isolation_level;
  }
  // Ends all statements that are under way, whoever waits for them: OperationalError "interrupted".
  void interrupt() const { worker().interrupt(); }
  // Copies it to another one, which can do nothing else meanwhile.
  Future<void> backup(const Connection& target, BackupOptions options = BackupOptions()) const;
  // A function for SQL of so many parameters (-1: any number). It is called, and ends, in the
  // thread of the connection; what it throws fails the statement.
  Future<void> create_function(std::string name, int num_params, Function function,
                               bool deterministic = false) const;
  // Called in the thread with each statement; null: no more. Connection.set_trace_callback
  Future<void> set_trace_callback(std::function<void(const std::string&)> callback) const;
  // Called in the thread after every n instructions of SQLite's machine; true: the statement ends.
  // Null: no more. Connection.set_progress_handler
  Future<void> set_progress_handler(std::function<bool()> handler, int n) const;

  // Carries out what was asked for, undoes a transaction that is open, and waits for the thread.
  // Again: nothing.
  Coroutine<void> close() const { return worker().close(); }

 private:
  friend class Connecting;
  detail::Worker& worker() const;
  Future<std::int64_t> insert(std::string sql, detail::Parameters parameters) const;
  Future<std::vector<Row>> fetchall(std::string sql, detail::Parameters parameters) const;
  std::shared_ptr<detail::Worker> worker_;
};

// What connect() returns: to be awaited, or for WITH_INTO, which closes it.
class [[nodiscard]] Connecting {
 public:
  Connecting(std::string database, ConnectOptions options)
      : database_(std::move(database)), options_(std::move(options)) {}
  Coroutine<Connection> aenter();
  Coroutine<void> aexit(const ExceptionPtr&) const { return connection_.close(); }

 private:
  std::string database_;
  ConnectOptions options_;
  Connection connection_;
};

// The file is made when there is none; ":memory:" is one in memory, "" one in a temporary file.
// OperationalError "unable to open database file". aiosqlite.connect
inline Connecting connect(std::string database, ConnectOptions options = ConnectOptions()) {
  return Connecting(std::move(database), std::move(options));
}

}  // namespace asyncio::sqlite

namespace asyncio {
template <>
struct AwaitTraits<sqlite::Connecting> {
  using result_type = sqlite::Connection;
  static constexpr bool kNeverAtOnce = true;
  static bool start(CoBase& co, sqlite::Connecting connecting,
                    const AwaitTarget<sqlite::Connection>& to) {
    return AwaitTraits<Coroutine<sqlite::Connection>>::start(co, connecting.aenter(), to);
  }
};
}  // namespace asyncio
#pragma GCC visibility pop
