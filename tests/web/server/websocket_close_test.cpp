// The ends of WebSockets that meet, receive() that is cancelled, and who does not read.
#include "tests/web/server/websocket_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using http::WSMessage;
using http::WSMsgType;

namespace {

// A server whose handler only waits: the test uses the WebSocket itself.
struct Waiting : WebSocketLoop {
  Waiting() {
    serve("/", [this](web::Request request) {
      now = std::exchange(ws, web::WebSocketResponse());
      return coroutine<web::WebSocketResponse>(
          [this, request, socket = now, until = loop.create_future<void>()](auto& co) mutable {
            BEGIN(co);
            done = until;
            YIELD_FROM(socket.prepare(request));
            YIELD_FROM(until);
            RETURN(socket);
            END;
          });
    });
  }
  // The handler ends.
  void let_go() {
    if (!done.done()) done.set_result();
    run_turns(5);
  }

  web::WebSocketResponse ws, now;
  Future<void> done{nullptr};
};

WSMsgType type_of(const WSMessage& message) { return message.type; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(websocket_close, Waiting)

BOOST_AUTO_TEST_CASE(both_close_at_the_same_time) {
  const Socket client = open("/");
  auto here = loop.create_task(now.close(4001));
  auto there = loop.create_task(WebSocket::close(client, 4002, ""));
  BOOST_TEST(run(here));
  BOOST_TEST(run(there));
  BOOST_TEST(now.close_code().value_or(0) == 4002);
  BOOST_TEST(client->close_code().value_or(0) == 4001);
  BOOST_TEST(!now.exception());
  let_go();
  BOOST_TEST(server->connections() == 0u);
}

BOOST_AUTO_TEST_CASE(who_receives_is_told_of_a_close_by_another_task) {
  const Socket client = open("/");
  auto receiving = loop.create_task(now.receive());
  run_turns(3);
  BOOST_CHECK_THROW(run(now.receive()), RuntimeError);
  auto closing = loop.create_task(now.close());
  BOOST_TEST((type_of(run(receiving)) == WSMsgType::CLOSING));
  BOOST_TEST((type_of(next(client)) == WSMsgType::CLOSE));
  BOOST_TEST(run(closing));
  for (int i = 0; i < 4; ++i) BOOST_TEST((type_of(run(now.receive())) == WSMsgType::CLOSED));
  BOOST_TEST(text_of<RuntimeError>([&] { run(now.receive()); }) ==
             "WebSocket connection is closed.");
  BOOST_TEST(text_of<ConnectionResetError>([&] { run(now.send_str("x")); }) ==
             "Cannot write to closing transport");
}

BOOST_AUTO_TEST_CASE(several_tasks_close_and_one_does_it) {
  const Socket client = open("/");
  auto first = loop.create_task(now.close(4001)), second = loop.create_task(now.close(4002));
  auto third = loop.create_task(now.close(4003));
  run_turns(2);
  third.cancel();
  BOOST_TEST(next(client).code == 4001);
  BOOST_TEST(run(first));
  BOOST_TEST(!run(second));
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_answer_a_close_is_aborted_in_time) {
  const auto client = raw("/");
  client->take();
  client->keeps_open = true;
  auto closing = loop.create_task(now.close());
  run_turns(5);
  client->here->write(frame_of(0x81, "late"));
  wait(9);
  BOOST_TEST(!closing.done());
  wait(2);
  BOOST_TEST(run(closing));
  BOOST_TEST(now.close_code().value_or(0) == 1006);
  BOOST_TEST(now.exception().is<TimeoutError>());
  BOOST_TEST(server->connections() == 0u);
}

BOOST_AUTO_TEST_CASE(messages_on_their_way_are_dropped_by_who_closes) {
  const Socket client = open("/");
  say(client, std::string(80000, 'x'));
  say(client, "more");
  run_turns(5);
  auto closing = loop.create_task(now.close());
  BOOST_TEST((type_of(next(client)) == WSMsgType::CLOSE));
  BOOST_TEST(run(closing));
  BOOST_TEST(now.close_code().value_or(0) == 1000);
}

BOOST_AUTO_TEST_CASE(frames_are_sent_as_they_are_but_not_one_that_closes) {
  const Socket client = open("/");
  run(now.send_frame("t", WSMsgType::TEXT));
  run(now.send_frame("b", WSMsgType::BINARY));
  run(now.send_frame("p", WSMsgType::PING));
  BOOST_TEST(next(client).data == "t");
  BOOST_TEST((type_of(next(client)) == WSMsgType::BINARY));
  for (const WSMsgType type :
       {WSMsgType::CONTINUATION, WSMsgType::CLOSE, WSMsgType::CLOSED, static_cast<WSMsgType>(3)})
    BOOST_CHECK_THROW((void)now.send_frame("", type), ValueError);
  BOOST_TEST(!now.closed());
}

BOOST_AUTO_TEST_CASE(without_autoclose_the_program_answers) {
  ws.autoclose(false);
  const Socket client = open("/");
  auto closing = loop.create_task(WebSocket::close(client, 4004, ""));
  BOOST_TEST(run(now.receive()).code == 4004);
  BOOST_TEST((type_of(run(now.receive())) == WSMsgType::CLOSING));
  BOOST_TEST(!closing.done());
  run(now.send_str("the last word"));
  BOOST_TEST(run(now.close(1000)));
  BOOST_TEST(run(closing));
  BOOST_TEST(client->close_code().value_or(0) == 1000);
}

BOOST_AUTO_TEST_CASE(a_close_that_nobody_receives_is_answered_after_a_while) {
  const auto client = raw("/");
  client->take();
  client->here->write(frame_of(0x88, "\x0f\xa1"));
  wait(9.5);
  BOOST_TEST(client->take() == "");
  wait(1);
  BOOST_TEST(client->take() == "\x88\x02\x0f\xa1|");
}

BOOST_AUTO_TEST_CASE(what_is_prepared_while_the_server_ends_is_closed_with_1001) {
  serve("/late", [](web::Request request) {
    return coroutine<web::WebSocketResponse>(
        [request, socket = web::WebSocketResponse()](auto& co) mutable {
          BEGIN(co);
          YIELD_FROM(asyncio::sleep(1));
          YIELD_FROM(socket.prepare(request));
          YIELD_FROM(socket.receive());
          RETURN(socket);
          END;
        });
  });
  const auto client = raw("/late");
  auto end = loop.create_task(server->shutdown(60.0));
  wait(2);
  const std::string all = client->take();
  BOOST_TEST(all.substr(all.find("\r\n\r\n") + 4) == "\x88\x02\x03\xe9");
  client->here->write(frame_of(0x88, "\x03\xe9"));
  run(end);
}

BOOST_AUTO_TEST_CASE(a_handler_that_ends_closes) {
  const Socket client = open("/");
  let_go();
  BOOST_TEST(next(client).code == 1000);
  run_turns(5);
  BOOST_TEST(server->connections() == 0u);
}

BOOST_AUTO_TEST_CASE(receive_that_is_cancelled_or_late_loses_nothing) {
  const Socket client = open("/");
  auto receiving = loop.create_task(now.receive());
  run_turns(3);
  receiving.cancel();
  run_turns(3);
  BOOST_TEST(receiving.cancelled());
  BOOST_CHECK_THROW(run(now.receive(1.0)), TimeoutError);
  // In some turn the message has woken the task, which has not run yet.
  for (int turns = 0; turns < 8; ++turns) {
    auto again = loop.create_task(now.receive());
    run_turns(3);
    client->transport()->write(frame_of(0x81, "one"));
    run_turns(turns);
    again.cancel();
    run_turns(3);
    BOOST_TEST((again.cancelled() ? run(now.receive()) : again.result()).data == "one");
  }
  say(client, "two");
  BOOST_TEST(run(now.receive_str()) == "two");
  say(client, "three");
  BOOST_TEST(text_of<TypeError>([&] { run(now.receive_bytes()); }) ==
             "Received message 1:'three' is not bytes");
}

BOOST_AUTO_TEST_CASE(receive_has_a_time_of_its_own) {
  ws.receive_timeout(3);
  const Socket client = open("/");
  const double begun = loop.time();
  BOOST_CHECK_THROW(run(now.receive()), TimeoutError);
  BOOST_TEST(loop.time() - begun >= 3);
  BOOST_CHECK_THROW(run(now.receive(1.0)), TimeoutError);
  BOOST_TEST(loop.time() - begun < 5);
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_read_makes_who_sends_wait) {
  ws.writer_limit(10000);
  const auto client = raw("/");
  client->take();
  client->there->hold();
  run(now.send_str(std::string(9000, 'x')));
  auto sending = loop.create_task(now.send_str(std::string(9000, 'y')));
  auto other = loop.create_task(now.send_bytes("z"));
  client->here->write(frame_of(0x89, "first") + frame_of(0x89, "last"));
  run_turns(5);
  BOOST_TEST(!sending.done());
  BOOST_TEST(!other.done());
  client->there->release();
  run(sending);
  run(other);
  run_turns(5);
  const std::string all = client->take();
  BOOST_TEST(all.find("first") == all.npos);  // one pong will do
  BOOST_TEST(all.substr(all.size() - 4) == "last");
  BOOST_TEST(all.substr(all.size() - 9, 3) == std::string("\x82\x01z"));
}

BOOST_AUTO_TEST_CASE(a_transport_that_is_full_when_it_is_upgraded_is_waited_for) {
  ws.writer_limit(10);
  const auto client = connect();
  client->there->hold();
  client->here->write(request_of("/", "GET", kWebSocketFields));
  run_turns(10);
  auto sending = loop.create_task(now.send_str("x"));
  run_turns(3);
  BOOST_TEST(!sending.done());
  client->there->release();
  run(sending);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_client_that_is_not_read_is_not_taken_for_silent) {
  ws.heartbeat(10);
  const Socket client = open("/");
  for (int i = 0; i < 20; ++i)
    auto sending =
        loop.create_task(WebSocket::send(client, WSMsgType::TEXT, std::string(10000, 'x')));
  wait(100);
  BOOST_TEST(!now.closed());
  for (int i = 0; i < 20; ++i) BOOST_TEST(run(now.receive_str()).size() == 10000u);
}

BOOST_AUTO_TEST_CASE(a_client_that_takes_nothing_is_given_up_and_who_sends_is_told) {
  ws.writer_limit(1000);
  const auto client = raw("/");
  client->there->hold();
  auto sending = loop.create_task(now.send_str(std::string(2000, 'x')));
  wait(61);
  BOOST_TEST(sending.done());
  BOOST_TEST(client->lost);
  BOOST_TEST(now.close_code().value_or(0) == 1006);
}

BOOST_AUTO_TEST_CASE(who_does_not_receive_reads_no_further_ahead_than_so_much) {
  const Socket client = open("/");
  for (int i = 0; i < 100; ++i) {
    std::string text(10000, static_cast<char>('a' + i % 26));
    auto sending = loop.create_task(WebSocket::send(client, WSMsgType::TEXT, std::move(text)));
  }
  run_turns(200);
  BOOST_TEST(client->transport()->get_write_buffer_size() > 500000u);
  for (int i = 0; i < 100; ++i) {
    const std::string text = run(now.receive_str());
    BOOST_TEST((text == std::string(10000, static_cast<char>('a' + i % 26))), i);
  }
  // Of nothing, too.
  for (int i = 0; i < 100000; ++i) client->transport()->write(frame_of(0x82, ""));
  run_turns(200);
  BOOST_TEST(client->transport()->get_write_buffer_size() > 100000u);
}

BOOST_AUTO_TEST_CASE(many_tasks_send_and_no_frame_breaks_another) {
  const Socket client = open("/", {}, "Sec-WebSocket-Extensions: permessage-deflate\r\n");
  for (int i = 0; i < 50; ++i) {
    std::string text(static_cast<std::size_t>(i * 300), static_cast<char>('a' + i % 26));
    auto sending = loop.create_task(now.send_str(std::move(text)));
  }
  std::size_t all = 0;
  for (int i = 0; i < 50; ++i) {
    const std::string text = next(client).data;
    BOOST_TEST(text.find_first_not_of(text.empty() ? 'x' : text[0]) == text.npos);
    all += text.size();
  }
  BOOST_TEST(all == 300u * 49 * 50 / 2);
}

BOOST_AUTO_TEST_SUITE_END()
