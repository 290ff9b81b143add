// WebSocketResponse and the engine of both ends: an echo server, its handshake, and every end.
#include "tests/web/server/websocket_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using http::WSMessage;
using http::WSMsgType;

namespace {

struct Echoing : WebSocketLoop {
  Echoing() {
    serve("/", [this](web::Request request) { return echo(request, ws); });
    serve("/chat", [this](web::Request request) {
      return echo(request, ws.protocols({"chat", "talk"}).compress(false));
    });
  }
  Coroutine<web::WebSocketResponse> echo(web::Request request, web::WebSocketResponse socket) {
    ws = web::WebSocketResponse();  // for the next one
    now = socket;
    return coroutine<web::WebSocketResponse>(
        [this, request, socket, msg = WSMessage()](auto& co) mutable {
          BEGIN(co);
          YIELD_FROM(socket.prepare(request));
          FOR(msg, socket) {
            if (msg.type == WSMsgType::ERROR) {
              errors += msg.error.what();
            } else if (msg.type == WSMsgType::TEXT) {
              YIELD_FROM(socket.send_str(msg.data));
            } else {
              YIELD_FROM(socket.send_bytes(msg.data));
            }
          }
          END_FOR;
          ended += std::to_string(socket.close_code().value_or(-1)) + " ";
          RETURN(socket);
          END;
        });
  }
  std::string refusal(std::string_view fields, std::string_view method = "GET") {
    return ask(request_of("/", method, fields)).substr(0, 12);
  }

  web::WebSocketResponse ws, now;
  std::string ended, errors;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(websocket, Echoing)

BOOST_AUTO_TEST_CASE(messages_come_back) {
  for (const std::string_view fields : {"", "Sec-WebSocket-Extensions: permessage-deflate\r\n"}) {
    const Socket client = open("/", {}, fields);
    BOOST_TEST(now.compress() == !fields.empty());
    for (const std::size_t n : {0, 5, 100, 4000, 66000, 1000000}) {
      say(client, std::string(n, 'x'));
      const WSMessage back = next(client);
      BOOST_TEST((back.type == WSMsgType::TEXT && back.data == std::string(n, 'x')), n << " bytes");
    }
    run(WebSocket::send(client, WSMsgType::BINARY, std::string("\0\xff", 2)));
    BOOST_TEST((next(client).type == WSMsgType::BINARY));
    BOOST_TEST(run(WebSocket::close(client, 1000, "bye")));
    run_turns(5);
    BOOST_TEST(ended == "1000 ");
    ended.clear();
    BOOST_TEST(client->close_code().value_or(0) == 1000);
    BOOST_TEST(server->connections() == 0u);
  }
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(the_answer_has_what_was_agreed) {
  const std::string head = raw("/chat",
                               "Sec-WebSocket-Protocol: x, talk, chat\r\n"
                               "Sec-WebSocket-Extensions: permessage-deflate\r\n")
                               ->take();
  BOOST_TEST(head ==
             "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
             "Sec-WebSocket-Protocol: talk\r\n\r\n");
  BOOST_TEST(now.ws_protocol().value_or("") == "talk");
  BOOST_TEST(!now.compress());
}

BOOST_AUTO_TEST_CASE(what_is_no_handshake_is_refused) {
  const std::string good = kWebSocketFields;
  const auto without = [&](const std::string& name) {
    const std::size_t at = good.find(name);
    return good.substr(0, at) + good.substr(good.find("\r\n", at) + 2);
  };
  const std::string bad = "HTTP/1.1 400";
  for (const char* const name :
       {"Upgrade: ", "Connection: ", "Sec-WebSocket-Version", "Sec-WebSocket-Key"})
    BOOST_TEST(refusal(without(name)) == bad, name);
  BOOST_TEST(refusal(without("Upgrade: ") + "Upgrade: h2c\r\n") == bad);
  BOOST_TEST(refusal(without("Sec-WebSocket-Key") + "Sec-WebSocket-Key: short\r\n") == bad);
  const std::string old = ask(
      request_of("/", "GET", without("Sec-WebSocket-Version") + "Sec-WebSocket-Version: 8\r\n"));
  BOOST_TEST(old.find("Sec-WebSocket-Version: 13\r\n") != old.npos);
  BOOST_TEST(old.find("Unsupported version: 8") != old.npos);
  BOOST_TEST(ask("GET / HTTP/1.0\r\nHost: a\r\n" + good + "\r\n").substr(0, 12) == bad);
  BOOST_TEST(refusal(good + "Content-Length: 1\r\n") == bad);
  BOOST_TEST(refusal(good) == "HTTP/1.1 101");
}

BOOST_AUTO_TEST_CASE(a_page_of_another_origin_may_not_use_it_unless_it_is_named) {
  const std::string there = kWebSocketFields + "Origin: https://there.org\r\n";
  BOOST_TEST(refusal(there) == "HTTP/1.1 403");
  BOOST_TEST(refusal(kWebSocketFields + "Origin: null\r\n") == "HTTP/1.1 403");
  BOOST_TEST(refusal(kWebSocketFields + "Origin: http://A\r\n") == "HTTP/1.1 101");
  ws.origins({"https://there.org"});
  BOOST_TEST(refusal(there) == "HTTP/1.1 101");
  ws.origins({"*"});
  BOOST_TEST(refusal(kWebSocketFields + "Origin: null\r\n") == "HTTP/1.1 101");
}

BOOST_AUTO_TEST_CASE(frames_behind_the_head_are_not_lost) {
  const auto client = raw("/", "", frame_of(0x81, "early") + frame_of(0x89, "p"));
  const std::string all = client->take();
  BOOST_TEST(all.substr(all.size() - 10) == std::string("\x8a\x01p", 3) + std::string("\x81\x05"
                                                                                      "early",
                                                                                      7));
}

BOOST_AUTO_TEST_CASE(a_close_is_answered_with_its_code_after_what_came_before) {
  const auto client = raw("/");
  client->take();
  client->here->write(frame_of(0x81, "a") + frame_of(0x81, "b") +
                      frame_of(0x88,
                               "\x0f\xa1"
                               "x"));
  run_turns(10);
  BOOST_TEST(client->take() == std::string("\x81\x01"
                                           "a\x81\x01"
                                           "b\x88\x02\x0f\xa1|"));
  BOOST_TEST(ended == "4001 ");
  BOOST_TEST(now.closed());
}

BOOST_AUTO_TEST_CASE(what_is_no_frame_is_told_and_ends_it) {
  const auto client = raw("/");
  client->take();
  client->keeps_open = true;
  client->here->write(frame_of(0x81, "good") + frame_of(0x83, "") + frame_of(0x81, "more"));
  run_turns(10);
  BOOST_TEST(client->take() ==
             std::string("\x81\x04good\x88\x15\x03\xea", 10) + "Unexpected opcode=3");
  BOOST_TEST(errors == "Unexpected opcode=3");
  BOOST_TEST(ended == "1002 ");
  BOOST_TEST(!client->lost);  // so that it sees the frame, and no reset for what it goes on to send
  wait(3);
  BOOST_TEST(client->take() == "|");
  BOOST_TEST(server->connections() == 0u);
}

BOOST_AUTO_TEST_CASE(a_message_has_a_limit) {
  ws.max_msg_size(100);
  const Socket small = open("/");
  say(small, std::string(101, 'x'));
  const WSMessage end = next(small);
  BOOST_TEST((end.type == WSMsgType::CLOSE && end.code == 1009));
  app.limits().websocket_message = 50;
  server = nullptr;
  const Socket other = open("/");
  say(other, std::string(51, 'x'));
  BOOST_TEST(next(other).code == 1009);
}

BOOST_AUTO_TEST_CASE(a_ping_is_answered_and_not_received) {
  const Socket client = open("/", [] {
    http::detail::WebSocketOptions options;
    options.autoping = false;
    return options;
  }());
  run(WebSocket::send(client, WSMsgType::PING, "p"));
  const WSMessage pong = next(client);
  BOOST_TEST((pong.type == WSMsgType::PONG && pong.data == "p"));
  BOOST_CHECK_THROW(run(WebSocket::send(client, WSMsgType::PING, std::string(126, 'p'))),
                    ValueError);
  BOOST_CHECK_THROW(run(WebSocket::send(client, WSMsgType::TEXT, "\xff")), ValueError);
  BOOST_CHECK_THROW(run(WebSocket::close(client, 1005, "")), ValueError);
  BOOST_CHECK_THROW(run(WebSocket::close(client, 1000, std::string(124, 'r'))), ValueError);
}

BOOST_AUTO_TEST_CASE(a_client_that_goes_without_a_word_ends_it_with_1006) {
  const auto client = raw("/");
  client->here->abort();
  run_turns(5);
  BOOST_TEST(ended == "1006 ");
  BOOST_CHECK_THROW(run(now.send_str("x")), ConnectionResetError);
  BOOST_TEST(!run(now.close()));
  BOOST_TEST(server->connections() == 0u);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_silent_client_is_pinged_and_then_aborted) {
  ws.heartbeat(10);
  const auto client = raw("/");
  client->take();
  wait(9);
  client->here->write(frame_of(0x8a, ""));  // a sign of life
  wait(9);
  BOOST_TEST(client->take() == "");
  wait(2);
  BOOST_TEST(client->take() == std::string("\x89\x00", 2));
  wait(3);
  BOOST_TEST(!client->lost);
  wait(2);
  BOOST_TEST(client->lost);
  BOOST_TEST(ended == "1006 ");
  BOOST_TEST(now.exception().is<TimeoutError>());
}

BOOST_AUTO_TEST_CASE(a_client_that_answers_pings_stays) {
  ws.heartbeat(10);
  const Socket client = open("/");
  auto receiving = loop.create_task(WebSocket::receive(client));
  wait(100);
  BOOST_TEST(!receiving.done());
  say(client, "still here");
  BOOST_TEST(run(receiving).data == "still here");
}

BOOST_AUTO_TEST_CASE(at_the_end_of_the_server_it_is_closed_with_1001) {
  const Socket client = open("/");
  auto end = loop.create_task(server->shutdown(60.0));
  const WSMessage last = next(client);
  BOOST_TEST((last.type == WSMsgType::CLOSE && last.code == 1001));
  const double begun = loop.time();
  run(end);
  BOOST_TEST(loop.time() - begun < 1);
  BOOST_TEST(now.close_code().value_or(0) == 1001);
  BOOST_TEST(ended != "");
}

BOOST_AUTO_TEST_CASE(a_handler_that_fails_is_reported_and_closes_with_1011) {
  serve("/fails", [](web::Request request) {
    return coroutine<web::Response>([request, ws = web::WebSocketResponse()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(ws.prepare(request));
      YIELD_FROM(asyncio::sleep(1));
      RAISE(ValueError("oh"));
      END;
    });
  });
  const Socket client = open("/fails");
  const WSMessage last = next(client);
  BOOST_TEST((last.type == WSMsgType::CLOSE && last.code == 1011));
  BOOST_TEST(messages() == std::vector<std::string>{"Error handling request"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(it_is_prepared_once_and_before_anything_else) {
  BOOST_CHECK_THROW(run(ws.receive()), RuntimeError);
  BOOST_CHECK_THROW(run(ws.send_str("x")), RuntimeError);
  BOOST_CHECK_THROW(run(ws.close()), RuntimeError);
  BOOST_TEST(!ws.closed());
  serve("/ready", [this](web::Request request) {
    const web::WebSocketReady ready = ws.protocols({"a"}).can_prepare(request);
    return web::Response().text((ready ? "yes " : "no ") + ready.protocol.value_or("-"));
  });
  BOOST_TEST(ask(request_of("/ready")).find("no -") != std::string::npos);
  BOOST_TEST(ask(request_of("/ready", "GET", kWebSocketFields + "Sec-WebSocket-Protocol: a\r\n"))
                 .find("yes a") != std::string::npos);
  raw("/");
  BOOST_CHECK_THROW(now.can_prepare(web::Request()), RuntimeError);
  BOOST_CHECK_THROW(now.heartbeat(5), RuntimeError);
  BOOST_CHECK_THROW(ws.heartbeat(0), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()
