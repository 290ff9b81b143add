// The same bytes give the same requests, in one piece, in single bytes and in any pieces, also when
// nobody asks for some time what has come: requests with a few bytes changed, under limits that are
// easily passed. The seeds are fixed; some thousands of them, and minutes with ASYNCIO17_LONG.
#include "tests/web/http/reading.hpp"
#include "tests/web/http/request_streams.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <map>
#include <string>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Fuzz : RequestStreams {
  // Pieces of 1 to `most` bytes; what has come is asked for now and then.
  std::string read(std::string_view bytes, std::size_t most) {
    Reading reading(limits);
    in_pieces(bytes, most, [&](std::string_view piece) {
      if (reading.closed) return;
      reading.reader.feed_data(piece);
      if (most == 1 || any(3) == 0) reading.go_on();
    });
    reading.go_on();
    if (!reading.closed) reading.end();
    BOOST_TEST(reading.closed);
    last = reading.refused.status;
    whole = reading.requests.size();
    return reading.text();
  }
  void one(unsigned seed) {
    random.seed(seed);
    limits = {};
    if (any(2) == 0) {
      limits.target = 40, limits.head = 250, limits.fields = 4, limits.client_max_size = 60;
      limits.trailers = 20, limits.chunk_extension = 8;
    }
    const std::string bytes = stream();
    const std::string right = read(bytes, kWhole);
    ++statuses[last];
    requests += whole;
    check_pieces(seed, bytes, right, [&](std::size_t most) { return read(bytes, most); });
  }

  web::Limits limits;
  int last = 0;
  std::size_t whole = 0, requests = 0;
  std::map<int, int> statuses;  // of the refusals, and how often
};

}  // namespace

BOOST_AUTO_TEST_SUITE(request_fuzz)

BOOST_FIXTURE_TEST_CASE(requests_are_the_same_however_their_bytes_are_cut, Fuzz) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 3000000 : 10000;
  for (unsigned seed = 1; seed <= seeds; ++seed) one(seed);
  BOOST_TEST(requests > seeds / 2);
  for (const int status : {0, 400, 413, 414, 431, 505})
    BOOST_TEST(statuses[status] > 50, status << " was seen " << statuses[status] << " times");
}

BOOST_AUTO_TEST_SUITE_END()
