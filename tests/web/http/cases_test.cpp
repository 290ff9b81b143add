// The table of requests and their verdicts, tests/web/cases.json, as far as reading decides: what
// is answered, and whether the connection stays. In one piece, and cut at every byte.
#include <asyncio/web/http/headers.hpp>

#include "tests/web/http/reading.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace asyncio;
using namespace asyncio::testing;
namespace json = boost::json;

namespace {

// In the table a byte is the code point of its number.
std::string bytes_of(const json::value& piece) {
  const json::object* const repeated = piece.if_object();
  const json::string& text = repeated ? repeated->at("repeat").as_string() : piece.as_string();
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    bytes += static_cast<char>(c < 0x80 ? c : ((c & 3) << 6) | (text[++i] & 0x3f));
  }
  const std::int64_t times = repeated ? repeated->at("times").to_number<std::int64_t>() : 1;
  std::string all;
  for (std::int64_t n = 0; n < times; ++n) all += bytes;
  return all;
}

bool is_in(const json::array& statuses, int status) {
  return std::any_of(statuses.begin(), statuses.end(),
                     [status](const json::value& v) { return v.to_number<int>() == status; });
}

using Fields = std::vector<std::pair<std::string, std::string>>;

bool echo_fits(const json::object& want, const ReadRequest& got) {
  for (const char* key : {"method", "target", "body"}) {
    const json::value* const value = want.if_contains(key);
    if (!value) continue;
    const std::string_view is = *key == 'm'   ? got.head->method()
                                : *key == 't' ? got.head->target()
                                              : std::string_view(got.body);
    if (is != bytes_of(*value)) return false;
  }
  if (const json::value* const wanted = want.if_contains("headers")) {
    Fields right, there;
    for (const json::value& field : wanted->as_array())
      right.emplace_back(bytes_of(field.as_array()[0]), bytes_of(field.as_array()[1]));
    for (const http::HeaderField field : got.head->headers())
      for (const auto& [name, value] : right)
        if (http::detail::same_name(name, field.name)) {
          there.emplace_back(name, field.value);
          break;
        }
    if (right != there) return false;
  }
  if (const json::value* const none = want.if_contains("no_headers"))
    for (const json::value& name : none->as_array())
      if (got.head->headers().contains(bytes_of(name))) return false;
  return true;
}

// The answers of a server that answers what is whole, without interim ones.
bool sequence_fits(const json::array& wants, const Reading& got) {
  std::size_t n = 0;
  const std::size_t whole = static_cast<std::size_t>(
      std::count_if(got.requests.begin(), got.requests.end(),
                    [](const ReadRequest& request) { return request.whole; }));
  for (const json::value& value : wants) {
    const json::object& want = value.as_object();
    const json::array& status = want.at("status").as_array();
    if (is_in(status, 100)) continue;
    if (n < whole) {
      if (!is_in(status, 200) || !echo_fits(want, got.requests[n])) return false;
    } else if (n > whole || !is_in(status, got.refused.status)) {
      return false;
    }
    ++n;
  }
  return n == whole + (got.refused ? 1 : 0);
}

bool end_fits(std::string_view end, const Reading& got) {
  if (end == "any") return true;
  if (end == "close") return got.closed;
  if (got.closed) return false;
  return end == "waiting" ? !got.reader.idle() : got.reader.idle();
}

const json::array& table() {
  static const json::array cases = [] {
    std::ifstream file("tests/web/cases.json");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return json::parse(text).as_array();
  }();
  return cases;
}

void check(std::size_t piece) {
  std::size_t seen = 0;
  for (const json::value& value : table()) {
    const json::object& test = value.as_object();
    std::string bytes;
    for (const json::value& part : test.at("send").as_array()) {
      const json::object* const object = part.if_object();
      if (!object || object->contains("repeat")) bytes += bytes_of(part);
    }
    Reading got;
    for (std::size_t at = 0; at < bytes.size(); at += std::min(piece, bytes.size()))
      if (!got.feed(std::string_view(bytes).substr(at, piece))) break;
    const json::array& allowed = test.at("allow").as_array();
    BOOST_TEST(
        std::any_of(allowed.begin(), allowed.end(),
                    [&](const json::value& wants) { return sequence_fits(wants.as_array(), got); }),
        test.at("id") << ": " << got.text().substr(0, 500));
    BOOST_TEST(end_fits(test.at("end").as_string(), got), test.at("id")
                                                              << " should be " << test.at("end"));
    ++seen;
  }
  BOOST_TEST(seen >= 172u);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_cases)

BOOST_AUTO_TEST_CASE(all_cases_in_one_piece) { check(~std::size_t{0}); }
BOOST_AUTO_TEST_CASE(all_cases_cut_at_every_byte) { check(1); }
BOOST_AUTO_TEST_CASE(all_cases_in_pieces_of_seven_bytes) { check(7); }

BOOST_AUTO_TEST_SUITE_END()
