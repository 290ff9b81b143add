#include "tests/db/sqlite/sqlite_loop.hpp"

#include <tuple>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

BOOST_FIXTURE_TEST_SUITE(sqlite_connection, SqliteLoop)

BOOST_AUTO_TEST_CASE(values_of_each_kind_come_back_as_they_were) {
  const sqlite::Connection db = open();
  BOOST_TEST(rows(db, "SELECT ?, ?, ?, ?, ?", nullptr, 7, 1.5, "it's", sqlite::Blob{"\0x"}) ==
             "[(None, 7, 1.5, \"it's\", b'')]");
  const std::string zero("a\0b", 3);
  const auto row =
      run(db.execute_fetchall("SELECT ? AS a, ? AS b, ? AS c, ? AS d", zero, sqlite::Blob{zero},
                              std::int64_t{INT64_MIN}, std::optional<int>()))[0];
  BOOST_TEST(row.get<std::string>("A") == zero);
  BOOST_TEST(row.get<sqlite::Blob>("b").data == zero);
  BOOST_TEST(row.get<std::int64_t>(2) == INT64_MIN);
  BOOST_TEST(!row.get<std::optional<int>>("d"));
  BOOST_TEST(sqlite::Value(static_cast<const char*>(nullptr)).is_null());
  BOOST_TEST((row.keys() == std::vector<std::string>{"a", "b", "c", "d"}));
  BOOST_TEST(row.size() == 4u);
  BOOST_TEST(rows(db, "SELECT ? || ?", std::vector<sqlite::Value>{"a", "b"}) == "[('ab',)]");
  BOOST_TEST(rows(db, "SELECT :x, @y, $x", sqlite::Named{{"x", 1}, {"y", "z"}}) == "[(1, 'z', 1)]");
}

BOOST_AUTO_TEST_CASE(a_field_is_not_taken_for_what_it_is_not) {
  const sqlite::Connection db = open();
  const auto row = run(db.execute_fetchall("SELECT 300, 'x', 0.5, NULL, -1"))[0];
  const auto says = [&](auto get) { return text_of<sqlite::DataError>(get); };
  BOOST_TEST(says([&] { row.get<signed char>(0); }) ==
             "an integer (300) is not an integer of that size");
  BOOST_TEST(says([&] { row.get<unsigned>(4); }) ==
             "an integer (-1) is not an integer of that size");
  BOOST_TEST(says([&] { row.get<std::uint64_t>(4); }) != "nothing was thrown");
  BOOST_TEST(says([&] { row.get<int>(1); }) == "a text is not an integer");
  BOOST_TEST(says([&] { row.get<int>(2); }) == "a number is not an integer");
  BOOST_TEST(says([&] { row.get<std::string>(3); }) == "NULL is not a text");
  BOOST_TEST(says([&] { sqlite::Value(UINT64_MAX); }) != "nothing was thrown");
  BOOST_TEST(row.get<double>(0) == 300);
  BOOST_TEST(row.get<short>(0) == 300);
  BOOST_TEST(text_of<sqlite::InterfaceError>([&] { row[5]; }) == "Index out of range");
  BOOST_TEST(text_of<sqlite::InterfaceError>([&] { row["y"]; }) == "No item with that key");
}

BOOST_AUTO_TEST_CASE(a_value_is_never_part_of_the_statement) {
  const sqlite::Connection db = open();
  run(db.executescript("CREATE TABLE t (x)"));
  const char* const evil = "'); DROP TABLE t; --";
  run(db.execute("INSERT INTO t VALUES (?)", evil));
  BOOST_TEST(run(db.execute_fetchall("SELECT x FROM t"))[0].get<std::string>(0) == evil);
}

BOOST_AUTO_TEST_CASE(transactions_begin_by_themselves_and_not_without_an_isolation_level) {
  const sqlite::Connection db = open(file("a"));
  run(db.execute("CREATE TABLE t (x)"));
  BOOST_TEST(!db.in_transaction());
  const auto cursor = run(db.execute("/* c */ -- d\n INSERT INTO t VALUES (?), (2)", 1));
  BOOST_TEST(db.in_transaction());
  BOOST_TEST(cursor.rowcount() == 2);
  BOOST_TEST(cursor.lastrowid().value() == 2);
  run(db.rollback());
  BOOST_TEST(rows(db, "SELECT * FROM t") == "[]");
  BOOST_TEST(run(db.execute_insert("INSERT INTO t VALUES (3)")) == 1);
  run(db.commit());
  BOOST_TEST(!db.in_transaction());
  BOOST_TEST(db.total_changes() == 3);

  sqlite::ConnectOptions options;
  options.isolation_level = std::nullopt;
  const sqlite::Connection other = open(file("a"), options);
  run(other.execute("INSERT INTO t VALUES (4)"));
  BOOST_TEST(!other.in_transaction());
  BOOST_TEST(rows(db, "SELECT * FROM t") == "[(3,), (4,)]");
  options.isolation_level = "SERIAL";
  BOOST_TEST(error_of<ValueError>(sqlite::connect(":memory:", options)) ==
             "isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'");
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_in_one_turn_is_carried_out_in_order) {
  const sqlite::Connection db = open();
  run(db.executescript("CREATE TABLE t (x); CREATE TABLE u (y)"));
  std::vector<Future<sqlite::Cursor>> all;
  for (int i = 0; i < 1000; ++i) all.push_back(db.execute("INSERT INTO t VALUES (?)", i));
  const auto sum = db.execute_fetchall("SELECT count(*), sum(x) FROM t");
  all[3].cancel();  // it has not begun
  BOOST_TEST(repr(run(sum)) == "[(999, 499497)]");
  BOOST_TEST(all[999].done());
}

BOOST_AUTO_TEST_CASE(what_it_gives_is_awaited_as_any_other) {
  const sqlite::Connection db = run(wait_for(sqlite::connect(":memory:"), 60));
  const sqlite::Connection other = run(loop.create_task(sqlite::connect(":memory:")));
  const auto [a, b] = run(gather(db.execute("SELECT 1"), other.execute("SELECT 2")));
  BOOST_TEST(run(a.fetchone())->get<int>(0) == 1);
  BOOST_TEST(run(wait_for(b.fetchone(), 60))->get<int>(0) == 2);
}

BOOST_AUTO_TEST_CASE(many_rows_of_values_are_one_call) {
  const sqlite::Connection db = open();
  run(db.execute("CREATE TABLE t (a, b)"));
  const std::vector<std::tuple<int, const char*>> some{{1, "x"}, {2, "y"}};
  BOOST_TEST(run(db.executemany("INSERT INTO t VALUES (?, ?)", some)).rowcount() == 2);
  run(db.executemany("INSERT INTO t VALUES (:a, NULL)",
                     std::vector<sqlite::Named>{{{"a", 3}}, {{"a", nullptr}}}));
  BOOST_TEST(rows(db, "SELECT * FROM t") == "[(1, 'x'), (2, 'y'), (3, None), (None, None)]");
  BOOST_TEST(error_of<sqlite::ProgrammingError>(db.executemany("SELECT ?, ?", some)) ==
             "executemany() can only execute DML statements.");
}

BOOST_AUTO_TEST_CASE(a_cursor_gives_rows_one_by_one_in_parts_and_all) {
  const sqlite::Connection db = open();
  const char* const sql =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500) SELECT i FROM n";
  const auto total =
      run(coroutine<std::int64_t>([db, sql, row = sqlite::Row(), cursor = sqlite::Cursor(),
                                   sum = std::int64_t{0}](auto& co) mutable {
        BEGIN(co);
        WITH_INTO(cursor, db.execute(sql)) {
          FOR(row, cursor) { sum += row.template get<std::int64_t>("i"); }
          END_FOR;
        }
        END_WITH;
        RETURN(sum);
        END;
      }));
  BOOST_TEST(total == 500 * 501 / 2);
  const sqlite::Cursor cursor = run(db.execute(sql));
  BOOST_TEST((cursor.description() == std::vector<std::string>{"i"}));
  BOOST_TEST(run(cursor.fetchone())->get<int>(0) == 1);
  BOOST_TEST(repr(run(cursor.fetchmany(2))) == "[(2,), (3,)]");
  BOOST_TEST(repr(run(cursor.fetchmany())) == "[(4,)]");
  BOOST_TEST(run(cursor.fetchmany(300)).size() == 300u);
  BOOST_TEST(run(cursor.fetchall()).size() == 196u);
  BOOST_TEST(!run(cursor.fetchone()).has_value());
  // The same statement twice at once, and one that is left in the middle.
  const sqlite::Cursor a = run(db.execute(sql)), b = run(db.execute(sql));
  BOOST_TEST(run(a.fetchall()).size() == 500u);
  b.close();
  BOOST_TEST(run(b.fetchall()).empty());
  BOOST_TEST(repr(run(run(b.execute("SELECT 2 LIMIT 1")).fetchall())) == "[(2,)]");
}

BOOST_AUTO_TEST_CASE(a_cursor_that_is_closed_dropped_or_used_again_holds_up_nothing) {
  const sqlite::Connection db = open();
  const auto make = [&] {  // more rows than come with the statement
    run(
        db.executescript("CREATE TABLE t (x); INSERT INTO t SELECT 1 FROM (WITH RECURSIVE n(i) AS "
                         "(SELECT 1 UNION ALL "
                         "SELECT i + 1 FROM n LIMIT 100) SELECT i FROM n)"));
    return run(db.execute("SELECT * FROM t"));
  };
  sqlite::Cursor cursor = make();
  BOOST_TEST(error_of<sqlite::OperationalError>(db.execute("DROP TABLE t")) ==
             "database table is locked");
  cursor.close();
  run(db.execute("DROP TABLE t"));
  cursor = make();
  run(cursor.execute("DROP TABLE t"));
  make();
  run(db.execute("DROP TABLE t"));
}

BOOST_AUTO_TEST_CASE(a_kept_statement_sees_that_the_table_has_changed) {
  const sqlite::Connection db = open();
  run(db.executescript("CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
  BOOST_TEST(rows(db, "SELECT * FROM t") == "[(1,)]");
  run(db.execute("ALTER TABLE t ADD COLUMN b DEFAULT 2"));
  const auto row = run(db.execute_fetchall("SELECT * FROM t"))[0];
  BOOST_TEST(row.get<int>("b") == 2);
}

BOOST_AUTO_TEST_CASE(functions_traces_and_progress_are_called) {
  const sqlite::Connection db = open();
  run(db.create_function("twice", 1, [](const std::vector<sqlite::Value>& given) {
    return sqlite::Value(2 * given[0].get<std::int64_t>());
  }));
  BOOST_TEST(rows(db, "SELECT twice(21)") == "[(42,)]");
  BOOST_TEST(error_of<sqlite::OperationalError>(db.execute("SELECT twice('x')")) ==
             "user-defined function raised exception");
  auto seen = std::make_shared<std::string>();
  run(db.set_trace_callback([seen](const std::string& sql) { *seen += sql + ";"; }));
  run(db.execute("SELECT ?", 5));
  run(db.set_trace_callback(nullptr));
  run(db.execute("SELECT 6"));
  BOOST_TEST(*seen == "SELECT 5;");
  run(db.set_progress_handler([] { return true; }, 5000));
  BOOST_TEST(error_of<sqlite::OperationalError>(
                 db.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                            "SELECT count(*) FROM n")) == "interrupted");
}

BOOST_AUTO_TEST_CASE(a_backup_is_the_same_database) {
  const sqlite::Connection db = open(file("a")), copy = open(file("b"));
  run(db.executescript("CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(100000))"));
  sqlite::BackupOptions options;
  auto steps = std::make_shared<int>(0);
  options.pages = 5;
  options.progress = [steps](int, int, int) { ++*steps; };
  const auto meanwhile = copy.execute_fetchall("SELECT length(x) FROM t");  // before it
  const auto done = db.backup(copy, options);
  const auto after = copy.execute_fetchall("SELECT length(x) FROM t");
  run(done);
  BOOST_TEST(repr(run(after)) == "[(100000,)]");
  BOOST_TEST(error_of<sqlite::OperationalError>(meanwhile) == "no such table: t");
  BOOST_TEST(*steps >= 5);
  BOOST_CHECK_THROW(db.backup(db), ValueError);
  run(db.close());
  BOOST_TEST(error_of<sqlite::ProgrammingError>(db.backup(copy)) ==
             "Cannot operate on a closed database.");
}

BOOST_AUTO_TEST_CASE(leaving_closes_and_undoes_what_was_not_committed) {
  run(coroutine([this, db = sqlite::Connection()](auto& co) mutable {
    BEGIN(co);
    WITH_INTO(db, sqlite::connect(file("a"))) {
      YIELD_FROM(db.execute("CREATE TABLE t (x)"));
      db.execute("INSERT INTO t VALUES (1)");
      db.commit();
      db.execute("INSERT INTO t VALUES (2)");
    }
    END_WITH;
    BOOST_TEST(text_of<sqlite::ProgrammingError>([&] { db.commit(); }) ==
               "Cannot operate on a closed database.");
    YIELD_FROM(db.close());
    END;
  }));
  BOOST_TEST(rows(open(file("a")), "SELECT * FROM t") == "[(1,)]");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
