// What a request looks like, and what comes of the answer.
#include <asyncio/web/http/content_coding.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/web/client/client_loop.hpp"

using namespace asyncio;
using namespace asyncio::testing;

namespace {

const std::string kHead =
    "Host: example.org\r\nAccept: */*\r\nAccept-Encoding: gzip, deflate, br\r\nUser-Agent: "
    "asyncio17/0.1.0\r\n";
using Options = http::RequestOptions;

AsyncGenerator<std::string> pieces(int n) {
  return async_generator<std::string>([n, i = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < n; ++i) {
      YIELD_FROM(asyncio::sleep(1));
      YIELD(std::string(11, static_cast<char>('a' + i)));
    }
    END;
  });
}

AsyncGenerator<std::string> broken_pieces() {
  return async_generator<std::string>([](auto& co) {
    BEGIN(co);
    YIELD(std::string("a"));
    RAISE(ValueError("no more"));
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(requests, ClientLoop)

BOOST_AUTO_TEST_CASE(a_get_is_sent_and_its_answer_read) {
  auto task = begin(session.get(url("/a b?x=1#part")));
  BOOST_TEST(server().take() == "GET /a%20b?x=1 HTTP/1.1\r\n" + kHead + "\r\n");
  server().server->write(ok("hello", "Content-Type: text/plain; charset=utf-8\r\nX-A: 1\r\n"));
  const http::ClientResponse response = run(task);
  BOOST_TEST(response.status() == 200);
  BOOST_TEST(response.reason() == "OK");
  BOOST_TEST(response.ok());
  BOOST_TEST(response.method() == "GET");
  BOOST_TEST(response.url().str() == "http://example.org/a%20b?x=1");
  BOOST_TEST(response.real_url().str() == "http://example.org/a%20b?x=1#part");
  BOOST_TEST(response.request_info().headers["host"] == "example.org");
  BOOST_TEST(response.headers()["x-a"] == "1");
  BOOST_TEST(response.content_type() == "text/plain");
  BOOST_TEST(*response.charset() == "utf-8");
  BOOST_TEST(*response.content_length() == 5u);
  BOOST_TEST(run(response.text()) == "hello");
  BOOST_TEST(run(response.read()) == "hello");
  BOOST_TEST(pool->idle() == 1u);
  BOOST_TEST(response.to_string() == "<ClientResponse(http://example.org/a b?x=1) [200 OK]>");
}

BOOST_AUTO_TEST_CASE(bodies_say_what_they_are) {
  const auto sent = [&](Options options) {
    auto task = begin(session.post(url(), std::move(options)));
    const std::string text = server().take();
    server().server->write(ok(""));
    (void)run(task);
    return text.substr(text.find("0.1.0\r\n") + 7);
  };
  BOOST_TEST(sent(Options()) == "Content-Length: 0\r\n\r\n");
  BOOST_TEST(sent(Options().data("\1\2")) ==
             "Content-Type: application/octet-stream\r\nContent-Length: 2\r\n\r\n\1\2");
  BOOST_TEST(sent(Options().text("hi")) ==
             "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r\n\r\nhi");
  BOOST_TEST(sent(Options().json_text("[1]")) ==
             "Content-Type: application/json\r\nContent-Length: 3\r\n\r\n[1]");
  BOOST_TEST(sent(Options().data(http::MultiDict{{"a", "1 2"}, {"b", "&"}})) ==
             "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\n"
             "a=1+2&b=%26");
  BOOST_TEST(sent(Options().data("abc").chunked(true).skip_auto_headers({"Content-Type"})) ==
             "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
  BOOST_TEST(pool->all.size() == 1u);
}

BOOST_AUTO_TEST_CASE(fields_of_the_request_go_before_those_of_the_session) {
  session.headers({{"X-A", "1"}, {"User-Agent", "me"}}).auth(http::BasicAuth("u", "p"));
  auto task = begin(session.get(
      url("/?a=1"), Options().header("x-a", "2").params({{"b", "&"}}).cookies({{"c", "3"}})));
  BOOST_TEST(server().take() ==
             "GET /?a=1&b=%26 HTTP/1.1\r\nHost: example.org\r\nUser-Agent: me\r\nx-a: 2\r\n"
             "Accept: */*\r\nAccept-Encoding: gzip, deflate, br\r\nAuthorization: Basic "
             "dTpw\r\nCookie: c=3\r\n\r\n");
  task.cancel();
  run_turns(5);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_is_refused_before_anything_is) {
  BOOST_CHECK_THROW(Options().header("a b", "1"), ValueError);
  BOOST_CHECK_THROW(Options().header("a", "1\r\nb: 2"), ValueError);
  BOOST_CHECK_THROW(run(session.request("GE T", url())), ValueError);
  BOOST_CHECK_THROW(run(session.get("http://a b/")), http::InvalidURL);
  BOOST_CHECK_THROW(run(session.get("/path")), http::ClientError);
  BOOST_CHECK_THROW(run(session.get("ftp://a/")), http::NonHttpUrlClientError);
  BOOST_CHECK_THROW(run(session.get("http://u:p@a/", Options().auth(http::BasicAuth("a")))),
                    ValueError);
  BOOST_TEST(pool->all.empty());
}

BOOST_AUTO_TEST_CASE(a_body_is_streamed_in_chunks) {
  auto task = begin(session.put(url(), Options().data(pieces(2))));
  run(asyncio::sleep(5));
  BOOST_TEST(server().take() ==
             "PUT / HTTP/1.1\r\n" + kHead +
                 "Content-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                 "b\r\naaaaaaaaaaa\r\nb\r\nbbbbbbbbbbb\r\n0\r\n\r\n");
  server().server->write(ok("x"));
  BOOST_TEST(run(run(task).text()) == "x");
  BOOST_TEST(pool->idle() == 1u);
}

BOOST_AUTO_TEST_CASE(a_stream_may_say_its_length_and_must_keep_to_it) {
  const auto put = [&](const char* length) {
    return begin(session.put(url(), Options().data(pieces(2)).header("Content-Length", length)));
  };
  auto task = put("22");
  run(asyncio::sleep(5));
  BOOST_TEST(server().take().find("Content-Length: 22\r\n") != std::string::npos);
  server().server->write(ok(""));
  BOOST_TEST(run(task).status() == 200);
  BOOST_TEST(pool->idle() == 1u);
  for (const char* wrong : {"21", "23"}) {
    task = put(wrong);
    BOOST_CHECK_THROW(run(task), http::ClientConnectionError);
    run_turns(5);
    BOOST_TEST(pool->all.back()->lost);
  }
  BOOST_CHECK_THROW(
      run(session.put(url(), Options().data(pieces(1)).header("Content-Length", "x"))), ValueError);
}

BOOST_AUTO_TEST_CASE(an_answer_before_the_end_of_the_body_ends_that_and_the_connection) {
  auto task = begin(session.put(url(), Options().data(pieces(5))));
  run(asyncio::sleep(1.5));
  server().server->write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
  BOOST_TEST(run(task).status() == 413);
  run_turns(5);
  BOOST_TEST(server().lost);
  BOOST_TEST(pool->idle() == 0u);
}

BOOST_AUTO_TEST_CASE(a_stream_waits_for_a_server_that_does_not_read) {
  int made = 0;
  auto task =
      begin(session.put(url(), Options().data(async_generator<std::string>([&made](auto& co) {
        BEGIN(co);
        for (; made < 1000; ++made) {
          if (made == 0) YIELD_FROM(asyncio::sleep(1));
          YIELD(std::string(10000, 'x'));
        }
        END;
      }))));
  server().server->pause_reading();
  run(asyncio::sleep(5));
  BOOST_TEST(made < 50);
  server().server->resume_reading();
  run(asyncio::sleep(5));
  BOOST_TEST(made == 1000);
  server().server->write(ok(""));
  BOOST_TEST(run(task).status() == 200);
}

BOOST_AUTO_TEST_CASE(a_generator_that_fails_ends_the_request) {
  auto task = begin(session.put(url(), Options().data(broken_pieces())));
  BOOST_CHECK_THROW(run(task), http::ClientConnectionError);
  run_turns(5);
  BOOST_TEST(server().lost);
}

BOOST_AUTO_TEST_CASE(a_body_waits_for_100_continue) {
  auto task = begin(session.put(url(), Options().data("abc").expect100(true)));
  BOOST_TEST(server().take().find("Expect: 100-continue\r\n\r\n") != std::string::npos);
  server().server->write("HTTP/1.1 100 Continue\r\n\r\n");
  run_turns(5);
  BOOST_TEST(server().take() == "abc");
  server().server->write(ok(""));
  BOOST_TEST(run(task).status() == 200);
  BOOST_TEST(pool->idle() == 1u);

  task = begin(session.put(url(), Options().data("abc").expect100(true)));
  (void)server().take();
  run(asyncio::sleep(2));
  BOOST_TEST(server().take() == "abc");  // the server does not know of it
  task.cancel();
  run_turns(5);

  task = begin(session.put(url(), Options().data("abc").expect100(true)));
  (void)server(1).take();
  server(1).server->write("HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n");
  BOOST_TEST(run(task).status() == 417);
  run_turns(5);
  BOOST_TEST(server(1).take() == "");
  BOOST_TEST(server(1).lost);
}

BOOST_AUTO_TEST_CASE(bodies_are_framed_by_the_server) {
  const auto read = [&](const std::string& answer, bool end = false, const char* method = "GET") {
    const std::size_t i = pool->idle() ? pool->all.size() - 1 : pool->all.size();
    auto task = begin(session.request(method, url()));
    server(i).server->write(answer);
    if (end) server(i).server->write_eof();
    return run(run(task).read());
  };
  BOOST_TEST(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n") ==
             "ab");
  BOOST_TEST(read("HTTP/1.1 204 No\r\n\r\n") == "");
  BOOST_TEST(read("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n", false, "HEAD") == "");
  BOOST_TEST(pool->all.size() == 1u);
  BOOST_TEST(read("HTTP/1.1 200 OK\r\n\r\nto the end", true) == "to the end");
  BOOST_TEST(pool->idle() == 0u);
}

BOOST_AUTO_TEST_CASE(a_body_that_is_not_whole_is_an_error) {
  for (const std::string answer :
       {"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc"}) {
    const std::size_t i = pool->all.size();
    auto task = begin(session.get(url()));
    server(i).server->write(answer);
    server(i).server->write_eof();
    const http::ClientResponse response = run(task);
    BOOST_TEST(text_of<http::ClientPayloadError>([&] { run(response.read()); }) ==
               "Response payload is not completed");
    BOOST_TEST(pool->in_use() == 0u);
  }
}

BOOST_AUTO_TEST_CASE(a_server_that_answers_nonsense_is_told_apart_from_one_that_goes) {
  auto task = begin(session.get(url()));
  server().server->write("SSH-2.0-OpenSSH\r\n\r\n");
  BOOST_CHECK_THROW(run(task), http::ClientResponseError);
  task = begin(session.get(url()));
  server(1).server->write("HTTP/1.1 200");
  server(1).server->write_eof();
  BOOST_TEST(text_of<http::ServerDisconnectedError>([&] { run(task); }) == "Server disconnected");
  task = begin(session.get(url()));
  server(2).server->cut_at(0, make_exception<ConnectionResetError>(ECONNRESET));
  BOOST_CHECK_THROW(run(task), http::ClientConnectionError);
}

BOOST_AUTO_TEST_CASE(a_status_is_an_error_where_that_is_wished) {
  const std::string no = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
  auto task = begin(session.get(url()));
  server().server->write(no);
  const http::ClientResponse response = run(task);
  BOOST_TEST(!response.ok());
  BOOST_TEST(text_of<http::ClientResponseError>([&] { response.raise_for_status(); }) ==
             "404, message='Not Found', url='http://example.org/'");
  session.raise_for_status(true);
  task = begin(session.get(url()));
  server().server->write(no);
  BOOST_CHECK_THROW(run(task), http::ClientResponseError);
  task = begin(session.get(url(), Options().raise_for_status(false)));
  server().server->write(no);
  BOOST_TEST(run(task).status() == 404);
}

BOOST_AUTO_TEST_CASE(a_response_is_read_in_pieces_and_the_server_waits_for_the_reader) {
  auto task = begin(session.get(url()));
  const std::string large(1 << 20, 'x');
  server().server->write(ok(large));
  const http::ClientResponse response = run(task);
  run_turns(100);
  BOOST_TEST(response.content().buffered() < large.size() / 2);
  std::size_t n = 0;
  while (n < large.size()) n += run(response.content().read(100000)).size();
  BOOST_TEST(run(response.content().read(1)) == "");
  BOOST_TEST(pool->idle() == 1u);
}

BOOST_AUTO_TEST_CASE(an_encoded_body_is_decoded_no_faster_than_it_is_read) {
  const std::string large(4 << 20, 'x');
  std::string encoded;
  http::detail::make_encoder(http::ContentCoding::gzip)->encode(large, true, encoded);
  const std::string gzip = "Content-Encoding: gzip\r\n";
  auto task = begin(session.get(url()));
  server().server->write(ok(encoded, gzip));
  http::ClientResponse response = run(task);
  run_turns(20);
  BOOST_TEST(response.content().buffered() < 256u * 1024);
  BOOST_TEST((run(response.read()) == large));
  BOOST_TEST(pool->idle() == 1u);

  task = begin(session.get(url()));
  server().server->write(ok(encoded.substr(0, encoded.size() - 1), gzip));
  response = run(task);
  BOOST_TEST(text_of<http::ClientPayloadError>([&] { run(response.read()); }) ==
             "Can not decode content-encoding: gzip");
  task = begin(session.get(url()));
  server().server->write(ok("no gzip", gzip));
  response = run(task);
  BOOST_CHECK_THROW(run(response.read()), http::ClientPayloadError);

  session.auto_decompress(false);
  task = begin(session.get(url()));
  server(1).server->write(ok(encoded, gzip));
  BOOST_TEST((run(run(task).read()) == encoded));
}

BOOST_AUTO_TEST_CASE(links_are_taken_apart) {
  auto task = begin(session.get(url("/a/b")));
  server().server->write(ok(
      "", "Link: <c?x=1,2>; rel=next; title=\"a, b\", <http://x/>; rel=\"last\"\r\nLink: </>\r\n"));
  const auto links = run(task).links();
  BOOST_TEST(links.size() == 3u);
  BOOST_TEST(links.at("next").url.str() == "http://example.org/a/c?x=1,2");
  BOOST_TEST(links.at("next").parameters["title"] == "a, b");
  BOOST_TEST(links.at("last").url.str() == "http://x/");
  BOOST_TEST(links.at("/").url.str() == "http://example.org/");
}

BOOST_AUTO_TEST_CASE(a_body_is_read_piece_by_piece) {
  auto task = begin(session.get(url()));
  server().server->write(ok("abcdefg"));
  const http::ClientResponse response = run(task);
  BOOST_CHECK_THROW(response.content().iter_chunked(0), ValueError);
  std::string seen;
  run(coroutine([&, piece = std::string()](auto& co) mutable {
    BEGIN(co);
    FOR(piece, response.content().iter_chunked(3)) { seen += piece + "|"; }
    END_FOR;
    END;
  }));
  BOOST_TEST(seen == "abc|def|g|");
  BOOST_TEST(run(response.content().readany()) == "");
}

BOOST_AUTO_TEST_CASE(a_response_that_is_not_read_closes_its_connection) {
  auto task = begin(session.get(url()));
  server().server->write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
  http::ClientResponse response = run(task);
  task = nullptr;
  BOOST_TEST(pool->in_use() == 1u);
  const http::ClientResponse copy = response;
  response = http::ClientResponse();
  BOOST_TEST(pool->in_use() == 1u);
  copy.release();
  BOOST_TEST(pool->in_use() == 0u);
  BOOST_TEST(text_of<http::ClientConnectionError>([&] { run(copy.read()); }) ==
             "Connection closed");
  run_turns(5);
  BOOST_TEST(server().lost);
}

BOOST_AUTO_TEST_CASE(with_releases_a_response_and_closes_a_session) {
  auto task = loop.create_task(coroutine<std::string>(
      [this, response = http::ClientResponse(), text = std::string()](auto& co) mutable {
        BEGIN(co);
        WITH(session) {
          WITH_INTO(response, session.get(url())) { YIELD_FROM_INTO(text, response.text()); }
          END_WITH;
        }
        END_WITH;
        RETURN(text);
        END;
      }));
  run_turns(8);
  server().server->write(ok("hello"));
  BOOST_TEST(run(task) == "hello");
  BOOST_TEST(session.closed());
  BOOST_TEST(text_of<RuntimeError>([&] { run(session.get(url())); }) == "Session is closed");
}

BOOST_AUTO_TEST_SUITE_END()
