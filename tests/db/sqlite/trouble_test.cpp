// What SQLite refuses, and the end of loops, threads and processes.
#include "tests/db/sqlite/sqlite_loop.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// Never ends by itself.
constexpr const char* kEndless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

struct Trouble : SqliteLoop {
  template <class E>
  static std::pair<std::string, std::string> refused(const AnyFuture& future, EventLoop& loop) {
    try {
      loop.run_until_complete(future);
    } catch (const E& error) {
      return {error.sqlite_errorname(), error.what()};
    }
    return {};
  }
};

BOOST_FIXTURE_TEST_SUITE(sqlite_trouble, Trouble)

BOOST_AUTO_TEST_CASE(errors_have_their_kind_their_code_and_sqlites_words) {
  const sqlite::Connection db = open();
  run(
      db.executescript("CREATE TABLE t (id INTEGER PRIMARY KEY, u UNIQUE, n NOT NULL);"
                       "CREATE TABLE c (t REFERENCES t(id)); PRAGMA foreign_keys = on;"
                       "INSERT INTO t VALUES (1, 1, 1)"));
  using Said = std::pair<std::string, std::string>;
  const auto integrity = [&](const char* sql) {
    return refused<sqlite::IntegrityError>(db.execute(sql), loop);
  };
  BOOST_TEST((integrity("INSERT INTO t VALUES (1, 2, 2)") ==
              Said("SQLITE_CONSTRAINT_PRIMARYKEY", "UNIQUE constraint failed: t.id")));
  BOOST_TEST((integrity("INSERT INTO t VALUES (2, 1, 2)") ==
              Said("SQLITE_CONSTRAINT_UNIQUE", "UNIQUE constraint failed: t.u")));
  BOOST_TEST((integrity("INSERT INTO t VALUES (2, 2, NULL)") ==
              Said("SQLITE_CONSTRAINT_NOTNULL", "NOT NULL constraint failed: t.n")));
  BOOST_TEST((integrity("INSERT INTO c VALUES (7)") ==
              Said("SQLITE_CONSTRAINT_FOREIGNKEY", "FOREIGN KEY constraint failed")));
  BOOST_TEST((refused<sqlite::OperationalError>(db.execute("SELECT * FROM no"), loop) ==
              Said("SQLITE_ERROR", "no such table: no")));
  const auto programming = [&](const AnyFuture& f) {
    return refused<sqlite::ProgrammingError>(f, loop).second;
  };
  BOOST_TEST(programming(db.execute("SELECT ?, ?", 1)) ==
             "Incorrect number of bindings supplied. The current statement uses 2, and there are 1 "
             "supplied.");
  BOOST_TEST(programming(db.execute("SELECT :x", sqlite::Named{{"y", 1}})) ==
             "You did not supply a value for binding parameter :x.");
  BOOST_TEST(programming(db.execute("SELECT ?", sqlite::Named{{"y", 1}})) ==
             "Binding 1 has no name, but you supplied a dictionary (which has only names).");
  BOOST_TEST(programming(db.execute("SELECT 1; SELECT 2")) ==
             "You can only execute one statement at a time.");
  BOOST_TEST(programming(db.execute(std::string("SELECT 1\0", 9))) ==
             "the query contains a null character");
  BOOST_TEST(rows(db, "SELECT count(*) FROM t; -- nothing behind it") == "[(1,)]");
  BOOST_TEST(rows(db, "-- a comment") == "[]");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_used_says_so) {
  BOOST_TEST(error_of<sqlite::OperationalError>(sqlite::connect(file("no/such/folder"))) ==
             "unable to open database file");
  std::ofstream(file("text")) << std::string(5000, 'x');
  BOOST_TEST(error_of<sqlite::DatabaseError>(open(file("text")).execute("SELECT * FROM t")) ==
             "file is not a database");
  run(open(file("a")).executescript("CREATE TABLE t (x)"));
  sqlite::ConnectOptions options;
  options.uri = true;
  const sqlite::Connection readonly = open("file:" + file("a") + "?mode=ro", options);
  BOOST_TEST(error_of<sqlite::OperationalError>(readonly.execute("INSERT INTO t VALUES (1)")) ==
             "attempt to write a readonly database");
}

BOOST_AUTO_TEST_CASE(a_full_disk_undoes_the_statement_and_the_connection_goes_on) {
  const sqlite::Connection db = open(file("a"));
  run(db.executescript("PRAGMA page_size = 512; PRAGMA max_page_count = 20; CREATE TABLE t (x)"));
  run(db.execute("INSERT INTO t VALUES (1)"));
  run(db.commit());
  BOOST_TEST(error_of<sqlite::OperationalError>(db.execute(
                 "INSERT INTO t VALUES (zeroblob(100000))")) == "database or disk is full");
  run(db.rollback());
  run(db.execute("INSERT INTO t VALUES (2)"));
  run(db.commit());
  BOOST_TEST(rows(db, "SELECT x FROM t") == "[(1,), (2,)]");
}

BOOST_AUTO_TEST_CASE(without_a_handle_it_is_closed_when_all_is_carried_out) {
  const auto insert = open(file("a")).executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  run(insert);
  BOOST_TEST(rows(open(file("a")), "SELECT * FROM t") == "[(1,)]");
}

BOOST_AUTO_TEST_CASE(the_end_of_the_loop_does_not_wait_for_a_statement) {
  const sqlite::Connection db = open();
  const auto left = db.execute(kEndless), never = db.execute("SELECT 1");
  open().execute(kEndless);  // without a handle
  run_turns(2);
  loop.close();
  BOOST_TEST(!left.done());
  BOOST_TEST(!never.done());
  BOOST_CHECK_THROW(db.execute("SELECT 1"), sqlite::ProgrammingError);
}

BOOST_AUTO_TEST_CASE(close_carries_out_what_was_asked_for_and_cancelling_it_does_not_stop_it) {
  const sqlite::Connection db = open(file("a"));
  run(db.executescript("CREATE TABLE t (x)"));
  std::vector<Future<sqlite::Cursor>> all;
  for (int i = 0; i < 500; ++i) all.push_back(db.execute("INSERT INTO t VALUES (?)", i));
  const auto commit = db.commit();
  Task<void> first = loop.create_task(db.close());
  const Task<void> second = loop.create_task(db.close());
  run_turns(1);
  first.cancel();
  run(second);
  BOOST_TEST(first.cancelled());
  BOOST_TEST(commit.done());
  BOOST_TEST(all.back().done());
  BOOST_TEST(rows(open(file("a")), "SELECT count(*) FROM t") == "[(500,)]");
}

BOOST_AUTO_TEST_CASE(the_child_of_a_fork_cannot_use_it_and_does_not_disturb_it) {
  sqlite::Connection db = open(file("a"));
  run(db.executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1)"));
  const pid_t child = fork();
  if (child == 0) {
    bool refused = false;
    try {
      db.execute("SELECT 1");
    } catch (const sqlite::ProgrammingError&) {
      refused = true;
    }
    db.interrupt();
    db = sqlite::Connection();
    _exit(refused ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  BOOST_TEST(status == 0);
  BOOST_TEST(rows(db, "SELECT * FROM t") == "[(1,)]");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
