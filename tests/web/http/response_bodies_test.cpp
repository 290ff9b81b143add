// Bodies of responses, most of them hostile, responses without one, interim ones and tunnels; and
// what a connection may do behind them.
#include "tests/web/http/response_rows.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace asyncio;
using namespace asyncio::testing;

BOOST_AUTO_TEST_SUITE(response_bodies)

BOOST_AUTO_TEST_CASE(chunks_of_a_body) {
  check_responses({
      {chunks("5\r\nhello\r\n0\r\n\r\n"), "200 [hello] reuse"},
      {chunks("5\r\nhello\r\n1\r\n!\r\n000\r\n\r\n"), "200 [hello!] reuse"},
      {chunks("5  \r\nhello\r\n0 \r\n\r\n"), "200 [hello] reuse"},  // padded, as servers do
      {chunks("5\t\r\nhello\r\n0\r\n\r\n"), "200 [hello] reuse"},
      {chunks("5;a=b;c=\"d\\\"\"\r\nhello\r\n0;e\r\n\r\n"), "200 [hello] reuse"},
      {chunks("5\r\nhello\r\n0\r\nX: y\r\n\r\n"), "200 [hello] reuse"},
      {chunks("5\r\nhello\r\n0\r\n\r\nx"), "200 [hello] close"},
      {chunks("5\r\nhello\r\n0\r\n"), "200 [hello] waits", "200 [hello] broken"},
      {chunks("5\r\nhello\r\n0"), "200 [hello] waits", "200 [hello] broken"},
      {chunks("5\r\nhello\r\n"), "200 [hello] waits", "200 [hello] broken"},
      {chunks("5\r\nhel"), "200 [hel] waits", "200 [hel] broken"},
      {chunks("5"), "200 [] waits", "200 [] broken"},
      {chunks(""), "200 [] waits", "200 [] broken"},
      {chunks("5\r\nhello!\r\n0\r\n\r\n"), "200 [hello] broken"},
      {chunks("5\r\nhello\n0\r\n\r\n"), "200 [hello] broken"},
      {chunks("5\r\nhello\r\r\n0\r\n\r\n"), "200 [hello] broken"},
      {chunks("5\nhello\r\n0\r\n\r\n"), "200 [] broken"},
      {chunks("5\r\nhello\r\n0\n\r\n"), "200 [hello] broken"},
      {chunks("5\r\nhello\r\n0\r\n\n"), "200 [hello] broken"},
      {chunks("\r\nhello\r\n0\r\n\r\n"), "200 [] broken"},
      {chunks(" 5\r\nhello\r\n0\r\n\r\n"), "200 [] broken"},
      {chunks("5 6\r\nhello\r\n0\r\n\r\n"), "200 [] broken"},
      {chunks("+5\r\nhello\r\n0\r\n\r\n"), "200 [] broken"},
      {chunks("-5\r\nhello\r\n0\r\n\r\n"), "200 [] broken"},
      {chunks("0x5\r\nhello\r\n0\r\n\r\n"), "200 [] broken"},
      {chunks("5_0\r\nhello\r\n0\r\n\r\n"), "200 [] broken"},
      {chunks("g\r\n"), "200 [] broken"},
      {chunks("10000000000000005\r\nhello\r\n"), "200 [hello\r\n] waits",
       "200 [hello\r\n] broken"},  // more than 64 bits are the most that they have
      {chunks("5;\r\nhello\r\n"), "200 [] broken"},
      {chunks("5;a=\"\n\"\r\nhello\r\n"), "200 [] broken"},
      {chunks("5;a=\"b\r\nhello\r\n"), "200 [] broken"},
      {chunks("5;" + std::string(300, 'a')), "200 [] broken"},
      {chunks("5" + std::string(300, ' ')), "200 [] broken"},
      {chunks("0\r\nX y\r\n\r\n"), "200 [] broken"},
      {chunks("0\r\n X: y\r\n\r\n"), "200 [] broken"},
      {chunks("0\r\nX: y\n\r\n"), "200 [] broken"},
      {chunks("0\r\nX: " + std::string(17000, 'y')), "200 [] broken"},
  });
}

BOOST_AUTO_TEST_CASE(responses_without_a_body) {
  const std::string length = "Content-Length: 5\r\n";
  check_responses({
      {fields(length), "200 [] reuse", "", "HEAD"},
      {fields(length) + "hello", "200 [] close", "", "HEAD"},  // what a wrong server sends
      {chunks(""), "200 [] reuse", "", "HEAD"},
      {fields(""), "200 [] reuse", "", "HEAD"},
      {fields(length + length), "refused", "", "HEAD"},
      {fields(length + "Transfer-Encoding: chunked\r\n"), "refused", "", "HEAD"},
      {"HTTP/1.1 204 No Content\r\n\r\n", "204 [] reuse"},
      {"HTTP/1.1 204 No Content\r\n" + length + "\r\n", "204 [] reuse"},
      {"HTTP/1.1 204 No Content\r\n" + length + "\r\nhello", "204 [] close"},
      {"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "204 [] close"},
      {"HTTP/1.1 304 Not Modified\r\n" + length + "\r\n", "304 [] reuse"},
      {"HTTP/1.0 304 Not Modified\r\n\r\n", "304 [] close"},
      {"HTTP/1.1 205 Reset Content\r\n\r\n", "205 [] waits", "205 [] close"},
  });
}

BOOST_AUTO_TEST_CASE(interim_responses_and_other_protocols) {
  const std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n",
                    hints = "HTTP/1.1 103 Hints\r\nA: b\r\n\r\n";
  const std::string ok = fields("Content-Length: 0\r\n");
  std::string sixteen, told;
  for (int i = 0; i < 16; ++i) sixteen += hints, told += "103 ";
  const std::string upgraded =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n";
  check_responses({
      {go_on + ok, "100 200 [] reuse"},
      {go_on + hints + "\r\n" + ok, "100 103 200 [] reuse"},
      {sixteen + ok, told + "200 [] reuse"},
      {sixteen + hints, told + "refused"},
      {go_on, "100 waits", "100 eof"},
      {"HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\n" + ok, "100 200 [] reuse"},
      {"HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\nhello" + ok, "100 refused"},
      {"HTTP/1.1 199 None\r\nTransfer-Encoding: chunked\r\n\r\n" + ok, "199 200 [] reuse"},
      {upgraded, "101 [] tunnel 0"},
      {upgraded + "bytes", "101 [] tunnel 5"},
      {go_on + upgraded + "bytes", "100 101 [] tunnel 5"},
      {kOk + "\r\nbytes", "200 [] tunnel 5", "", "CONNECT"},
      {ok + "bytes", "200 [] tunnel 5", "", "CONNECT"},
      {"HTTP/1.1 299 Yes\r\n\r\n", "299 [] tunnel 0", "", "CONNECT"},
      {"HTTP/1.1 407 No\r\nContent-Length: 2\r\n\r\nno", "407 [no] reuse", "", "CONNECT"},
  });
}

BOOST_AUTO_TEST_CASE(a_connection_carries_one_response_after_another) {
  ResponseReading reading;
  for (int i = 0; i < 3; ++i) {
    reading.feed(chunks("2\r\nhi\r\n0\r\nX-Sum: 1\r\nAge: 2\r\n\r\n"), 7);
    BOOST_TEST(reading.verdict() == "200 [hi] reuse");
    BOOST_TEST(reading.reader.trailers().size() == 1u);  // Age describes, and is none
    BOOST_TEST(reading.reader.has_begun());
    reading.reader.begin("GET");
    BOOST_TEST((!reading.reader.has_begun() && !reading.reader.reusable()));
    reading.body.clear();
    reading.whole = reading.over = false;
  }
}

BOOST_AUTO_TEST_CASE(what_was_there_before_the_request_answers_another_one) {
  ResponseReading reading;
  reading.feed(fields("Content-Length: 0\r\n"));
  BOOST_TEST(reading.reader.reusable());
  reading.reader.feed_data(fields("Content-Length: 6\r\n") + "poison");
  BOOST_TEST(!reading.reader.reusable());
  reading.reader.begin("GET");
  BOOST_TEST((reading.reader.next() == ResponseReading::Reader::Event::refused));
}

BOOST_AUTO_TEST_CASE(a_connection_that_ends_while_it_waits_is_not_reusable) {
  ResponseReading reading;
  reading.feed(fields("Content-Length: 0\r\n"));
  reading.reader.feed_eof();
  BOOST_TEST(!reading.reader.reusable());
  BOOST_TEST((reading.reader.next() == ResponseReading::Reader::Event::eof));
}

BOOST_AUTO_TEST_CASE(a_limit_holds_for_bodies_of_any_framing) {
  for (const std::string& bytes :
       {fields("Content-Length: 6\r\n") + "hello!", chunks("5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n"),
        fields("") + "hello!"}) {
    web::Limits limits = http::detail::limits_of_responses();
    limits.client_max_size = 5;
    ResponseReading refused("GET", limits), taken;
    refused.feed(bytes);
    taken.feed(bytes);
    taken.end();
    BOOST_TEST(refused.refused == std::string("the body is too long"));
    BOOST_TEST(taken.whole);
  }
}

BOOST_AUTO_TEST_CASE(bytes_behind_a_hand_over_are_kept) {
  ResponseReading reading;
  reading.feed("HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\x81\x01x");
  BOOST_TEST(reading.head->upgrade() == "websocket");
  BOOST_TEST(reading.reader.take_rest() == "\x81\x01x");
  BOOST_TEST(reading.reader.buffered() == 0u);
  ResponseReading other;
  other.feed("HTTP/1.1 200 OK\r\nUpgrade: h2\r\nContent-Length: 0\r\n\r\n");
  BOOST_TEST(other.head->upgrade() == "");  // Connection does not say so
}

BOOST_AUTO_TEST_CASE(a_head_is_kept_as_it_should_have_come) {
  ResponseReading reading;
  reading.feed("HTTP/1.0 404\nA:  b \r\n \t c\t\n\n", 1);
  BOOST_TEST(reading.text() == "404 [] waits\n 1.0 goes <>\n  A: b  c\n");
  ResponseReading other;
  other.feed("HTTP/1.1 200  O K \r\nEmpty:\r\n\r\n");
  BOOST_TEST(other.text() == "200 [] waits\n O K  1.1 goes <>\n  Empty: \n");
}

BOOST_AUTO_TEST_CASE(why_a_body_is_not_whole) {
  ResponseReading length, chunked, head;
  length.feed(fields("Content-Length: 5\r\n"));
  length.end();
  BOOST_TEST(length.refused == std::string("Not enough data to satisfy content length header."));
  BOOST_TEST(length.reader.in_body());
  chunked.feed(chunks("5\r\n"));
  chunked.end();
  BOOST_TEST(chunked.refused == std::string("Not enough data to satisfy transfer length header."));
  head.feed("HTTP/2.0 200 OK\r\n\r\n");
  BOOST_TEST(!head.reader.in_body());
}

BOOST_AUTO_TEST_SUITE_END()
