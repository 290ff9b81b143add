// Statements that are cancelled or interrupted, and those that wait for a lock.
#include "tests/db/sqlite/sqlite_loop.hpp"

#include <atomic>
#include <chrono>
#include <random>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// Never ends by itself, and says that it has begun.
constexpr const char* kBegun =
    "WITH RECURSIVE n(i) AS (SELECT begins() UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

struct Cancelling : SqliteLoop {
  static double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  }
};

BOOST_FIXTURE_TEST_SUITE(sqlite_cancelling, Cancelling)

BOOST_AUTO_TEST_CASE(a_locked_database_is_waited_for_as_long_as_the_timeout) {
  sqlite::ConnectOptions options;
  options.timeout = 0.05;
  const sqlite::Connection a = open(file("a")), b = open(file("a"), options);
  run(a.executescript("CREATE TABLE t (x); BEGIN IMMEDIATE"));
  const double start = seconds();
  BOOST_TEST(error_of<sqlite::OperationalError>(b.execute("INSERT INTO t VALUES (1)")) ==
             "database is locked");
  BOOST_TEST(seconds() - start >= 0.045);
  // One with more patience; its thread waits, not the loop.
  options.timeout = 60;
  const sqlite::Connection c = open(file("a"), options);
  const auto insert = c.execute("INSERT INTO t VALUES (2)");
  run(a.execute("SELECT 1"));
  BOOST_TEST(!insert.done());
  run(a.commit());
  run(insert);
  // Cancelled while it waits, it waits no more, and what is behind it is carried out.
  options.timeout = 3600;
  const sqlite::Connection d = open(file("a"), options);
  auto never = d.execute("INSERT INTO t VALUES (3)");
  const auto behind = d.execute_fetchall("SELECT 4");
  run(a.execute("SELECT 1"));
  never.cancel();
  BOOST_TEST(repr(run(behind)) == "[(4,)]");
}

BOOST_AUTO_TEST_CASE(a_statement_under_way_ends_when_its_waiter_is_cancelled_and_no_other_does) {
  const sqlite::Connection db = open();
  run(db.executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2), (3)"));
  // A cursor that is in the middle of its rows.
  const char* const counts =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000) SELECT i FROM n";
  const sqlite::Cursor cursor = run(db.execute(counts));
  auto begun = std::make_shared<std::atomic<bool>>(false);
  run(db.create_function("begins", 0, [begun](const std::vector<sqlite::Value>&) {
    *begun = true;
    return sqlite::Value(1);
  }));
  auto endless = db.execute(kBegun);
  const auto behind = db.execute_fetchall("SELECT sum(x) FROM t");
  while (!*begun) run(asyncio::sleep(0));
  endless.cancel();
  BOOST_TEST(repr(run(behind)) == "[(6,)]");
  BOOST_TEST(run(cursor.fetchall()).size() == 1000u);
  BOOST_CHECK_THROW(run(endless), CancelledError);

  // A statement that writes takes its transaction with it.
  *begun = false;
  run(db.execute("INSERT INTO t VALUES (4)"));
  auto writes = db.execute(std::string("INSERT INTO t ") + kBegun);
  while (!*begun) run(asyncio::sleep(0));
  writes.cancel();
  BOOST_TEST(rows(db, "SELECT sum(x) FROM t") == "[(6,)]");
  BOOST_TEST(!db.in_transaction());

  // For all: interrupt().
  *begun = false;
  const auto other = db.execute(kBegun);
  while (!*begun) run(asyncio::sleep(0));
  db.interrupt();
  BOOST_TEST(error_of<sqlite::OperationalError>(other) == "interrupted");
  BOOST_TEST(rows(db, "SELECT 5") == "[(5,)]");
}

// Each answer is that of its own question, or an error, whoever is cancelled when.
BOOST_AUTO_TEST_CASE(nobody_gets_the_answer_of_another_who_was_cancelled) {
  const bool is_long = std::getenv("ASYNCIO17_LONG") != nullptr;
  const int rounds = is_long ? 10000 : 300;
  constexpr unsigned kSeed = 17;
  BOOST_TEST_MESSAGE("seed " << kSeed);
  std::mt19937 random(kSeed);
  const sqlite::Connection db = open();
  run(db.executescript("CREATE TABLE t (x)"));
  int cancelled = 0, answered = 0;
  const auto one = [&](int number) {
    return coroutine([&, number, got = std::vector<sqlite::Row>(),
                      row = std::optional<sqlite::Row>(), cursor = sqlite::Cursor(),
                      i = 0](auto& co) mutable {
      BEGIN(co);
      if (number % 3 == 0) {
        YIELD_FROM_INTO(got, db.execute_fetchall("SELECT ?", number));
        BOOST_REQUIRE(got[0].template get<int>(0) == number);
      } else if (number % 3 == 1) {
        YIELD_FROM_INTO(cursor, db.execute("INSERT INTO t VALUES (?)", number));
        BOOST_REQUIRE(cursor.rowcount() == 1);
      } else {
        YIELD_FROM_INTO(cursor,
                        db.execute("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 "
                                   "FROM n LIMIT 200) SELECT i + ? FROM n",
                                   number));
        for (; i < 200; ++i) {
          YIELD_FROM_INTO(row, cursor.fetchone());
          BOOST_REQUIRE(row->template get<int>(0) == number + i);
        }
      }
      ++answered;
      END;
    });
  };
  for (int round = 0; round < rounds; ++round) {
    std::vector<Task<void>> tasks;
    for (int i = 0; i < 15; ++i) tasks.push_back(loop.create_task(one(round * 15 + i)));
    while (!tasks.empty()) {
      const std::size_t at = random() % tasks.size();
      Task<void> task = tasks[at];
      if (random() % 3) {
        if (task.cancel()) ++cancelled;
      } else if (!task.done()) {
        run(asyncio::sleep(0));
        continue;
      }
      run(wait(std::vector<Task<void>>{task}));
      if (!task.cancelled()) task.result();
      tasks.erase(tasks.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
  BOOST_TEST_MESSAGE(cancelled << " cancelled, " << answered << " answered");
  BOOST_TEST(cancelled > rounds * 5);
  BOOST_TEST(answered > rounds / 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
