// What stands between a request and its connection; and answers to Digest.
#include <asyncio/web/client/digest_auth.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/web/client/client_loop.hpp"

using namespace asyncio;
using namespace asyncio::testing;
using http::ClientHandler;
using http::ClientRequest;
using http::ClientResponse;
using http::RequestOptions;

namespace {

const std::string kNonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";

std::string refused(const std::string& challenge) {
  return "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nWWW-Authenticate: " + challenge +
         "\r\n\r\n";
}

// As RFC 7616, 3.9.1, but for the algorithm and qop.
std::string answer(const std::string& more, const std::string* body = nullptr) {
  const auto challenge = http::detail::parse_digest(
      "digest Realm=\"http-auth@example.org\", nonce=\"" + kNonce + "\"" + more +
      ", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
  const std::string field = http::detail::digest_authorization(
      challenge.value(), "Mufasa", "Circle of Life", {"GET", "/dir/index.html", body}, 1,
      "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
  const std::size_t at = field.find("response=\"") + 10;
  return field.substr(at, field.find('"', at) - at);
}

// Adds a letter to X-A.
http::ClientMiddleware adds(const std::string& letter) {
  return [letter](ClientRequest request, const ClientHandler& handler) {
    request.headers().set("X-A", std::string(request.headers().get("X-A", "")) + letter);
    return handler(request);
  };
}

// Asks again until the answer is below 500.
Coroutine<ClientResponse> retrying(ClientRequest request, ClientHandler handler) {
  return coroutine<ClientResponse>(
      [request, handler, response = ClientResponse()](auto& co) mutable {
        BEGIN(co);
        for (;;) {
          YIELD_FROM_INTO(response, handler(request));
          if (response.status() < 500) RETURN(response);
          response.release();
          YIELD_FROM(asyncio::sleep(1));
        }
        END;
      });
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(client_middlewares, ClientLoop)

BOOST_AUTO_TEST_CASE(the_first_is_the_outermost_and_each_hop_goes_through_them) {
  session.middlewares({adds("a"), adds("b")});
  auto task = begin(session.get(url("/1")));
  BOOST_TEST(has(server().take(), "X-A: ab\r\n"));
  server().server->write("HTTP/1.1 302 Found\r\nLocation: /2\r\nContent-Length: 0\r\n\r\n");
  run_turns(20);
  const std::string sent = server().take();
  BOOST_TEST(has(sent, "GET /2 "));
  BOOST_TEST(has(sent, "X-A: ab\r\n"));
  server().server->write(ok("x"));
  const ClientResponse response = run(task);
  BOOST_TEST(response.history().size() == 1u);
  BOOST_TEST(response.request_info().headers["X-A"] == "ab");
  task = begin(session.get(url("/3"), RequestOptions().middlewares({adds("c")})));
  run_turns(20);
  BOOST_TEST(has(server().take(), "X-A: c\r\n"));
  task.cancel();
  BOOST_CHECK_THROW(run(task), CancelledError);
}

BOOST_AUTO_TEST_CASE(one_may_ask_again_or_answer_itself_or_change_the_body) {
  session.middlewares({retrying, [](ClientRequest request, const ClientHandler& handler) {
                         BOOST_TEST(*request.body() == "body");
                         request.update_body("other body");
                         return handler(request);
                       }});
  auto task = begin(session.post(url(), RequestOptions().data("body").middlewares({retrying})));
  server().server->write("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
  run(asyncio::sleep(2));
  BOOST_TEST(has(server().take(), "body"));
  server().server->write(ok("1"));
  const ClientResponse first = run(task);
  task = begin(session.post(url(), RequestOptions().data("body")));
  run_turns(20);
  BOOST_TEST(has(server().take(), "Content-Length: 10\r\n\r\nother body"));
  server().server->write(ok("2"));
  (void)run(task);
  session.middlewares({[first](const ClientRequest&, const ClientHandler&) {
    return coroutine<ClientResponse>([first](auto& co) {
      BEGIN(co);
      RETURN(first);
      END;
    });
  }});
  BOOST_TEST(run(run(session.get(url())).text()) == "1");
}

// It is cancelled as it asks again; and asks after the session is closed.
BOOST_AUTO_TEST_CASE(it_may_be_cancelled_between_two_and_the_session_closed) {
  session.middlewares({retrying});
  auto task = begin(session.get(url()));
  server().server->write("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
  run_turns(20);
  task.cancel();
  BOOST_CHECK_THROW(run(task), CancelledError);
  BOOST_TEST(pool->idle() == 1u);
  task = begin(session.get(url()));
  server().server->write("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
  run_turns(20);
  run(session.close());
  BOOST_CHECK_THROW(run(task), RuntimeError);
}

// RFC 7616, 3.9.1, the first two; the others by Python's hashlib.
BOOST_AUTO_TEST_CASE(answers_to_digest_are_those_of_the_rfc) {
  BOOST_TEST(answer(", qop=\"auth\", algorithm=MD5") == "8ca523f5e9506fed4657c9700eebdbec");
  BOOST_TEST(answer(", algorithm=SHA-256, qop=\"auth\"") ==
             "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  BOOST_TEST(answer(", algorithm=SHA,qop=auth") == "e99f244f9069203415f7e8b7bd25b4b2ad3e2a7f");
  BOOST_TEST(answer("") == "7b2cc3b30e75b4777ea31027084363fd");
  const std::string body = "body";
  BOOST_TEST(answer(", algorithm=SHA-256-sess,qop=\"auth, auth-int\"", &body) ==
             "351cf1de6df8006b29344896ed8e41148d9922c94d1aedab40833924f92d49c2");
  BOOST_TEST(answer(", algorithm=SHA-512-SESS,qop=auth") ==
             "5bc820f8c0e5cf83d5ff0a673af99c13a028be576c765c41f23d4fb46722a447"
             "50a331317b0b8646d55243e0c06cbacf64cc061404459769fbedddb0ecfacc5f");
}

BOOST_AUTO_TEST_CASE(a_challenge_that_is_none_is_not_answered) {
  for (const char* const field :
       {"", "Digest", "Basic realm=\"a\"", "Digest realm=\"a\"", "Digest nonce=\"a\"",
        "Digest realm=\"a\", nonce=\"\"", "Digest realm=\"a, nonce=\"b", "Digest realm",
        "Digest realm=a, nonce=b, algorithm=MD6", "Digest realm=a, nonce=b, qop=other"})
    BOOST_TEST(!http::detail::parse_digest(field), field);
  const auto challenge = http::detail::parse_digest("Digest realm=\"a\\\"b, c\", nonce=d");
  BOOST_TEST(challenge.value().realm == "a\"b, c");
  for (const char* const field :
       {"Basic realm=\"x, Digest realm=y\", Digest realm=a, nonce=\"b\"",
        "Digest realm=a, nonce=b, Basic charset=\"UTF-8\", realm=\"c\"",
        "Negotiate, Digest realm=c, nonce=c, algorithm=MD6,, digest  realm = a,nonce = b",
        "Bearer abc==, Digest realm=\"a\", nonce=b, NTLM"}) {
    const auto one = http::detail::parse_digest(field);
    BOOST_REQUIRE_MESSAGE(one, field);
    BOOST_TEST(one->realm + one->nonce == "ab", field);
  }
  BOOST_TEST(!http::detail::parse_digest("Basic realm=\"Digest realm=a, nonce=b\", x=\"\\"));
  BOOST_CHECK_THROW(http::DigestAuthMiddleware("a:b", ""), ValueError);
}

BOOST_AUTO_TEST_CASE(a_server_that_asks_gets_an_answer_and_at_once_the_next_time) {
  session.middlewares({http::DigestAuthMiddleware("u", "p")});
  auto task = begin(session.get(url("/a")));
  BOOST_TEST(!has(server().take(), "Authorization"));
  server().server->write(refused("Digest realm=r, nonce=n1, qop=auth"));
  run_turns(20);
  BOOST_TEST(has(server().take(), "nonce=\"n1\", uri=\"/a\", response="));
  server().server->write(ok(""));
  BOOST_TEST(run(task).status() == 200);
  task = begin(session.get(url("/b?c")));
  run_turns(20);
  std::string sent = server().take();
  BOOST_TEST(has(sent, "uri=\"/b?c\""));
  BOOST_TEST(has(sent, "nc=00000002"));
  server().server->write(refused("Digest realm=r, nonce=n2, qop=auth, stale=true"));
  run_turns(20);
  sent = server().take();
  BOOST_TEST(has(sent, "nonce=\"n2\""));
  BOOST_TEST(has(sent, "nc=00000001"));
  server().server->write(refused("Digest realm=r, nonce=n3, qop=auth"));
  BOOST_TEST(run(task).status() == 401);  // not for ever
  task = begin(session.get("http://other.org/"));
  run_turns(20);
  BOOST_TEST(!has(server(1).take(), "Authorization"));
  server(1).server->write(refused("Basic realm=r"));
  BOOST_TEST(run(task).status() == 401);
}

// It is the request that says whom its password is for, not what a middleware answers with.
BOOST_AUTO_TEST_CASE(a_redirect_that_another_host_has_answered_leads_away) {
  session.middlewares({[this](const ClientRequest& request, const ClientHandler& handler) {
    if (request.url().host() != "example.org") return handler(request);
    return coroutine<ClientResponse>([this, response = ClientResponse()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(response,
                      session.get("http://other.test/moved",
                                  RequestOptions().middlewares({}).allow_redirects(false)));
      RETURN(response);
      END;
    });
  }});
  auto task = begin(session.get(url(), RequestOptions().auth(http::BasicAuth("u", "p"))));
  (void)server().take();
  server().server->write(
      "HTTP/1.1 302 Found\r\nLocation: http://other.test/got\r\n"
      "Content-Length: 0\r\n\r\n");
  run_turns(20);
  const std::string sent = server().take();
  BOOST_TEST(has(sent, "GET /got "));
  BOOST_TEST(!has(sent, "Authorization"));
  server().server->write(ok(""));
  BOOST_TEST(run(task).status() == 200);
}

BOOST_AUTO_TEST_CASE(the_total_time_is_for_middlewares_too) {
  bool unwound = false;
  session.middlewares({[&](ClientRequest request, ClientHandler handler) {
    return coroutine<ClientResponse>([&unwound, request, handler](auto& co) {
      BEGIN(co);
      TRY { YIELD_FROM(asyncio::sleep(50)); }
      FINALLY { unwound = true; }
      END_TRY;
      RETURN_FROM(handler(request));
      END;
    });
  }});
  const double start = loop.time();
  BOOST_CHECK_THROW(run(session.get(url(), RequestOptions().timeout(10))), TimeoutError);
  BOOST_TEST(unwound);
  BOOST_TEST(loop.time() - start <= 11);
  BOOST_TEST(pool->all.empty());
}

BOOST_AUTO_TEST_CASE(a_server_that_a_redirect_leads_to_gets_no_digest) {
  session.middlewares({http::DigestAuthMiddleware("u", "p")});
  auto task = begin(session.get(url()));
  (void)server().take();
  server().server->write(
      "HTTP/1.1 302 Found\r\nLocation: http://other.test/\r\n"
      "Content-Length: 0\r\n\r\n");
  run_turns(20);
  (void)server(1).take();
  server(1).server->write(refused("Digest realm=\"r\", nonce=\"n\""));
  run_turns(20);
  BOOST_TEST(server(1).take() == "");
  BOOST_TEST(run(task).status() == 401);
}

BOOST_AUTO_TEST_SUITE_END()
