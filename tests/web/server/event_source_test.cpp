// EventSourceResponse: events as bytes, pings, and when it ends.
#include <asyncio/web/server/event_source_response.hpp>

#include "tests/web/server/web_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Events : WebLoop {
  Events() {
    app.router().add_get("/", [this](web::Request request) {
      now = web::EventSourceResponse();
      return coroutine<web::EventSourceResponse>([this, request, events = now](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM(events.prepare(request));
        YIELD_FROM(events.wait());
        ended = true;
        RETURN(events);
        END;
      });
    });
  }
  std::shared_ptr<WebClient> open(std::string_view fields = "") {
    const auto client = connect();
    client->here->write(request_of("/", "GET", fields));
    run_turns(6);
    return client;
  }
  // What was sent for it, without the chunk around.
  std::string sent(const std::shared_ptr<WebClient>& client) {
    run_turns(6);
    const std::string chunk = client->take();
    return chunk.substr(chunk.find("\r\n") + 2);
  }

  web::EventSourceResponse now;
  bool ended = false;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(event_source, Events)

BOOST_AUTO_TEST_CASE(events_have_a_line_for_each_line_of_their_data) {
  const auto client = open("Last-Event-ID: 41\r\n");
  BOOST_TEST(client->take() ==
             "HTTP/1.1 200 OK\r\nCache-Control: no-cache\r\nX-Accel-Buffering: no\r\n"
             "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
  BOOST_TEST(now.last_event_id() == "41");
  run(now.send("one"));
  BOOST_TEST(sent(client) == "data: one\r\n\r\n\r\n");
  run(now.send("a\nb\r\nc\rd\n"));
  BOOST_TEST(sent(client) == "data: a\r\ndata: b\r\ndata: c\r\ndata: d\r\ndata: \r\n\r\n\r\n");
  run(now.send("", "42", "tick", 3000));
  BOOST_TEST(sent(client) == "id: 42\r\nevent: tick\r\ndata: \r\nretry: 3000\r\n\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(what_would_be_another_line_is_refused) {
  const auto client = open();
  client->take();
  for (const char* const bad : {"a\r", "a\ndata: b", "\r\n"}) {
    BOOST_CHECK_THROW(run(now.send("x", bad)), ValueError);
    BOOST_CHECK_THROW(run(now.send("x", {}, bad)), ValueError);
  }
  BOOST_CHECK_THROW(run(now.send("x", std::string("\0", 1))), ValueError);
  BOOST_CHECK_THROW(run(now.send("x", {}, {}, -1)), ValueError);
  BOOST_CHECK_THROW(now.ping_interval(0), ValueError);
  run_turns(5);
  BOOST_TEST(client->take() == "");
}

BOOST_AUTO_TEST_CASE(a_silent_stream_is_pinged) {
  const auto client = open();
  client->take();
  wait(14);
  BOOST_TEST(client->take() == "");
  wait(2);
  BOOST_TEST(client->take() == "a\r\n: ping\r\n\r\n\r\n");
  now.ping_interval(100);  // from the next one on
  wait(15);
  client->take();
  wait(98);
  BOOST_TEST(client->take() == "");
}

BOOST_AUTO_TEST_CASE(who_waits_goes_on_when_it_is_stopped) {
  const auto client = open();
  client->take();
  BOOST_TEST(now.is_connected());
  auto waiting = loop.create_task(now.wait());
  auto cancelled = loop.create_task(now.wait());
  run_turns(3);
  cancelled.cancel();
  run_turns(3);
  BOOST_TEST(cancelled.cancelled());
  BOOST_TEST(!ended);
  now.stop_streaming();
  run(waiting);
  run_turns(6);
  BOOST_TEST(ended);
  BOOST_TEST(!now.is_connected());
  BOOST_TEST(client->take() == "0\r\n\r\n");  // and the connection goes on
  BOOST_TEST(server->connections() == 1u);
}

BOOST_AUTO_TEST_CASE(a_client_that_goes_ends_it) {
  const auto client = open();
  client->there->abort();  // as when a ping is answered by a reset
  run_turns(8);
  BOOST_TEST(ended);
  BOOST_TEST(!now.is_connected());
  BOOST_CHECK_THROW(run(now.send("x")), RuntimeError);  // the handler has ended it
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_block_prepares_and_ends_it) {
  app.router().add_get("/with", [](web::Request request) {
    return coroutine<web::EventSourceResponse>(
        [request, events = web::EventSourceResponse()](auto& co) mutable {
          BEGIN(co);
          WITH_INTO(events, web::sse_response(request)) { YIELD_FROM(events.send("once")); }
          END_WITH;
          RETURN(events);
          END;
        });
  });
  const std::string all = ask(request_of("/with"));
  BOOST_TEST(all.substr(all.find("\r\n\r\n") + 4) == "e\r\ndata: once\r\n\r\n\r\n0\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(before_it_is_prepared_nothing_can_be_done) {
  BOOST_CHECK_THROW(run(now.send("x")), RuntimeError);
  BOOST_CHECK_THROW(run(now.wait()), RuntimeError);
  BOOST_CHECK_THROW(now.stop_streaming(), RuntimeError);
  BOOST_TEST(!now.is_connected());
  BOOST_TEST(now.ping_interval() == 15);
}

BOOST_AUTO_TEST_SUITE_END()
