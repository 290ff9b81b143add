// Heads of responses, most of them hostile, and what becomes of each.
#include "tests/web/http/response_rows.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

std::string line(const std::string& text) { return text + "\r\nContent-Length: 0\r\n\r\n"; }
std::string nul(std::string text) {
  text[text.find('@')] = '\0';
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(response_cases)

BOOST_AUTO_TEST_CASE(status_lines) {
  check_responses({
      {line("HTTP/1.1 200 OK"), "200 [] reuse"},
      {line("HTTP/1.1 200 "), "200 [] reuse"},
      {line("HTTP/1.1 200"), "200 [] reuse"},  // without the space, as servers do
      {line("HTTP/1.1 200 a b  \xc3\xa9"), "200 [] reuse"},
      {line("HTTP/1.1 999 none"), "999 [] reuse"},
      {line("HTTP/1.0 200 OK"), "200 [] close"},
      {"\r\n\n\r\n" + line("HTTP/1.1 200 OK"), "200 [] reuse"},
      {"\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n" + line("HTTP/1.1 200 OK"), "refused"},
      {line("HTTP/1.2 200 OK"), "refused"},
      {line("HTTP/2.0 200 OK"), "refused"},
      {line("HTTP/2 200 OK"), "refused"},
      {line("HTTP/0.9 200 OK"), "refused"},
      {line("HTTP/1.10 200 OK"), "refused"},
      {line("HTTP/01.1 200 OK"), "refused"},
      {line("http/1.1 200 OK"), "refused"},
      {line("HTP/1.1 200 OK"), "refused"},
      {line("ICY 200 OK"), "refused"},
      {line(" HTTP/1.1 200 OK"), "refused"},
      {line("HTTP/1.1  200 OK"), "refused"},
      {line("HTTP/1.1\t200 OK"), "refused"},
      {line("HTTP/1.1 20 OK"), "refused"},
      {line("HTTP/1.1 2000 OK"), "refused"},
      {line("HTTP/1.1 099 OK"), "refused"},
      {line("HTTP/1.1 000 OK"), "refused"},
      {line("HTTP/1.1 +20 OK"), "refused"},
      {line("HTTP/1.1 2x0 OK"), "refused"},
      {line("HTTP/1.1 -200 OK"), "refused"},
      {line("HTTP/1.1 200OK"), "refused"},
      {line("HTTP/1.1"), "refused"},
      {line("HTTP/1.1 "), "refused"},
      {line("HTTP/1.1 200 O\x01K"), "refused"},
      {line("HTTP/1.1 200 O\rK"), "refused"},
      {line(nul("HTTP/1.1 200 O@K")), "refused"},
      {line("HTTP/1.1 200 OK\r\n continued"), "refused"},
      {line("GET / HTTP/1.1"), "refused"},
      {line("<html>"), "refused"},
      {"\x16\x03\x01" + line(""), "refused"},
      {"", "waits", "eof"},
      {"\r\n", "waits", "eof"},
      {"H", "waits", "eof"},
      {"HTTP/1.1 200 OK\r\nA: b\r\n", "waits", "eof"},
      {"HTTP/1.1 200 " + std::string(8190 - 13, 'r') + "\r\n\r\n", "200 [] waits", "200 [] close"},
      {"HTTP/1.1 200 " + std::string(8191 - 13, 'r') + "\r\n\r\n", "refused"},
  });
}

BOOST_AUTO_TEST_CASE(lines_and_fields_of_a_head) {
  std::string many = "Content-Length: 0\r\n";
  for (int i = 1; i < 128; ++i) many += "A: b\r\n";
  const std::string length = "Content-Length: 0\r\n";
  check_responses({
      // What servers of scripts send, and aiohttp takes.
      {"HTTP/1.1 200 OK\nContent-Length: 2\n\nhi", "200 [hi] reuse"},
      {"HTTP/1.1 200 OK\nContent-Length: 2\r\n\nhi", "200 [hi] reuse"},
      {"HTTP/1.1 200 OK\r\nContent-Length: 2\n\r\nhi", "200 [hi] reuse"},
      {"HTTP/1.1 200\nContent-Length: 2\n\nhi", "200 [hi] reuse"},
      {fields("A: b\r\n c\r\n\td\r\n" + length), "200 [] reuse"},
      {fields("A:\r\n b\r\n" + length), "200 [] reuse"},
      {fields("Connection: \r\n\t\r\n  close\r\n" + length), "200 [] close"},
      {fields("A: b\r\n \r\n" + length), "200 [] reuse"},
      {fields("Content-Length:\r\n 2") + "\r\nhi", "200 [hi] reuse"},
      {fields("Content-Length: 1\r\n 2") + "\r\nhi", "refused"},
      {fields("A: b\r\n Content-Length: 2\r\n" + length), "200 [] reuse"},
      {fields("Transfer-Encoding:\r\n chunked\r\n") + "0\r\n\r\n", "200 [] reuse"},
      {fields(" A: b\r\n" + length), "refused"},
      {fields("\tA: b\r\n" + length), "refused"},
      {fields("A : b\r\n" + length), "refused"},
      {fields("A\t: b\r\n" + length), "refused"},
      {fields("Content-Length : 5\r\n"), "refused"},
      {fields(": b\r\n" + length), "refused"},
      {fields("A\r\n" + length), "refused"},
      {fields("A B: c\r\n" + length), "refused"},
      {fields("A(: c\r\n" + length), "refused"},
      {fields("\xc3\xa9: c\r\n" + length), "refused"},
      {fields(nul("A: b@c\r\n") + length), "refused"},
      {fields(nul("A@: b\r\n") + length), "refused"},
      {fields("A: b\rc\r\n" + length), "refused"},
      {fields("A: b\r\r\n" + length), "refused"},
      {fields("A: b\x01\r\n" + length), "refused"},
      {fields("A: b\x7f\r\n" + length), "refused"},
      {fields("A: \xff\xfe\t\r\n" + length), "200 [] reuse"},
      {fields("A:\r\nB:   \r\n" + length), "200 [] reuse"},
      {fields("A: a:b:c\r\n" + length), "200 [] reuse"},
      {fields(many), "200 [] reuse"},
      {fields(many + "A: b\r\n"), "refused"},
      {fields("A: " + std::string(32000, 'v') + "\r\n" + length), "200 [] reuse"},
      {fields("A: " + std::string(33000, 'v')), "refused"},
      {fields("A: " + std::string(33000, ' ')), "refused"},
  });
}

BOOST_AUTO_TEST_CASE(lengths_and_codings) {
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  const std::string old = "HTTP/1.0 200 OK\r\n";
  check_responses({
      {fields("Content-Length: 5\r\n") + "hello", "200 [hello] reuse"},
      {fields("content-length: 5\r\n") + "hell", "200 [hell] waits", "200 [hell] broken"},
      {fields("Content-Length: 5\r\n") + "hello!", "200 [hello] close"},
      {fields("Content-Length: 5\r\n") + "hello" + fields("A: b\r\n"), "200 [hello] close"},
      {fields("Content-Length: 5\r\n") + "hello\r\n", "200 [hello] close"},
      {fields("Content-Length: 0\r\n") + "x", "200 [] close"},
      {fields("Content-Length: 005\r\n") + "hello", "200 [hello] reuse"},
      {fields("Content-Length: 18446744073709551615\r\n") + "x", "200 [x] waits", "200 [x] broken"},
      {fields("Content-Length: 18446744073709551616\r\n"), "refused"},
      {fields("Content-Length: 99999999999999999999999\r\n"), "refused"},
      {fields("Content-Length: -1\r\n"), "refused"},
      {fields("Content-Length: +5\r\n") + "hello", "refused"},
      {fields("Content-Length: 0x5\r\n") + "hello", "refused"},
      {fields("Content-Length: 5 5\r\n") + "hello", "refused"},
      {fields("Content-Length: 5,5\r\n") + "hello", "refused"},
      {fields("Content-Length: 5, 6\r\n") + "hello", "refused"},
      {fields("Content-Length: 5.0\r\n") + "hello", "refused"},
      {fields("Content-Length: five\r\n"), "refused"},
      {fields("Content-Length:\r\n"), "refused"},
      {fields("Content-Length: 5\r\nContent-Length: 5\r\n") + "hello", "refused"},
      {fields("Content-Length: 5\r\ncontent-length: 6\r\n") + "hello", "refused"},
      {fields("Content-Length: 5\r\n" + chunked) + "0\r\n\r\n", "refused"},
      {fields(chunked + "Content-Length: 5\r\n") + "0\r\n\r\n", "refused"},
      {fields("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n"), "refused"},
      {fields("Transfer-Encoding: gzip\r\n"), "refused"},
      {fields("Transfer-Encoding: gzip, chunked\r\n"), "refused"},
      {fields("Transfer-Encoding: chunked, gzip\r\n"), "refused"},
      {fields("Transfer-Encoding: chunked, chunked\r\n"), "refused"},
      {fields(chunked + chunked), "refused"},
      {fields(chunked + "Transfer-Encoding: identity\r\n"), "refused"},
      {fields("Transfer-Encoding: xchunked\r\n"), "refused"},
      {fields("Transfer-Encoding: chunked;q=1\r\n"), "refused"},
      {fields("Transfer-Encoding:\r\n"), "refused"},
      {fields("Transfer-Encoding: \"chunked\"\r\n"), "refused"},
      {fields("Transfer-Encoding: CHUNKED\r\n") + "0\r\n\r\n", "200 [] reuse"},
      {fields("Transfer-Encoding: identity\r\n") + "a", "200 [a] waits", "200 [a] close"},
      {fields("A: b\r\n") + "all until the end", "200 [all until the end] waits",
       "200 [all until the end] close"},
      {fields(""), "200 [] waits", "200 [] close"},
      {old + chunked + "\r\n3\r\nabc\r\n0\r\n\r\n", "200 [abc] close"},
      {old + chunked + "Connection: keep-alive\r\n\r\n0\r\n\r\n", "200 [] close"},
      {old + "Content-Length: 1\r\n\r\na", "200 [a] close"},
      {old + "Content-Length: 1\r\nConnection: keep-alive\r\n\r\na", "200 [a] reuse"},
      {old + "\r\na", "200 [a] waits", "200 [a] close"},
      {fields("Content-Length: 0\r\nConnection: close\r\n"), "200 [] close"},
      {fields("Content-Length: 0\r\nConnection: keep-alive; timeout=5\r\n"), "200 [] reuse"},
      {fields("Content-Length: 0\r\nConnection: a b;c, close\r\n"), "200 [] close"},
      {fields("Content-Length: 0\r\nConnection: a, Close\r\n"), "200 [] close"},
      {fields("Content-Length: 0\r\nConnection: keep-alive\r\nConnection: close\r\n"),
       "200 [] close"},
  });
}

BOOST_AUTO_TEST_SUITE_END()
