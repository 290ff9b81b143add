// The binary forms of values, as a server of PostgreSQL 15 has written them, and what is refused.
#include <asyncio/db/postgres/array.hpp>
#include <asyncio/db/postgres/composite.hpp>
#include <asyncio/db/postgres/datetime.hpp>
#include <asyncio/db/postgres/numeric.hpp>
#include <asyncio/db/postgres/range.hpp>
#include <asyncio/db/postgres/uuid.hpp>

#include "tests/db/postgres/wire_forms.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace asyncio::postgres;
using namespace asyncio::postgres::detail;
namespace db = asyncio::db;

BOOST_AUTO_TEST_SUITE(postgres_values)

BOOST_AUTO_TEST_CASE(numbers_are_as_the_server_has_them) {
  same(true, "01");
  same(false, "00");
  same<std::int16_t>(-2, "fffe");
  same<std::int32_t>(16909060, "01020304");
  same<std::int64_t>(-72623859790382856, "fefdfcfbfaf9f8f8");
  same<long long>(-1, "ffffffffffffffff");
  same(1.5F, "3fc00000");
  same(-0.1, "bfb999999999999a");
  BOOST_TEST(read<double>(kFloat4, "3fc00000") == 1.5);
  BOOST_TEST(std::isnan(read<double>(kFloat8, "7ff8000000000000")));
}

BOOST_AUTO_TEST_CASE(an_integer_is_read_by_one_that_is_as_large_and_never_cut_off) {
  BOOST_TEST(read<std::int64_t>(kInt2, "fffe") == -2);
  BOOST_TEST(read<int>(kInt2, "fffe") == -2);
  BOOST_TEST(read<unsigned>(kOid, "ffffffff") == 4294967295U);
  BOOST_TEST(read<std::uint16_t>(kInt2, "7fff") == 32767);
  BOOST_TEST((refused<int, InterfaceError>(kInt8, "0000000000000001")) ==
             "column 'n' is int8, which is no int");
  BOOST_TEST((refused<std::int16_t, InterfaceError>(kInt4, "00000001")) ==
             "column 'n' is int4, which is no short");
  BOOST_TEST((refused<int, InterfaceError>(kOid, "00000001")) ==
             "column 'n' is oid, which is no int");
  BOOST_TEST((refused<double, InterfaceError>(kNumeric, "0000000000000000")) ==
             "column 'n' is numeric, which is no double");
  BOOST_TEST(refused<unsigned>(kInt4, "ffffffff") == "column 'n', int4: it does not fit");
  BOOST_TEST(read<unsigned>(kInt8, "00000000ffffffff") == 4294967295U);
  BOOST_TEST(refused<unsigned>(kInt8, "0000000100000000") == "column 'n', int8: it does not fit");
  BOOST_TEST(refused<std::uint16_t>(kInt4, "00010000") == "column 'n', int4: it does not fit");
  BOOST_TEST(refused<std::uint64_t>(kInt8, "ffffffffffffffff") ==
             "column 'n', int8: it does not fit");
  BOOST_TEST(sent<std::uint16_t>(65535) == "0000ffff");
  BOOST_TEST(sent(4294967295U) == "00000000ffffffff");
  BOOST_TEST(message<db::DataError>([] { sent(std::uint64_t{1} << 63); }) ==
             "the argument 9223372036854775808 does not fit into an int8");
  BOOST_TEST((read<std::uint64_t>(kInt8, "7fffffffffffffff")) == (std::uint64_t{1} << 63) - 1);
}

BOOST_AUTO_TEST_CASE(too_few_and_too_many_bytes_are_refused) {
  BOOST_TEST(refused<int>(kInt4, "000001") == "column 'n', int4: its bytes are too few");
  BOOST_TEST(refused<int>(kInt4, "0000000001") == "column 'n', int4: its bytes are too many");
  BOOST_TEST(refused<bool>(kBool, "") == "column 'n', bool: its bytes are too few");
  BOOST_TEST(refused<Uuid>(kUuid, "00") == "column 'n', uuid: its bytes are too few");
  BOOST_TEST(refused<Interval>(kInterval, std::string(34, '0')) ==
             "column 'n', interval: its bytes are too many");
  BOOST_TEST(refused<Numeric>(kNumeric, "0001000000000000") ==
             "column 'n', numeric: its size is another");
  for (const char* hex : {"00010000000000002710", "0000000000010000", "0000000000004000"})
    BOOST_TEST(refused<Numeric>(kNumeric, hex) == "column 'n', numeric: it is no number");
}

BOOST_AUTO_TEST_CASE(null_is_read_by_an_optional_alone) {
  const Field null("n", kInt4, {});
  BOOST_TEST(null.is_null());
  BOOST_TEST(!null.get<std::optional<int>>());
  BOOST_TEST(message<InterfaceError>([&] { null.get<int>(); }) ==
             "column 'n' is NULL: read a std::optional");
  BOOST_TEST(!Field("n", kInt4, std::string_view("", 0)).is_null());
  BOOST_TEST(*read<std::optional<int>>(kInt4, "00000007") == 7);
  BOOST_TEST((refused<std::optional<int>, InterfaceError>(25, "61")) ==
             "column 'n' is text, which is no int");
}

BOOST_AUTO_TEST_CASE(texts_are_read_of_what_is_a_text) {
  for (const unsigned type : {18U, 19U, 25U, 114U, 142U, 1042U, 1043U, 16385U})
    BOOST_TEST(read<std::string>(type, "6162") == "ab");
  BOOST_TEST(read<std::string>(kJsonb, "017b7d") == "{}");
  BOOST_TEST(refused<std::string>(kJsonb, "027b7d") == "column 'n', jsonb: its version is unknown");
  BOOST_TEST(refused<std::string>(kJsonb, "") == "column 'n', jsonb: its version is unknown");
  BOOST_TEST((refused<std::string, InterfaceError>(600, std::string(32, '0'))) ==
             "column 'n' is point, which is no std::string: select it with ::text");
  // A composite, a range, an ltree of the user's.
  for (const char* hex : {"00000001000000170000000400000001", "01", "01546f70", "6100"})
    BOOST_TEST((refused<std::string, InterfaceError>(16385, hex)) ==
               "column 'n' is type 16385, which is no std::string: select it with ::text");
  same(Bytes{std::string("\0\xff", 2)}, "00ff");
  BOOST_TEST((refused<Bytes, InterfaceError>(25, "61")) == "column 'n' is text, which is no Bytes");
  BOOST_TEST((read<Mood>(16385, "6861707079") == Mood::happy));
  BOOST_TEST(refused<Mood>(16385, "61") == "column 'n', type 16385: no mood");
}

BOOST_AUTO_TEST_CASE(numerics_keep_all_digits_and_the_scale) {
  const std::pair<const char*, const char*> kForms[] = {
      {"0", "0000000000000000"},
      {"0.00", "0000000000000002"},
      {"1", "00010000000000000001"},
      {"-12.50", "0002000040000002000c1388"},
      {"123456.78", "0003000100000002000c0d801e78"},
      {"10000", "00010001000000000001"},
      {"0.0001", "0001ffff000000040001"},
      {"0.00000001", "0001fffe000000080001"},
      {"100000000000000000000", "00010005000000000001"},
      {"100000000.000", "00010002000000030001"},
      {"99999999.9999", "0003000100000004270f270f270f"},
      {"-0.5", "0001ffff400000011388"},
      {"NaN", "00000000c0000000"},
  };
  for (const auto& [text, hex] : kForms) {
    same(Numeric(text), hex);
    BOOST_TEST(read<Numeric>(kNumeric, hex).to_string() == text);
  }
  BOOST_TEST(read<Numeric>(kNumeric, "00000000d0000020").to_string() == "Infinity");
  BOOST_TEST(read<Numeric>(kNumeric, "00000000f0000020").to_double() ==
             -std::numeric_limits<double>::infinity());
  BOOST_TEST((Numeric("1.50") == Numeric("+001.5") && Numeric("1.50").scale() == 2));
  BOOST_TEST((Numeric("-0") == Numeric() && Numeric(-7) == Numeric("-7.") &&
              Numeric(1) != Numeric(10000)));
  BOOST_TEST(Numeric(".5").to_string() == "0.5");
  BOOST_TEST(Numeric("-12.50").to_double() == -12.5);
  BOOST_TEST(std::isnan(Numeric("NaN").to_double()));
  BOOST_TEST(
      (Numeric("NaN").is_nan() && Numeric("-Infinity").is_infinite() && !Numeric("1").is_nan()));
  BOOST_TEST(Numeric("-1" + std::string(400, '0')).to_double() ==
             -std::numeric_limits<double>::infinity());
  BOOST_TEST(Numeric("0." + std::string(400, '0') + "1").to_double() == 0);
  for (const char* text : {"", "-", ".", "1.2.3", "1e5", " 1", "1 ", "nan", "--1", "0x1"})
    BOOST_CHECK_THROW(Numeric{text}, asyncio::ValueError);
  BOOST_TEST(Numeric(std::string(131072, '9')).to_string() == std::string(131072, '9'));
  BOOST_CHECK_THROW(Numeric(std::string(131073, '9')), asyncio::ValueError);
  BOOST_CHECK_THROW(Numeric("0." + std::string(16384, '9')), asyncio::ValueError);
}

BOOST_AUTO_TEST_CASE(a_uuid_is_sixteen_bytes) {
  const Uuid id("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  same(id, "6ba7b8109dad11d180b400c04fd430c8");
  BOOST_TEST(id.to_string() == "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  BOOST_TEST((Uuid("6BA7B8109DAD11D180B400C04FD430C8") == id && Uuid() < id));
  for (const char* text :
       {"", "6ba7b810-9dad-11d1-80b4-00c04fd430c", "6ba7b8109dad11d180b400c04fd430c80",
        "6ba7b810-9dad-11d1-80b4-00c04fd430cg"})
    BOOST_CHECK_THROW(Uuid{text}, asyncio::ValueError);
}

BOOST_AUTO_TEST_CASE(arrays_have_one_dimension_and_nulls) {
  using Optional = std::vector<std::optional<int>>;
  const char* const hex =
      "00000001000000010000001700000003000000010000000400000001ffffffff0000000400000003";
  same(Optional{1, std::nullopt, 3}, hex);
  same(std::vector<int>(), "000000000000000000000017");
  BOOST_TEST((refused<std::vector<int>, InterfaceError>(1007, hex)) ==
             "column 'n' is NULL: read a std::optional");
  BOOST_TEST(
      (read<std::vector<long>>(
           1007, "000000010000000000000017000000020000000000000004000000070000000400000008") ==
       std::vector<long>{7, 8}));
  BOOST_TEST((read<std::vector<std::string>>(
                  1009, "0000000100000000000000190000000200000001000000016100000000") ==
              std::vector<std::string>{"a", ""}));
  same(std::vector<bool>{true, false},
       "00000001000000000000001000000002000000010000000101000000010"
       "0");
  BOOST_TEST((refused<std::vector<int>, InterfaceError>(1016, hex)) ==
             "column 'n' is int8[], which is no vector<int>");
  BOOST_TEST(refused<std::vector<int>>(1007, "0000000200000000000000170000000200000001") ==
             "column 'n', int4[]: it has more than one dimension");
  for (const char* size : {"000f4240", "ffffffff", "00000002"})
    BOOST_TEST(refused<std::vector<int>>(
                   1007, "000000010000000000000017" + std::string(size) + "0000000100000000") ==
               "column 'n', int4[]: it has not the bytes for its elements");
  // An element past the end, of a negative size, and with bytes behind it.
  for (const char* bad : {"0000ffff", "80000000", "0000000400000001ff"})
    BOOST_CHECK_THROW(
        read<std::vector<int>>(1007, "0000000100000000000000170000000100000001" + std::string(bad)),
        db::DataError);
  using Texts = std::vector<std::optional<std::string>>;
  std::string text;
  Codec<Texts>::encode(text, {"a", std::nullopt, "NULL", "\"\\", ""});
  BOOST_TEST(text == R"({"a",NULL,"NULL","\"\\",""})");
  text.clear();
  Codec<std::vector<Mood>>::encode(text, {Mood::happy, Mood::sad});
  BOOST_TEST(text == R"({"happy","sad"})");
  text.clear();
  Codec<Texts>::encode(text, {});
  BOOST_TEST(text == "{}");
}

BOOST_AUTO_TEST_CASE(ranges_and_composites_are_read_with_their_bounds_and_types) {
  same(Range<int>{1, 10}, "020000000400000001000000040000000a");
  same(Range<int>{1, {}}, "120000000400000001");
  same(Range<int>{{}, 5, false}, "080000000400000005");
  same(Range<int>{{}, {}, false}, "18");
  Range<int> empty;
  empty.isempty = true;
  same(empty, "01");
  same(Range<Numeric>{Numeric("1.5"), Numeric(2), false, true},
       "040000000c0002000000000001000113880000000a00010000000000000002");
  BOOST_CHECK_THROW(read<Range<int>>(3904, "02000000040000000100000004"), db::DataError);
  BOOST_CHECK_THROW(read<Range<int>>(3904, "0100"), db::DataError);
  const char* const hex = "0000000300000017000000040000000100000019000000017800000017ffffffff";
  using Row = std::tuple<int, std::string, std::optional<int>>;
  BOOST_TEST((read<Row>(kRecord, hex) == Row(1, "x", std::nullopt)));
  BOOST_TEST((refused<std::tuple<int>>(kRecord, hex)) ==
             "column 'n', record: the number of its columns is another");
  BOOST_TEST((refused<std::tuple<bool, int, int>, InterfaceError>(kRecord, hex)) ==
             "column 'n' is int4, which is no bool");
}

BOOST_AUTO_TEST_CASE(each_value_is_shown_as_what_it_is) {
  BOOST_TEST(shown(kInt4, "00000007") == "7");
  BOOST_TEST(shown(kBool, "01") == "True");
  BOOST_TEST(shown(kOid, "ffffffff") == "4294967295");
  BOOST_TEST(shown(25, "6927") == "\"i'\"");
  BOOST_TEST(shown(16385, "61") == "'a'");
  BOOST_TEST(shown(kBytea, "61") == "b'a'");
  BOOST_TEST(shown(kNumeric, "0002000040000002000c1388") == "-12.50");
  BOOST_TEST(shown(kDate, "00002665") == "2026-11-29");
  BOOST_TEST(shown(1009, "00000001000000010000001900000002000000010000000161ffffffff") ==
             "['a', None]");
  BOOST_TEST(shown(1182,
                   "000000010000000000000"
                   "43a00000001000000010000000400000000") == "[2000-01-01]");
  BOOST_TEST(shown(3904, "120000000400000001") == "[1,)");
  BOOST_TEST(shown(600, "00") == "<1 bytes of point>");
  BOOST_TEST(shown(kInt4, "00") == "<1 bytes of int4>");
  BOOST_TEST(to_repr(Field("n", kInt4, {})) == "None");
}

BOOST_AUTO_TEST_SUITE_END()
