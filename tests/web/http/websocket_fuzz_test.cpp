// The same bytes give the same messages and the same error, in one piece, in single bytes and in
// any pieces: frames with a few bytes changed, compressed or not, under a limit that is easily
// passed. The seeds are fixed; some thousands of them, and minutes with ASYNCIO17_LONG.
#include "tests/web/http/fuzzing.hpp"
#include "tests/web/http/websocket_reading.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct FrameFuzz : Fuzzing {
  std::string text() {
    std::string out;
    for (std::size_t n = any(any(10) == 0 ? 90 : 12); n > 0; --n)
      out += of({"a", "b", "some", "\xc3\xa9", "\xe2\x98\x83", "\xf0\x9f\x98\x80"});
    return out;
  }
  // A message in some fragments, with control frames between them.
  std::string message() {
    std::string payload = text();
    int first = any(2) == 0 ? 1 : 2;
    if (compressed && any(2) == 0) {
      std::string coded;
      http::detail::WebSocketDeflater(15, true).compress(payload, coded);
      payload = coded;
      first |= 0x40;
    }
    std::string out;
    for (std::size_t more = any(4); more > 0; --more, first = 0) {
      const std::size_t at = any(payload.size() + 1);
      out += frame_of(first, payload.substr(0, at)) + control();
      payload.erase(0, at);
    }
    return out + frame_of(first | 0x80, payload);
  }
  std::string control() {
    switch (any(8)) {
      case 0:
        return frame_of(0x89, text().substr(0, 125));
      case 1:
        return frame_of(0x8a, "");
      case 2:
        return any(5) == 0 ? frame_of(0x88, of({"", "\x03\xe8", "\x03\xe9gone", "\x03\xed", "x"}))
                           : "";
      default:
        return "";
    }
  }
  std::string stream() {
    std::string bytes;
    for (std::size_t n = 1 + any(5); n > 0; --n) bytes += control() + message();
    for (std::size_t n = any(2) * any(4); n > 0 && !bytes.empty(); --n) {
      const std::size_t at = any(bytes.size());
      switch (any(4)) {
        case 0:
          bytes.erase(at, 1 + any(3));
          break;
        case 1:
          bytes.insert(at, 1, static_cast<char>(any(256)));
          break;
        case 2:
          bytes[at] = static_cast<char>(bytes[at] ^ (1 << any(8)));
          break;
        default:
          bytes.resize(at);
      }
    }
    return bytes;
  }
  void one(unsigned seed) {
    random.seed(seed);
    compressed = any(2) == 0;
    const std::size_t longest = any(2) == 0 ? 100 : 0;
    const std::string bytes = stream();
    const std::string right = read_frames(bytes, kWhole, longest, true, compressed);
    const std::string last = right.substr(right.rfind('\n', right.size() - 1) + 1);
    ++ends[last.substr(0, 2) == "10" ? std::atoi(last.c_str()) : 0];
    messages += static_cast<std::size_t>(std::count(right.begin(), right.end(), '\n'));
    check_pieces(seed, bytes, right, [&](std::size_t most) {
      return read_frames(bytes, most, longest, true, compressed);
    });
  }

  bool compressed = false;
  std::size_t messages = 0;
  std::map<int, int> ends;  // with which code, and how often
};

}  // namespace

BOOST_AUTO_TEST_SUITE(websocket_fuzz)

BOOST_FIXTURE_TEST_CASE(messages_are_the_same_however_their_bytes_are_cut, FrameFuzz) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 2000000 : 4000;
  for (unsigned seed = 1; seed <= seeds; ++seed) one(seed);
  BOOST_TEST(messages > seeds);
  for (const int code : {0, 1002, 1007, 1009})
    BOOST_TEST(ends[code] > 50, code << " was seen " << ends[code] << " times");
}

BOOST_AUTO_TEST_SUITE_END()
