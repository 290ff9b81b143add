// Values at random come back as they were; the same with bytes changed is read, or refused with a
// PayloadError. The seeds are fixed; some thousands of them, and minutes with ASYNCIO17_LONG.
#include <asyncio/jobs/call.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

using namespace asyncio::jobs;

namespace {

using Leaf = std::tuple<std::int64_t, double, bool, std::string>;
using Some = std::map<std::string, std::vector<std::optional<Leaf>>>;

struct PayloadFuzz {
  unsigned any(unsigned below) {
    return std::uniform_int_distribution<unsigned>(0, below - 1)(random);
  }
  std::string text() {
    constexpr const char* kParts[] = {
        "a",    "\"",       "\\",           "\n",  "\x01",
        "{[:,", "\xc3\xa4", "\xe2\x82\xac", "u00", "\xf0\x9f\x98\x80"};
    std::string out;
    for (unsigned i = any(6); i > 0; --i) out += kParts[any(10)];
    return out;
  }
  std::int64_t whole() {
    const std::uint64_t bits = (std::uint64_t{random()} << 32) | random();
    return static_cast<std::int64_t>(bits) >> any(64);
  }
  Some value() {
    Some out;
    for (unsigned i = any(4); i > 0; --i) {
      auto& list = out[text()];
      for (unsigned j = any(4); j > 0; --j) {
        if (any(4) == 0)
          list.emplace_back();
        else
          list.emplace_back(
              Leaf(whole(), static_cast<double>(whole()) / 1024, any(2) == 0, text()));
      }
    }
    return out;
  }
  void one(unsigned seed) {
    random.seed(seed);
    const std::tuple<Some> arguments(value());
    std::string bytes = asyncio::jobs::detail::write_call(arguments, {});
    BOOST_REQUIRE_MESSAGE(
        read<std::tuple<Some>>(asyncio::jobs::detail::Call(bytes).arguments()) == arguments,
        "seed " << seed << ": " << bytes);
    for (unsigned i = 1 + any(3); i > 0; --i)
      bytes[any(unsigned(bytes.size()))] = "\"\\[]{}:,0-e.u\xff"[any(14)];
    if (any(4) == 0) bytes.resize(any(unsigned(bytes.size())));
    try {
      const asyncio::jobs::detail::Call call(bytes);
      const Some again = std::get<0>(read<std::tuple<Some>>(call.arguments()));
      (void)call.settings({});
      (void)asyncio::jobs::detail::write_call(std::tuple(again), {});  // whatever it is, it is text
      ++good;
    } catch (const PayloadError&) {
      ++bad;
    }
  }
  std::mt19937 random;
  unsigned good = 0, bad = 0;
};

BOOST_FIXTURE_TEST_CASE(payloads_are_read_or_refused, PayloadFuzz) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 5'000'000 : 5'000;
  for (unsigned seed = 0; seed < seeds; ++seed) one(seed);
  BOOST_TEST(good > seeds / 50);
  BOOST_TEST(bad > seeds / 4);
}

}  // namespace
