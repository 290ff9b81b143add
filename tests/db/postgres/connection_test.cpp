// A connection to a real server, its cursors, and a pool of them.
#include <asyncio/db/postgres/cursor.hpp>
#include <asyncio/db/postgres/pool.hpp>
#include <asyncio/db/postgres/transaction.hpp>
#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include "tests/db/postgres/postgres_server.hpp"

#include <boost/test/unit_test.hpp>

#include <tuple>

using namespace asyncio;
using namespace asyncio::testing;
using postgres::ConnectionPtr;
using postgres::Records;

namespace {

struct Connected : SocketLoop {
  Connected() : c(run(postgres::connect(postgres_server().dsn()))) {}
  ~Connected() {
    run(c->close());
    BOOST_TEST(messages() == std::vector<std::string>(), boost::test_tools::per_element());
  }
  std::string failure_of(Coroutine<> coroutine) {
    auto task = loop.create_task(std::move(coroutine));
    until([&] { return task.done(); });
    return task.exception() ? task.exception().repr() : "none";
  }
  static Coroutine<> borrow(postgres::Pool pool, int i, int* done) {
    return asyncio::coroutine(
        [pool, i, done, n = 0,
         c = db::PoolConnectionProxy<postgres::Connection>()](auto& co) mutable {
          BEGIN(co);
          WITH_INTO(c, pool->acquire()) {
            BOOST_TEST(!c->is_in_transaction());
            YIELD_FROM_INTO(n, c->template fetchval<int>("SELECT $1::int FROM pg_sleep(0.001)", i));
            if (n == i) ++*done;
          }
          END_WITH;
          END;
        });
  }
  ConnectionPtr c;
};

std::string error_of(AnyFuture future) {
  return future.done() && future.exception() ? future.exception().repr() : "none";
}

BOOST_FIXTURE_TEST_SUITE(postgres_connection, Connected, *with_postgres())

BOOST_AUTO_TEST_CASE(values_go_and_rows_come_back) {
  BOOST_TEST(run(c->execute("CREATE TEMP TABLE t (id int, name text)")) == "CREATE TABLE");
  BOOST_TEST(run(c->execute("INSERT INTO t VALUES ($1, $2), (2, NULL)", 1, "one")) == "INSERT 0 2");
  const Records rows = run(c->fetch("SELECT * FROM t ORDER BY id"));
  BOOST_TEST(rows.size() == 2u);
  BOOST_TEST(rows[0].to_string() == "<Record id=1 name='one'>");
  BOOST_TEST(rows[1]["name"].is_null());
  BOOST_TEST(
      run(c->fetchrow("SELECT name FROM t WHERE id = $1", 1)).value()[0].get<std::string>() ==
      "one");
  BOOST_TEST(!run(c->fetchrow("SELECT name FROM t WHERE id = $1", 7)).has_value());
  BOOST_TEST(run(c->fetchval<int>("SELECT id FROM t WHERE name = $1", std::string("one"))) == 1);
  BOOST_TEST(!run(c->fetchval<std::optional<int>>("SELECT id FROM t WHERE id = 7")).has_value());
  const auto pairs =
      run(c->fetch_as<std::tuple<int, std::optional<std::string>>>("SELECT * FROM t ORDER BY id"));
  BOOST_TEST((pairs[0] == std::tuple(1, std::optional<std::string>("one")) && pairs.size() == 2));
}

BOOST_AUTO_TEST_CASE(an_error_is_that_of_its_statement_alone) {
  auto a = c->fetchval<int>("SELECT 1");
  auto b = c->execute("SELECT no_such_thing");
  auto d = c->fetchval<int>("SELECT 1 / $1", 0);
  auto e = c->fetchval<std::string>("SELECT 5");
  auto f = c->fetchval<int>("SELECT 2");
  BOOST_TEST(run(f) == 2);
  BOOST_TEST(a.result() == 1);
  BOOST_TEST(error_of(b) == "UndefinedColumnError('column \"no_such_thing\" does not exist')");
  BOOST_TEST(error_of(d) == "DivisionByZeroError('division by zero')");
  BOOST_TEST(error_of(e).find("InterfaceError") == 0u);
  BOOST_TEST(run(c->fetchval<int>("SELECT 1 / $1", 1)) == 1);  // it was prepared after all
}

BOOST_AUTO_TEST_CASE(twenty_thousand_statements_at_once_come_back_in_order) {
  const std::string kilobyte(1000, 'x');
  std::vector<Future<Records>> all;
  for (int i = 0; i < 20'000; ++i) all.push_back(c->fetch("SELECT $1::int, $2::text", i, kilobyte));
  run(all.back());
  for (int i = 0; i < 20'000; ++i) {
    const postgres::Record row = all[static_cast<std::size_t>(i)].result()[0];
    BOOST_REQUIRE((row[0].get<int>() == i && row[1].get<std::string>() == kilobyte));
  }
}

BOOST_AUTO_TEST_CASE(a_cursor_gives_rows_some_at_a_time) {
  BOOST_TEST(
      failure_of(coroutine([c = c, row = postgres::Record({}, 0)](auto& co) mutable {
        BEGIN(co);
        FOR(row, c->cursor("SELECT 1")) {}
        END_FOR;
        END;
      })) ==
      "NoActiveSQLTransactionError('DECLARE CURSOR can only be used in transaction blocks')");
  run(coroutine([c = c, row = postgres::Record({}, 0), sum = 0, n = 0](auto& co) mutable {
    BEGIN(co);
    WITH(c->transaction()) {
      for (n = 1; n < 60; n += 7) {
        sum = 0;
        FOR(row, c->cursor("SELECT g::int FROM generate_series(1, $1) g", 50).prefetch(n)) {
          sum += row[0].template get<int>();
        }
        END_FOR;
        BOOST_TEST(sum == 1275);
      }
      FOR(row, c->cursor("SELECT 1 FROM generate_series(1, 1000)")) { break; }
      END_FOR;
      YIELD_FROM_INTO(
          n, c->template fetchval<int>("SELECT count(*)::int FROM pg_cursors WHERE name <> ''"));
      BOOST_TEST(n == 0);
    }
    END_WITH;
    END;
  }));
  BOOST_TEST(failure_of(coroutine([c = c, row = postgres::Record({}, 0), n = 0](auto& co) mutable {
               BEGIN(co);
               WITH(c->transaction()) {
                 FOR(row, c->cursor("SELECT 1 / (100 - g) FROM generate_series(1, 200) g")) { ++n; }
                 END_FOR;
               }
               END_WITH;
               END;
             })) == "DivisionByZeroError('division by zero')");
}

BOOST_AUTO_TEST_CASE(a_pool_gives_nobody_what_another_one_has_left) {
  db::PoolOptions size;
  size.min_size = 1, size.max_size = 2;
  run(coroutine([size, pool = postgres::Pool(), tasks = std::vector<Task<>>(),
                 first = db::PoolConnectionProxy<postgres::Connection>(),
                 done = 0](auto& co) mutable {
    BEGIN(co);
    WITH_INTO(pool, postgres::create_pool(postgres_server().dsn(), size)) {
      WITH_INTO(first, pool->acquire()) {
        YIELD_FROM(first->execute("BEGIN"));
        TRY { YIELD_FROM(wait_for(first->execute("SELECT pg_sleep(600)"), 0.01)); }
        EXCEPT(asyncio::TimeoutError) {}
        END_TRY;
      }
      END_WITH;
      for (int i = 0; i < 50; ++i) tasks.push_back(create_task(borrow(pool, i, &done)));
      YIELD_FROM(gather(tasks));
      BOOST_TEST(pool->get_size() == 2);
      BOOST_TEST(done == 50);
    }
    END_WITH;
    END;
  }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
