// How applications are served: the access log, what is answered to what is no request, time-outs by
// options, runners of servers, and the ends of run_app().
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/response.hpp>
#include <asyncio/web/server/run_app.hpp>

#include "tests/web/server/web_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

#include <regex>

#include <unistd.h>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct ServingApp : WebLoop {
  ServingApp() {
    app.add_routes({web::get("/", [](web::Request) { return web::Response().text("hi"); }),
                    web::get("/slow", slow), web::get("/stream", stream)});
  }
  static Coroutine<web::Response> slow(web::Request) {
    return coroutine<web::Response>([](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.25));
      RETURN(web::Response().text("late").header("X-Out", "a\"b\x1b"));
      END;
    });
  }
  static Coroutine<web::StreamResponse> stream(web::Request request) {
    return coroutine<web::StreamResponse>(
        [request, response = web::StreamResponse::make(201)](auto& co) mutable {
          BEGIN(co);
          YIELD_FROM(response.prepare(request));
          YIELD_FROM(response.write("four"));
          RAISE(ValueError("no more"));
          END;
        });
  }
  void log_as(const std::string& format) {
    web::ServingOptions options;
    options.access_log = [this](const std::string& line) { log += line + "|"; };
    options.access_log_format = format;
    server = std::make_unique<web::Server>(app.make_handler(options));
  }
  std::string logged(std::string_view request) {
    log.clear();
    ask(request);
    wait(2);
    return log;
  }
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(serving, ServingApp)

BOOST_AUTO_TEST_CASE(each_answer_is_a_line_of_the_log) {
  log_as(R"(%a "%r" %s %b %{X-In}i %{x-out}o %T %Tf %D %%)");
  BOOST_TEST(logged(request_of("/?a=b")) == R"(- "GET /?a=b HTTP/1.1" 200 2 - - 0 0.000000 0 %|)");
  BOOST_TEST(logged(request_of("/slow", "GET", "X-In: 1\r\n")) ==
             R"(- "GET /slow HTTP/1.1" 200 4 1 a\"b\x1b 1 1.250000 1250000 %|)");
  BOOST_TEST(logged(request_of("/", "HEAD")) == R"(- "HEAD / HTTP/1.1" 200 0 - - 0 0.000000 0 %|)");
  BOOST_TEST(logged("GET /none HTTP/1.0\r\n\r\n") ==
             R"(- "GET /none HTTP/1.0" 404 14 - - 0 0.000000 0 %|)");
  // One that was cut off, and one that is none.
  BOOST_TEST(logged(request_of("/stream")) ==
             R"(- "GET /stream HTTP/1.1" 201 4 - - 0 0.000000 0 %|)");
  BOOST_TEST(logged("GET /\n") == R"(- "-" 400 27 - - 0 0.000000 0 %|)");
  const std::string both = logged(request_of("/") + request_of("/"));
  BOOST_TEST(std::count(both.begin(), both.end(), '|') == 2);
}

BOOST_AUTO_TEST_CASE(what_a_client_sends_makes_no_line_and_says_nothing_to_a_terminal) {
  log_as("%{X}i");
  BOOST_TEST(logged(request_of("/", "GET", "X: a\tb\"\\\xc3\xa4\r\n")) == R"(a\x09b\"\\\xc3\xa4|)");
}

BOOST_AUTO_TEST_CASE(the_usual_form_of_a_line_is_aiohttps) {
  log_as(web::AccessLogger::LOG_FORMAT);
  const std::string line = logged(request_of("/", "GET", "Referer: r\r\nUser-Agent: u\r\n"));
  const std::regex form(
      R"(- \[\d\d/[A-Z][a-z][a-z]/\d{4}:\d\d:\d\d:\d\d \+0000\] "GET / HTTP/1.1" 200 2 "r" "u"\|)");
  BOOST_TEST(std::regex_match(line, form), line);
  log_as("%P");
  BOOST_TEST(logged(request_of("/")) == "<" + std::to_string(::getpid()) + ">|");
}

BOOST_AUTO_TEST_CASE(a_format_that_is_none_is_refused) {
  for (const char* format : {"%", "%x", "%{a", "%{a}", "%{a}e", "a %O"})
    BOOST_CHECK_THROW(web::AccessLogger(nullptr, format), ValueError);
}

BOOST_AUTO_TEST_CASE(a_logger_of_ones_own_may_fail_without_harm) {
  struct Failing final : web::AbstractAccessLogger {
    void log(const web::AccessRecord& record) override {
      throw ValueError(std::string(record.request.path()));
    }
  };
  web::ServingOptions options;
  options.access_logger = std::make_shared<Failing>();
  server = std::make_unique<web::Server>(app.make_handler(options));
  BOOST_TEST(ask(request_of("/")).back() == 'i');
  BOOST_TEST(messages() == std::vector<std::string>{"Error in logging"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_application_answers_what_is_no_request_as_it_likes) {
  app.on_bad_request([this](const web::BadRequest& bad) {
    if (bad.status == 501) throw ValueError("not this one");
    log += bad.remote;
    web::Response response;
    response.status(bad.status).text("{" + std::string(bad.text) + "}").header("X-Bad", "yes");
    return response.content_type("application/json");
  });
  BOOST_TEST(ask("GET / HTTP/1.1\r\n\r\n") ==
             "HTTP/1.1 400 Bad Request\r\nX-Bad: yes\r\nContent-Type: application/json; "
             "charset=utf-8\r\nContent-Length: 9\r\nConnection: close\r\n\r\n"
             "{no Host}|");
  // What fails there is answered as ever.
  const std::string answer = ask(request_of("/", std::string(40, 'X')));
  BOOST_TEST(answer.find("HTTP/1.1 501 Not Implemented\r\nContent-Type: text/plain") == 0u);
  BOOST_TEST(messages() == std::vector<std::string>{"Error handling a bad request"},
             boost::test_tools::per_element());
  BOOST_CHECK_THROW(app.on_bad_request({}), RuntimeError);
}

BOOST_AUTO_TEST_CASE(connections_are_kept_as_long_as_the_options_say) {
  web::ServingOptions options;
  options.keepalive_timeout = 3;
  server = std::make_unique<web::Server>(app.make_handler(options));
  const auto client = connect();
  client->here->write(request_of("/"));
  wait(2.5);
  BOOST_TEST(!client->lost);
  wait(1);
  BOOST_TEST(client->lost);
}

BOOST_AUTO_TEST_CASE(a_server_is_run_without_an_application) {
  const web::ServerRunner runner(
      web::Server(web::Handler([](web::Request) { return web::Response().text("bare"); })));
  BOOST_CHECK_THROW(runner.server(), RuntimeError);
  run(runner.setup());
  server = std::make_unique<web::Server>(runner.server());
  BOOST_TEST(ask(request_of("/any")).find("bare") != std::string::npos);
  BOOST_TEST(runner.sites().empty());
  run(runner.cleanup());
  run(runner.cleanup());
  BOOST_TEST(server->connections() == 0u);
  BOOST_CHECK_THROW(run(runner.setup()), RuntimeError);
}

BOOST_AUTO_TEST_SUITE_END()
