// Applications: routes, middlewares, what is below a path, signals; and what can be set of an
// answer.
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/path_pattern.hpp>
#include <asyncio/web/server/response.hpp>

#include "tests/web/server/web_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// The body of an answer.
std::string body_of(const std::string& answer) {
  const std::size_t at = answer.find("\r\n\r\n");
  return at == std::string::npos ? answer : answer.substr(at + 4);
}

web::Handler says(std::string text) {
  return [text](web::Request) { return web::Response().text(text); };
}

struct Routing : WebLoop {
  std::string get(std::string_view target, std::string_view method = "GET") {
    return body_of(ask(request_of(target, method)));
  }
};

// The names that a pattern finds in a path.
http::MultiDict matched(const std::string& pattern, std::string_view path) {
  http::MultiDict names;
  if (!web::detail::PathPattern(pattern).match(path, names)) names.add("no", "match");
  return names;
}
const http::MultiDict kNoMatch{{"no", "match"}};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(application, Routing)

BOOST_AUTO_TEST_CASE(a_name_stands_for_a_part_of_one_segment) {
  BOOST_TEST((matched("/a/{x}", "/a/b") == http::MultiDict{{"x", "b"}}));
  BOOST_TEST((matched("/a/{x}", "/a/b%20c%C3%A9") == http::MultiDict{{"x", "b c\u00e9"}}));
  BOOST_TEST((matched("/a/{x}", "/a/") == kNoMatch));
  BOOST_TEST((matched("/a/{x}", "/a/b/c") == kNoMatch));
  BOOST_TEST((matched("/{x}.txt", "/a.b.txt") == http::MultiDict{{"x", "a.b"}}));
  BOOST_TEST((matched("/{x}/{y}/end", "/1/2/end") == http::MultiDict{{"x", "1"}, {"y", "2"}}));
  BOOST_TEST((matched("/{x}-{y}", "/a-b-c") == http::MultiDict{{"x", "a-b"}, {"y", "c"}}));
}

BOOST_AUTO_TEST_CASE(a_name_may_have_an_expression) {
  BOOST_TEST((matched("/{n:\\d+}", "/12") == http::MultiDict{{"n", "12"}}));
  BOOST_TEST((matched("/{n:\\d+}", "/x") == kNoMatch));
  BOOST_TEST((matched("/{n:\\d{4}}", "/2026") == http::MultiDict{{"n", "2026"}}));
  BOOST_TEST((matched("/{rest:.*}", "/a/b/c") == http::MultiDict{{"rest", "a/b/c"}}));
  // What would take for ever is no match.
  BOOST_TEST((matched("/{n:(a+)+b}", "/" + std::string(60, 'a')) == kNoMatch));
}

BOOST_AUTO_TEST_CASE(a_path_that_is_none_is_refused) {
  for (const char* path : {"a", "/{", "/}", "/{x", "/{}", "/{1}", "/{x}/{x}", "/{x:(}"})
    BOOST_CHECK_THROW(web::detail::PathPattern{path}, ValueError);
}

BOOST_AUTO_TEST_CASE(the_route_of_the_path_and_the_method_answers) {
  app.router().add_get("/", says("root"));
  app.router().add_get("/items/{id}", [](web::Request request) {
    return web::Response().text("item " + request.match_info()["id"]);
  });
  app.router().add_get("/items/all", says("all"));
  app.router().add_post("/items/{id}", says("posted"));
  app.router().add_route("*", "/any", says("any"));
  BOOST_TEST(get("/") == "root");
  BOOST_TEST(get("/items/7?x=1") == "item 7");
  BOOST_TEST(get("/items/a%2Fb") == "item a/b");
  BOOST_TEST(get("/items/all") == "all");  // a literal path beats a pattern
  BOOST_TEST(get("/it%65ms/all") == "all");
  BOOST_TEST(get("/items/7", "POST") == "posted");
  BOOST_TEST(get("/any", "PURGE") == "any");
  BOOST_TEST(get("/items") == "404: Not Found");
  BOOST_TEST(get("/items/") == "404: Not Found");
  const std::string refused = ask(request_of("/items/7", "PUT"));
  BOOST_TEST(refused.find("405 Method Not Allowed\r\nAllow: GET,HEAD,POST\r\n") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_resource_makes_the_path_that_leads_to_it) {
  app.router().add_get("/a b/{name}/{n:\\d+}", says(""), "place");
  const auto place = app.router()["place"];
  BOOST_TEST(place.url_for({{"name", "x/y"}, {"n", "3"}}) == "/a%20b/x%2Fy/3");
  BOOST_TEST(place.url_for({{"name", "x"}, {"n", "3"}}, {{"q", "a&b"}}) == "/a%20b/x/3?q=a%26b");
  BOOST_CHECK_THROW(place.url_for({{"n", "3"}}), KeyError);
  BOOST_CHECK_THROW(app.router()["other"], KeyError);
  BOOST_CHECK_THROW(app.router().add_get("/else", says(""), "place"), ValueError);
}

BOOST_AUTO_TEST_CASE(a_second_handler_for_the_same_is_refused) {
  app.router().add_get("/", says(""));
  BOOST_CHECK_THROW(app.router().add_get("/", says("")), RuntimeError);
  BOOST_CHECK_THROW(app.router().add_route("NO WORD", "/x", says("")), ValueError);
  app.freeze();
  BOOST_CHECK_THROW(app.router().add_get("/late", says("")), RuntimeError);
  BOOST_CHECK_THROW(app.add_middleware({}), RuntimeError);
}

BOOST_AUTO_TEST_CASE(middlewares_stand_around_each_other_and_see_what_is_raised) {
  std::string log;
  const auto around = [&log](std::string name) {
    return [&log, name](web::Request request, web::Handler handler) {
      return coroutine<web::StreamResponse>(
          [&log, name, request, handler,
           answer = Outcome<web::StreamResponse>()](auto& co) mutable {
            BEGIN(co);
            log += name + "(";
            YIELD_FROM_OUTCOME(answer, handler(request));
            log += answer.exception() ? "!)" : ")";
            RETURN(answer);
            END;
          });
    };
  };
  app.add_middleware(around("a"));
  app.add_middleware(around("b"));
  web::Application below;
  below.add_middleware(around("c"));
  below.router().add_get("/x", says("below"));
  app.add_subapp("/sub", below);
  app.router().add_get("/", says("top"));
  BOOST_TEST(get("/") == "top");
  BOOST_TEST(get("/sub/x") == "below");
  BOOST_TEST(get("/sub/y") == "404: Not Found");
  BOOST_TEST(get("/subway") == "404: Not Found");
  BOOST_TEST(log ==
             "a(b())"
             "a(b(c()))"
             "a(b(c(!)!)!)"
             "a(b(!)!)");
}

BOOST_AUTO_TEST_CASE(applications_keep_values_and_have_signals) {
  static constexpr web::AppKey<int> kCount{"count"};
  static constexpr web::RequestKey<std::string> kUser{"user"};
  web::Application below;
  below.router().add_get(
      "/",
      [](web::Request request) {
        request[kUser] += "me";
        return web::Response().text(std::to_string(++request.app()[kCount]) + request[kUser]);
      },
      "home");
  app.add_subapp("/sub", below);
  BOOST_TEST(below.router()["home"].url_for() == "/sub/");
  std::string log;
  app.on_startup().append([&](web::Application a) { log += a == app ? "up " : "? "; });
  below.on_startup().append([&](web::Application) {
    return coroutine<void>([&](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1));
      log += "below ";
      END;
    });
  });
  below.on_response_prepare().append(
      [](web::Request, web::StreamResponse response) { response.header("X-Seen", "yes"); });
  run(app.startup());
  BOOST_TEST(log == "up below ");
  BOOST_TEST(get("/sub/") == "1me");
  BOOST_TEST(ask(request_of("/sub/")).find("X-Seen: yes\r\n") != std::string::npos);
  BOOST_TEST(below[kCount] == 2);
  BOOST_CHECK_THROW(app.on_startup().append([](web::Application) {}), RuntimeError);
}

BOOST_AUTO_TEST_CASE(an_exception_is_an_answer) {
  app.router().add_get("/moved",
                       [](web::Request) -> web::Response { throw web::HTTPFound("/there"); });
  app.router().add_get("/gone", [](web::Request) {
    return coroutine<web::Response>([](auto& co) {
      BEGIN(co);
      RAISE(web::HTTPGone().text("long ago").header("X-When", "1999"));
      END;
    });
  });
  BOOST_TEST(ask(request_of("/moved")) ==
             "HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Type: text/plain; charset=utf-8\r\n"
             "Content-Length: 10\r\n\r\n302: Found");
  const std::string gone = ask(request_of("/gone"));
  BOOST_TEST(gone.find("HTTP/1.1 410 Gone\r\nX-When: 1999\r\n") == 0u);
  BOOST_TEST(body_of(gone) == "long ago");
  BOOST_TEST(reports.empty());
  BOOST_TEST(make_exception<web::HTTPNotFound>().is<web::HTTPClientError>());
  BOOST_TEST(make_exception<web::HTTPNotFound>().is<Exception>());
}

BOOST_AUTO_TEST_CASE(what_would_break_a_head_is_refused) {
  web::Response response;
  BOOST_CHECK_THROW(response.header("X", "a\r\nSet-Cookie: b"), ValueError);
  BOOST_CHECK_THROW(response.header("X y", "a"), ValueError);
  BOOST_CHECK_THROW(response.reason("OK\r\n"), ValueError);
  BOOST_CHECK_THROW(response.content_type(std::string("a\0b", 3)), ValueError);
  BOOST_CHECK_THROW(response.set_cookie("a b", "c"), ValueError);
  web::CookieOptions options;
  options.path = "/;x";
  BOOST_CHECK_THROW(response.set_cookie("a", "b", options), ValueError);
  BOOST_CHECK_THROW(response.etag("a\"b"), ValueError);
  BOOST_CHECK_THROW(response.status(99), ValueError);
  BOOST_CHECK_THROW(web::HTTPFound(""), ValueError);
  BOOST_CHECK_THROW(web::HTTPFound("/\r\n"), ValueError);
}

BOOST_AUTO_TEST_CASE(cookies_are_written_as_http_cookies_does) {
  web::Response response;
  web::CookieOptions options;
  options.domain = "a.b";
  options.max_age = 60;
  options.secure = options.httponly = true;
  options.samesite = "Lax";
  response.set_cookie("plain", "value").set_cookie("odd", "a b;\"", options).del_cookie("old");
  const auto lines = response.headers().getall("Set-Cookie");
  BOOST_TEST(lines[0] == "plain=value; Path=/");
  BOOST_TEST(
      lines[1] ==
      "odd=\"a b\\073\\\"\"; Domain=a.b; HttpOnly; Max-Age=60; Path=/; SameSite=Lax; Secure");
  BOOST_TEST(lines[2] == "old=\"\"; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/");
}

BOOST_AUTO_TEST_SUITE_END()
