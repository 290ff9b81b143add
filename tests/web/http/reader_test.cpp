// RequestReader beyond the table of cases: what its events give, limits, ends, memory.
#include <asyncio/generators/pool.hpp>

#include "tests/web/http/reading.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

using namespace asyncio;
using namespace asyncio::testing;
using http::detail::RequestReader;
using Event = RequestReader::Event;

namespace {

std::string times(std::size_t n, std::string_view text) {
  std::string out;
  while (n-- > 0) out += text;
  return out;
}

const std::string kChunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
std::string get(const std::string& fields) {
  return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}
std::string with_body(std::size_t n) {
  return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(n) + "\r\n\r\n" +
         std::string(n, 'x');
}

// 0: the request was taken.
int status_of(std::string_view bytes, const web::Limits& limits = {}) {
  int statuses[2];
  for (const bool cut : {false, true}) {
    Reading reading(limits);
    for (std::size_t at = 0; at < bytes.size(); at += cut ? 1 : bytes.size())
      if (!reading.feed(cut ? bytes.substr(at, 1) : bytes)) break;
    statuses[cut] = reading.refused.status;
  }
  BOOST_TEST(statuses[0] == statuses[1]);
  return statuses[0];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(request_reader)

BOOST_AUTO_TEST_CASE(a_head_says_what_decides_about_its_request) {
  BOOST_TEST(read_text("GET /a?b HTTP/1.1\r\nHost: x:1\r\nAccept: \t*/*\t \r\nEmpty:\r\n\r\n") ==
             "GET /a?b 1.1 stays <x:1> <>\n  Host: x:1\n  Accept: */*\n  Empty: \n  []\n");
  BOOST_TEST(read_text("GET / HTTP/1.0\r\n\r\n") == "GET / 1.0 goes <> <>\n  []\n");
  const auto first_line = [](const std::string& bytes) {
    const std::string text = read_text(bytes);
    return text.substr(0, text.find('\n'));
  };
  BOOST_TEST(first_line("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") ==
             "GET / 1.0 stays <> <>");
  BOOST_TEST(first_line("GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n") ==
             "GET / 1.0 goes <> <>");
  BOOST_TEST(first_line(get("Connection: x ,\tClose\r\n")) == "GET / 1.1 goes <a> <>");
  BOOST_TEST(first_line(get("Proxy-Connection: close\r\n")) == "GET / 1.1 stays <a> <>");
  BOOST_TEST(first_line(get("Upgrade: websocket\r\n")) == "GET / 1.1 stays <a> <>");
  BOOST_TEST(first_line(get("Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n")) ==
             "GET / 1.1 stays <a> <websocket>");
  BOOST_TEST(first_line(get("Expect: 100-Continue\r\nContent-Length: 1\r\n")) ==
             "GET / 1.1 stays waits 1 <a> <>");
  BOOST_TEST(first_line(get("Expect: 100-continue\r\n")) == "GET / 1.1 stays <a> <>");
  BOOST_TEST(first_line("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n") ==
             "POST / 1.0 goes 1 <> <>");
  BOOST_TEST(first_line(kChunked) == "POST / 1.1 stays chunked <a> <>");
}

BOOST_AUTO_TEST_CASE(a_cut_in_an_empty_line_before_a_request_hides_none_of_its_bytes) {
  for (const char* bytes : {"\r\n X", "\r\nX / HTTP/1.1\r\nHost: a\r\n\r\n", "\r\n\n", "\r\n\rX"})
    BOOST_TEST(read_text(bytes) == read_text(bytes, 1));
}

BOOST_AUTO_TEST_CASE(a_head_lives_as_long_as_it_is_counted) {
  http::detail::RequestHeadPtr head;
  {
    Reading reading;
    reading.feed(get("X: " + std::string(3000, 'y') + "\r\n"));
    head = reading.requests[0].head;
    reading.feed(times(100, get("")));
  }
  BOOST_TEST(head->headers()["x"] == std::string(3000, 'y'));
  BOOST_TEST(head->method() == "GET");
}

BOOST_AUTO_TEST_CASE(events_come_one_by_one_as_they_are_asked_for) {
  const web::Limits limits;
  RequestReader reader(limits);
  BOOST_TEST(reader.idle());
  BOOST_CHECK(reader.next() == Event::need_more);
  reader.feed_data("\r\n\r\n");
  BOOST_CHECK(reader.next() == Event::need_more);
  BOOST_TEST(reader.idle());
  const std::string all = with_body(3) + get("") + "bad\r\n\r\n";
  reader.feed_data(all);
  BOOST_TEST(!reader.idle());
  BOOST_TEST(reader.buffered() == all.size());
  BOOST_CHECK(reader.next() == Event::head);
  BOOST_TEST(reader.take_head()->method() == "POST");
  BOOST_TEST(!reader.take_head());
  BOOST_CHECK(reader.next() == Event::body);
  BOOST_TEST(reader.data() == "xxx");
  BOOST_TEST(reader.buffered() == get("").size() + 7);
  BOOST_CHECK(reader.next() == Event::end);
  BOOST_TEST(reader.data().empty());
  BOOST_TEST(!reader.idle());
  BOOST_CHECK(reader.next() == Event::head);
  BOOST_CHECK(reader.next() == Event::end);
  for (int i = 0; i < 3; ++i) {
    BOOST_CHECK(reader.next() == Event::refused);
    BOOST_TEST(reader.refusal().status == 400);
    reader.feed_data(get(""));
    BOOST_TEST(reader.buffered() == 0u);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_asked_for_waits_and_memory_grows) {
  const web::Limits limits;
  RequestReader reader(limits);
  const std::string body(300000, 'z');
  reader.feed_data("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n");
  BOOST_CHECK(reader.next() == Event::head);
  std::string got;
  // A handler that asks late, then one that asks each time.
  reader.feed_data(std::string_view(body).substr(0, 100000));
  BOOST_TEST(reader.buffered() == 100000u);
  for (std::size_t at = 100000;; at += 1000) {
    while (reader.next() == Event::body) got += reader.data();
    if (at == body.size()) break;
    BOOST_TEST(reader.buffered() == 0u);
    reader.feed_data(std::string_view(body).substr(at, 1000));
  }
  BOOST_TEST((got == body));
  BOOST_TEST(reader.idle());
}

BOOST_AUTO_TEST_CASE(limits_are_kept_to_the_byte) {
  web::Limits limits;
  limits.target = 20, limits.head = 100, limits.fields = 3, limits.client_max_size = 10;
  limits.trailers = 40, limits.chunk_extension = 30;
  const auto target = [](std::size_t n) {
    return "GET /" + std::string(n - 1, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n";
  };
  BOOST_TEST(status_of(target(20), limits) == 0);
  BOOST_TEST(status_of(target(21), limits) == 414);
  BOOST_TEST(status_of("GET /" + std::string(90, 'x'), limits) == 414);
  BOOST_TEST(status_of(std::string(90, 'X'), limits) == 501);
  BOOST_TEST(status_of(std::string(33, 'X') + " / HTTP/1.1\r\nHost: a\r\n\r\n", limits) == 501);
  BOOST_TEST(status_of(std::string(32, 'X') + " / HTTP/1.1\r\nHost: a\r\n\r\n", limits) == 0);
  const std::size_t rest = get("X: \r\n").size();
  BOOST_TEST(status_of(get("X: " + std::string(100 - rest, 'y') + "\r\n"), limits) == 0);
  BOOST_TEST(status_of(get("X: " + std::string(101 - rest, 'y') + "\r\n"), limits) == 431);
  BOOST_TEST(status_of(get("A: 1\r\nB: 1\r\n"), limits) == 0);
  BOOST_TEST(status_of(get("A: 1\r\nB: 1\r\nC: 1\r\n"), limits) == 431);
  BOOST_TEST(status_of(times(50, "\r\n"), limits) == 0);
  BOOST_TEST(status_of(times(51, "\r\n"), limits) == 400);
  BOOST_TEST(status_of(with_body(10), limits) == 0);
  BOOST_TEST(status_of(with_body(11), limits) == 413);
  BOOST_TEST(status_of(with_body(11).substr(0, 60), limits) == 413);  // before the body comes
  BOOST_TEST(status_of(kChunked + "5\r\nhello\r\n5\r\n", limits) == 0);
  BOOST_TEST(status_of(kChunked + "5\r\nhello\r\n6\r\n", limits) == 413);
  BOOST_TEST(status_of(kChunked + "ffffffffffffffff\r\n", limits) == 413);
  BOOST_TEST(status_of(kChunked + "1fffffffffffffffff\r\n", limits) == 413);
  BOOST_TEST(status_of(kChunked + "0\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n", limits) == 0);
  BOOST_TEST(status_of(kChunked + "0\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n\r\n", limits) == 400);
  BOOST_TEST(status_of(kChunked + "0\r\nA: " + std::string(33, 'x') + "\r\n\r\n", limits) == 0);
  BOOST_TEST(status_of(kChunked + "0\r\nA: " + std::string(34, 'x') + "\r\n\r\n", limits) == 400);
  BOOST_TEST(status_of(kChunked + "0;a=" + std::string(100, 'x'), limits) == 400);
  BOOST_TEST(status_of(kChunked + std::string(100, '0'), limits) == 400);
}

BOOST_AUTO_TEST_CASE(the_limit_of_a_body_is_that_of_its_request) {
  web::Limits limits;
  limits.client_max_size = 4;
  Reading reading(limits);
  reading.on_head = [](Reading& r) {
    if (r.requests.size() == 1) r.reader.set_body_limit(5);
    if (r.requests.size() == 2) r.reader.set_body_limit(~std::uint64_t{0});
  };
  reading.feed(with_body(5) + kChunked + "3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n" + with_body(5));
  BOOST_TEST(reading.requests.size() == 3u);
  BOOST_TEST(reading.requests[0].body == "xxxxx");
  BOOST_TEST(reading.requests[1].body == "abcdefg");
  BOOST_TEST(!reading.requests[2].whole);
  BOOST_TEST(reading.refused.status == 413);
}

BOOST_AUTO_TEST_CASE(trailers_are_apart_and_only_those_that_may_be_there) {
  Reading reading;
  reading.feed(kChunked + "2\r\nhi\r\n0;x=\"y\"\r\nX-Sum:\t1 \r\nContent-Length: 9\r\nHost: b\r\n" +
               "x-sum: \xff\r\nSet-Cookie: a\r\n\r\n" + kChunked + "0\r\n\r\n");
  BOOST_TEST(reading.requests.size() == 2u);
  BOOST_TEST((reading.requests[0].trailers == std::vector<std::string>{"X-Sum: 1", "x-sum: \xff"}));
  BOOST_TEST(reading.requests[0].head->headers().size() == 2u);
  BOOST_TEST(reading.requests[1].trailers.empty());
  BOOST_TEST(reading.requests[1].whole);
  for (const char* bad : {"X\r\n", ": x\r\n", "X : 1\r\n", "X: 1\r\n 2\r\n", "X: a\rb\r\n",
                          "X: \x01\r\n", "X: 1\n", " X: 1\r\n", "Host : 1\r\n", "X: \x7f\r\n"})
    BOOST_TEST(status_of(kChunked + "0\r\n" + bad + "\r\n") == 400, bad);
  BOOST_TEST(status_of(kChunked + "0\r\nX: a" + std::string(1, '\0') + "\r\n\r\n") == 400);
}

BOOST_AUTO_TEST_CASE(an_end_in_the_middle_of_a_request_is_refused) {
  const auto end_after = [](std::string_view bytes) {
    Reading reading;
    reading.feed(bytes);
    reading.end();
    return reading.at_eof ? 0 : reading.refused.status;
  };
  BOOST_TEST(end_after("") == 0);
  BOOST_TEST(end_after("\r\n") == 0);
  BOOST_TEST(end_after(get("")) == 0);
  BOOST_TEST(end_after("\r") == 400);
  BOOST_TEST(end_after(get("") + "G") == 400);
  BOOST_TEST(end_after(with_body(5).substr(0, with_body(5).size() - 1)) == 400);
  BOOST_TEST(end_after(kChunked) == 400);
  BOOST_TEST(end_after(kChunked + "1\r\nx") == 400);
  BOOST_TEST(end_after(kChunked + "0\r\n") == 400);
  // What came whole before is told first.
  Reading late;
  late.reader.feed_data(get("") + get(""));
  late.end();
  BOOST_TEST(late.requests.size() == 2u);
  BOOST_TEST(late.at_eof);
}

BOOST_AUTO_TEST_CASE(another_protocol_takes_what_is_left) {
  const web::Limits limits;
  RequestReader reader(limits);
  reader.feed_data(get("Upgrade: x\r\nConnection: upgrade\r\n") + "frames");
  BOOST_CHECK(reader.next() == Event::head);
  BOOST_CHECK(reader.next() == Event::end);
  BOOST_TEST(reader.take_rest() == "frames");
  BOOST_TEST(reader.buffered() == 0u);
  BOOST_TEST(reader.take_rest().empty());
  BOOST_TEST(reader.idle());
}

BOOST_AUTO_TEST_SUITE_END()
