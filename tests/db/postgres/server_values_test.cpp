// Values to a real server and back, by libpq's blocking calls, and what it says of an error.
#include <asyncio/db/postgres/arguments.hpp>
#include <asyncio/db/postgres/record.hpp>

#include "tests/db/postgres/postgres_server.hpp"
#include "tests/db/postgres/wire_forms.hpp"

#include <libpq-fe.h>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

using namespace asyncio::postgres;
using namespace asyncio::postgres::detail;
using asyncio::testing::postgres_server;
using std::chrono::hours;
using std::chrono::microseconds;

namespace {

struct Server {
  Server() : connection(PQconnectdb(postgres_server().dsn().c_str()), PQfinish) {
    BOOST_REQUIRE(PQstatus(connection.get()) == CONNECTION_OK);
    ask("SET timezone = 'UTC'");
  }
  template <class... T>
  Records ask(const char* sql, const T&... values) {
    const auto arguments = Arguments::of(values...);
    PGresult* const result =
        PQexecParams(connection.get(), sql, arguments.count(), arguments.types(),
                     arguments.values(), arguments.lengths(), arguments.formats(), kResultFormat);
    Rows rows(result);
    if (PQresultStatus(result) == PGRES_FATAL_ERROR) error_of(result).rethrow();
    return Records(rows);
  }
  // It comes back as it was, and so does its array.
  template <class T>
  void there_and_back(const T& value, const char* sql = "SELECT $1") {
    BOOST_TEST_CONTEXT(sql << ' ' << to_repr(ask(sql, value)[0][0])) {
      BOOST_TEST((ask(sql, value)[0][0].template get<T>() == value));
    }
  }
  template <class T>
  void with_array(const T& value) {
    there_and_back(value);
    there_and_back(std::vector<std::optional<T>>{value, std::nullopt, value});
  }
  template <class T>
  void as_text(const T& value, const std::string& text) {
    BOOST_TEST(ask("SELECT $1::text", value)[0][0].template get<std::string>() == text);
  }

  std::unique_ptr<PGconn, void (*)(PGconn*)> connection;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(postgres_server_values, *asyncio::testing::with_postgres())

BOOST_FIXTURE_TEST_CASE(values_come_back_as_they_were_sent, Server) {
  with_array(true);
  with_array(std::int16_t{-32768});
  with_array(-2147483647);
  with_array(std::numeric_limits<std::int64_t>::min());
  with_array(4294967295U);
  with_array(1.5F);
  with_array(-0.1);
  with_array(Bytes{std::string("\0\xff\\x41", 6)});
  with_array(Uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
  with_array(std::chrono::system_clock::time_point(hours(12345)));
  with_array(std::chrono::milliseconds(1500));
  with_array(Range<int>{1, 10});
  with_array(Range<std::int64_t>{{}, 10, false});
  with_array(Range<Numeric>{Numeric("1.5"), Numeric("2.50"), false, true});
  with_array(Range<Timestamp>{Timestamp(), Timestamp::max()});
  with_array(Range<TimestampTz>{});
  with_array(Range<Date>{make_date(2026, 11, 29), {}});
  Range<int> empty;
  empty.isempty = true;
  with_array(empty);
  there_and_back(std::vector<int>());
  there_and_back(std::string("quoted ' \" \\ text, \xc3\xa4"), "SELECT $1::text");
  there_and_back(std::vector<std::optional<std::string>>{"a", {}, "NULL", "\"\\{},", ""},
                 "SELECT $1::text[]");
  there_and_back(std::vector<std::string>(), "SELECT $1::varchar[]");
  there_and_back(std::string("{\"a\": 1}"), "SELECT $1::jsonb");
  there_and_back(std::string("{\"a\":1, \"a\":2}"), "SELECT $1::json");
  BOOST_TEST(ask("SELECT $1", std::nullopt)[0][0].is_null());
  BOOST_TEST(!ask("SELECT $1", std::optional<int>())[0][0].get<std::optional<int>>());
  BOOST_TEST((ask("SELECT $1::date", "2026-11-29")[0][0].get<Date>() == make_date(2026, 11, 29)));
}

BOOST_FIXTURE_TEST_CASE(what_is_written_is_what_the_server_writes, Server) {
  for (const char* text : {"0", "0.00", "-12.50", "123456789012345678901234567890.000100", "10000",
                           "0.00001", "NaN", "Infinity", "-Infinity"}) {
    with_array(Numeric(text));
    as_text(Numeric(text), text);
    BOOST_TEST(ask("SELECT $1::numeric", std::string(text))[0][0].get<Numeric>().to_string() ==
               text);
  }
  for (const Date date : {make_date(2026, 2, 28), make_date(-43, 3, 15), make_date(-4713, 11, 24),
                          make_date(12026, 1, 1), Date::max(), Date::min()}) {
    with_array(date);
    as_text(date, to_string(date));
  }
  for (const Timestamp time : {Timestamp(make_date(-43, 3, 15)) + hours(1),
                               Timestamp(microseconds(-1)), Timestamp::max(), Timestamp::min()}) {
    with_array(time);
    as_text(time, to_string(time));
  }
  for (const TimestampTz time : {TimestampTz(microseconds(1795946400250000)), TimestampTz::min()}) {
    with_array(time);
    as_text(time, to_string(time));
  }
  for (const Time time : {Time(), Time{hours(24)}, Time{microseconds(1500000)}}) {
    with_array(time);
    as_text(time, to_string(time));
  }
  for (const int months : {0, 1, 14, -13})
    for (const int days : {0, 1, -3})
      for (const int seconds : {0, 5, -7384}) {
        const Interval interval{months, days, std::chrono::seconds(seconds)};
        with_array(interval);
        as_text(interval, to_string(interval));
      }
}

BOOST_FIXTURE_TEST_CASE(types_of_the_users_are_texts_composites_and_their_arrays, Server) {
  ask("CREATE TYPE mood AS ENUM ('sad', 'happy')");
  ask("CREATE TYPE item AS (id int, name text)");
  ask("CREATE DOMAIN age AS int");
  there_and_back(Mood::happy, "SELECT $1::mood");
  there_and_back(std::string("sad"), "SELECT $1::mood");
  there_and_back(std::vector<Mood>{Mood::happy, Mood::sad}, "SELECT $1::mood[]");
  BOOST_TEST(ask("SELECT 5::age")[0][0].get<int>() == 5);
  BOOST_TEST(
      (ask("SELECT 'happy'::mood = ANY($1)", std::vector<Mood>{Mood::happy})[0][0].get<bool>()));
  using Item = std::tuple<int, std::optional<std::string>>;
  const Records records = ask("SELECT ROW($1::int, 'x')::item, ARRAY[(1, NULL)::item]", 7);
  BOOST_TEST((records[0][0].get<Item>() == Item(7, "x")));
  BOOST_TEST((records[0][1].get<std::vector<Item>>() == std::vector<Item>{{1, std::nullopt}}));
  BOOST_CHECK_THROW(records[0][0].get<std::string>(), InterfaceError);
  BOOST_CHECK_THROW(records[0][0].get<std::vector<int>>(), asyncio::db::Error);
  BOOST_CHECK_THROW(ask("SELECT ARRAY[[1,2],[3,4]]")[0][0].get<std::vector<int>>(),
                    asyncio::db::DataError);
  BOOST_CHECK_THROW(ask("SELECT point(1, 2)")[0][0].get<std::string>(), InterfaceError);
  BOOST_TEST(ask("SELECT point(1, 2)::text")[0][0].get<std::string>() == "(1,2)");
  BOOST_TEST(ask("SELECT 1 AS id, 'x' AS name, now() - now() AS d, true AS b")[0].to_string() ==
             "<Record id=1 name='x' d=00:00:00 b=True>");
  BOOST_TEST(ask("SELECT 1 UNION ALL SELECT 2").status() == "SELECT 2");
}

BOOST_FIXTURE_TEST_CASE(an_error_has_what_the_server_says_of_it, Server) {
  ask("CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL CHECK (n > 0))");
  ask("INSERT INTO t VALUES (1, 1)");
  try {
    ask("INSERT INTO t VALUES ($1, 1)", 1);
    BOOST_ERROR("nothing thrown");
  } catch (const UniqueViolationError& error) {
    BOOST_TEST(error.sqlstate() == "23505");
    BOOST_TEST(error.severity() == "ERROR");
    BOOST_TEST(error.message() == "duplicate key value violates unique constraint \"t_pkey\"");
    BOOST_TEST(error.detail() == "Key (id)=(1) already exists.");
    BOOST_TEST(
        (error.schema() == "public" && error.table() == "t" && error.constraint() == "t_pkey"));
    BOOST_TEST(error.what() == error.message() + "\nDETAIL:  " + error.detail());
  }
  try {
    ask("INSERT INTO t VALUES (2, NULL)");
    BOOST_ERROR("nothing thrown");
  } catch (const NotNullViolationError& error) {
    BOOST_TEST(error.column() == "n");
  }
  try {
    ask("SELECT nope FROM t");
    BOOST_ERROR("nothing thrown");
  } catch (const UndefinedColumnError& error) {
    BOOST_TEST(error.position() == 8);
  }
  BOOST_CHECK_THROW(ask("INSERT INTO t VALUES (2, 0)"), CheckViolationError);
  BOOST_CHECK_THROW(ask("SELECT * FROM nope"), UndefinedTableError);
  BOOST_CHECK_THROW(ask("SELEC"), PostgresSyntaxError);
  BOOST_CHECK_THROW(ask("SELECT 1/0"), asyncio::db::DataError);
  BOOST_CHECK_THROW(ask("SELECT $1::int", "x"), InvalidTextRepresentationError);
}

BOOST_AUTO_TEST_SUITE_END()
