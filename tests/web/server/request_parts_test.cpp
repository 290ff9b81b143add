// What a handler asks of its request beside what it says: clones, the proxies before it, the client
// that goes away, the rest of its body; and bodies that an async generator brings.
#include <asyncio/futures/shield.hpp>
#include <asyncio/generators/async_generator.hpp>
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/response.hpp>

#include "tests/web/server/web_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Asking : WebLoop {
  // What a handler makes of a request; its body is its answer's.
  std::string with(const std::string& request, web::Handler handler) {
    web::Application one;
    one.router().add_route("*", "/{rest:.*}", std::move(handler));
    server = std::make_unique<web::Server>(one.make_handler(options));
    const std::string answer = ask(request);
    const std::size_t at = answer.find("\r\n\r\n");
    return at == std::string::npos ? answer : answer.substr(at + 4);
  }
  // `for=a by=b | host=c`
  std::string forwarded(const std::string& fields) {
    return with(request_of("/", "GET", fields), [](web::Request request) {
      std::string out;
      for (const auto& element : request.forwarded()) {
        for (const auto& [name, value] : element) out += name + "=" + value + " ";
        out += "| ";
      }
      return web::Response().text(out);
    });
  }
  web::ServingOptions options;
};

std::string words(const web::Request& r) {
  return std::string(r.method()) + ' ' + r.url() + ' ' + r.remote() + ' ' +
         std::string(r.headers().get("X", "-")) + ' ' +
         std::to_string(r.content_length().value_or(0)) + '\n';
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(request_parts, Asking)

BOOST_AUTO_TEST_CASE(a_clone_is_the_same_request_with_some_of_it_changed) {
  const std::string text =
      with(request_of("/a?b=c", "POST", "X: 1\r\nContent-Length: 4\r\n") + "body",
           [](web::Request request) {
             return coroutine<web::Response>([request, text = std::string(), body = std::string(),
                                              clone = web::Request()](auto& co) mutable {
               static constexpr web::RequestKey<int> kCount{"count"};
               web::CloneOptions options;
               BEGIN(co);
               request[kCount] = 7;
               text = words(request.clone());
               options.method = "PUT";
               options.rel_url = "/x%20y?z";
               options.scheme = "https";
               options.host = "example.com";
               options.remote = "10.1.2.3";
               clone = request.clone(options);
               text += words(clone) + std::to_string(clone[kCount]) + clone.match_info()["rest"] +
                       clone.path() + (clone.secure() ? "s" : "") + "\n";
               options = {};
               options.headers = http::Headers{{"X", "2"}, {"Content-Length", "9"}};
               clone = clone.clone(options);
               text += words(clone);
               options.rel_url = "no path";
               try {
                 clone.clone(options);
               } catch (const ValueError& error) {
                 text += std::string(error.what()).substr(0, 23);
               }
               YIELD_FROM_INTO(body, clone.read());
               text += body;
               try {
                 clone.clone();
               } catch (const RuntimeError& error) {
                 text += error.what();
               }
               RETURN(web::Response().text(text));
               END;
             });
           });
  BOOST_TEST(text ==
             "POST http://a/a?b=c  1 4\n"
             "PUT https://example.com/x%20y?z 10.1.2.3 1 4\n"
             "7a/x ys\n"
             "PUT https://example.com/x%20y?z 10.1.2.3 2 4\n"
             "the clone is no request"
             "body"
             "Cannot clone request after reading its content");
}

BOOST_AUTO_TEST_CASE(proxies_say_where_a_request_has_come_from) {
  BOOST_TEST(forwarded("") == "");
  BOOST_TEST(forwarded("Forwarded: for=1.2.3.4;Proto=http; By=_x , for=\"[::1]:80\"\r\n") ==
             "for=1.2.3.4 proto=http by=_x | for=[::1]:80 | ");
  BOOST_TEST(forwarded("Forwarded: for=a\r\nForwarded: for=\"b\\\"c\\d\"\r\n") ==
             "for=a | for=b\"cd | ");
  BOOST_TEST(forwarded("Forwarded: for=1.2.3.4:8080, for=a:b, for=x y, for\r\n") ==
             "for=1.2.3.4:8080 | for=a | for=x | | ");
  BOOST_TEST(forwarded("Forwarded: for=\"open, by=x\r\n") == "| by=x | ");
  BOOST_TEST(forwarded("Forwarded: ,;,for=a for=b;by=c, =d\r\n") == "| | for=a | | ");
  BOOST_TEST(forwarded("Forwarded: \r\n") == "| ");
}

BOOST_AUTO_TEST_CASE(the_rest_of_a_body_is_dropped_by_who_does_not_want_it) {
  BOOST_TEST(with(request_of("/", "POST", "Content-Length: 200000\r\n") + std::string(200000, 'x'),
                  [](web::Request request) {
                    return coroutine<web::Response>([request](auto& co) {
                      BEGIN(co);
                      YIELD_FROM(request.release());
                      RETURN(web::Response().text(request.can_read_body() ? "more" : "none"));
                      END;
                    });
                  }) == "none");
}

BOOST_AUTO_TEST_CASE(a_client_that_leaves_within_its_body_is_no_fault_of_the_handlers) {
  app.router().add_post("/", [](web::Request request) {
    return coroutine<web::Response>([request](auto& co) {
      BEGIN(co);
      YIELD_FROM(request.read());
      RETURN(web::Response());
      END;
    });
  });
  const auto client = connect();
  client->here->write(request_of("/", "POST", "Content-Length: 4\r\n") + "bo");
  run_turns(5);
  client->here->write_eof();
  run_turns(12);
  BOOST_TEST(client->lost);
  BOOST_TEST(client->take() == "|");
  BOOST_TEST(messages().empty());
}

BOOST_AUTO_TEST_CASE(who_waits_for_it_is_told_that_the_client_has_gone) {
  std::string log;
  web::Request kept;
  with(request_of("/"), [&](web::Request request) {
    return coroutine<web::Response>([&, request](auto& co) {
      BEGIN(co);
      kept = request;
      BOOST_TEST(request.task().get_name() != "");
      BOOST_TEST(request.raw_headers().size() == 1u);
      YIELD_FROM(shield(request.disconnected()));
      log += "gone ";
      YIELD_FROM(asyncio::sleep(1));  // it runs on
      log += "end";
      RETURN(web::Response());
      END;
    });
  });
  BOOST_TEST(log == "");
  clients.back()->here->abort();
  wait(2);
  BOOST_TEST(log == "gone end");
  BOOST_TEST(kept.disconnected().done());
  BOOST_TEST(!kept.task());
  // One whose answer is there does not wait for ever.
  Future<void> over{nullptr};
  with(request_of("/"), [&](web::Request request) {
    over = request.disconnected();
    return web::Response();
  });
  BOOST_TEST(over.cancelled());
}

BOOST_AUTO_TEST_CASE(a_handler_is_cancelled_with_its_client_if_it_wants_that) {
  std::string log;
  const auto handler = [&](web::Request) {
    return coroutine<web::Response>([&](auto& co) {
      BEGIN(co);
      TRY { YIELD_FROM(asyncio::sleep(5)); }
      EXCEPT(CancelledError) {
        log += "cancelled ";
        RAISE();
      }
      END_TRY;
      log += "end ";
      RETURN(web::Response());
      END;
    });
  };
  for (const bool wanted : {true, false}) {
    options.handler_cancellation = wanted;
    with(request_of("/"), handler);
    clients.back()->here->abort();
    wait(6);
  }
  BOOST_TEST(log == "cancelled end ");
  BOOST_TEST(messages() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_body_may_come_out_of_an_async_generator) {
  std::string log;
  const auto counting = [&log](std::string fails) {
    return async_generator<std::string>([&log, fails, i = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        for (; i < 3; ++i) {
          YIELD(std::to_string(i));
          YIELD_FROM(asyncio::sleep(0));
          if (i == 1 && !fails.empty()) RAISE(ValueError(fails));
        }
      }
      FINALLY { log += "closed "; }
      END_TRY;
      END;
    });
  };
  const auto handler = [&](web::Request request) {
    web::Response response;
    response.body("other").text("other").body(counting(request.query().get("fails", "")));
    if (request.query().contains("length")) response.content_length(3);
    return response;
  };
  BOOST_TEST(with(request_of("/"), handler) == "1\r\n0\r\n1\r\n1\r\n1\r\n2\r\n0\r\n\r\n");
  BOOST_TEST(with(request_of("/?length"), handler) == "012");
  BOOST_TEST(log == "closed closed ");
  BOOST_TEST(with(request_of("/?length", "HEAD"), handler) == "");
  BOOST_TEST(log == "closed closed ");
  BOOST_TEST(with(request_of("/?fails=x"), handler) == "1\r\n0\r\n1\r\n1\r\n|");
  BOOST_TEST(clients.back()->lost);
  BOOST_TEST(log == "closed closed closed ");
  BOOST_TEST(messages() == std::vector<std::string>{"Error handling request"},
             boost::test_tools::per_element());
  BOOST_TEST(with(request_of("/"), [&](web::Request) {
               return web::Response().body(counting("")).body("whole");
             }) == "whole");
}

BOOST_AUTO_TEST_CASE(an_answer_keeps_values_for_who_sees_it_later) {
  static constexpr web::ResponseKey<int> kCost{"cost"};
  int cost = 0;
  app.on_response_prepare().append(
      [&](web::Request, web::StreamResponse response) { cost = response[kCost]; });
  app.router().add_get("/", [](web::Request) {
    web::Response response;
    response[kCost] = 3;
    return response;
  });
  ask(request_of("/"));
  BOOST_TEST(cost == 3);
  BOOST_TEST(!web::Response().contains(kCost));
}

BOOST_AUTO_TEST_SUITE_END()
