// Redirects, and what goes along with them; limits of time.
#include <boost/test/unit_test.hpp>

#include "tests/web/client/client_loop.hpp"

#include <map>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Options = http::RequestOptions;
using http::ClientTimeout;

struct Redirects : ClientLoop {
  // Goes on until the task is done: each request is answered by what stands here for its target.
  http::ClientResponse serve(Task<http::ClientResponse> task) {
    for (int i = 0; i < 60 && !task.done(); ++i) {
      run_turns(3);
      for (std::size_t at = 0; at < pool->all.size(); ++at) {
        const std::string text = server(at).take();
        if (text.empty()) continue;
        requests.push_back(text);
        const std::size_t begin = text.find(' ') + 1;
        server(at).server->write(answers.at(text.substr(begin, text.find(' ', begin) - begin)));
      }
    }
    return run(task);
  }
  static std::string to(int status, const std::string& location, const std::string& fields = "") {
    return "HTTP/1.1 " + std::to_string(status) + " Moved\r\nLocation: " + location +
           "\r\nContent-Length: 0\r\n" + fields + "\r\n";
  }
  static bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  }
  std::map<std::string, std::string> answers;
  std::vector<std::string> requests;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(redirects, Redirects)

BOOST_AUTO_TEST_CASE(a_redirect_is_followed_and_remembered) {
  answers = {{"/a/b", to(302, "../c?x=1")}, {"/c?x=1", to(301, "http://example.org/d")}};
  answers["/d"] = ok("there");
  const auto response = serve(begin(session.get(url("/a/b#part"))));
  BOOST_TEST(response.url().str() == "http://example.org/d");
  BOOST_TEST(response.real_url().str() == "http://example.org/d#part");
  BOOST_TEST(run(response.text()) == "there");
  BOOST_TEST(response.history().size() == 2u);
  BOOST_TEST(response.history()[0].status() == 302);
  BOOST_TEST(response.history()[1].url().str() == "http://example.org/c?x=1");
  BOOST_TEST(pool->all.size() == 1u);  // all went over one connection
  BOOST_TEST(serve(begin(session.get(url("/a/b"), Options().allow_redirects(false)))).status() ==
             302);
  BOOST_TEST(serve(begin(session.head(url("/a/b")))).status() == 302);
}

BOOST_AUTO_TEST_CASE(the_method_and_the_body_are_kept_or_not_by_the_status) {
  const auto asked = [&](const char* method, int status) {
    requests.clear();
    answers = {{"/a", to(status, "/b")}, {"/b", ok("")}};
    serve(begin(session.request(method, url("/a"), Options().text("body"))));
    const std::string& last = requests.back();
    BOOST_TEST(has(last, "Content-Type") == has(last, "body"));
    return last.substr(0, last.find(' ')) + (has(last, "\r\n\r\nbody") ? "+" : "");
  };
  BOOST_TEST(asked("POST", 301) == "GET");
  BOOST_TEST(asked("POST", 302) == "GET");
  BOOST_TEST(asked("POST", 303) == "GET");
  BOOST_TEST(asked("POST", 307) == "POST+");
  BOOST_TEST(asked("POST", 308) == "POST+");
  BOOST_TEST(asked("PUT", 301) == "PUT+");
  BOOST_TEST(asked("PUT", 303) == "GET");
  BOOST_TEST(asked("HEAD", 303) == "HEAD+");
}

BOOST_AUTO_TEST_CASE(secrets_stay_with_their_origin) {
  session.auth(http::BasicAuth("u", "p")).headers({{"Cookie", "a=1"}, {"X-A", "1"}});
  answers = {{"/a", to(302, "/b")},
             {"/b", to(302, "http://example.org:81/c")},
             {"/c", to(307, "https://example.org/d")},
             {"/d", ok("")}};
  serve(begin(session.get(url("/a"))));
  BOOST_TEST(requests.size() == 4u);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    BOOST_TEST(has(requests[i], "Authorization: ") == (i < 2));
    BOOST_TEST(has(requests[i], "Cookie: ") == (i < 2));
    BOOST_TEST(has(requests[i], "X-A: 1"));
  }
  requests.clear();
  serve(begin(session.get(url("/b"), Options().header("Proxy-Authorization", "x"))));
  BOOST_TEST(has(requests[0], "Proxy-Authorization"));
  BOOST_TEST(!has(requests[1], "Proxy-Authorization"));
}

BOOST_AUTO_TEST_CASE(cookies_are_kept_across_redirects) {
  answers = {{"/a", to(302, "/b", "Set-Cookie: id=7; Path=/\r\nSet-Cookie: x=1; Path=/no\r\n")},
             {"/b", ok("", "Set-Cookie: id=8; Path=/\r\n")}};
  const auto response = serve(begin(session.get(url("/a"))));
  BOOST_TEST(!has(requests[0], "Cookie"));
  BOOST_TEST(has(requests[1], "Cookie: id=7\r\n"));
  BOOST_TEST(response.cookies()["id"] == "8");
  BOOST_TEST(response.history()[0].cookies()["x"] == "1");
  serve(begin(session.get(url("/b"), Options().cookies({{"own", "1"}}))));
  BOOST_TEST(has(requests[2], "Cookie: id=8; own=1\r\n"));
}

BOOST_AUTO_TEST_CASE(what_leads_nowhere_is_an_error) {
  answers = {{"/loop", to(302, "/loop")},
             {"/ftp", to(302, "ftp://a/")},
             {"/file", to(302, "file:///etc")},
             {"/bad", to(302, "http://a b/")},
             {"/no", "HTTP/1.1 302 Moved\r\nContent-Length: 0\r\n\r\n"}};
  BOOST_CHECK_THROW(serve(begin(session.get(url("/loop")))), http::TooManyRedirects);
  BOOST_TEST(requests.size() == 10u);
  BOOST_CHECK_THROW(serve(begin(session.get(url("/ftp")))), http::NonHttpUrlRedirectClientError);
  BOOST_CHECK_THROW(serve(begin(session.get(url("/file")))), http::RedirectClientError);
  BOOST_CHECK_THROW(serve(begin(session.get(url("/bad")))), http::InvalidUrlRedirectClientError);
  BOOST_TEST(serve(begin(session.get(url("/no")))).status() == 302);
  BOOST_TEST(pool->in_use() == 0u);
}

BOOST_AUTO_TEST_CASE(a_url_is_relative_to_that_of_the_session) {
  session.base_url(http::URL("http://example.org/api/"));
  answers = {{"/api/items", ok("1")}, {"/other", ok("2")}};
  BOOST_TEST(run(serve(begin(session.get("items"))).text()) == "1");
  BOOST_TEST(run(serve(begin(session.get("http://example.org/other"))).text()) == "2");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(timeouts, ClientLoop)

BOOST_AUTO_TEST_CASE(a_request_as_a_whole_has_a_limit) {
  const double start = loop.time();
  auto task = begin(session.get(url(), Options().timeout(2)));
  BOOST_CHECK_THROW(run(task), TimeoutError);
  BOOST_TEST(loop.time() - start == 2, boost::test_tools::tolerance(1e-6));
  run_turns(5);
  BOOST_TEST(server().lost);
  session.timeout(ClientTimeout().total(3));
  task = begin(session.get(url()));
  server(1).server->write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
  const auto response = run(task);
  run(asyncio::sleep(2));
  server(1).server->write("abc");  // however it comes
  BOOST_CHECK_THROW(run(response.read()), TimeoutError);
  BOOST_TEST(loop.time() - start == 5, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(a_limit_that_has_ended_well_does_not_end_the_next_request) {
  for (int i = 0; i < 5; ++i) {
    auto task = begin(session.get(url(), Options().timeout(i == 4 ? 20 : 2)));
    run(asyncio::sleep(1.5));
    server().server->write(ok("x"));
    BOOST_TEST(run(run(task).text()) == "x");
  }
  BOOST_TEST(pool->all.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_connection_has_limits_of_its_own) {
  pool->delay = 60;
  const auto text = [&](ClientTimeout timeout) {
    return text_of<http::ConnectionTimeoutError>(
        [&] { run(session.get(url(), Options().timeout(timeout))); });
  };
  const std::string expected = "Connection timeout to host http://example.org/";
  BOOST_TEST(text(ClientTimeout().sock_connect(1)) == expected);
  BOOST_TEST(text(ClientTimeout().connect(1)) == expected);
  BOOST_TEST(text(ClientTimeout()) == expected);  // 30 seconds
  BOOST_TEST(text_of<TimeoutError>([&] { run(session.get(url(), Options().timeout(1))); }) == "");
}

BOOST_AUTO_TEST_CASE(waiting_for_a_slot_has_a_limit) {
  pool->limit = 1;
  auto first = begin(session.get(url()));
  BOOST_CHECK_THROW(run(session.get(url(), Options().timeout(ClientTimeout().connect(1)))),
                    http::ConnectionTimeoutError);
  server().server->write(ok("x"));
  BOOST_TEST(run(run(first).text()) == "x");
}

BOOST_AUTO_TEST_CASE(a_server_may_not_be_silent_for_long) {
  const double start = loop.time();
  const auto options = Options().timeout(ClientTimeout().sock_read(2));
  auto task = begin(session.get(url(), options));
  BOOST_TEST(text_of<http::SocketTimeoutError>([&] { run(task); }) ==
             "Timeout on reading data from socket");
  BOOST_TEST(loop.time() - start == 2, boost::test_tools::tolerance(1e-6));
  task = begin(session.get(url(), options));
  server(1).server->write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
  const auto response = run(task);
  run(asyncio::sleep(1.5));
  server(1).server->write("abc");
  run(asyncio::sleep(1.5));
  BOOST_TEST(run(response.content().read(100)) == "abcabc");
  BOOST_CHECK_THROW(run(response.read()), http::SocketTimeoutError);
}

BOOST_AUTO_TEST_CASE(a_server_is_not_late_while_the_request_is_sent) {
  auto slow = async_generator<std::string>([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(5));
    YIELD(std::string("x"));
    END;
  });
  auto task = begin(
      session.put(url(), Options().data(std::move(slow)).timeout(ClientTimeout().sock_read(2))));
  run(asyncio::sleep(6));
  server().server->write(ok("x"));
  BOOST_TEST(run(run(task).text()) == "x");
}

BOOST_AUTO_TEST_CASE(a_body_that_nobody_reads_is_not_late) {
  auto task = begin(session.get(url(), Options().timeout(ClientTimeout().sock_read(2))));
  const std::string large(1 << 20, 'x');
  server().server->write(ok(large));
  const auto response = run(task);
  run(asyncio::sleep(10));
  BOOST_TEST(run(response.read()) == large);
}

BOOST_AUTO_TEST_SUITE_END()
