// Files, encoded answers and bodies when there is no memory: an answer, an error or the end of the
// connection, and all is well afterwards.
#include <asyncio/web/http/content_coding.hpp>
#include <asyncio/web/server/response.hpp>

#include "tests/no_memory.hpp"
#include "tests/web/server/files_loop.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Contents : Files {
  Contents() {
    put("www/large", std::string(200000, 'x'));
    put("www/app.js", "plain");
    put("www/app.js.gz", "as gzip");
    app.router().add_get("/encoded", [](web::Request) {
      web::Response response;
      response.text(std::string(20000, 'x')).etag("tag").enable_compression();
      return response;
    });
    app.router().add_post("/", [](web::Request request) {
      return coroutine<web::Response>([request, body = std::string()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(body, request.read());
        RETURN(web::Response().text(body));
        END;
      });
    });
  }
  // Each allocation of it fails once, and then the same is asked again.
  void check(const std::string& request, const std::string& start) {
    BOOST_REQUIRE(answer(request, 0).substr(0, start.size()) == start);
    const std::size_t files = open_files();
    for (long n = 1;; ++n) {
      const std::string got = answer(request, n);
      const bool all_were_there = none_failed;
      const bool is_one = got.empty() || got == "|" || got.substr(0, 12) == start.substr(0, 12) ||
                          got.substr(0, 12) == "HTTP/1.1 500" ||
                          got.substr(0, 12) == "HTTP/1.1 503";
      BOOST_TEST(is_one, got.substr(0, 100));
      clients.back()->here->abort();
      run_turns(30);
      BOOST_TEST(open_files() == files);
      BOOST_TEST(answer(request, 0).substr(0, start.size()) == start);
      if (all_were_there) break;
    }
    wait(200);  // whoever was forgotten is too late by now
    BOOST_TEST(server->connections() == 0u);
  }
  std::string answer(const std::string& request, long n) {
    const auto client = connect();
    client->here->write(request);
    until_failure = n;
    failures = n > 0;
    run_turns(60);
    none_failed = until_failure > 0;
    until_failure = 0;
    return client->take();
  }
  bool none_failed = false;  // for there were not so many allocations
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(content_memory, Contents)

BOOST_AUTO_TEST_CASE(files) {
  check(request_of("/static/large"), "HTTP/1.1 200 OK");
  check(request_of("/static/app.js", "GET", "Accept-Encoding: gzip\r\n"), "HTTP/1.1 200 OK");
  check(request_of("/static/large", "GET", "Range: bytes=1-2\r\nIf-Match: *\r\n"), "HTTP/1.1 206");
  check(request_of("/static/large", "HEAD", "If-None-Match: *\r\n"), "HTTP/1.1 304");
}

BOOST_AUTO_TEST_CASE(codings) {
  check(request_of("/encoded", "GET", "Accept-Encoding: gzip\r\n"), "HTTP/1.1 200 OK");
  std::string body;
  http::detail::make_encoder(http::ContentCoding::br)->encode(std::string(20000, 'x'), true, body);
  check("POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: br\r\nContent-Length: " +
            std::to_string(body.size()) + "\r\n\r\n" + body,
        "HTTP/1.1 200 OK");
}

BOOST_AUTO_TEST_SUITE_END()
