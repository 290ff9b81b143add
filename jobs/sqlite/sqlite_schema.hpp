// The tables of jobs in a file of SQLite's, with their migrations by number. For SqliteBooks.
#pragma once

#include <asyncio/db/sqlite/database.hpp>

#pragma GCC visibility push(default)
namespace asyncio::jobs::detail {

// Makes them, or brings them up to date; all beside the program's own tables, if it has some.
// OperationalError for what a later version of the library has made. In a transaction of the
// caller's.
void migrate_sqlite(sqlite::detail::Database& database);

}  // namespace asyncio::jobs::detail
#pragma GCC visibility pop
