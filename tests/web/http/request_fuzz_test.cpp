// The same bytes give the same requests, in one piece, in single bytes and in any pieces, also when
// nobody asks for some time what has come: requests with a few bytes changed, under limits that are
// easily passed. The seeds are fixed; some thousands of them, and minutes with ASYNCIO17_LONG.
#include "tests/web/http/reading.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Fuzz {
  std::size_t any(std::size_t n) { return static_cast<std::size_t>(random() % n); }
  const std::string& of(const std::vector<std::string>& all) { return all[any(all.size())]; }

  std::string chunked_body() {
    std::string body;
    for (std::size_t n = any(4); n > 0; --n) {
      const std::string data(1 + any(any(8) == 0 ? 70 : 12), 'd');
      char size[20];
      std::snprintf(size, sizeof size, any(2) ? "%zx" : "%03zX", data.size());
      body += size + of({"", ";a", ";a=b", any(9) == 0 ? ";x=\"\n\"" : " ; a = \"\\\"b\""}) +
              "\r\n" + data + "\r\n";
    }
    body += "0" + of({"", ";e"}) + "\r\n";
    for (std::size_t n = any(3); n > 0; --n)
      body += of({"X-Sum: 1\r\n", "Host: b\r\n", "Y:\r\n", "Z: \xff \r\n", "W : 1\r\n"});
    return body + "\r\n";
  }
  std::string request() {
    std::string head =
        of({"", "", "", "\r\n"}) + of({"GET", "POST", "OPTIONS", "X"}) + ' ' +
        of({"/", "/a?b", any(4) == 0 ? "*" : "/x", "http://h/x", "/" + std::string(any(60), 't')}) +
        ' ' + (any(20) == 0 ? "HTTP/2.0" : of({"HTTP/1.1", "HTTP/1.1", "HTTP/1.0"})) + "\r\n" +
        (any(20) == 0 ? "" : of({"Host: a\r\n", "Host: [::1]:8\r\n"}));
    for (std::size_t n = any(4); n > 0; --n)
      head += of({"Accept: */*\r\n", "Connection: keep-alive\r\n", "Connection: close\r\n",
                  "Expect: 100-continue\r\n", "Empty:\r\n", "Upgrade: websocket\r\n",
                  any(6) == 0 ? " fold\r\n" : "A: b\r\n",
                  "Long: " + std::string(any(150), 'v') + "\r\n"});
    switch (any(4)) {
      case 0:
        return head + "Transfer-Encoding: chunked\r\n\r\n" + chunked_body();
      case 1: {
        const std::string body(any(any(6) == 0 ? 180 : 20), 'b');
        return head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
      }
      default:
        return head + "\r\n";
    }
  }
  std::string stream() {
    std::string bytes;
    for (std::size_t n = 1 + any(4); n > 0; --n) bytes += request();
    for (std::size_t n = any(2) * any(3); n > 0 && !bytes.empty(); --n) {
      const std::size_t at = any(bytes.size());
      switch (any(4)) {
        case 0:
          bytes.erase(at, 1 + any(3));
          break;
        case 1:
          bytes.insert(at, of({"\r", "\n", " ", "\t", ":", "\r\n", "0", ",", ";", "\"", "\x80"}));
          break;
        case 2:
          bytes[at] = static_cast<char>(any(256));
          break;
        default:
          bytes.resize(at);
      }
    }
    return bytes;
  }
  // Pieces of 1 to `most` bytes; what has come is asked for now and then.
  std::string read(std::string_view bytes, std::size_t most) {
    Reading reading(limits);
    while (!bytes.empty() && !reading.closed) {
      const std::string_view piece = bytes.substr(0, 1 + any(most));
      bytes.remove_prefix(piece.size());
      reading.reader.feed_data(piece);
      if (most == 1 || any(3) == 0) reading.go_on();
    }
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
    const std::string right = read(bytes, ~std::size_t{0} >> 1);
    ++statuses[last];
    requests += whole;
    for (const std::size_t most : {1, 3, 40}) {
      const std::string text = read(bytes, most);
      BOOST_REQUIRE_MESSAGE(text == right, "seed " << seed << ", pieces of " << most << ": " << text
                                                   << " != " << right);
    }
  }

  std::mt19937 random;
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
