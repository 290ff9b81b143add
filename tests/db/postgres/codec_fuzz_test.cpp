// Bytes at random, and values with bytes changed, for each codec: what is read is sent as what is
// read alike again, and all else is a db::Error. The seeds are fixed; thousands of them, and
// minutes with ASYNCIO17_LONG.
#include <asyncio/db/postgres/array.hpp>
#include <asyncio/db/postgres/composite.hpp>
#include <asyncio/db/postgres/datetime.hpp>
#include <asyncio/db/postgres/numeric.hpp>
#include <asyncio/db/postgres/range.hpp>
#include <asyncio/db/postgres/uuid.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

using namespace asyncio::postgres;
using namespace asyncio::postgres::detail;

namespace {

struct Fuzz {
  unsigned any(unsigned below) {
    return std::uniform_int_distribution<unsigned>(0, below - 1)(random);
  }
  // Bytes that are often 0, 1, 4 or 255, as sizes and counts are.
  char byte() { return any(3) ? "\0\0\0\1\2\4\xff"[any(7)] : static_cast<char>(any(256)); }
  std::string changed(const std::string& value) {
    std::string bytes = value;
    if (any(3) == 0) {
      bytes.assign(any(40), '\0');
      for (char& c : bytes) c = byte();
    }
    for (unsigned i = any(3); i > 0 && !bytes.empty(); --i)
      bytes[any(unsigned(bytes.size()))] = byte();
    if (any(4) == 0) bytes.resize(any(unsigned(bytes.size()) + 1));
    return bytes;
  }
  template <class T>
  void one(const T& value, unsigned type = Codec<T>::oid) {
    std::string bytes;
    Codec<T>::encode(bytes, value);
    read<T>(changed(bytes), type);
  }
  template <class T>
  void read(const std::string& given, unsigned type) {
    // On the heap and of that size, so that what reads past the end is seen.
    const std::vector<char> bytes(given.begin(), given.end());
    const Field field("n", type, std::string_view(bytes.empty() ? "" : bytes.data(), bytes.size()));
    BOOST_REQUIRE(!to_repr(field).empty());
    try {
      const T first = field.get<T>();
      ++good;
      if constexpr (Codec<T>::oid && Codec<T>::oid != kRecord) {
        std::string once, twice;
        Codec<T>::encode(once, first);
        Codec<T>::encode(twice, Field("n", type, once).get<T>());
        BOOST_REQUIRE(once == twice);
      }
    } catch (const asyncio::db::Error&) {
      ++bad;
    }
  }
  template <class T>
  void with_list(const T& value) {
    one(value);
    one(std::vector<std::optional<T>>{value, std::nullopt, value});
  }
  void all() {
    with_list(any(2) == 1);
    with_list(static_cast<std::int16_t>(any(70'000)));
    with_list(static_cast<std::uint32_t>(any(1U << 31)));
    with_list(-1.5);
    with_list(1.5F);
    with_list(Bytes{"bytes"});
    with_list(Uuid());
    with_list(Numeric(any(2) ? "-1234567.8900" : "0.00001"));
    with_list(make_date(2026, 11, 29));
    with_list(TimestampTz(std::chrono::microseconds(any(1U << 31))));
    with_list(std::chrono::system_clock::time_point());
    with_list(Time());
    with_list(Interval{1, 2, {}});
    with_list(Range<int>{1, 2});
    with_list(Range<Numeric>{Numeric("1.5"), {}});
    read<std::string>(changed("\1text"), any(2) ? 3802 : 16385);
    std::string texts;
    put_array_head(texts, 25, 2, false);
    for (int i = 0; i < 2; ++i) {
      put(texts, std::int32_t{3});
      texts += "abc";
    }
    read<std::vector<std::string>>(changed(texts), any(2) ? 1009 : 16385);
    std::string row;
    put(row, std::int32_t{2});
    for (int i = 0; i < 2; ++i) {
      put(row, std::uint32_t{kInt4});
      put(row, std::int32_t{4});
      put(row, std::int32_t{7});
    }
    read<std::tuple<int, std::optional<long>>>(changed(row), kRecord);
  }

  std::mt19937 random;
  unsigned good = 0, bad = 0;
};

BOOST_FIXTURE_TEST_SUITE(postgres_codec_fuzz, Fuzz)

BOOST_AUTO_TEST_CASE(whatever_comes_is_read_or_refused) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 1'000'000 : 2'000;
  for (unsigned seed = 0; seed < seeds; ++seed) {
    random.seed(seed);
    BOOST_TEST_CONTEXT("seed " << seed) { all(); }
  }
  BOOST_TEST(good > 5 * seeds);
  BOOST_TEST(bad > 5 * seeds);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
