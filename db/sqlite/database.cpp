#include <asyncio/db/sqlite/database.hpp>

#include <asyncio/db/sqlite/exceptions.hpp>
#include <asyncio/db/sqlite/worker.hpp>

#include <sqlite3.h>
#include <strings.h>

#include <algorithm>
#include <limits>

namespace asyncio::sqlite::detail {
namespace {

std::optional<std::string> begin_of(const std::optional<std::string>& level) {
  if (!level) return std::nullopt;
  for (const char* const known : {"", "DEFERRED", "IMMEDIATE", "EXCLUSIVE"})
    if (strcasecmp(level->c_str(), known) == 0) return "BEGIN " + *level;
  throw ValueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'");
}

// What follows blanks and comments.
std::string_view skip_blanks(std::string_view sql) {
  for (;;) {
    const std::size_t at = sql.find_first_not_of(" \t\r\n\f");
    if (at == std::string_view::npos) return {};
    sql.remove_prefix(at);
    const bool line = sql.substr(0, 2) == "--";
    if (!line && sql.substr(0, 2) != "/*") return sql;
    const std::size_t end = line ? sql.find('\n') : sql.find("*/", 2);
    if (end == std::string_view::npos) return {};
    sql.remove_prefix(end + (line ? 1 : 2));
  }
}

bool begins_with(std::string_view sql, std::string_view word) {
  return sql.size() >= word.size() && strncasecmp(sql.data(), word.data(), word.size()) == 0;
}

}  // namespace

// ---- the connection ----

Database::Database(Worker& worker, const std::string& path, const ConnectOptions& options,
                   std::shared_ptr<Handle> handle)
    : worker_(worker),
      timeout_(options.timeout.count()),
      begin_(begin_of(options.isolation_level)),
      most_cached_(options.cached_statements),
      handle_(std::move(handle)) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX |
                    (options.uri ? SQLITE_OPEN_URI : 0);
  const int code = sqlite3_open_v2(path.c_str(), &db_, flags, nullptr);
  if (code != SQLITE_OK) {
    const std::string text = db_ ? sqlite3_errmsg(db_) : sqlite3_errstr(code);
    const int extended = db_ ? sqlite3_extended_errcode(db_) : code;
    sqlite3_close(db_);
    detail::raise(extended, text);
  }
  sqlite3_extended_result_codes(db_, 1);
  sqlite3_busy_handler(
      db_, [](void* self, int count) { return static_cast<Database*>(self)->on_busy(count); },
      this);
  set_progress(nullptr, 0);
  const std::lock_guard<std::mutex> lock(handle_->mutex);
  handle_->db = db_;
}

// By close_v2: somebody may be copying it.
Database::~Database() {
  {
    const std::lock_guard<std::mutex> lock(handle_->mutex);
    handle_->db = nullptr;
  }
  by_text_.clear();
  cached_.clear();
  open_.clear();
  sqlite3_close_v2(db_);
}

void Database::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

void Database::raise() const { detail::raise(sqlite3_extended_errcode(db_), sqlite3_errmsg(db_)); }

void Database::check(int code) const {
  if (code != SQLITE_OK) raise();
}

void Database::run(const char* sql) { check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr)); }

bool Database::in_transaction() const noexcept { return !sqlite3_get_autocommit(db_); }

std::int64_t Database::total_changes() const noexcept { return sqlite3_total_changes64(db_); }

void Database::commit() {
  if (in_transaction()) run("COMMIT");
}

void Database::rollback() {
  if (in_transaction()) run("ROLLBACK");
}

// As SQLite's own one, but cancelled it ends at once.
int Database::on_busy(int count) noexcept {
  static constexpr double kWaits[] = {.001, .002, .005, .01, .015, .02, .025, .025, .025, .05, .05};
  constexpr auto kCount = static_cast<int>(sizeof kWaits / sizeof *kWaits);
  if (count == 0) waited_ = 0;
  const double wait = std::min(count < kCount ? kWaits[count] : .1, timeout_ - waited_);
  if (wait <= 0) return 0;
  waited_ += wait;
  return worker_.pause(wait);
}

// ---- statements ----

Database::Statement Database::prepare(const std::string& sql) const {
  if (sql.find('\0') != std::string::npos)
    throw ProgrammingError("the query contains a null character");
  if (sql.size() >= static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw DataError("query string is too large");
  Statement made;
  sqlite3_stmt* stmt = nullptr;
  const char* rest = nullptr;
  check(sqlite3_prepare_v3(db_, sql.c_str(), static_cast<int>(sql.size()) + 1,
                           SQLITE_PREPARE_PERSISTENT, &stmt, &rest));
  made.stmt.reset(stmt);
  if (!skip_blanks(rest).empty())
    throw ProgrammingError("You can only execute one statement at a time.");
  made.sql = sql;
  const std::string_view begin = skip_blanks(sql);
  made.inserts = begins_with(begin, "INSERT") || begins_with(begin, "REPLACE");
  made.changes = made.inserts || begins_with(begin, "UPDATE") || begins_with(begin, "DELETE");
  return made;
}

Database::Place Database::take(const std::string& sql) {
  const auto known = by_text_.find(sql);
  if (known == by_text_.end()) return open_.insert(open_.end(), prepare(sql));
  const Place place = known->second;
  by_text_.erase(known);
  open_.splice(open_.end(), cached_, place);
  return place;
}

void Database::put_back(Place place) noexcept {
  if (!place->stmt) {
    open_.erase(place);
    return;
  }
  place->number = 0;
  sqlite3_reset(place->stmt.get());
  sqlite3_clear_bindings(place->stmt.get());
  try {
    if (!by_text_.emplace(place->sql, place).second) {
      open_.erase(place);
      return;
    }
  } catch (...) {
    open_.erase(place);
    return;
  }
  cached_.splice(cached_.end(), open_, place);
  if (cached_.size() <= most_cached_) return;
  by_text_.erase(cached_.front().sql);
  cached_.pop_front();
}

struct Database::Used {
  Database& database;
  Place place;
  bool kept = false;
  ~Used() {
    if (!kept) database.put_back(place);
  }
};

void Database::bind_one(Statement& statement, int index, const Value& value) {
  sqlite3_stmt* const stmt = statement.stmt.get();
  const auto& what = value.variant();
  if (const auto* integer = std::get_if<std::int64_t>(&what))
    check(sqlite3_bind_int64(stmt, index, *integer));
  else if (const auto* number = std::get_if<double>(&what))
    check(sqlite3_bind_double(stmt, index, *number));
  else if (const auto* text = std::get_if<std::string>(&what))
    check(sqlite3_bind_text64(stmt, index, text->data(), text->size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
  else if (const auto* blob = std::get_if<Blob>(&what))
    check(sqlite3_bind_blob64(stmt, index, blob->data.data(), blob->data.size(), SQLITE_TRANSIENT));
  else
    check(sqlite3_bind_null(stmt, index));
}

void Database::bind(Statement& statement, const Parameters& parameters) {
  sqlite3_stmt* const stmt = statement.stmt.get();
  const int wanted = sqlite3_bind_parameter_count(stmt);
  if (!parameters.named && static_cast<int>(parameters.values.size()) != wanted)
    throw ProgrammingError("Incorrect number of bindings supplied. The current statement uses " +
                           std::to_string(wanted) + ", and there are " +
                           std::to_string(parameters.values.size()) + " supplied.");
  for (int i = 1; i <= wanted; ++i) {
    if (!parameters.named) {
      bind_one(statement, i, parameters.values[static_cast<std::size_t>(i - 1)]);
      continue;
    }
    const char* const name = sqlite3_bind_parameter_name(stmt, i);
    if (!name)
      throw ProgrammingError("Binding " + std::to_string(i) +
                             " has no name, but you supplied a dictionary (which has only names).");
    const auto given = parameters.named->find(name + 1);
    if (given == parameters.named->end())
      throw ProgrammingError(std::string("You did not supply a value for binding parameter ") +
                             name + ".");
    bind_one(statement, i, given->second);
  }
}

void Database::begin_for(const Statement& statement) {
  if (statement.changes && begin_ && !in_transaction()) run(begin_->c_str());
}

Value value_of(sqlite3_value* value) {
  const auto bytes = [value](const void* data) {
    return std::string(static_cast<const char*>(data),
                       static_cast<std::size_t>(sqlite3_value_bytes(value)));
  };
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_value_int64(value));
    case SQLITE_FLOAT:
      return sqlite3_value_double(value);
    case SQLITE_TEXT:
      return bytes(sqlite3_value_text(value));
    case SQLITE_BLOB:
      if (const void* const data = sqlite3_value_blob(value)) return Blob{bytes(data)};
      return Blob();  // it is empty
    default:
      return Value();
  }
}

Row Database::row_of(Statement& statement) const {
  sqlite3_stmt* const stmt = statement.stmt.get();
  std::vector<Value> values;
  const int count = sqlite3_data_count(stmt);
  values.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) values.push_back(value_of(sqlite3_column_value(stmt, i)));
  return Row(statement.names, std::move(values));
}

// Steps until it has given so many rows, or has ended.
void Database::read(Place place, std::size_t most, Executed& out) {
  sqlite3_stmt* const stmt = place->stmt.get();
  for (;;) {
    if (out.rows.size() >= most) {
      if (!place->number) place->number = ++numbers_;
      out.rest = place->number;
      return;
    }
    const int code = sqlite3_step(stmt);
    // The first step may have prepared it anew, with other columns.
    const int prepared = sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_REPREPARE, 0);
    if (const int count = sqlite3_column_count(stmt);
        count > 0 && (!place->names || place->prepared != prepared)) {
      std::vector<std::string> names;
      for (int i = 0; i < count; ++i) names.emplace_back(sqlite3_column_name(stmt, i));
      place->names = std::make_shared<const std::vector<std::string>>(std::move(names));
      place->prepared = prepared;
    }
    out.names = place->names;
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_ROW) raise();
    out.rows.push_back(row_of(*place));
  }
  if (place->changes) out.rowcount = sqlite3_changes64(db_);
  if (place->inserts) out.lastrowid = sqlite3_last_insert_rowid(db_);
}

Executed Database::execute(const std::string& sql, const Parameters& parameters, std::size_t most) {
  Executed out;
  Used used{*this, take(sql)};
  if (!used.place->stmt) return out;
  bind(*used.place, parameters);
  begin_for(*used.place);
  read(used.place, most, out);
  used.kept = out.rest != 0;
  return out;
}

Executed Database::execute_many(const std::string& sql, const std::vector<Parameters>& all) {
  Executed out;
  Used used{*this, take(sql)};
  if (!used.place->changes)
    throw ProgrammingError("executemany() can only execute DML statements.");
  out.rowcount = 0;
  for (const Parameters& parameters : all) {
    bind(*used.place, parameters);
    begin_for(*used.place);
    Executed one;
    read(used.place, std::numeric_limits<std::size_t>::max(), one);
    out.rowcount += one.rowcount;
    sqlite3_reset(used.place->stmt.get());
  }
  return out;
}

void Database::execute_script(const std::string& sql) {
  if (sql.find('\0') != std::string::npos)
    throw ProgrammingError("the query contains a null character");
  commit();
  run(sql.c_str());
}

Executed Database::fetch(std::uint64_t statement, std::size_t most) {
  Executed out;
  const auto place = std::find_if(open_.begin(), open_.end(),
                                  [&](const Statement& s) { return s.number == statement; });
  if (place == open_.end()) return out;
  Used used{*this, place};
  try {
    read(place, most, out);
  } catch (...) {
    out.error = ExceptionPtr::current();
  }
  used.kept = out.rest != 0;
  return out;
}

void Database::forget(std::uint64_t statement) noexcept {
  const auto place = std::find_if(open_.begin(), open_.end(),
                                  [&](const Statement& s) { return s.number == statement; });
  if (place != open_.end()) put_back(place);
}

}  // namespace asyncio::sqlite::detail
