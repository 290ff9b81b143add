// Memory of the reader: none from the system for a request once it runs, and none that fails
// changes what it reads.
#include <asyncio/generators/config.hpp>

#include "tests/web/http/reading.hpp"
#include "tests/web/http/response_reading.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <cstring>
#include <new>

namespace {

long allocations = 0;
long until_failure = 0;  // 0: none fails

void* allocate(std::size_t size, std::size_t align) {
  ++allocations;
  if (until_failure > 0 && --until_failure == 0) throw std::bad_alloc();
  void* const memory = align ? std::aligned_alloc(align, (size + align - 1) / align * align)
                             : std::malloc(size + !size);
  if (!memory) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t n) { return allocate(n, 0); }
void* operator new[](std::size_t n) { return allocate(n, 0); }
void* operator new(std::size_t n, std::align_val_t a) { return allocate(n, std::size_t(a)); }
void operator delete(void* p) noexcept { std::free(p); }
void operator delete[](void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete[](void* p, std::size_t) noexcept { std::free(p); }
void operator delete(void* p, std::align_val_t) noexcept { std::free(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { std::free(p); }

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Reader = http::detail::RequestReader;

const std::string kStream =
    "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(6000, 'x') +
    "\r\n\r\nPOST /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n"
    "X-Sum: a trailer that needs memory\r\n\r\nPOST /c HTTP/1.1\r\nHost: a\r\nContent-Length: "
    "9000\r\n\r\n" +
    std::string(9000, 'y') + "BAD\r\n\r\n";

// Each call is made again when there was no memory for it.
template <class F>
auto again(F&& f) {
  for (;;) {
    try {
      return f();
    } catch (const std::bad_alloc&) {
    }
  }
}

// What was read, when the n-th allocation fails; whether one has.
std::string read_with_failure(long n, bool& failed) {
  std::string out;
  const web::Limits limits;
  Reader reader(limits);
  std::string_view bytes(kStream);
  for (bool goes_on = true; goes_on;) {
    until_failure = n;
    const MutableBuffer room = again([&] { return reader.get_buffer(); });
    n = until_failure;
    until_failure = 0;
    const std::size_t some = std::min({room.size, bytes.size(), std::size_t{5000}});
    std::memcpy(room.data, bytes.data(), some);
    reader.buffer_updated(some);
    bytes.remove_prefix(some);
    for (bool more = true; more;) {
      until_failure = n;
      const Reader::Event event = again([&] { return reader.next(); });
      n = until_failure;
      until_failure = 0;
      switch (event) {
        case Reader::Event::head:
          out += reader.take_head()->target();
          break;
        case Reader::Event::body:
          out += reader.data();
          break;
        case Reader::Event::end:
          out += reader.trailers().get("X-Sum", ".");
          break;
        case Reader::Event::need_more:
          more = false;
          break;
        default:
          out += "refused";
          more = goes_on = false;
      }
    }
  }
  failed = n == 0;
  return out;
}

// The same of a response, which is there already.
std::string response_with_failure(long n, bool& failed) {
  static const std::string bytes =
      "HTTP/1.1 103 Hints\r\nLink: " + std::string(2000, 'l') +
      "\r\n\r\nHTTP/1.1 200 OK\nA: " + std::string(6000, 'x') +
      "\r\n more\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\nX-Sum: " +
      "a trailer that needs memory\r\n\r\n";
  ResponseReading reading;
  reading.reader.feed_data(bytes);
  until_failure = n;
  again([&] { return reading.go_on(); });
  failed = until_failure == 0;
  until_failure = 0;
  return reading.text();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_memory)

BOOST_AUTO_TEST_CASE(what_is_read_is_the_same_when_any_allocation_fails_once) {
  bool failed = false;
  const std::string right = read_with_failure(1000000, failed);
  BOOST_TEST(!failed);
  BOOST_TEST(right ==
             "/./bbodya trailer that needs memory/c" + std::string(9000, 'y') + ".refused");
  long n = 1;
  for (failed = true; failed; ++n) BOOST_TEST(read_with_failure(n, failed) == right);
  BOOST_TEST(n > 4);
}

BOOST_AUTO_TEST_CASE(a_response_is_the_same_when_any_allocation_fails_once) {
  bool failed = false;
  const std::string right = response_with_failure(1000000, failed);
  BOOST_TEST(right ==
             "103 200 [body] reuse\nOK 1.1 stays <>\n  A: " + std::string(6000, 'x') +
                 " more\n  Transfer-Encoding: chunked\n  {X-Sum: a trailer that needs memory}\n");
  long n = 1;
  for (failed = true; failed; ++n) BOOST_TEST(response_with_failure(n, failed) == right);
  BOOST_TEST(n > 4);
}

#ifndef ASYNCIO_POOL_OFF_
BOOST_AUTO_TEST_CASE(a_request_takes_no_memory_from_the_system) {
  const web::Limits limits;
  Reader reader(limits);
  const std::string requests[] = {
      "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nCookie: " + std::string(2000, 'c') + "\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"};
  std::size_t ends = 0;
  const auto read_all = [&] {
    for (const std::string& bytes : requests) {
      const MutableBuffer room = reader.get_buffer();
      std::memcpy(room.data, bytes.data(), bytes.size());
      reader.buffer_updated(bytes.size());
      for (Reader::Event event; (event = reader.next()) != Reader::Event::need_more;)
        if (event == Reader::Event::end)
          ++ends;
        else if (event == Reader::Event::head)
          reader.take_head();
    }
  };
  read_all();
  const long before = allocations;
  for (int i = 0; i < 100; ++i) read_all();
  BOOST_TEST(allocations == before);
  BOOST_TEST(ends == 404u);
}
#endif

BOOST_AUTO_TEST_SUITE_END()
