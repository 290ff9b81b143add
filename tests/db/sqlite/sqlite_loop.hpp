// A loop, and a folder for databases that is gone with the test.
#pragma once

#include <asyncio/db/sqlite/connection.hpp>
#include <asyncio/db/sqlite/exceptions.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace asyncio::testing {

struct SqliteLoop : VirtualLoop {
  SqliteLoop() {
    std::string name =
        (std::filesystem::temp_directory_path() / "asyncio17_sqlite_XXXXXX").string();
    BOOST_REQUIRE(mkdtemp(name.data()));
    folder = name;
  }
  ~SqliteLoop() { std::filesystem::remove_all(folder); }

  sqlite::Connection open(const std::string& database = ":memory:",
                          const sqlite::ConnectOptions& options = sqlite::ConnectOptions()) {
    return run(sqlite::connect(database, options));
  }
  std::string file(const char* name) const { return folder + "/" + name; }
  // All rows, as text.
  template <class... A>
  std::string rows(const sqlite::Connection& db, const char* sql, const A&... values) {
    return repr(run(db.execute_fetchall(sql, values...)));
  }
  // The text of the E that awaiting it raises.
  template <class E, class A>
  std::string error_of(A&& awaitable) {
    return text_of<E>([&] { run(std::forward<A>(awaitable)); });
  }

  std::string folder;
};

}  // namespace asyncio::testing
