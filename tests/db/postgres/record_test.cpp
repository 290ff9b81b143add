// Rows, records, arguments and errors, of results that are made by hand.
#include <asyncio/db/postgres/arguments.hpp>
#include <asyncio/db/postgres/exceptions.hpp>
#include <asyncio/db/postgres/record.hpp>
#include <asyncio/futures/repr.hpp>

#include <libpq-fe.h>
#include "tests/db/postgres/wire_forms.hpp"

#include <boost/test/unit_test.hpp>

#include <cstring>
#include <string>
#include <utility>
#include <vector>

using namespace asyncio::postgres;
using namespace asyncio::postgres::detail;
namespace db = asyncio::db;

namespace {

struct Column {
  const char* name;
  unsigned type;
};
using Cell = std::optional<std::string>;

template <class T>
Cell cell(const T& value) {
  std::string bytes;
  Codec<T>::encode(bytes, value);
  return bytes;
}
Rows rows_of(std::vector<Column> columns, std::vector<std::vector<Cell>> rows, int format = 1) {
  PGresult* const result = PQmakeEmptyPGresult(nullptr, PGRES_TUPLES_OK);
  std::vector<PGresAttDesc> heads;
  for (const Column& column : columns)
    heads.push_back({const_cast<char*>(column.name), 0, 0, format, column.type, -1, -1});
  BOOST_REQUIRE(PQsetResultAttrs(result, static_cast<int>(heads.size()), heads.data()));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      Cell& at = rows[r][c];
      BOOST_REQUIRE(PQsetvalue(result, static_cast<int>(r), static_cast<int>(c),
                               at ? at->data() : nullptr, at ? static_cast<int>(at->size()) : -1));
    }
  }
  return Rows(result);
}
Records users() {
  return Records(rows_of({{"id", kInt4}, {"name", 25}, {"id", kInt8}},
                         {{cell(1), "Ada", cell(std::int64_t{7})}, {cell(2), {}, {}}}));
}
struct User {
  int id;
  std::optional<std::string> name;
  std::optional<long> other;
  friend bool operator==(const User& a, const User& b) {
    return a.id == b.id && a.name == b.name && a.other == b.other;
  }
};
struct Sixteen {
  int a;
  std::string b;
  std::optional<std::string> c;
  std::vector<int> d;
  std::optional<std::vector<std::optional<int>>> e;
  Numeric f;
  std::optional<Numeric> g;
  Uuid h;
  Range<int> i;
  Timestamp j;
  Interval k;
  Bytes l;
  bool m;
  double n;
  std::tuple<int, std::string> o;
  long p = 5;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(postgres_record)

BOOST_AUTO_TEST_CASE(a_record_has_its_columns_by_number_and_by_name) {
  const Records records = users();
  BOOST_TEST(records.size() == 2U);
  const Record first = records[0];
  BOOST_TEST(first.size() == 3U);
  BOOST_TEST(first[0].get<int>() == 1);
  BOOST_TEST(first["name"].get<std::string>() == "Ada");
  BOOST_TEST(first.get<int>("id") == 1);  // the first of that name
  BOOST_TEST(first.get<long>(2U) == 7);
  BOOST_TEST((first.keys() == std::vector<std::string>{"id", "name", "id"}));
  BOOST_TEST((first.contains("name") && !first.contains("Name")));
  BOOST_TEST(records[1]["name"].is_null());
  BOOST_TEST(!records[1].get<std::optional<std::string>>("name"));
  BOOST_TEST(message<InterfaceError>([&] { first["nope"]; }) == "the row has no column 'nope'");
  BOOST_TEST(message<std::out_of_range>([&] { first[3]; }) == "record index out of range");
  BOOST_TEST(message<std::out_of_range>([&] { first[-1]; }) == "record index out of range");
  BOOST_TEST(message<std::out_of_range>([&] { records[2]; }) == "record index out of range");
  BOOST_TEST(message<InterfaceError>([&] { first.get<std::string>(0); }) ==
             "column 'id' is int4, which is no std::string: select it with ::text");
  BOOST_TEST(asyncio::repr(first) == "<Record id=1 name='Ada' id=7>");
  BOOST_TEST(records[1].to_string() == "<Record id=2 name=None id=None>");
}

BOOST_AUTO_TEST_CASE(a_record_holds_its_rows) {
  const Record last = [] { return users()[1]; }();
  BOOST_TEST(last[0].get<int>() == 2);
  std::string all;
  for (const Record& record : users())
    for (const Field& field : record) all += to_repr(field) + ";";
  BOOST_TEST(all == "1;'Ada';7;2;None;None;");
  BOOST_TEST(Records().empty());
  BOOST_TEST(Records().status() == "");
  for (const Record& record : Records()) BOOST_FAIL(record.to_string());
}

BOOST_AUTO_TEST_CASE(a_row_becomes_a_tuple_or_an_aggregate) {
  const Records records = users();
  const auto [id, name, other] =
      records[0].as<std::tuple<int, std::string, std::optional<std::int64_t>>>();
  BOOST_TEST((id == 1 && name == "Ada" && other == 7));
  BOOST_TEST(
      (records.as<User>() == std::vector<User>{{1, "Ada", 7}, {2, std::nullopt, std::nullopt}}));
  BOOST_TEST(message<InterfaceError>([&] { records[0].as<std::tuple<int>>(); }) ==
             "the row has 3 columns, and is to fill 1 members");
  BOOST_TEST(message<InterfaceError>([&] {
               records[1].as<std::tuple<int, std::string, long>>();
             }) == "column 'name' is NULL: read a std::optional");
  std::vector<Column> columns(16, Column{"x", kInt4});
  std::vector<Cell> cells(16);
  const unsigned types[] = {kInt4, 25,         25,        1007,   1007,  kNumeric, kNumeric, kUuid,
                            3904,  kTimestamp, kInterval, kBytea, kBool, kFloat8,  kRecord,  kInt8};
  for (std::size_t i = 0; i < 16; ++i) columns[i].type = types[i];
  std::string pair;
  put(pair, std::int32_t{2});
  for (const auto& [type, bytes] : {std::pair<unsigned, std::string>(kInt4, *cell(9)), {25, "z"}}) {
    put(pair, type);
    put(pair, static_cast<std::int32_t>(bytes.size()));
    pair += bytes;
  }
  const auto numbers = cell(std::vector<int>{1, 2});
  cells = {cell(1),
           "b",
           {},
           numbers,
           {},
           cell(Numeric("1.50")),
           {},
           cell(Uuid()),
           cell(Range<int>{1, 2}),
           cell(Timestamp()),
           cell(Interval{1, 2, {}}),
           "\xff",
           cell(true),
           cell(2.5),
           pair,
           cell(16L)};
  const auto row = Record(rows_of(columns, {cells}), 0).as<Sixteen>();
  BOOST_TEST((row.a == 1 && row.b == "b" && !row.c && row.d == std::vector<int>{1, 2} && !row.e));
  BOOST_TEST(
      (row.f.to_string() == "1.50" && !row.g && row.h == Uuid() && row.i == Range<int>{1, 2}));
  BOOST_TEST(
      (row.j == Timestamp() && row.k == Interval{1, 2, {}} && row.l.data == "\xff" && row.m));
  BOOST_TEST((row.n == 2.5 && row.o == std::tuple(9, "z") && row.p == 16));
}

BOOST_AUTO_TEST_CASE(an_answer_in_text_is_not_read) {
  const Rows rows = rows_of({{"id", kInt4}}, {{"1"}}, 0);
  BOOST_TEST(rows.size() == 1U);
  BOOST_TEST(message<InterfaceError>([&] { rows.at(0, 0); }) ==
             "an answer is in text, and only binary ones are read");
}

BOOST_AUTO_TEST_CASE(arguments_are_binary_where_the_type_is_known_and_texts_elsewhere) {
  const std::string text = "longer than what a string keeps in itself";
  auto made =
      Arguments::of(1, text, std::nullopt, std::optional<int>(), "c", nullptr, Bytes{{"\0", 1}},
                    std::optional<std::string_view>("v"), static_cast<const char*>(nullptr));
  const Arguments arguments = std::move(made);
  Arguments seven = Arguments::of(7);
  const Arguments small = std::move(seven);  // whose bytes have moved
  seven = Arguments::of(8);
  BOOST_TEST(made.count() == 0);
  BOOST_TEST(std::memcmp(small.values()[0], "\0\0\0\7", 4) == 0);
  BOOST_TEST(arguments.count() == 9);
  const std::vector<unsigned> types{kInt4, 0, 0, kInt4, 0, 0, kBytea, 0, 0};
  const std::vector<int> formats{1, 0, 0, 0, 0, 0, 1, 0, 0};
  const std::vector<Cell> values{std::string("\0\0\0\1", 4), text, {}, {}, "c", {},
                                 std::string(1, '\0'),       "v",  {}};
  for (std::size_t i = 0; i < types.size(); ++i) {
    BOOST_TEST_CONTEXT(i) {
      BOOST_TEST(arguments.types()[i] == types[i]);
      BOOST_TEST((arguments.values()[i] != nullptr) == values[i].has_value());
      if (!values[i]) continue;
      BOOST_TEST(arguments.formats()[i] == formats[i]);
      BOOST_TEST(static_cast<std::size_t>(arguments.lengths()[i]) == values[i]->size());
      // libpq takes no length of a text, but looks for its zero.
      BOOST_TEST(std::memcmp(arguments.values()[i], values[i]->c_str(),
                             values[i]->size() + !formats[i]) == 0);
    }
  }
  BOOST_TEST(Arguments::of().count() == 0);
  BOOST_TEST(message<db::DataError>([] { Arguments::of(std::string("a\0b", 3)); }) ==
             "an argument has a zero byte, which no text of PostgreSQL has");
}

BOOST_AUTO_TEST_CASE(an_error_is_of_its_class_in_the_tree_of_pep_249) {
  ErrorFields fields;
  fields.message = "duplicate key";
  fields.detail = "Key (id)=(1) already exists.";
  fields.sqlstate = "23505";
  fields.severity = "ERROR";
  fields.constraint = "users_pkey";
  fields.position = 7;
  const asyncio::ExceptionPtr error = error_of(fields);
  BOOST_TEST(error.is<UniqueViolationError>());
  BOOST_TEST(error.is<IntegrityConstraintViolationError>());
  BOOST_TEST(error.is<db::IntegrityError>());
  BOOST_TEST(error.is<db::Error>());
  BOOST_TEST(!error.is<CheckViolationError>());
  BOOST_TEST(error.what() == std::string("duplicate key\nDETAIL:  Key (id)=(1) already exists."));
  const PostgresError* const postgres = error.get_if<PostgresError>();
  BOOST_REQUIRE(postgres);
  BOOST_TEST((postgres->sqlstate() == "23505" && postgres->constraint() == "users_pkey" &&
              postgres->message() == "duplicate key" && postgres->position() == 7 &&
              postgres->hint().empty()));
  BOOST_CHECK_THROW(error.rethrow(), db::IntegrityError);
  BOOST_CHECK_THROW(error.rethrow(), PostgresError);

  const auto of = [](const char* sqlstate) {
    return error_of(fields_of("no", sqlstate)).type_name();
  };
  BOOST_TEST(of("40001") == "SerializationError");
  BOOST_TEST(of("42P01") == "UndefinedTableError");
  BOOST_TEST(of("57014") == "QueryCanceledError");
  BOOST_TEST(of("23999") == "IntegrityConstraintViolationError");
  BOOST_TEST(of("22000") == "DataError");
  BOOST_TEST(of("ZZ000") == "UnknownPostgresError");
  BOOST_TEST(of("") == "UnknownPostgresError");
  BOOST_TEST(of("2") == "UnknownPostgresError");
  const ConnectionDoesNotExistError closed("connection is closed");
  BOOST_TEST(
      (closed.sqlstate() == "08003" && closed.what() == std::string("connection is closed")));
  BOOST_TEST(InternalServerError("x").sqlstate() == "XX000");
}

BOOST_AUTO_TEST_SUITE_END()
