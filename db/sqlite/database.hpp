// Database: a connection of SQLite's as its thread sees it: statements that are kept, values that
// are bound, transactions that begin by themselves, as in Python's module sqlite3.
//
// Invariants:
//  1. A statement is in cached_, reset and without values, or in open_, in the middle of its rows.
//  2. by_text_ has each of cached_ once, by its text.
// Lifetime: its Worker's. Thread: that one's, but for Handle.
#pragma once

#include <asyncio/db/sqlite/row.hpp>
#include <asyncio/loop/seconds.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_value;

#pragma GCC visibility push(default)
namespace asyncio::sqlite {

// How to connect; the keyword arguments of sqlite3.connect() and aiosqlite.connect().
struct ConnectOptions {
  // How long a statement waits while somebody else has locked the database.
  Seconds timeout = 5;
  // How transactions begin by themselves, before INSERT, UPDATE, DELETE and REPLACE: "" and
  // "DEFERRED", "IMMEDIATE", "EXCLUSIVE"; nothing: not at all.
  std::optional<std::string> isolation_level = "";
  bool uri = false;  // `file:notes.db?mode=ro`
  std::size_t cached_statements = 128;
  std::size_t iter_chunk_size = 64;  // so many rows are read at a time
};

// Parameters by name: `SELECT :name` with {{"name", 1}}.
using Named = std::map<std::string, Value>;
// One of SQL's that is the program's.
using Function = std::function<Value(const std::vector<Value>&)>;

namespace detail {

class Worker;

struct Parameters {
  std::vector<Value> values;
  std::optional<Named> named;
};

// What a statement has given.
struct Executed {
  std::vector<Row> rows;
  Row::Names names;  // null: it gives no rows
  std::int64_t rowcount = -1;
  std::optional<std::int64_t> lastrowid;  // of an INSERT
  std::uint64_t rest = 0;                 // the statement that has more rows; 0: none
  ExceptionPtr error;                     // with which it has ended
};

// The connection for other threads, as long as it is there.
struct Handle {
  std::mutex mutex;
  sqlite3* db = nullptr;
  std::atomic<bool> is_target{false};  // of a backup
};

struct Backup {
  std::shared_ptr<Handle> source;
  int pages;
  std::string name;
  double sleep;
  std::function<void(int status, int remaining, int total)> progress;
};

// What a field, or a parameter of a function, is.
Value value_of(sqlite3_value* value);

class Database {
 public:
  Database(Worker& worker, const std::string& path, const ConnectOptions& options,
           std::shared_ptr<Handle> handle);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  // At most so many rows.
  Executed execute(const std::string& sql, const Parameters& parameters, std::size_t most);
  Executed execute_many(const std::string& sql, const std::vector<Parameters>& all);
  void execute_script(const std::string& sql);
  // The next ones. What it raises is in the result, behind the rows before it.
  Executed fetch(std::uint64_t statement, std::size_t most);
  void forget(std::uint64_t statement) noexcept;
  void commit();
  void rollback();
  // Of another database to this one.
  void backup_from(const Backup& backup);
  void create_function(const std::string& name, int parameters, Function function,
                       bool deterministic);
  void set_trace(std::function<void(const std::string&)> callback);
  void set_progress(std::function<bool()> callback, int every);
  bool in_transaction() const noexcept;
  std::int64_t total_changes() const noexcept;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  struct Statement {
    std::unique_ptr<sqlite3_stmt, Finalize> stmt;  // null: a comment
    std::string sql;
    Row::Names names;
    int prepared = 0;  // so often anew, when the names were taken
    bool changes = false, inserts = false;
    std::uint64_t number = 0;
  };
  using Place = std::list<Statement>::iterator;
  // Puts a statement back unless it was kept.
  struct Used;

  void check(int code) const;
  [[noreturn]] void raise() const;
  void run(const char* sql);
  Place take(const std::string& sql);
  Statement prepare(const std::string& sql) const;
  void put_back(Place place) noexcept;
  void bind(Statement& statement, const Parameters& parameters);
  void bind_one(Statement& statement, int index, const Value& value);
  void begin_for(const Statement& statement);
  void read(Place place, std::size_t most, Executed& out);
  Row row_of(Statement& statement) const;
  int on_busy(int count) noexcept;
  int on_progress() noexcept;

  Worker& worker_;
  const double timeout_;
  const std::optional<std::string> begin_;  // the statement that begins a transaction
  const std::size_t most_cached_;
  const std::shared_ptr<Handle> handle_;
  sqlite3* db_ = nullptr;
  std::list<Statement> cached_, open_;
  std::unordered_map<std::string_view, Place> by_text_;
  std::uint64_t numbers_ = 0;
  double waited_ = 0;  // for the lock that it waits for
  std::function<void(const std::string&)> trace_;
  std::function<bool()> progress_;
  int steps_ = 0, every_ = 0;
};

}  // namespace detail
}  // namespace asyncio::sqlite
#pragma GCC visibility pop
