// Transactions, groups, cancelling and the end of connections, with a real server.
#include <asyncio/db/postgres/pipeline.hpp>
#include <asyncio/db/postgres/transaction.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include "tests/db/postgres/postgres_server.hpp"

#include <boost/test/unit_test.hpp>

#include <tuple>

using namespace asyncio;
using namespace asyncio::testing;
using postgres::ConnectionPtr;

namespace {

struct Transactions : SocketLoop {
  Transactions() : c(run(postgres::connect(postgres_server().dsn()))) {
    run(c->execute("CREATE TEMP TABLE t (id int PRIMARY KEY)"));
  }
  ~Transactions() {
    run(c->close());
    BOOST_TEST(messages() == std::vector<std::string>(), boost::test_tools::per_element());
  }
  std::string ids() {
    return run(c->fetchval<std::string>(
        "SELECT coalesce(string_agg(id::text, ' ' ORDER BY id), '') FROM t"));
  }
  std::string error_of(Coroutine<> coroutine) {
    auto task = loop.create_task(std::move(coroutine));
    until([&] { return task.done(); });
    return task.exception() ? task.exception().repr() : "none";
  }
  Coroutine<> insert(int id, bool fails = false) {
    return coroutine([c = c, id, fails](auto& co) mutable {
      BEGIN(co);
      WITH(c->transaction()) {
        YIELD_FROM(c->execute("INSERT INTO t VALUES ($1)", id));
        if (fails) RAISE(ValueError("no"));
      }
      END_WITH;
      END;
    });
  }
  ConnectionPtr c;
};

BOOST_FIXTURE_TEST_SUITE(postgres_transaction, Transactions, *with_postgres())

BOOST_AUTO_TEST_CASE(what_is_in_it_holds_or_does_not) {
  run(insert(1));
  BOOST_TEST(error_of(insert(2, true)) == "ValueError('no')");
  BOOST_TEST(error_of(insert(1)).find("UniqueViolationError") == 0u);
  BOOST_TEST(ids() == "1");
  BOOST_TEST(!c->is_in_transaction());
}

BOOST_AUTO_TEST_CASE(one_in_another_is_a_savepoint) {
  run(coroutine([this](auto& co) mutable {
    BEGIN(co);
    WITH(c->transaction()) {
      YIELD_FROM(insert(1));
      TRY { YIELD_FROM(insert(2, true)); }
      EXCEPT(ValueError) {}
      END_TRY;
      TRY { YIELD_FROM(insert(1)); }
      EXCEPT(postgres::UniqueViolationError) {}
      END_TRY;
      YIELD_FROM(insert(3));
    }
    END_WITH;
    END;
  }));
  BOOST_TEST(ids() == "1 3");
}

BOOST_AUTO_TEST_CASE(a_failure_that_was_hidden_is_seen_at_the_commit) {
  BOOST_TEST(error_of(coroutine([this](auto& co) mutable {
               BEGIN(co);
               WITH(c->transaction()) {
                 YIELD_FROM(c->execute("INSERT INTO t VALUES (1)"));
                 TRY { YIELD_FROM(c->execute("SELECT 1/0")); }
                 EXCEPT(postgres::DivisionByZeroError) {}
                 END_TRY;
               }
               END_WITH;
               END;
             })) ==
             "InFailedSQLTransactionError('the transaction was rolled back: a statement in it has "
             "failed')");
  BOOST_TEST(ids() == "");
}

BOOST_AUTO_TEST_CASE(isolation_and_the_rest_are_told) {
  run(coroutine([this, level = std::string(), mode = std::string()](auto& co) mutable {
    BEGIN(co);
    WITH(c->transaction({postgres::Isolation::serializable, true, true})) {
      YIELD_FROM_INTO(level, c->fetchval<std::string>("SHOW transaction_isolation"));
      YIELD_FROM_INTO(mode, c->fetchval<std::string>("SHOW transaction_read_only"));
    }
    END_WITH;
    BOOST_TEST(level == "serializable");
    BOOST_TEST(mode == "on");
    END;
  }));
}

BOOST_AUTO_TEST_CASE(nobody_else_gets_into_it) {
  run(coroutine([this, other = Task<>(nullptr)](auto& co) mutable {
    BEGIN(co);
    WITH(c->transaction()) {
      other = loop.create_task(insert(1));
      YIELD_FROM(c->execute("INSERT INTO t VALUES (2)"));
      TRY { YIELD_FROM(other); }
      EXCEPT_AS(error, postgres::InterfaceError) {
        BOOST_TEST(error.what() == "the connection is in a transaction of another task");
      }
      END_TRY;
    }
    END_WITH;
    END;
  }));
  BOOST_TEST(ids() == "2");
}

BOOST_AUTO_TEST_CASE(executemany_holds_wholly_or_not_at_all) {
  run(c->executemany("INSERT INTO t VALUES ($1)", std::vector<std::tuple<int>>{{1}, {2}, {3}}));
  BOOST_TEST(ids() == "1 2 3");
  auto bad =
      c->executemany("INSERT INTO t VALUES ($1)", std::vector<std::tuple<int>>{{4}, {1}, {5}});
  auto after = c->fetchval<int>("SELECT 7");
  BOOST_TEST(run(after) == 7);
  BOOST_TEST(bad.exception().is<postgres::UniqueViolationError>());
  BOOST_TEST(ids() == "1 2 3");
  run(c->executemany("INSERT INTO t VALUES ($1)", std::vector<std::tuple<int>>()));
}

BOOST_AUTO_TEST_CASE(a_pipeline_is_answered_when_all_of_it_is_done) {
  run(coroutine([this, a = Future<int>(nullptr),
                 b = Future<std::string>(nullptr)](auto& co) mutable {
    BEGIN(co);
    WITH(c->pipeline()) {
      a = c->fetchval<int>("SELECT 5");
      b = c->execute("INSERT INTO t VALUES (1)");
    }
    END_WITH;
    BOOST_TEST(a.result() == 5);
    BOOST_TEST(b.result() == "INSERT 0 1");
    TRY {
      WITH(c->pipeline()) {
        b = c->execute("INSERT INTO t VALUES (2)");
        c->execute("INSERT INTO t VALUES (1)");
        a = c->fetchval<int>("SELECT 5");
      }
      END_WITH;
    }
    EXCEPT(postgres::UniqueViolationError) {}
    END_TRY;
    for (const AnyFuture& each : {AnyFuture(a), AnyFuture(b)})
      BOOST_TEST(each.exception().repr() ==
                 "TransactionRollbackError('not done, since another statement of its pipeline has "
                 "failed')");
    TRY {
      WITH(c->pipeline()) {
        b = c->execute("INSERT INTO t VALUES (3)");
        RAISE(ValueError("no"));
      }
      END_WITH;
    }
    EXCEPT(ValueError) {}
    END_TRY;
    BOOST_TEST(b.cancelled());
    TRY {
      WITH(c->pipeline()) { YIELD_FROM(c->execute("INSERT INTO t VALUES (4)")); }
      END_WITH;
    }
    EXCEPT_AS(error, postgres::InterfaceError) {
      BOOST_TEST(error.what() == "nothing is awaited in a pipeline(): its answers come at its end");
    }
    END_TRY;
    END;
  }));
  BOOST_TEST(ids() == "1");
}

BOOST_AUTO_TEST_CASE(several_statements_are_one_transaction) {
  BOOST_TEST(run(c->execute("INSERT INTO t VALUES (1); INSERT INTO t VALUES (2), (3);")) ==
             "INSERT 0 2");
  BOOST_TEST(run(c->execute("SELECT 1; SELECT 'a text'")) == "SELECT 1");
  auto before = c->fetchval<int>("SELECT 6");
  auto bad = c->execute("INSERT INTO t VALUES (4); SELECT 1/0; SELECT 1");
  auto after = c->fetchval<int>("SELECT 7");
  BOOST_TEST(run(after) == 7);
  BOOST_TEST(before.result() == 6);
  BOOST_TEST(bad.exception().is<postgres::DivisionByZeroError>());
  BOOST_TEST(ids() == "1 2 3");
}

BOOST_AUTO_TEST_CASE(a_statement_of_a_transaction_is_cancelled_at_the_server) {
  const double start = loop.time();
  BOOST_TEST(error_of(coroutine([this](auto& co) mutable {
               BEGIN(co);
               WITH(c->transaction()) {
                 YIELD_FROM(c->execute("INSERT INTO t VALUES (1)"));
                 YIELD_FROM(wait_for(c->execute("SELECT pg_sleep(600)"), 0.05));
               }
               END_WITH;
               END;
             })) == "TimeoutError()");
  BOOST_TEST(ids() == "");
  BOOST_TEST(loop.time() - start < 100);
  BOOST_TEST(run(c->fetchval<int>("SELECT 1")) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
