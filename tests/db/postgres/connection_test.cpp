// A connection to a real server.
#include <asyncio/db/postgres/connection.hpp>
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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
