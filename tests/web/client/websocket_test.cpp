// WebSockets of the client, against those of the server in memory, and against servers that answer
// something else.
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/loop/virtual_poller.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/websocket_handshake.hpp>
#include <asyncio/web/server/response.hpp>
#include <asyncio/web/server/websocket_response.hpp>
#include <asyncio/web/testing/test_client.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/web/client/client_loop.hpp"

using namespace asyncio;
using namespace asyncio::testing;
using http::ClientWebSocketResponse;
using http::WSConnectOptions;
using http::WSMessage;
using http::WSMsgType;

namespace {

Coroutine<web::WebSocketResponse> echo(web::Request request) {
  return coroutine<web::WebSocketResponse>(
      [request, ws = web::WebSocketResponse(), msg = WSMessage()](auto& co) mutable {
        BEGIN(co);
        ws.protocols({"chat", "talk"});
        YIELD_FROM(ws.prepare(request));
        YIELD_FROM(ws.send_str("hi"));
        FOR(msg, ws) {
          if (msg.type == WSMsgType::TEXT && msg.data == "end") break;
          if (msg.type == WSMsgType::TEXT) YIELD_FROM(ws.send_str(msg.data));
          if (msg.type == WSMsgType::BINARY) YIELD_FROM(ws.send_bytes(msg.data));
        }
        END_FOR;
        RETURN(ws);
        END;
      });
}

struct Served : VirtualLoop {
  Served() {
    web::Application app;
    app.router().add_get("/", echo);
    app.router().add_get("/page", [](web::Request) { return web::Response().text("no socket"); });
    client = std::make_unique<web::TestClient>(app);
    run(client->start_server());
  }
  ~Served() { run(client->close()); }
  ClientWebSocketResponse open(WSConnectOptions options = {}) {
    return run(client->ws_connect("/", std::move(options)));
  }
  std::unique_ptr<web::TestClient> client;
};

std::string refused(Task<ClientWebSocketResponse> task) {
  try {
    (void)task.result();
  } catch (const http::WSServerHandshakeError& error) {
    return std::to_string(error.status()) + " " + error.message();
  }
  return "nothing";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(client_websocket, Served)

BOOST_AUTO_TEST_CASE(messages_go_and_come) {
  for (const bool compressed : {false, true}) {
    const ClientWebSocketResponse ws = open(WSConnectOptions().compress(compressed));
    BOOST_TEST(ws.compress() == compressed);
    BOOST_TEST(ws.response().status() == 101);
    BOOST_TEST(run(ws.receive_str()) == "hi");
    for (const std::size_t size : {0u, 1u, 125u, 126u, 65536u, 300000u}) {
      const std::string text(size, 'x');
      run(ws.send_str(text));
      BOOST_TEST((run(ws.receive_str()) == text));
      run(ws.send_bytes(text));
      BOOST_TEST((run(ws.receive_bytes()) == text));
    }
    BOOST_TEST(run(ws.close(4000, "enough")));
    BOOST_TEST(ws.closed());
    BOOST_TEST(ws.close_code().value() == 4000);
    BOOST_CHECK_THROW(run(ws.send_str("late")), ConnectionResetError);
  }
}

BOOST_AUTO_TEST_CASE(a_middleware_cannot_answer_with_the_handshake_of_another_socket) {
  http::ClientResponse kept;
  const auto keeping = [&](http::ClientRequest request, http::ClientHandler handler) {
    return coroutine<http::ClientResponse>([&kept, request, handler](auto& co) {
      BEGIN(co);
      if (!kept) YIELD_FROM_INTO(kept, handler(request));
      RETURN(kept);
      END;
    });
  };
  const auto options = WSConnectOptions().request(http::RequestOptions().middlewares({keeping}));
  const ClientWebSocketResponse ws = open(options);
  BOOST_TEST(run(ws.receive_str()) == "hi");
  BOOST_TEST(run(ws.close()));
  BOOST_CHECK_THROW(open(options), RuntimeError);
}

BOOST_AUTO_TEST_CASE(for_ends_when_the_server_closes) {
  const ClientWebSocketResponse ws = open();
  std::string all;
  run(coroutine([&, msg = WSMessage()](auto& co) mutable {
    BEGIN(co);
    WITH(ws) {
      YIELD_FROM(ws.send_str("end"));
      FOR(msg, ws) { all += msg.data + ";"; }
      END_FOR;
    }
    END_WITH;
    END;
  }));
  BOOST_TEST(all == "hi;");
  BOOST_TEST(ws.close_code().value() == 1000);
}

BOOST_AUTO_TEST_CASE(protocols_are_agreed_on) {
  BOOST_TEST(open(WSConnectOptions().protocols({"sing", "talk"})).protocol().value() == "talk");
  BOOST_TEST(!open(WSConnectOptions().protocols({"sing"})).protocol());
  BOOST_TEST(!open().protocol());
}

BOOST_AUTO_TEST_CASE(a_page_is_no_websocket_and_another_origin_is_refused) {
  const auto page = loop.create_task(client->ws_connect("/page"));
  run_turns(20);
  BOOST_TEST(refused(page) == "200 Invalid response status");
  const auto foreign =
      loop.create_task(client->ws_connect("/", WSConnectOptions().origin("http://elsewhere.org")));
  run_turns(20);
  BOOST_TEST(refused(foreign) == "403 Invalid response status");
}

BOOST_AUTO_TEST_CASE(receiving_has_a_limit_of_time_and_can_be_cancelled) {
  const ClientWebSocketResponse ws = open(WSConnectOptions().receive_timeout(2.0));
  BOOST_TEST(run(ws.receive_str()) == "hi");
  const double begun = loop.time();
  BOOST_CHECK_THROW(run(ws.receive()), TimeoutError);
  BOOST_TEST(loop.time() - begun == 2.0);
  auto waiting = loop.create_task(ws.receive());
  run_turns(5);
  waiting.cancel();
  run_turns(5);
  BOOST_TEST(waiting.cancelled());
  run(ws.send_str("still there"));
  BOOST_TEST(run(ws.receive_str()) == "still there");
}

BOOST_AUTO_TEST_CASE(with_the_last_handle_it_ends) {
  { const ClientWebSocketResponse dropped = open(); }
  run_turns(20);
  BOOST_TEST(all_tasks(loop).empty());  // the server's of that connection
  const ClientWebSocketResponse ws = open();
  BOOST_TEST(!all_tasks(loop).empty());
  run(client->close());
  run_turns(10);
  BOOST_TEST(ws.closed());
  BOOST_TEST(ws.close_code().has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(client_websocket_by_hand, ClientLoop)

BOOST_AUTO_TEST_CASE(the_handshake_is_the_one_of_the_rfc_and_its_answer_is_looked_at) {
  const std::string good = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n";
  struct Row {
    std::string head, said;
  };
  const std::vector<Row> rows{
      {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n",
       "101 Invalid upgrade header"},
      {good + "Connection: close\r\n", "101 Invalid connection header"},
      {good + "Connection: Upgrade\r\nSec-WebSocket-Accept: abc\r\n",
       "101 Invalid challenge response"},
      {good + "Connection: Upgrade\r\n@Sec-WebSocket-Protocol: other\r\n",
       "101 Invalid protocol header"},
      {good + "Connection: Upgrade\r\n@Sec-WebSocket-Extensions: permessage-deflate\r\n",
       "101 Invalid extensions header"},
      {good + "Connection: keep-alive, upgrade\r\n@", "nothing"},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto task = loop.create_task(
        session.ws_connect("ws://example.org/chat?x=1", WSConnectOptions().protocols({"a", "b"})));
    run_turns(8);
    const std::string request = server(i).take();
    BOOST_TEST(request.substr(0, request.find('\r')) == "GET /chat?x=1 HTTP/1.1");
    BOOST_TEST(request.find("Sec-WebSocket-Protocol: a,b\r\n") != std::string::npos);
    BOOST_TEST(request.find("Sec-WebSocket-Version: 13\r\n") != std::string::npos);
    BOOST_TEST(request.find("Upgrade: websocket\r\n") != std::string::npos);
    const std::size_t at = request.find("Sec-WebSocket-Key: ") + 19;
    std::string head = rows[i].head;
    if (const std::size_t mark = head.find('@'); mark != head.npos)
      head.replace(mark, 1,
                   "Sec-WebSocket-Accept: " +
                       http::detail::websocket_accept(request.substr(at, 24)) + "\r\n");
    // The first frame comes with the head.
    server(i).server->write(head + "\r\n\x81\x02hi");
    run_turns(8);
    BOOST_REQUIRE(task.done());
    BOOST_TEST(refused(task) == rows[i].said);
    if (rows[i].said == "nothing") {
      BOOST_TEST(run(task.result().receive_str()) == "hi");
      BOOST_TEST(pool->in_use() == 1u);
      server(i).server->abort();
      run_turns(8);
      BOOST_TEST(task.result().close_code().value() == 1006);
    }
    run_turns(8);
    BOOST_TEST(pool->in_use() == 0u);
  }
}

BOOST_AUTO_TEST_CASE(a_total_time_ends_with_the_handshake) {
  const auto task = loop.create_task(session.ws_connect(
      "ws://example.org/",
      WSConnectOptions().request(http::RequestOptions().timeout(5.0)).protocols({"a"})));
  run_turns(8);
  run(asyncio::sleep(10));
  BOOST_REQUIRE(task.done());
  BOOST_CHECK_THROW((void)task.result(), TimeoutError);
  BOOST_TEST(pool->in_use() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
