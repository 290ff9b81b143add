// Answers at random, and the same with bytes changed: they are read alike in one piece, in single
// bytes and in any pieces, and whatever is in them ends. And an allocation fails anywhere. The
// seeds are fixed; some thousands of them, and minutes with ASYNCIO17_LONG.
#include <asyncio/db/redis/resp_parser.hpp>

#include "tests/no_memory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <new>
#include <random>
#include <string>
#include <vector>

using namespace asyncio::redis;
using namespace asyncio::redis::detail;
using Event = RespParser::Event;

namespace {

struct Fuzz {
  unsigned any(unsigned below) {
    return std::uniform_int_distribution<unsigned>(0, below - 1)(random);
  }
  std::string line() {
    std::string out;
    for (unsigned i = any(5); i > 0; --i) out += static_cast<char>('0' + any(10));
    return out;
  }
  void answer(std::string& out, unsigned depth) {
    const unsigned kind = any(depth ? 15 : 10);
    const std::string text = line();
    if (kind >= 10) {
      const unsigned size = any(4);
      const char mark = "*%~|*"[kind - 10];
      out += mark + std::to_string(size) + "\r\n";
      for (unsigned i = (mark == '%' || mark == '|') ? 2 * size : size; i > 0; --i)
        answer(out, depth - 1);
      if (mark == '|') answer(out, depth - 1);
      return;
    }
    switch (kind) {
      case 0:
      case 1:
        out += "$" + std::to_string(text.size()) + "\r\n" + text + "\r\n";
        break;
      case 2:
        out += "=" + std::to_string(text.size() + 4) + "\r\ntxt:" + text + "\r\n";
        break;
      case 3:
        out += any(2) ? "_\r\n" : "$-1\r\n";
        break;
      case 4:
        out += any(2) ? "#t\r\n" : "#f\r\n";
        break;
      default:
        out += ":+-,("[kind - 5] + (text.empty() ? "1" : text) + "\r\n";
    }
  }
  std::string read(std::string_view bytes, std::size_t most) {
    RespParser parser(limits);
    std::string out;
    Event event = Event::need_more;
    while (event != Event::refused && !bytes.empty()) {
      const std::string piece(bytes.substr(0, most > 3 ? 1 + any(unsigned(most)) : most));
      bytes.remove_prefix(piece.size());
      parser.feed(piece);
      while ((event = parser.next()) == Event::value) out += parser.take().to_string() + '\n';
    }
    whole = event != Event::refused && parser.idle();
    return out + (event == Event::refused ? parser.refusal() : whole ? "" : "...");
  }
  std::string bytes_of(unsigned seed) {
    random.seed(seed);
    std::string bytes;
    for (unsigned i = 1 + any(4); i > 0; --i) answer(bytes, any(6));
    return bytes;
  }
  void one(unsigned seed) {
    std::string bytes = bytes_of(seed);
    const bool changed = any(2) == 0;
    if (changed) {
      for (unsigned i = 1 + any(3); i > 0; --i)
        bytes[any(unsigned(bytes.size()))] = "\r\n*$%|>:-19?x"[any(13)];
    }
    limits = {};
    if (any(4) == 0) limits.depth = 2, limits.bulk = 3, limits.items = 2, limits.line = 4;
    const std::string right = read(bytes, 3);
    const bool was_whole = whole;
    if (!changed && limits.bulk > 3) BOOST_TEST(whole, "seed " << seed << ": " << right);
    for (const std::size_t most : {1, 2, 7, 1000}) {
      const std::string text = read(bytes, most);
      BOOST_REQUIRE_MESSAGE(text == right && whole == was_whole,
                            "seed " << seed << ", " << most << ": " << text << " != " << right);
    }
    ++(was_whole ? good : bad);
  }

  RespLimits limits;
  std::mt19937 random;
  bool whole = false;
  int good = 0, bad = 0;
};

BOOST_FIXTURE_TEST_SUITE(resp_fuzz, Fuzz)

BOOST_AUTO_TEST_CASE(answers_are_read_alike_in_any_pieces) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 2'000'000 : 3'000;
  for (unsigned seed = 0; seed < seeds; ++seed) one(seed);
  BOOST_TEST(good > static_cast<int>(seeds / 3));
  BOOST_TEST(bad > static_cast<int>(seeds / 10));
}

BOOST_AUTO_TEST_CASE(without_memory_an_answer_is_refused_for_good) {
  using namespace asyncio::testing;
  std::string bytes;
  for (unsigned seed = 0; seed < 20; ++seed) bytes += bytes_of(seed);
  bytes += "$100\r\n" + std::string(100, 'x') + "\r\n";
  const long before = live;
  int thrown = 0;
  for (long n = 1;; ++n) {
    bool failed = false;
    {
      RespParser parser;
      parser.feed(bytes);
      until_failure = n, failures = 1;
      try {
        while (parser.next() == Event::value) (void)parser.take();
        BOOST_REQUIRE(parser.idle());
      } catch (const std::bad_alloc&) {
        failed = true;
      }
      until_failure = 0;
      if (failed) BOOST_REQUIRE(parser.next() == Event::refused);
    }
    BOOST_REQUIRE(live == before);
    if (!failed) break;
    ++thrown;
  }
  BOOST_TEST(thrown > 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
