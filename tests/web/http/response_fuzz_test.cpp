// The same bytes give the same response, in one piece, in single bytes and in any pieces, also when
// nobody asks for some time what has come: responses with a few bytes changed, under limits that
// are easily passed. The seeds are fixed; some thousands of them, and minutes with ASYNCIO17_LONG.
#include "tests/web/http/fuzzing.hpp"
#include "tests/web/http/response_reading.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct ResponseFuzz : Fuzzing {
  std::string chunked_body() {
    std::string body;
    for (std::size_t n = any(4); n > 0; --n) {
      const std::string data(1 + any(any(8) == 0 ? 70 : 12), 'd');
      char size[20];
      std::snprintf(size, sizeof size, any(2) ? "%zx" : "%03zX", data.size());
      body += size + of({"", "", "  ", ";a=b", " ; a = \"\\\"b\""}) + "\r\n" + data + "\r\n";
    }
    body += "0" + of({"", ";e"}) + "\r\n";
    for (std::size_t n = any(3); n > 0; --n)
      body += of({"X-Sum: 1\r\n", "Age: 1\r\n", "Y:\r\n", "Z: \xff \r\n", "W : 1\r\n"});
    return body + "\r\n";
  }
  std::string head() {
    const std::string ends = any(5) == 0 ? "\n" : "\r\n";
    std::string out = of({"", "", "", "\r\n", "\n"}) + "HTTP/1." +
                      (any(20) == 0 ? "2" : of({"1", "1", "0"})) + ' ' +
                      of({"200", "200", "200", "404", "204", "304", any(3) == 0 ? "101" : "500"}) +
                      of({"", " ", " OK", " Not there", " " + std::string(any(60), 'r')}) + ends;
    for (std::size_t n = any(4); n > 0; --n)
      out += of({"Server: a/1", "Connection: keep-alive", "Connection: close",
                 "Empty:", "Upgrade: x\r\nConnection: upgrade", "Set-Cookie: a=b",
                 any(6) == 0 ? "Fold: a\r\n\tb" : "A: b", "Long: " + std::string(any(150), 'v')}) +
             ends;
    return out;
  }
  std::string response() {
    std::string bytes;
    for (std::size_t n = any(5) == 0 ? any(20) : 0; n > 0; --n)
      bytes += of({"HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Hints\r\nLink: a\r\n\r\n"});
    bytes += head();
    switch (any(4)) {
      case 0:
        return bytes + "\r\nuntil the end";
      case 1:
        return bytes + "Transfer-Encoding: chunked\r\n\r\n" + chunked_body();
      case 2: {
        const std::string body(any(any(6) == 0 ? 180 : 20), 'b');
        return bytes + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
      }
      default:
        return bytes + "\n" + of({"", "", "more"});
    }
  }
  std::string stream() {
    std::string bytes = response();
    if (any(8) == 0) bytes += of({"x", "\r\n", response()});
    change(bytes, {"\r", "\n", " ", "\t", ":", "\r\n", "0", ",", ";", "\"", "\x80"});
    return bytes;
  }
  // Pieces of 1 to `most` bytes; what has come is asked for now and then.
  std::string read(std::string_view bytes, std::size_t most) {
    ResponseReading reading(method, limits);
    in_pieces(bytes, most, [&](std::string_view piece) {
      reading.reader.feed_data(piece);
      if (most == 1 || any(3) == 0) reading.go_on();
    });
    reading.go_on();
    std::string text = reading.text();
    if (!reading.over) reading.end();
    BOOST_TEST(reading.over);
    last = reading.verdict();
    last.erase(0, last.rfind(' ', last.find("tunnel") - 1) + 1);
    return text + reading.text();
  }
  void one(unsigned seed) {
    random.seed(seed);
    method = of({"GET", "GET", "GET", "HEAD", "CONNECT"});
    limits = http::detail::limits_of_responses();
    if (any(2) == 0) {
      limits.target = 40, limits.head = 250, limits.fields = 4, limits.client_max_size = 60;
      limits.trailers = 20, limits.chunk_extension = 8;
    }
    const std::string bytes = stream();
    const std::string right = read(bytes, kWhole);
    ++verdicts[last.substr(0, last.find(' '))];
    check_pieces(seed, bytes, right, [&](std::size_t most) { return read(bytes, most); });
  }

  web::Limits limits;
  std::string method, last;
  std::map<std::string, unsigned> verdicts;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(response_fuzz)

BOOST_FIXTURE_TEST_CASE(a_response_is_the_same_however_its_bytes_are_cut, ResponseFuzz) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 3000000 : 10000;
  for (unsigned seed = 1; seed <= seeds; ++seed) one(seed);
  for (const char* verdict : {"reuse", "close", "refused", "broken", "eof", "tunnel"})
    BOOST_TEST(verdicts[verdict] > 50, verdict << " was seen " << verdicts[verdict] << " times");
}

BOOST_AUTO_TEST_SUITE_END()
