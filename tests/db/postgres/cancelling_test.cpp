// Waits that are cancelled and connections that are lost: each statement ends with its own answer
// or an error, never another's. With a real server.
#include <asyncio/db/postgres/transaction.hpp>
#include <asyncio/futures/gather.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include "tests/db/postgres/postgres_server.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <random>

using namespace asyncio;
using namespace asyncio::testing;
using postgres::ConnectionPtr;

namespace {

struct Losing : SocketLoop {
  ConnectionPtr connect() { return run(postgres::connect(postgres_server().dsn())); }
};

std::string error_of(AnyFuture future) {
  return future.done() && future.exception() ? future.exception().repr() : "none";
}

// What a task of a storm does: one statement after the other, whose answers it knows.
Coroutine<> storm(ConnectionPtr c, int from, int n, bool alone, int* done) {
  return coroutine([c, i = from, end = from + n, alone, done, got = 0,
                    random = std::mt19937(static_cast<unsigned>(from))](auto& co) mutable {
    BEGIN(co);
    for (; i < end; ++i) {
      TRY {
        if (alone) {
          WITH(c->transaction()) {
            YIELD_FROM_INTO(got, wait_for(c->fetchval<int>("SELECT $1::int", i),
                                          static_cast<double>(random() % 4) / 4000));
          }
          END_WITH;
        } else if (random() % 8 == 0) {
          YIELD_FROM_INTO(got, wait_for(c->fetchval<int>("SELECT 1 / $1::int", 0), 0.001));
          BOOST_REQUIRE(false);
        } else {
          YIELD_FROM_INTO(got, wait_for(c->fetchval<int>("SELECT $1::int", i),
                                        static_cast<double>(random() % 4) / 1000));
        }
        BOOST_REQUIRE(got == i);
        ++*done;
      }
      EXCEPT(asyncio::TimeoutError, postgres::DivisionByZeroError) {}
      END_TRY;
    }
    END;
  });
}

BOOST_FIXTURE_TEST_SUITE(postgres_cancelling, Losing, *with_postgres())

const int kTimes = std::getenv("ASYNCIO17_LONG") ? 100'000 : 4000;

BOOST_AUTO_TEST_CASE(in_a_storm_of_cancellations_each_gets_its_own_answer) {
  ConnectionPtr c = connect();
  int done = 0;
  std::vector<Task<>> all;
  for (int i = 0; i < 20; ++i)
    all.push_back(loop.create_task(storm(c, i * kTimes, kTimes / 20, false, &done)));
  run(gather(all));
  BOOST_TEST(done > 0);
  BOOST_TEST(done < kTimes);
  BOOST_TEST(run(c->fetchval<int>("SELECT 7")) == 7);
  run(c->close());
}

BOOST_AUTO_TEST_CASE(and_so_it_is_where_the_server_is_told) {
  ConnectionPtr c = connect();
  int done = 0;
  run(storm(c, 0, kTimes / 10, true, &done));
  BOOST_TEST(done < kTimes / 10);
  BOOST_TEST(run(c->fetchval<int>("SELECT 7")) == 7);
  run(c->close());
}

// The statements end by themselves about when they are cancelled.
BOOST_AUTO_TEST_CASE(no_cancellation_hits_the_statement_after_it) {
  run(coroutine([c = connect(), i = 0, random = std::mt19937(1)](auto& co) mutable {
    BEGIN(co);
    for (; i < 300; ++i) {
      TRY {
        WITH(c->transaction()) {
          YIELD_FROM(wait_for(c->execute("SELECT pg_sleep(0.0005)"),
                              static_cast<double>(random() % 20) / 10000));
        }
        END_WITH;
      }
      EXCEPT(asyncio::TimeoutError) {}
      END_TRY;
      YIELD_FROM(c->execute("SELECT pg_sleep(0.003)"));
    }
    YIELD_FROM(c->close());
    END;
  }));
}

BOOST_AUTO_TEST_CASE(when_its_backend_is_killed_all_that_waits_fails) {
  ConnectionPtr c = connect(), killer = connect();
  auto a = c->execute("SELECT pg_sleep(600)");
  auto b = c->fetchval<int>("SELECT 1");
  auto d = c->fetchval<int>("SELECT 2");
  d.cancel();
  run(killer->execute("SELECT pg_terminate_backend($1)", c->get_server_pid()));
  until([&] { return b.done(); });
  BOOST_TEST(error_of(a) ==
             "AdminShutdownError('terminating connection due to administrator "
             "command')");
  BOOST_TEST(error_of(b).find("ConnectionDoesNotExistError('server closed the connection") == 0u);
  BOOST_TEST(c->is_closed());
  BOOST_TEST(text_of<postgres::ConnectionDoesNotExistError>([&] {
               c->fetchval<int>("SELECT 1");
             }).find("server closed the connection") == 0u);
  BOOST_TEST(c->to_string() == "<Connection closed>");
  run(c->close());
  run(killer->close());
}

BOOST_AUTO_TEST_CASE(an_idle_one_notices_it_too) {
  ConnectionPtr c = connect(), killer = connect();
  run(killer->execute("SELECT pg_terminate_backend($1)", c->get_server_pid()));
  until([&] { return c->is_closed(); });
  run(killer->close());
}

BOOST_AUTO_TEST_CASE(who_waits_when_it_is_dropped_is_told) {
  ConnectionPtr c = connect();
  auto a = c->execute("SELECT pg_sleep(600)");
  c.reset();
  BOOST_TEST(error_of(a) == "InterfaceError('connection is closed')");
}

BOOST_AUTO_TEST_CASE(close_waits_for_what_was_asked) {
  ConnectionPtr c = connect();
  auto a = c->fetchval<int>("SELECT 5 FROM pg_sleep(0.05)");
  auto closing = loop.create_task(c->close());
  turns(2);
  BOOST_TEST(text_of<postgres::InterfaceError>([&] { c->fetchval<int>("SELECT 1"); }) ==
             "connection is closed");
  run(closing);
  BOOST_TEST(a.result() == 5);
  BOOST_TEST(c->is_closed());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_cancelled_in_time_ends_the_connection) {
  postgres::ConnectOptions options(postgres_server().dsn());
  options.cancel_timeout = 0.1;
  ConnectionPtr c = run(postgres::connect(options)), other = connect();
  const pid_t backend = c->get_server_pid();
  auto task = loop.create_task(coroutine([c, backend](auto& co) mutable {
    BEGIN(co);
    WITH(c->transaction()) {
      ::kill(backend, SIGSTOP);
      YIELD_FROM(wait_for(c->execute("SELECT 1"), 0.02));
    }
    END_WITH;
    END;
  }));
  until([&] { return task.done(); });
  ::kill(backend, SIGCONT);
  BOOST_TEST(task.exception().is<asyncio::TimeoutError>());
  BOOST_TEST(c->is_closed());
  run(other->close());
}

BOOST_AUTO_TEST_CASE(a_server_that_comes_back_is_another_connection) {
  ConnectionPtr c = connect();
  auto a = c->execute("SELECT pg_sleep(600)");
  turns(2);
  PostgresServer& server = postgres_server();
  server.stop();
  until([&] { return a.done() && c->is_closed(); });
  BOOST_CHECK_THROW(run(postgres::connect(server.dsn())), postgres::ClientCannotConnectError);
  server.start();
  BOOST_TEST(run(connect()->fetchval<int>("SELECT 1")) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
