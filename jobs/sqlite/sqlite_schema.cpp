#include <asyncio/jobs/sqlite/sqlite_schema.hpp>

#include <asyncio/db/sqlite/exceptions.hpp>

#include <cstddef>
#include <iterator>
#include <string>

namespace asyncio::jobs::detail {
namespace {

using Statements = const char* const*;

// `state` is State's number, times are Unix times, bytes are BLOBs. A job that rests has a time:
// `due` while it is delayed, `forget` when it has ended. Ready ones come by `due`, too, which is
// the time when they became ready. Not AUTOINCREMENT: who is forgotten may leave its number.
const char* const kVersion1[] = {
    R"(CREATE TABLE asyncio_jobs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  queue TEXT NOT NULL,
  payload BLOB NOT NULL,
  state INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  deaths INTEGER NOT NULL DEFAULT 0,
  limit_key TEXT NOT NULL,
  unique_key TEXT,
  unique_states INTEGER NOT NULL,
  abort_keep REAL,
  enqueued REAL NOT NULL,
  due REAL NOT NULL,
  started REAL NOT NULL DEFAULT 0,
  ended REAL NOT NULL DEFAULT 0,
  forget REAL,
  worker TEXT NOT NULL DEFAULT '',
  text BLOB NOT NULL DEFAULT x''
))",
    "CREATE INDEX asyncio_jobs_state ON asyncio_jobs (state, queue, priority DESC, due)",
    "CREATE INDEX asyncio_jobs_delayed ON asyncio_jobs (due) WHERE state = 0",
    "CREATE INDEX asyncio_jobs_kept ON asyncio_jobs (forget) WHERE state >= 3",
    "CREATE INDEX asyncio_jobs_worker ON asyncio_jobs (worker) WHERE state = 2",
    R"(CREATE INDEX asyncio_jobs_limit ON asyncio_jobs (limit_key)
  WHERE state = 2 AND limit_key <> '')",
    R"(CREATE UNIQUE INDEX asyncio_jobs_unique ON asyncio_jobs (unique_key)
  WHERE unique_key IS NOT NULL)",
    // A unique key holds in its states and no longer.
    R"(CREATE TRIGGER asyncio_jobs_leaves_unique AFTER UPDATE OF state ON asyncio_jobs
  WHEN NEW.unique_key IS NOT NULL AND NOT (NEW.unique_states >> NEW.state & 1)
  BEGIN UPDATE asyncio_jobs SET unique_key = NULL WHERE seq = NEW.seq; END)",
    R"(CREATE TABLE asyncio_workers (
  name TEXT NOT NULL PRIMARY KEY,
  details BLOB NOT NULL,
  lease_end REAL NOT NULL
) WITHOUT ROWID)",
    // What is left of a rate; `name` is q: and a queue, or k: and a key.
    R"(CREATE TABLE asyncio_buckets (
  name TEXT NOT NULL PRIMARY KEY,
  tokens REAL NOT NULL,
  at REAL NOT NULL,
  full_at REAL NOT NULL
) WITHOUT ROWID)",
    nullptr,
};

// Migration n leads to version n + 1. What was released is never changed.
constexpr Statements kMigrations[] = {kVersion1};

}  // namespace

void migrate_sqlite(sqlite::detail::Database& database) {
  const auto run = [&database](const std::string& sql) {
    return database.execute(sql, {}, std::size_t(-1)).rows;
  };
  run("CREATE TABLE IF NOT EXISTS asyncio_jobs_version (version INTEGER NOT NULL)");
  const auto found = run("SELECT coalesce(max(version), 0) FROM asyncio_jobs_version");
  auto version = found.at(0).get<std::size_t>(0);
  if (version > std::size(kMigrations))
    throw sqlite::OperationalError("the jobs in this file have version " + std::to_string(version) +
                                   ", and this library knows " +
                                   std::to_string(std::size(kMigrations)));
  for (; version < std::size(kMigrations); ++version) {
    for (Statements sql = kMigrations[version]; *sql; ++sql) run(*sql);
    run("INSERT INTO asyncio_jobs_version VALUES (" + std::to_string(version + 1) + ")");
  }
}

}  // namespace asyncio::jobs::detail
