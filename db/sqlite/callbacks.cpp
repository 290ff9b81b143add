// What of the program SQLite calls: functions of SQL's, a trace, a progress handler.
#include <asyncio/db/sqlite/database.hpp>
#include <asyncio/db/sqlite/worker.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <new>

namespace asyncio::sqlite::detail {
namespace {

// Of SQLite's machine, between two looks whether what runs was cancelled: some ten microseconds.
constexpr int kSteps = 1000;

void give(sqlite3_context* to, const Value& value) {
  const auto& what = value.variant();
  if (const auto* integer = std::get_if<std::int64_t>(&what))
    sqlite3_result_int64(to, *integer);
  else if (const auto* number = std::get_if<double>(&what))
    sqlite3_result_double(to, *number);
  else if (const auto* text = std::get_if<std::string>(&what))
    sqlite3_result_text64(to, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  else if (const auto* blob = std::get_if<Blob>(&what))
    sqlite3_result_blob64(to, blob->data.data(), blob->data.size(), SQLITE_TRANSIENT);
  else
    sqlite3_result_null(to);
}

void call_function(sqlite3_context* context, int count, sqlite3_value** given) {
  try {
    std::vector<Value> values;
    for (int i = 0; i < count; ++i) values.push_back(value_of(given[i]));
    give(context, (*static_cast<Function*>(sqlite3_user_data(context)))(values));
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (...) {
    sqlite3_result_error(context, "user-defined function raised exception", -1);
  }
}

}  // namespace

void Database::create_function(const std::string& name, int parameters, Function function,
                               bool deterministic) {
  auto* const kept = new Function(std::move(function));  // SQLite deletes it, also when it refuses
  check(sqlite3_create_function_v2(
      db_, name.c_str(), parameters, SQLITE_UTF8 | (deterministic ? SQLITE_DETERMINISTIC : 0), kept,
      &call_function, nullptr, nullptr, [](void* old) { delete static_cast<Function*>(old); }));
}

void Database::set_trace(std::function<void(const std::string&)> callback) {
  trace_ = std::move(callback);
  const auto tell = [](unsigned, void* self, void* statement, void*) {
    char* const text = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
    try {
      if (text) static_cast<Database*>(self)->trace_(text);
    } catch (...) {  // nobody is there to be told
    }
    sqlite3_free(text);
    return 0;
  };
  sqlite3_trace_v2(db_, trace_ ? SQLITE_TRACE_STMT : 0, trace_ ? +tell : nullptr, this);
}

int Database::on_progress() noexcept {
  if (worker_.was_cancelled()) return 1;
  if (!progress_ || (steps_ += std::min(every_, kSteps)) < every_) return 0;
  steps_ = 0;
  try {
    return progress_();
  } catch (...) {
    return 1;
  }
}

void Database::set_progress(std::function<bool()> callback, int every) {
  progress_ = std::move(callback);
  every_ = progress_ ? std::max(every, 1) : kSteps;
  steps_ = 0;
  sqlite3_progress_handler(
      db_, std::min(every_, kSteps),
      [](void* self) { return static_cast<Database*>(self)->on_progress(); }, this);
}

}  // namespace asyncio::sqlite::detail
