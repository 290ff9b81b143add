// The rules of heads and chunks, row by row: what is taken, and with which status the rest is
// refused. Each row is read in one piece and in single bytes.
#include <asyncio/web/http/head_rules.hpp>

#include "tests/web/http/reading.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// So many requests were taken, and then that was the refusal.
struct Verdict {
  std::size_t taken;
  int status;
};
struct Row {
  std::string bytes;
  Verdict right;
};
constexpr Verdict kTaken{1, 0};
constexpr Verdict kBad{0, 400};

Verdict verdict_of(std::string_view bytes, std::size_t piece) {
  Reading reading;
  for (std::size_t at = 0; at < bytes.size(); at += std::min(piece, bytes.size()))
    if (!reading.feed(bytes.substr(at, piece))) break;
  Verdict verdict{0, reading.refused.status};
  for (const ReadRequest& request : reading.requests) verdict.taken += request.whole;
  return verdict;
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows)
    for (const std::size_t piece : {~std::size_t{0}, std::size_t{1}}) {
      const Verdict is = verdict_of(row.bytes, piece);
      BOOST_TEST((is.taken == row.right.taken && is.status == row.right.status),
                 row.bytes << ": " << is.taken << " and " << is.status);
    }
}

std::string line(const std::string& text) { return text + "\r\nHost: a\r\n\r\n"; }
std::string fields(const std::string& text) { return "POST / HTTP/1.1\r\nHost: a\r\n" + text; }
std::string host(const std::string& value) {
  return "GET / HTTP/1.1\r\nHost: " + value + "\r\n\r\n";
}
std::string chunks(const std::string& text) {
  return fields("Transfer-Encoding: chunked\r\n\r\n") + text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_rules)

BOOST_AUTO_TEST_CASE(request_lines) {
  check({{line("GET  / HTTP/1.1"), kBad},
         {line("GET /"), kBad},
         {line("GET / "), kBad},
         {line(" GET / HTTP/1.1"), kBad},
         {line("GET / HTTP/1.1\t"), kBad},
         {line("/ HTTP/1.1"), kBad},
         {line("GET HTTP/1.1"), kBad},
         {line("GET /\x0b HTTP/1.1"), kBad},
         {"\rGET / HTTP/1.1\r\n", kBad},
         {"\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", kBad},
         {"GET / HTTP/1.1\n\n", kBad},
         {line("GET / HTTP/1.1\r"), kBad},
         {"\r\n" + line("GET / HTTP/1.1") + "\r\n\r\n" + line("GET / HTTP/1.1"), {2, 0}},
         {line("GET / HTTP/1.1") + "\r\n\r", kTaken},
         {line("GET / HTTP/1.2"), {0, 505}},
         {line("GET / HTTP/2.0"), {0, 505}},
         {line("GET / HTTP/0.9"), {0, 505}},
         {line("GET / HTTP/2.0 "), kBad},
         {line("GET / HTTP/1.1 HTTP/2.0"), kBad},
         {line("GET / HTTP/1.10"), kBad},
         {line("GET / hTTP/1.1"), kBad},
         {line("GET / HTTPS/1.1"), kBad},
         {line("GET  HTTP/2.0"), kBad},
         {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {0, 505}},
         {"\x16\x03\x01\x02\r\n\r\n", kBad},
         {line("CONNECT a:443 HTTP/1.1"), {0, 501}},
         {line("connect / HTTP/1.1"), kTaken}});
}

BOOST_AUTO_TEST_CASE(targets) {
  const auto target = [](const std::string& text) { return line("GET " + text + " HTTP/1.1"); };
  check({{target("/a|b\"<>\\^`{}"), kTaken},
         {target("//a/../b"), kTaken},
         {target("/%"), kTaken},
         {target("/a#"), kBad},
         {target("/\x7f"), kBad},
         {target("/\xc3\xa9"), kBad},
         {target("*"), kBad},
         {line("OPTIONS * HTTP/1.1"), kTaken},
         {line("OPTIONS ** HTTP/1.1"), kBad},
         {target("a/b"), kBad},
         {target("?a"), kBad},
         {target("a:80"), kBad},
         {target("http://b"), kTaken},
         {target("HTTPS://b:443?x"), kTaken},
         {target("http://[::1]:80/x"), kTaken},
         {target("http://"), kBad},
         {target("http:///x"), kBad},
         {target("http://?x"), kBad},
         {target("http://:80/"), kBad},
         {target("http://u@b/"), kBad},
         {target("http://b:x/"), kBad},
         {target("http://[::1/"), kBad},
         {target("http:/b"), kBad},
         {target("ftp://b/"), kBad},
         {target("file:///b"), kBad}});
}

BOOST_AUTO_TEST_CASE(hosts) {
  for (const char* good : {"", "a", "a.b-c_d", "a:80", "a:", "1.2.3.4:5", "[::1]", "[::1]:80",
                           "[::ffff:1.2.3.4]", "a%41", "xn--a!"})
    check({{host(good), kTaken}});
  for (const char* bad :
       {"a b",     "a,b",  "a/b",  "a\\b", "a?b",  "a#b",      "a@b", "u:p@a", "a:b",
        "a:80:80", "a:-1", ":80",  ":",    "[::1", "[::1]x",   "[]",  "[a]",   "[::g]",
        "[::1]:x", "::1",  "a\tb", "a%4",  "a%zz", "\xc3\xa9", "<a>", "\"a\"", "http://a"})
    check({{host(bad), kBad}});
  check({{"GET / HTTP/1.1\r\n\r\n", kBad},
         {"GET / HTTP/1.0\r\n\r\n", kTaken},
         {"GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", kBad},
         {"GET / HTTP/1.0\r\nHost: a b\r\n\r\n", kBad},
         {"GET http://b/ HTTP/1.1\r\n\r\n", kBad},
         {"GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", kTaken}});
}

BOOST_AUTO_TEST_CASE(field_lines) {
  check({{fields("X: \xc3\xa9\r\n\r\n"), kTaken},
         {fields("!#$%&'*+-.^_`|~: 1\r\n\r\n"), kTaken},
         {fields("X: a\x01z\r\n\r\n"), kBad},
         {fields("X: a\x1b[31m\r\n\r\n"), kBad},
         {fields(std::string("X: a\0b\r\n\r\n", 10)), kBad},
         {fields("X: a\rb\r\n\r\n"), kBad},
         {fields("X: a\r\r\n\r\n"), kBad},
         {fields("X: a\n\r\n"), kBad},
         {fields("X: a\r\n\n"), kBad},
         {fields("X: a\r\n\rX: b\r\n\r\n"), kBad},
         {fields("X\t: a\r\n\r\n"), kBad},
         {fields("X y: a\r\n\r\n"), kBad},
         {fields("X(y): a\r\n\r\n"), kBad},
         {fields("X\xff: a\r\n\r\n"), kBad},
         {fields("X\r\n\r\n"), kBad},
         {fields(":\r\n\r\n"), kBad},
         {fields("X:\r\n\tb\r\n\r\n"), kBad},
         {fields("X: a\r\n \r\n\r\n"), kBad},
         {fields("Expect: 200-ok\r\n\r\n"), {0, 417}},
         {fields("Expect:\r\n\r\n"), {0, 417}},
         {"POST / HTTP/1.0\r\nExpect: 200-ok\r\n\r\n", kTaken}});
}

BOOST_AUTO_TEST_CASE(lengths_and_codings) {
  const auto length = [](const std::string& value) {
    return fields("Content-Length: " + value + "\r\n\r\nhello");
  };
  check({{length("5"), kTaken},
         {length("0005"), kTaken},
         {length("5,5"), kBad},
         {length("5, 5"), kBad},
         {length("5,"), kBad},
         {length("+5"), kBad},
         {length("-5"), kBad},
         {length("5 5"), kBad},
         {length("1_0"), kBad},
         {length("\"5\""), kBad},
         {length("18446744073709551615"), {0, 413}},
         {length("5\r\nContent-Length: 5"), kBad},
         {length("5\r\nContent-Length:"), kBad},
         {length("5\r\nTransfer-Encoding: gzip"), kBad},
         {fields("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"), kBad}});
  const auto coding = [](const std::string& value) {
    return fields("Transfer-Encoding: " + value + "\r\n\r\n0\r\n\r\n");
  };
  check({{coding("chunked"), kTaken},
         {coding("CHUNKED \t"), kTaken},
         {coding(""), kBad},
         {coding("xchunked"), kBad},
         {coding("chunked;q=1"), kBad},
         {coding("\"chunked\""), kBad},
         {coding("\x0b"
                 "chunked"),
          kBad},
         {coding("chunked, chunked"), kBad},
         {coding("chunked, gzip"), kBad},
         {coding("gzip, chunked"), {0, 501}},
         {coding("gzip"), kBad},
         {coding("gzip\r\nTransfer-Encoding: chunked"), kBad},
         {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", kBad}});
}

BOOST_AUTO_TEST_CASE(chunk_lines) {
  const auto size = [](const std::string& text) { return chunks(text + "\r\nhello\r\n0\r\n\r\n"); };
  check({{size("5"), kTaken},
         {chunks("A\r\n0123456789\r\n0\r\n\r\n"), kTaken},
         {size("5;a"), kTaken},
         {size("5;a;b=c;d=\"e\\\"\r\n"), kBad},
         {size("5;a;b=c;d=\"e\\\"\xff\t\""), kTaken},
         {size("5 ; a = b\t; c"), kTaken},
         {size("5;a=\"b\"c"), kBad},
         {size("5;"), kBad},
         {size("5;;a"), kBad},
         {size("5;a="), kBad},
         {size("5;=b"), kBad},
         {size("5;a "), kBad},
         {size("5;a b"), kBad},
         {size("5;a=b\rc"), kBad},
         {size("5;a=\"\x01\""), kBad},
         {size("5;a=\"\n\""), kBad},
         {size("5;a=\"\\\n\""), kBad},
         {size("5 "), kBad},
         {size("5\t"), kBad},
         {size("0x5"), kBad},
         {size("+5"), kBad},
         {size(""), kBad},
         {size("g"), kBad},
         {size("5g"), kBad},
         {size("5."), kBad},
         {size("4"), kBad},
         {size("5\r"), kBad},
         {chunks("5\r\nhello\n0\r\n\r\n"), kBad},
         {chunks("5\r\nhello0\r\n\r\n"), kBad},
         {chunks("0\n\n"), kBad},
         {chunks("0\r\n\n"), kBad},
         {chunks("0\r\nX: 1\n\r\n"), kBad},
         {chunks("0;a=b\r\n\r\n" + line("GET / HTTP/1.1")), {2, 0}},
         {chunks("00\r\n\r\n0\r\n\r\n"), {1, 400}},
         {chunks("z"), kBad},
         {chunks("5;\x01"), kBad}});
}

BOOST_AUTO_TEST_SUITE_END()
