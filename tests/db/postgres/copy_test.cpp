// COPY both ways, with a real server.
#include <asyncio/db/postgres/copy.hpp>
#include <asyncio/db/postgres/transaction.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include "tests/db/postgres/postgres_server.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using postgres::ConnectionPtr;
using postgres::CopyIn;

namespace {

struct Copying : SocketLoop {
  Copying() { run(c->execute("CREATE TEMP TABLE t (id int PRIMARY KEY, name text)")); }
  ~Copying() {
    BOOST_TEST(run(c->fetchval<int>("SELECT 7")) == 7);  // it is in step
    run(c->close());
    BOOST_TEST(messages() == std::vector<std::string>(), boost::test_tools::per_element());
  }
  std::int64_t count() { return run(c->fetchval<std::int64_t>("SELECT count(*) FROM t")); }
  std::string error_of(Coroutine<> coroutine) {
    auto task = loop.create_task(std::move(coroutine));
    until([&] { return task.done(); });
    return task.exception() ? task.exception().repr() : "none";
  }
  // Rows in pieces, which do not end where rows do.
  Coroutine<> fill(std::string sql, std::string data, std::size_t piece, bool fails = false) {
    return coroutine(
        [c = c, sql, data, piece, fails, at = std::size_t{0}, copy = CopyIn()](auto& co) mutable {
          BEGIN(co);
          WITH_INTO(copy, c->copy_in(sql)) {
            for (; at < data.size(); at += piece) YIELD_FROM(copy.write(data.substr(at, piece)));
            if (fails) RAISE(ValueError("no"));
          }
          END_WITH;
          END;
        });
  }
  static std::string rows(int n) {
    std::string text;
    for (int i = 0; i < n; ++i) text += std::to_string(i) + ",name " + std::to_string(i) + '\n';
    return text;
  }
  ConnectionPtr c = run(postgres::connect(postgres_server().dsn()));
};

const char* const kIn = "COPY t FROM STDIN (FORMAT csv)";

BOOST_FIXTURE_TEST_SUITE(postgres_copy, Copying, *with_postgres())

BOOST_AUTO_TEST_CASE(rows_go_in_and_come_out) {
  const std::string text = rows(100'000);
  run(fill(kIn, text, 1000));
  BOOST_TEST(count() == 100'000);
  run(coroutine([&, piece = std::string(), all = std::string(), pieces = 0](auto& co) mutable {
    BEGIN(co);
    FOR(piece, c->copy_out("COPY t TO STDOUT (FORMAT csv)")) {
      all += piece;
      ++pieces;
      BOOST_TEST(piece.size() < 100'000u);
    }
    END_FOR;
    BOOST_TEST((all == text));
    BOOST_TEST(pieces > 10);
    END;
  }));
  run(fill("COPY t FROM STDIN (FORMAT csv)", "", 1));
  run(c->execute("TRUNCATE t"));
  run(fill(kIn, text, text.size()));
  BOOST_TEST(count() == 100'000);
}

BOOST_AUTO_TEST_CASE(what_is_broken_off_is_not_there) {
  BOOST_TEST(error_of(fill(kIn, rows(10), 5, true)) == "ValueError('no')");
  BOOST_TEST(count() == 0);
  BOOST_TEST(error_of(fill(kIn, "1,a\n1,b\n", 3)).find("UniqueViolationError") == 0u);
  BOOST_TEST(error_of(fill(kIn, "1,a\nx,b\n", 3)).find("InvalidTextRepresentationError") == 0u);
  BOOST_TEST(error_of(fill("COPY nowhere FROM STDIN", "", 3)).find("UndefinedTableError") == 0u);
  BOOST_TEST(error_of(fill("SELECT 1", "", 3)) == "InterfaceError('the statement is no COPY')");
  BOOST_TEST(count() == 0);
  {
    CopyIn copy = run(c->copy_in(kIn).aenter());
    run(copy.write("1,a\n"));
  }
  BOOST_TEST(count() == 0);
}

BOOST_AUTO_TEST_CASE(what_is_left_before_its_end_is_stopped) {
  run(coroutine([c = c, piece = std::string()](auto& co) mutable {
    BEGIN(co);
    FOR(piece, c->copy_out("COPY (SELECT generate_series(1, 1000000000)) TO STDOUT")) { break; }
    END_FOR;
    END;
  }));
  BOOST_TEST(run(c->fetchval<int>("SELECT 8")) == 8);
  BOOST_TEST(error_of(coroutine([c = c, piece = std::string()](auto& co) mutable {
               BEGIN(co);
               FOR(piece, c->copy_out("COPY (SELECT 1 / (1000 - g) FROM generate_series(1, 2000) "
                                      "g) TO STDOUT")) {}
               END_FOR;
               END;
             })) == "DivisionByZeroError('division by zero')");
}

BOOST_AUTO_TEST_CASE(it_can_be_cancelled_at_each_step) {
  const std::string text = rows(20'000);
  for (int n = 0; n < 30; ++n) {
    auto task = loop.create_task(fill(kIn, text, 1000 + 20'000 * static_cast<std::size_t>(n % 7)));
    turns(n);
    const bool asked = task.cancel();
    until([&] { return task.done(); });
    BOOST_TEST((task.cancelled() || !asked));
    run(c->execute("TRUNCATE t"));
  }
}

BOOST_AUTO_TEST_CASE(what_is_asked_meanwhile_waits) {
  auto before = c->fetchval<int>("SELECT 1");
  CopyIn copy = run(c->copy_in(kIn).aenter());
  BOOST_TEST(before.result() == 1);
  auto after = c->fetchval<std::int64_t>("SELECT count(*) FROM t");
  run(copy.write("1,a\n"));
  turns(5);
  BOOST_TEST(!after.done());
  run(copy.aexit({}));
  BOOST_TEST(run(after) == 1);
}

BOOST_AUTO_TEST_CASE(when_the_connection_is_lost_both_ways_end) {
  ConnectionPtr other = run(postgres::connect(postgres_server().dsn()));
  run(other->execute("CREATE TEMP TABLE t (id int, name text)"));
  CopyIn copy = run(other->copy_in(kIn).aenter());
  run(c->execute("SELECT pg_terminate_backend($1)", other->get_server_pid()));
  until([&] { return other->is_closed(); });
  BOOST_TEST(error_of(copy.write("1,a\n")).find("ConnectionDoesNotExistError") == 0u);
  BOOST_TEST(error_of(copy.aexit({})).find("ConnectionDoesNotExistError") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
