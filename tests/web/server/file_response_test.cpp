// Files that are answers: conditions, ranges, what stands beside them, and how they end.
#include "tests/web/server/files_loop.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;

BOOST_FIXTURE_TEST_SUITE(file_response, Files)

BOOST_AUTO_TEST_CASE(a_file_is_sent_with_what_its_name_and_state_say) {
  set_time("page.html", 784111777);
  const std::string answer = get("/static/page.html");
  BOOST_TEST(answer ==
             "HTTP/1.1 200 OK\r\nX-Content-Type-Options: nosniff\r\nAccept-Ranges: bytes\r\n"
             "ETag: \"ae1b981bc490a00-b\"\r\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
             "Vary: Accept-Encoding\r\nContent-Type: text/html\r\nContent-Length: 11\r\n\r\n"
             "<p>page</p>");
  const std::string head = get("/static/page.html", "", "HEAD");
  BOOST_TEST(head == answer.substr(0, answer.size() - 11));
  BOOST_TEST(body_of(get("/static/sub/a%20b.txt")) == "0123456789");
  BOOST_TEST(status(get("/static/page.html", "", "POST")) == 405);
}

BOOST_AUTO_TEST_CASE(what_is_large_comes_whole_too_and_what_is_empty) {
  std::string large(300000, 'x');
  large += "end";
  put("www/large", large);
  put("www/empty.css", "");
  BOOST_TEST((body_of(get("/static/large")) == large));
  BOOST_TEST(has(get("/static/large"), "Content-Type: application/octet-stream"));
  BOOST_TEST(has(get("/static/large", "", "HEAD"), "Content-Length: 300003"));
  BOOST_TEST(body_of(get("/static/large", "", "HEAD")) == "");
  BOOST_TEST((body_of(get("/static/large", "Range: bytes=100000-\r\n")) == large.substr(100000)));
  const std::string empty = get("/static/empty.css");
  BOOST_TEST(has(empty, "Content-Length: 0"));
  BOOST_TEST(has(empty, "Content-Type: text/css"));
  BOOST_TEST(status_of("/static/empty.css", "Range: bytes=0-\r\n") == 416);
}

BOOST_AUTO_TEST_CASE(conditions_are_looked_at_in_their_order) {
  app.router().add_post(
      "/post", [this](web::Request) { return web::FileResponse((root / "page.html").string()); });
  set_time("page.html", 784111777);
  const std::string own = tag();
  const std::string before = "Sat, 05 Nov 1994 08:49:37 GMT", at = kSomeTime;
  const auto answers = [&](const std::string& fields) {
    return status_of("/static/page.html", fields);
  };
  BOOST_TEST(answers("If-Match: " + own + "\r\n") == 200);
  BOOST_TEST(answers("If-Match: \"other\", " + own + "\r\n") == 200);
  BOOST_TEST(answers("If-Match: *\r\n") == 200);
  BOOST_TEST(answers("If-Match: \"other\"\r\n") == 412);
  BOOST_TEST(answers("If-Match: W/" + own + "\r\n") == 412);
  BOOST_TEST(answers("If-Match: \"other\"\r\nIf-Unmodified-Since: " + at + "\r\n") == 412);
  BOOST_TEST(answers("If-Match: " + own + "\r\nIf-Unmodified-Since: " + before + "\r\n") == 200);
  BOOST_TEST(answers("If-Unmodified-Since: " + at + "\r\n") == 200);
  BOOST_TEST(answers("If-Unmodified-Since: " + before + "\r\n") == 412);
  BOOST_TEST(answers("If-None-Match: " + own + "\r\n") == 304);
  BOOST_TEST(answers("If-None-Match: W/" + own + "\r\n") == 304);
  BOOST_TEST(answers("If-None-Match: \"a\"\r\nIf-None-Match: " + own + "\r\n") == 304);
  BOOST_TEST(answers("If-None-Match: *\r\n") == 304);
  BOOST_TEST(answers("If-None-Match: \"a\"\r\nIf-Modified-Since: " + at + "\r\n") == 200);
  BOOST_TEST(answers("If-Modified-Since: " + at + "\r\n") == 304);
  BOOST_TEST(answers("If-Modified-Since: " + before + "\r\n") == 200);
  BOOST_TEST(answers("If-Modified-Since: yesterday\r\n") == 200);
  BOOST_TEST(answers("If-None-Match: " + own + "\r\nIf-Match: \"other\"\r\n") == 412);
  BOOST_TEST(status(get("/post", "If-None-Match: *\r\n", "POST")) == 412);
  BOOST_TEST(status(get("/post", "If-Modified-Since: " + at + "\r\n", "POST")) == 200);
  const std::string unchanged = get("/static/page.html", "If-None-Match: " + own + "\r\n");
  BOOST_TEST(has(unchanged, "ETag: " + own));
  BOOST_TEST(!has(unchanged, "Content-Length: 0"));
  BOOST_TEST(body_of(unchanged) == "");
  BOOST_TEST(has(get("/static/page.html", "If-Match: \"x\"\r\n"), "Content-Length: 0"));
  set_time("page.html", 784111778);
  BOOST_TEST(answers("If-None-Match: " + own + "\r\n") == 200);
}

BOOST_AUTO_TEST_CASE(one_range_is_a_part_and_several_are_the_whole) {
  set_time("sub/a b.txt", 784111777);
  const std::string name = "/static/sub/a%20b.txt";
  const auto part = [&](const std::string& range, const std::string& more = "") {
    const std::string answer = get(name, "Range: " + range + "\r\n" + more);
    const std::size_t at = answer.find("Content-Range: ");
    return std::to_string(status(answer)) + " " + body_of(answer) + " " +
           (at == std::string::npos ? ""
                                    : answer.substr(at + 15, answer.find("\r\n", at) - at - 15));
  };
  BOOST_TEST(part("bytes=0-0") == "206 0 bytes 0-0/10");
  BOOST_TEST(part("bytes=2-4") == "206 234 bytes 2-4/10");
  BOOST_TEST(part("bytes=7-") == "206 789 bytes 7-9/10");
  BOOST_TEST(part("bytes=7-99999999999999999999999") == "206 789 bytes 7-9/10");
  BOOST_TEST(part("bytes=-3") == "206 789 bytes 7-9/10");
  BOOST_TEST(part("Bytes=-30") == "206 0123456789 bytes 0-9/10");
  BOOST_TEST(part("bytes=10-") == "416  bytes */10");
  BOOST_TEST(part("bytes=-0") == "416  bytes */10");
  BOOST_TEST(part("bytes=10-11,20-") == "416  bytes */10");
  for (const char* whole : {"bytes=0-1,3-4", "bytes=20-,3-4", "bytes=4-2", "bytes=", "bytes=-",
                            "lines=1-2", "bytes=a-b", "bytes 1-2", "bytes=1-2-3", "bytes=0-1,x"})
    BOOST_TEST(part(whole) == "200 0123456789 ", whole);
  BOOST_TEST(part("bytes=2-4", std::string("If-Range: ") + kSomeTime + "\r\n") ==
             "206 234 bytes 2-4/10");
  BOOST_TEST(part("bytes=2-4", "If-Range: Sun, 06 Nov 1994 08:49:38 GMT\r\n") == "200 0123456789 ");
  for (const char* other : {"\"other\"", "*", "W/\"other\"", "nonsense"})
    BOOST_TEST(part("bytes=2-4", std::string("If-Range: ") + other + "\r\n") == "200 0123456789 ");
  const std::string whole = get(name);
  const std::string own =
      whole.substr(whole.find("ETag: ") + 6, whole.find("\r\nLast") - whole.find("ETag: ") - 6);
  BOOST_TEST(part("bytes=2-4", "If-Range: " + own + "\r\n") == "206 234 bytes 2-4/10");
  BOOST_TEST(part("bytes=2-4", "If-Range: W/" + own + "\r\n") == "200 0123456789 ");
  BOOST_TEST(status(get(name, "Range: bytes=2-4\r\n", "HEAD")) == 200);
}

BOOST_AUTO_TEST_CASE(what_is_compressed_beside_a_file_is_sent_to_who_accepts_it) {
  put("www/app.js", "plain");
  put("www/app.js.gz", "as gzip");
  put("www/app.js.br", "as br");
  put("www/only.js.gz", "no file");
  fs::create_symlink("../outside.txt", root / "page.html.gz");
  const std::string answer = get("/static/app.js", "Accept-Encoding: gzip, br;q=0.5\r\n");
  BOOST_TEST(body_of(answer) == "as gzip");
  BOOST_TEST(has(answer, "Content-Encoding: gzip"));
  BOOST_TEST(has(answer, "Content-Type: text/javascript"));
  BOOST_TEST(has(answer, "Vary: Accept-Encoding"));
  BOOST_TEST(body_of(get("/static/app.js", "Accept-Encoding: gzip, br\r\n")) == "as br");
  BOOST_TEST(body_of(get("/static/app.js", "Accept-Encoding: br;q=0\r\n")) == "plain");
  BOOST_TEST(body_of(get("/static/app.js")) == "plain");
  BOOST_TEST(body_of(get("/static/page.html", "Accept-Encoding: gzip\r\n")) == "<p>page</p>");
  BOOST_TEST(status_of("/static/only.js", "Accept-Encoding: gzip\r\n") == 404);
  BOOST_TEST(has(get("/static/app.js.gz"), "Content-Type: application/gzip"));
}

BOOST_AUTO_TEST_CASE(a_response_of_a_file_can_be_changed_as_any_other) {
  app.router().add_get("/page", [this](web::Request) {
    return web::FileResponse((root / "page.html").string())
        .status(404)
        .content_type("text/plain")
        .header("X-Own", "yes")
        .etag("own");
  });
  std::string seen;
  app.on_response_prepare().append([&](web::Request, web::StreamResponse response) {
    seen += response.content_type() + " " + std::to_string(response.status()) + " ";
    response.header("X-Seen", "yes");
  });
  BOOST_TEST(has(get("/static/page.html", "Range: bytes=0-1\r\n"), "X-Seen: yes"));
  BOOST_TEST(seen == "text/html 206 ");
  const std::string answer = get("/page", "If-None-Match: \"own\"\r\nRange: bytes=0-1\r\n");
  BOOST_TEST(status(answer) == 404);
  BOOST_TEST(body_of(answer) == "<p>page</p>");
  BOOST_TEST(has(answer, "X-Own: yes"));
  BOOST_TEST(has(answer, "ETag: \"own\""));
  BOOST_TEST(has(answer, "Content-Type: text/plain"));
}

BOOST_AUTO_TEST_CASE(a_file_that_changes_while_it_is_sent_is_not_taken_for_whole) {
  put("www/large", std::string(1000000, 'x'));
  for (const bool shrinks : {true, false}) {
    const auto client = connect();
    client->there->hold();
    client->here->write(request_of("/static/large"));
    run_turns(12);
    fs::resize_file(root / "large", shrinks ? 500000 : 2000000);
    client->there->release();
    run_turns(200);
    const std::string answer = client->take();
    BOOST_TEST(has(answer, shrinks ? "Content-Length: 1000000" : "Content-Length: 500000"));
    BOOST_TEST((answer.back() == '|') == shrinks);
    BOOST_TEST(body_of(answer).size() == 500000u + shrinks);
  }
}

BOOST_AUTO_TEST_CASE(no_descriptor_is_left_when_the_client_goes) {
  put("www/large", std::string(1000000, 'x'));
  const std::size_t before = open_files();
  for (const char* name : {"large", "page.html", "sub/"}) {
    for (int turns = 0; turns < 12; ++turns) {
      const auto client = connect();
      client->there->hold();
      client->here->write(request_of(std::string("/static/") + name));
      run_turns(turns);
      client->there->abort();
      run_turns(12);
    }
  }
  BOOST_TEST(open_files() == before);
  BOOST_TEST(server->connections() == 0u);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_SUITE_END()
