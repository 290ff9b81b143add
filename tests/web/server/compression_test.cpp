// Content codings of answers and of requests, as the server has them.
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/web/http/content_coding.hpp>
#include <asyncio/web/server/exceptions.hpp>

#include "tests/web/server/web_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <utility>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using http::ContentCoding;

namespace {

std::string encoded(ContentCoding coding, std::string_view text) {
  std::string out;
  http::detail::make_encoder(coding)->encode(text, true, out);
  return out;
}
std::string decoded(ContentCoding coding, std::string_view bytes) {
  std::string room(1 << 16, '\0');
  const auto decoder = http::detail::make_decoder(coding);
  room.resize(decoder->decode(bytes, &room[0], room.size()).made);
  return decoder->ended() ? room : "not whole";
}

struct Compressing : WebLoop {
  Compressing() {
    app.add_routes({web::get("/{kind}", answer), web::post("/", read), web::post("/slow", slow)});
    app.client_max_size(100000);
  }
  static web::Response answer(web::Request request) {
    const std::string& kind = request.match_info()["kind"];
    web::Response response;
    response.text(kind == "empty" ? "" : kind == "tiny" ? "tiny" : std::string(1000, 'x'));
    response.etag("tag").enable_compression();
    if (kind == "forced") response.enable_compression(ContentCoding::deflate);
    if (kind == "encoded") response.header("Content-Encoding", "own");
    if (kind == "part") response.status(206).header("Content-Range", "bytes 0-999/5000");
    if (kind == "varies") response.header("Vary", "Cookie");
    if (kind == "none") response.status(304);
    return response;
  }
  static Coroutine<web::Response> read(web::Request request) {
    return coroutine<web::Response>([request, body = std::string()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(body, request.read());
      RETURN(web::Response().text(body));
      END;
    });
  }
  // Reads a little each second.
  static Coroutine<web::Response> slow(web::Request request) {
    return coroutine<web::Response>([request, piece = std::string(), most = std::size_t{0},
                                     sum = std::size_t{0}](auto& co) mutable {
      BEGIN(co);
      do {
        YIELD_FROM_INTO(piece, request.content().read(1000));
        most = std::max(most, request.content().buffered());
        sum += piece.size();
        YIELD_FROM(asyncio::sleep(0.01));
      } while (!piece.empty());
      RETURN(web::Response().text(std::to_string(sum) + (most < 200000 ? " ok" : " hoarded")));
      END;
    });
  }
  std::string get(const std::string& kind, const std::string& accept) {
    return ask(request_of("/" + kind, "GET", "Accept-Encoding: " + accept + "\r\n"));
  }
  static std::string post(const std::string& body, const std::string& coding,
                          const std::string& to = "/") {
    return "POST " + to + " HTTP/1.1\r\nHost: a\r\nContent-Encoding: " + coding +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }
};
std::string body_of(const std::string& answer) {
  return answer.substr(answer.find("\r\n\r\n") + 4);
}
bool has(const std::string& answer, const std::string& line) {
  return answer.find("\r\n" + line + "\r\n") != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(compression, Compressing)

BOOST_AUTO_TEST_CASE(an_answer_is_encoded_as_the_client_likes_it) {
  const std::string answer = get("long", "gzip;q=0.9, br;q=0.5");
  BOOST_TEST(has(answer, "Content-Encoding: gzip"));
  BOOST_TEST(has(answer, "Vary: Accept-Encoding"));
  BOOST_TEST(has(answer, "ETag: W/\"tag\""));
  BOOST_TEST(has(answer, "Content-Length: " + std::to_string(body_of(answer).size())));
  BOOST_TEST(decoded(ContentCoding::gzip, body_of(answer)) == std::string(1000, 'x'));
  BOOST_TEST(decoded(ContentCoding::br, body_of(get("long", "br"))) == std::string(1000, 'x'));
  const std::string head =
      ask(request_of("/long", "HEAD", "Accept-Encoding: gzip;q=0.9, br;q=0.5\r\n"));
  BOOST_TEST(head == answer.substr(0, answer.find("\r\n\r\n") + 4));
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_not_encoded_may_be_for_another_client) {
  for (const char* kind : {"long", "empty", "tiny", "encoded", "part", "none"}) {
    const std::string answer = get(kind, std::string(kind) == "long" ? "zstd" : "gzip");
    BOOST_TEST(!has(answer, "Content-Encoding: gzip"), kind);
    BOOST_TEST(has(answer, "ETag: \"tag\""), kind);
    const bool other = std::string(kind) != "encoded" && std::string(kind) != "part" &&
                       std::string(kind) != "none";
    BOOST_TEST(has(answer, "Vary: Accept-Encoding") == other, kind);
  }
  BOOST_TEST(has(get("varies", "br"), "Vary: Cookie, Accept-Encoding"));
  const std::string forced = get("forced", "identity");
  BOOST_TEST(has(forced, "Content-Encoding: deflate"));
  BOOST_TEST(!has(forced, "Vary: Accept-Encoding"));
  BOOST_TEST(decoded(ContentCoding::deflate, body_of(forced)) == std::string(1000, 'x'));
}

// Runs work when it is told to.
class Later : public concurrent::Executor {
 public:
  void execute(std::function<void()> work) override { jobs.push_back(std::move(work)); }
  void shutdown(bool) override {}
  void run() {
    for (const auto& job : std::exchange(jobs, {})) job();
  }
  std::vector<std::function<void()>> jobs;
};

BOOST_AUTO_TEST_CASE(a_large_body_is_encoded_in_the_executor) {
  const auto executor = std::make_shared<Later>();
  loop.set_default_executor(executor);
  web::Response last;
  app.router().add_get("/large/{size}", [&](web::Request request) {
    last = web::Response().text(std::string(std::stoul(request.match_info()["size"]), 'x'));
    return last.zlib_executor_size(1000).enable_compression();
  });
  const std::string accept = "Accept-Encoding: gzip\r\n";
  BOOST_TEST(has(ask(request_of("/large/1000", "GET", accept)), "Content-Encoding: gzip"));
  BOOST_TEST(ask(request_of("/large/1001")).size() > 1000u);
  BOOST_TEST(executor->jobs.empty());

  const auto client = connect();
  client->here->write(request_of("/large/1001", "GET", accept));
  run_turns(12);
  BOOST_REQUIRE(executor->jobs.size() == 1u);
  BOOST_TEST(client->text.empty());
  executor->run();
  run_turns(12);
  const std::string answer = client->take();
  BOOST_TEST(has(answer, "Content-Encoding: gzip"));
  BOOST_TEST(decoded(ContentCoding::gzip, body_of(answer)) == std::string(1001, 'x'));

  client->here->write(request_of("/large/2000", "GET", accept));
  run_turns(12);
  last.text(std::string(2000, 'y'));  // another one meanwhile is what is sent
  executor->run();
  run_turns(12);
  BOOST_TEST(decoded(ContentCoding::gzip, body_of(client->take())) == std::string(2000, 'y'));

  client->here->write(request_of("/large/3000", "GET", accept));
  run_turns(12);
  client->here->abort();
  run_turns(3);
  executor->run();  // of nobody any more
  run_turns(12);
}

BOOST_AUTO_TEST_CASE(a_body_in_pieces_is_encoded_in_pieces) {
  app.router().add_get("/in/pieces", [](web::Request request) {
    return coroutine<web::StreamResponse>(
        [request, response = web::StreamResponse::make(), i = 0](auto& co) mutable {
          BEGIN(co);
          response.enable_compression();
          if (request.query().contains("length")) response.content_length(5000);
          YIELD_FROM(response.prepare(request));
          for (; i < 5; ++i) YIELD_FROM(response.write(std::string(1000, 'y')));
          RETURN(response);
          END;
        });
  });
  for (const char* target : {"/in/pieces", "/in/pieces?length"}) {
    const std::string answer =
        ask("GET " + std::string(target) + " HTTP/1.0\r\nAccept-Encoding: br\r\n\r\n");
    BOOST_TEST(!has(answer, "Content-Length: 5000"));
    std::string body = body_of(answer);
    BOOST_TEST(body.back() == '|');
    body.pop_back();
    BOOST_TEST(decoded(ContentCoding::br, body) == std::string(5000, 'y'));
  }
  const std::string chunked =
      ask(request_of("/in/pieces?length", "GET", "Accept-Encoding: br\r\n"));
  BOOST_TEST(has(chunked, "Transfer-Encoding: chunked"));
  BOOST_TEST(has(chunked, "Content-Encoding: br"));
}

BOOST_AUTO_TEST_CASE(a_body_that_comes_encoded_is_read_decoded) {
  const std::string text = "some words, some words, some words";
  for (const char* name : {"gzip", "deflate", "br", "identity", "X-GZIP"}) {
    const ContentCoding coding = *http::detail::coding_of(name);
    const std::string bytes = coding == ContentCoding::identity ? text : encoded(coding, text);
    BOOST_TEST(body_of(ask(post(bytes, name))) == text);
    const std::string request = post(bytes, name) + request_of("/tiny");
    for (std::size_t cut = request.find("\r\n\r\n"); cut < request.size(); ++cut) {
      const auto client = connect();
      client->here->write(request.substr(0, cut));
      run_turns(6);
      client->here->write(request.substr(cut));
      run_turns(12);
      const std::string answers = client->take();
      BOOST_TEST(answers.find(text) != std::string::npos);
      BOOST_TEST(answers.substr(answers.size() - 4) == "tiny");
    }
  }
  BOOST_TEST(body_of(ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: br\r\n"
                         "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")) == "");
}

BOOST_AUTO_TEST_CASE(a_body_that_is_no_such_coding_or_not_whole_is_refused) {
  for (const char* name : {"gzip", "deflate", "br"}) {
    const std::string bytes = encoded(*http::detail::coding_of(name), "some words");
    for (const std::string& bad : {bytes + "more", bytes.substr(0, bytes.size() - 1),
                                   bytes.substr(1), std::string("\xff\xff")}) {
      const std::string answer = ask(post(bad, name));
      BOOST_TEST(answer.substr(0, 12) == "HTTP/1.1 400");
      BOOST_TEST(answer.find(std::string("Can not decode content-encoding: ") + name) !=
                 std::string::npos);
    }
  }
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(several_codings_or_an_unknown_one_are_refused_when_the_body_is_read) {
  for (const char* name : {"gzip, gzip", "zstd", "gzip\r\nContent-Encoding: br"}) {
    const auto client = connect();
    client->here->write(post("some", name) + request_of("/tiny"));
    run_turns(12);
    const std::string answer = client->take();
    BOOST_TEST(answer.substr(0, 12) == "HTTP/1.1 415");
    BOOST_TEST(has(answer, "Accept-Encoding: br, gzip, deflate"));
    BOOST_TEST(answer.substr(answer.size() - 4) == "tiny");
  }
  const std::string expecting =
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: zstd\r\nContent-Length: 4\r\n"
      "Expect: 100-continue\r\n\r\n";
  BOOST_TEST(ask(expecting).substr(0, 12) == "HTTP/1.1 415");
}

BOOST_AUTO_TEST_CASE(the_limit_counts_on_the_wire_and_decoded) {
  for (const ContentCoding coding : {ContentCoding::gzip, ContentCoding::br}) {
    const std::string name(http::detail::name_of(coding));
    BOOST_TEST(body_of(ask(post(encoded(coding, std::string(100000, 'x')), name))).size() ==
               100000u);
    const std::string over = ask(post(encoded(coding, std::string(100001, 'x')), name));
    BOOST_TEST(over.substr(0, 12) == "HTTP/1.1 413");
    BOOST_TEST(over.find("size 100000 exceeded") != std::string::npos);
    const std::string bomb = encoded(coding, std::string(50 << 20, '\0'));
    BOOST_TEST(bomb.size() < 100000u);
    BOOST_TEST(ask(post(bomb, name)).substr(0, 12) == "HTTP/1.1 413");
  }
  BOOST_TEST(ask(post(std::string(100001, 'x'), "gzip")).substr(0, 12) == "HTTP/1.1 413");
}

BOOST_AUTO_TEST_CASE(who_reads_slowly_is_given_no_more_than_he_takes) {
  app.client_max_size(10 << 20);
  const auto client = connect();
  client->here->write(
      post(encoded(ContentCoding::gzip, std::string(3 << 20, '\0')), "gzip", "/slow"));
  wait(60);
  BOOST_TEST(body_of(client->take()) == "3145728 ok");
}

BOOST_AUTO_TEST_SUITE_END()
