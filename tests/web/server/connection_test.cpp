// Connections of the server: what is answered, in which form, and when they end.
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/file_field.hpp>
#include <asyncio/web/server/response.hpp>

#include "tests/web/server/web_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <cerrno>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Serving : WebLoop {
  Serving() {
    app.add_routes({web::get("/", [](web::Request) { return web::Response().text("hi"); }),
                    web::post("/echo", echo), web::post("/deaf", deaf), web::get("/slow", slow),
                    web::get("/stream", stream), web::get("/fails", fails)});
  }
  static Coroutine<web::Response> echo(web::Request request) {
    return coroutine<web::Response>([request, body = std::string()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(body, request.read());
      RETURN(web::Response().text(body));
      END;
    });
  }
  static web::Response deaf(web::Request) { return web::Response().text("no"); }
  static Coroutine<web::Response> slow(web::Request) {
    return coroutine<web::Response>([](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(5));
      RETURN(web::Response().text("late"));
      END;
    });
  }
  static Coroutine<web::StreamResponse> stream(web::Request request) {
    return coroutine<web::StreamResponse>(
        [request, response = web::StreamResponse::make()](auto& co) mutable {
          BEGIN(co);
          if (request.query().contains("length")) response.content_length(6);
          response.content_type("text/plain");
          YIELD_FROM(response.prepare(request));
          YIELD_FROM(response.write("one"));
          if (request.query().contains("fails")) RAISE(ValueError("half way"));
          if (request.query().contains("short")) RETURN(response);
          YIELD_FROM(response.write("two"));
          YIELD_FROM(response.write_eof());
          RETURN(response);
          END;
        });
  }
  static Coroutine<web::Response> fails(web::Request) {
    return coroutine<web::Response>([](auto& co) {
      BEGIN(co);
      RAISE(ValueError("a secret"));
      END;
    });
  }
};

const std::string kHi =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r\n\r\nhi";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(connection, Serving)

BOOST_AUTO_TEST_CASE(a_connection_answers_one_request_after_the_other) {
  const auto client = connect();
  for (int i = 0; i < 3; ++i) {
    client->here->write(request_of("/"));
    run_turns(6);
    BOOST_TEST(client->take() == kHi);
  }
  BOOST_TEST(server->connections() == 1u);
  BOOST_TEST(server->requests_count() == 3u);
}

BOOST_AUTO_TEST_CASE(pipelined_requests_are_answered_in_their_order_and_together) {
  const auto client = connect();
  client->here->write(request_of("/") + request_of("/nothing") + request_of("/"));
  run_turns(12);
  const std::string all = client->take();
  BOOST_TEST(client->pieces == 1);
  BOOST_TEST(all.substr(0, kHi.size()) == kHi);
  BOOST_TEST(all.find("404 Not Found") != std::string::npos);
  BOOST_TEST(all.substr(all.size() - kHi.size()) == kHi);
}

BOOST_AUTO_TEST_CASE(an_answer_does_not_wait_for_a_slow_one_behind_it) {
  const auto client = connect();
  client->here->write(request_of("/") + request_of("/slow"));
  run_turns(12);
  BOOST_TEST(client->take() == kHi);
  wait(5);
  BOOST_TEST(client->take().find("late") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_answer_to_head_has_the_length_and_no_body) {
  BOOST_TEST(ask(request_of("/", "HEAD")) == kHi.substr(0, kHi.size() - 2));
}

BOOST_AUTO_TEST_CASE(the_connection_ends_when_one_side_wants_it) {
  BOOST_TEST(ask(request_of("/", "GET", "Connection: close\r\n")) ==
             "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r\n"
             "Connection: close\r\n\r\nhi|");
  BOOST_TEST(ask("GET / HTTP/1.0\r\n\r\n").back() == '|');
  const std::string kept = ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  BOOST_TEST(kept.find("Connection: keep-alive\r\n") != std::string::npos);
  BOOST_TEST(kept.back() == 'i');
}

BOOST_AUTO_TEST_CASE(what_a_handler_raises_is_reported_and_not_told) {
  const std::string answer = ask(request_of("/fails"));
  BOOST_TEST(answer.substr(0, 34) == "HTTP/1.1 500 Internal Server Error");
  BOOST_TEST(answer.find("secret") == std::string::npos);
  BOOST_TEST(messages() == std::vector<std::string>{"Error handling request"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_response_is_sent_once) {
  const web::Response kept = web::Response().text("again");
  app.router().add_get("/kept", [kept](web::Request) { return kept; });
  BOOST_TEST(ask(request_of("/kept")).find("again") != std::string::npos);
  BOOST_TEST(ask(request_of("/kept")).substr(0, 12) == "HTTP/1.1 500");
  BOOST_TEST(reports.size() == 1u);
  BOOST_TEST(std::string(reports.at(0).exception.what()) ==
             "a response is sent once: make one for each request");
}

BOOST_AUTO_TEST_CASE(who_has_sent_a_response_returns_that_one) {
  app.router().add_get("/two", [](web::Request request) {
    return coroutine<web::Response>(
        [request, first = web::StreamResponse::make()](auto& co) mutable {
          BEGIN(co);
          YIELD_FROM(first.prepare(request));
          YIELD_FROM(first.write("the first"));
          RETURN(web::Response().text("the second"));
          END;
        });
  });
  const std::string answer = ask(request_of("/two"));
  BOOST_TEST(answer.rfind("HTTP/1.1 ") == 0u);
  BOOST_TEST(answer.find("the second") == std::string::npos);
  BOOST_TEST(answer.back() == '|');
  BOOST_REQUIRE(reports.size() == 1u);
  BOOST_TEST(std::string(reports[0].exception.what()) ==
             "another response was sent: return that one");
}

BOOST_AUTO_TEST_CASE(a_body_that_nobody_reads_is_dropped_up_to_a_limit) {
  const auto client = connect();
  const std::string post = "POST /deaf HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n";
  client->here->write(post + std::string(1000, 'x') + request_of("/"));
  run_turns(20);
  BOOST_TEST(client->take().find(kHi) != std::string::npos);
  const std::string all = ask("POST /deaf HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" +
                              std::string(70000, 'x'));
  BOOST_TEST(all.substr(0, 15) == "HTTP/1.1 200 OK");
  BOOST_TEST(all.back() == '|');
}

BOOST_AUTO_TEST_CASE(a_body_may_be_as_long_as_the_limit_says) {
  app.client_max_size(10);
  const std::string post = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: ";
  BOOST_TEST(ask(post + "10\r\n\r\n0123456789").find("0123456789") != std::string::npos);
  BOOST_TEST(ask(post + "11\r\n\r\n0123456789x").substr(0, 12) == "HTTP/1.1 413");
  BOOST_TEST(ask("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                 "6\r\n012345\r\n6\r\n678901\r\n0\r\n\r\n")
                 .substr(0, 12) == "HTTP/1.1 413");
}

BOOST_AUTO_TEST_CASE(a_body_that_is_too_long_is_told_its_length) {
  app.client_max_size(10);
  app.router().add_post("/more", [](web::Request request) {
    request.client_max_size(20);
    return echo(request);
  });
  const std::string length = " HTTP/1.1\r\nHost: a\r\nContent-Length: 25\r\n\r\n";
  BOOST_TEST(ask("POST /echo" + length).find("size 10 exceeded, actual body size 25") !=
             std::string::npos);
  BOOST_TEST(ask("POST /more" + length).find("size 20 exceeded, actual body size 25") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_form_has_so_many_fields) {
  app.limits().form_fields = 2;
  app.router().add_post("/form", [](web::Request request) {
    return coroutine<web::Response>([request, form = web::Form()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(form, request.post());
      RETURN(web::Response().text(form["a"]));
      END;
    });
  });
  const std::string head =
      "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      "Content-Length: ";
  BOOST_TEST(ask(head + "7\r\n\r\na=1&b=2").back() == '1');
  BOOST_TEST(ask(head + "11\r\n\r\na=1&b=2&c=3").find("413 ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_limit_of_0_is_none) {
  app.client_max_size(0);
  const auto client = connect();
  client->here->write("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n");
  client->here->write(std::string(2000000, 'x'));
  wait(1);
  BOOST_TEST(client->take().substr(0, 15) == "HTTP/1.1 200 OK");
}

BOOST_AUTO_TEST_CASE(who_expects_it_is_told_to_go_on_when_the_body_is_read) {
  const auto client = connect();
  const std::string head =
      " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
  client->here->write("POST /echo" + head);
  run_turns(8);
  BOOST_TEST(client->take() == "HTTP/1.1 100 Continue\r\n\r\n");
  client->here->write("ok");
  run_turns(8);
  BOOST_TEST(client->take().substr(0, 15) == "HTTP/1.1 200 OK");
  client->here->write("POST /deaf" + head);
  run_turns(8);
  BOOST_TEST(client->take().substr(0, 15) == "HTTP/1.1 200 OK");
}

BOOST_AUTO_TEST_CASE(a_body_of_unknown_length_comes_in_chunks) {
  BOOST_TEST(ask(request_of("/stream")) ==
             "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
             "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");
  BOOST_TEST(ask(request_of("/stream?length")) ==
             "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nonetwo");
  BOOST_TEST(ask("GET /stream HTTP/1.0\r\n\r\n") ==
             "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nonetwo|");
}

BOOST_AUTO_TEST_CASE(a_body_that_ends_too_soon_ends_the_connection) {
  BOOST_TEST(ask(request_of("/stream?length&short")).back() == '|');
  const std::string broken = ask(request_of("/stream?fails"));
  BOOST_TEST(broken.find("0\r\n\r\n") == std::string::npos);
  BOOST_TEST(clients.back()->lost);
}

BOOST_AUTO_TEST_CASE(a_silent_connection_is_closed_without_a_word) {
  const auto client = connect();
  client->here->write(request_of("/"));
  run_turns(6);
  client->take();
  wait(74);
  BOOST_TEST(client->take() == "");
  wait(2);
  BOOST_TEST(client->take() == "|");
}

BOOST_AUTO_TEST_CASE(a_head_that_comes_byte_by_byte_has_its_time_too) {
  const auto client = connect();
  client->keeps_open = true;
  for (int i = 0; i < 14; ++i) {
    client->here->write(i == 0 ? "GET / HTTP/1.1\r\n" : "X: y\r\n");
    wait(1);
  }
  BOOST_TEST(client->take() == "");
  wait(2);
  BOOST_TEST(client->take().substr(0, 28) == "HTTP/1.1 408 Request Timeout");
  BOOST_TEST(server->connections() == 1u);  // in case more comes
  wait(3);
  BOOST_TEST(server->connections() == 0u);
}

BOOST_AUTO_TEST_CASE(a_client_that_never_says_a_word_is_closed) {
  const auto client = connect();
  wait(76);
  BOOST_TEST(client->take() == "|");
}

BOOST_AUTO_TEST_CASE(a_body_that_stops_or_drips_is_not_waited_for) {
  const std::string post = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n";
  const auto stops = connect();
  stops->here->write(post + "some");
  wait(29);
  BOOST_TEST(stops->take() == "");
  wait(2);
  BOOST_TEST(stops->take().substr(0, 12) == "HTTP/1.1 408");
  const auto drips = connect();
  drips->here->write(post);
  for (int i = 0; i < 9; ++i) {
    drips->here->write("some");
    wait(1);
  }
  BOOST_TEST(drips->take() == "");
  for (int i = 0; i < 3; ++i) {
    drips->here->write("some");
    wait(1);
  }
  BOOST_TEST(drips->take().substr(0, 12) == "HTTP/1.1 408");
  const auto flows = connect();
  flows->here->write(post);
  for (int i = 0; i < 20; ++i) {
    flows->here->write(std::string(5000, 'x'));
    wait(1);
  }
  BOOST_TEST(flows->take().substr(0, 12) == "HTTP/1.1 200");
}

BOOST_AUTO_TEST_CASE(a_client_that_takes_nothing_is_given_up) {
  app.router().add_get(
      "/much", [](web::Request) { return web::Response().body(std::string(1 << 20, 'x')); });
  const auto client = connect();
  client->there->hold();
  client->here->write(request_of("/much"));
  wait(59);
  BOOST_TEST(!client->lost);
  wait(2);
  BOOST_TEST(client->lost);
}

BOOST_AUTO_TEST_CASE(a_client_that_is_reset_while_an_answer_waits_is_nobodys_error) {
  app.router().add_get(
      "/much", [](web::Request) { return web::Response().body(std::string(1 << 20, 'x')); });
  app.router().add_get("/writes", [](web::Request request) {
    return coroutine<web::StreamResponse>(
        [request, response = web::StreamResponse::make()](auto& co) mutable {
          BEGIN(co);
          YIELD_FROM(response.prepare(request));
          YIELD_FROM(response.write(std::string(1 << 20, 'x')));
          RETURN(response);
          END;
        });
  });
  for (const char* const target : {"/much", "/writes"}) {
    const auto client = connect();
    client->there->hold();
    client->here->write(request_of(target));
    run_turns(6);
    client->here->cut_at(client->here->sent(), make_exception<BrokenPipeError>(EPIPE));
    run_turns(12);
    BOOST_TEST(server->connections() == 0u);
  }
  BOOST_TEST(messages().empty());
}

BOOST_AUTO_TEST_CASE(a_client_that_goes_while_it_sends_is_noticed_by_who_reads) {
  ExceptionPtr seen;
  app.router().add_post("/waits", [&](web::Request request) {
    return coroutine<web::Response>([&, request, body = Outcome<std::string>()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_OUTCOME(body, request.read());
      seen = body.exception();
      RETURN(web::Response());
      END;
    });
  });
  const auto client = connect();
  client->here->write("POST /waits HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nsome");
  run_turns(6);
  client->here->abort();
  run_turns(6);
  BOOST_TEST(seen.is<ConnectionResetError>());
  BOOST_TEST(server->connections() == 0u);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(at_the_end_who_waits_is_closed_and_who_works_answers) {
  const auto idle = connect(), busy = connect();
  busy->here->write(request_of("/slow"));
  run_turns(6);
  auto end = loop.create_task(server->shutdown(60.0));
  run_turns(6);
  BOOST_TEST(idle->take() == "|");
  BOOST_TEST(!end.done());
  run(end);
  const std::string answer = busy->take();
  BOOST_TEST(answer.find("Connection: close\r\n\r\nlate") != std::string::npos);
  BOOST_TEST(server->connections() == 0u);
}

BOOST_AUTO_TEST_CASE(at_the_end_who_works_too_long_is_cancelled) {
  const auto busy = connect();
  busy->here->write(request_of("/slow"));
  run_turns(6);
  const double begun = loop.time();
  run(server->shutdown(1.0));
  BOOST_TEST(loop.time() - begun < 2.0);
  BOOST_TEST(busy->take().find("late") == std::string::npos);
  BOOST_TEST(server->connections() == 0u);
}

BOOST_AUTO_TEST_CASE(a_handler_whose_client_is_gone_goes_on_unless_it_is_to_be_cancelled) {
  for (const bool cancelled : {false, true}) {
    web::ServingOptions serving;
    serving.handler_cancellation = cancelled;
    server = std::make_unique<web::Server>(app.make_handler(serving));
    const auto gone = connect();
    gone->here->write(request_of("/slow"));
    run_turns(6);
    gone->here->abort();
    run_turns(6);
    BOOST_TEST(all_tasks(loop).empty() == cancelled);
    wait(100);
    BOOST_TEST(all_tasks(loop).empty());
  }
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_full_house_closes_who_has_waited_longest) {
  app.limits().connections = 2;
  const auto first = connect();
  wait(1);
  const auto second = connect();
  wait(1);
  const auto third = connect();
  run_turns(4);
  BOOST_TEST(first->lost);
  BOOST_TEST(!second->lost);
  third->here->write(request_of("/"));
  run_turns(6);
  BOOST_TEST(third->take() == kHi);
}

BOOST_AUTO_TEST_SUITE_END()
