// The same bytes give the same parts, in one piece, in single bytes and in any pieces, whatever
// data is asked for at once: bodies with a few bytes changed, under limits that are easily passed.
// The seeds are fixed; some thousands of them, and minutes with ASYNCIO17_LONG.
#include "tests/web/http/fuzzing.hpp"
#include "tests/web/http/multiparts.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct MultipartFuzz : Fuzzing {
  // Much of it is nearly a boundary.
  std::string data() {
    std::string out;
    for (std::size_t n = any(8); n > 0; --n)
      out += of({"\r", "\n", "\r\n", "-", "--", "\r\n--", "\r\n--b", "\r\n--bou", "\r\n--bound-",
                 "--bound", "x", std::string(any(40), 'd'), any(5) ? "y" : "\r\n--bound"});
    return out;
  }
  std::string head() {
    std::string out;
    for (std::size_t n = any(4); n > 0; --n)
      out += of({"Content-Type: a/b\r\n", "Content-Disposition: form-data; name=\"n\"\r\n",
                 "X:\r\n", "Y: \t z \r\n", any(6) ? "Z: 1\r\n" : " fold\r\n",
                 "Long: " + std::string(any(80), 'v') + "\r\n"});
    return out;
  }
  std::string body() {
    std::string bytes = of({"", "", "preamble\r\n", std::string(any(60), 'p') + "\r\n"});
    for (std::size_t n = any(4); n > 0; --n)
      bytes += "--bound" + of({"", "", " ", "\t ", std::string(any(90), ' ')}) + "\r\n" + head() +
               "\r\n" + data() + "\r\n";
    bytes += any(8) ? "--bound--" : "";
    bytes += of({"", "\r\n", "epilogue", "\r\n--bound\r\n\r\n"});
    change(bytes, {"\r", "\n", " ", "-", ":", "\r\n", "\r\n--bound", "\x80"});
    return bytes;
  }
  // Pieces of 1 to `most` bytes.
  std::string read(std::string_view bytes, std::size_t most) {
    ReadMultipart reading("bound", limits);
    reading.most = {1 + any(20), any(2) == 0};
    in_pieces(bytes, most, [&](std::string_view piece) { reading.feed(piece); });
    reading.end();
    BOOST_TEST(reading.over);
    last = reading.status;
    whole = reading.parts;
    return reading.text;
  }
  void one(unsigned seed) {
    random.seed(seed);
    limits = {};
    if (any(2) == 0) limits.preamble = 20, limits.part_head = 60, limits.fields = 2;
    const std::string bytes = body();
    const std::string right = read(bytes, kWhole);
    ++statuses[last];
    parts += whole;
    check_pieces(seed, bytes, right, [&](std::size_t most) { return read(bytes, most); });
  }

  web::Limits limits;
  int last = 0;
  std::size_t whole = 0, parts = 0;
  std::map<int, int> statuses;  // of the refusals, and how often
};

}  // namespace

BOOST_AUTO_TEST_SUITE(multipart_fuzz)

BOOST_FIXTURE_TEST_CASE(parts_are_the_same_however_their_bytes_are_cut, MultipartFuzz) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 3000000 : 20000;
  for (unsigned seed = 1; seed <= seeds; ++seed) one(seed);
  BOOST_TEST(parts > seeds / 2);
  for (const int status : {0, 400, 413})
    BOOST_TEST(statuses[status] > 500, status << " was seen " << statuses[status] << " times");
}

BOOST_AUTO_TEST_SUITE_END()
