// Who gets a connection, when, and what becomes of it.
#include <boost/test/unit_test.hpp>

#include "tests/web/client/client_loop.hpp"

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Options = http::RequestOptions;

struct Pool : ClientLoop {
  std::string ask(std::size_t i, const std::string& body = "x") {
    auto task = begin(session.get(url()));
    server(i).take();
    server(i).server->write(ok(body));
    return run(run(task).text());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pool_of_a_client, Pool)

BOOST_AUTO_TEST_CASE(a_connection_is_used_again_for_the_same_place) {
  BOOST_TEST(ask(0) == "x");
  BOOST_TEST(ask(0) == "x");
  for (const char* other :
       {"http://example.org:81/", "https://example.org/", "http://other.org/"}) {
    begin(session.get(other)).cancel();
    run_turns(5);
  }
  BOOST_TEST(pool->all.size() == 4u);
  BOOST_TEST(pool->keys[2].secure);
  BOOST_TEST(pool->keys[2].port == 443);
  BOOST_TEST(pool->idle() == 1u);
}

BOOST_AUTO_TEST_CASE(a_connection_that_the_server_will_not_keep_is_not_kept) {
  auto task = begin(session.get(url()));
  server().server->write(ok("x", "Connection: close\r\n"));
  BOOST_TEST(run(run(task).text()) == "x");
  BOOST_TEST(pool->idle() == 0u);
  pool->force_close = true;
  BOOST_TEST(ask(1) == "x");
  BOOST_TEST(pool->idle() == 0u);
}

BOOST_AUTO_TEST_CASE(a_connection_that_waits_too_long_is_closed) {
  BOOST_TEST(ask(0) == "x");
  run(asyncio::sleep(10));
  BOOST_TEST(ask(0) == "x");
  run(asyncio::sleep(14));
  BOOST_TEST(pool->idle() == 1u);
  run(asyncio::sleep(17));
  BOOST_TEST(pool->idle() == 0u);
  BOOST_TEST(server().lost);
}

BOOST_AUTO_TEST_CASE(a_connection_that_the_server_closes_while_it_waits_is_forgotten) {
  BOOST_TEST(ask(0) == "x");
  server().server->close();
  run_turns(5);
  BOOST_TEST(pool->idle() == 0u);
  BOOST_TEST(ask(1) == "x");
  server(1).server->write("HTTP/1.1 408 Late\r\n\r\n");  // nobody has asked
  run_turns(5);
  BOOST_TEST(pool->idle() == 0u);
  BOOST_TEST(ask(2) == "x");
}

BOOST_AUTO_TEST_CASE(a_request_that_meets_a_closing_connection_is_sent_once_more) {
  BOOST_TEST(ask(0) == "x");
  server().client->set_delay(1);
  auto task = begin(session.get(url()));
  server().server->close();
  run_turns(12);
  BOOST_TEST(server(1).take().substr(0, 16) == "GET / HTTP/1.1\r\n");
  server(1).server->write(ok("again"));
  BOOST_TEST(run(run(task).text()) == "again");
}

BOOST_AUTO_TEST_CASE(a_request_is_not_sent_again_if_that_may_matter) {
  BOOST_TEST(ask(0) == "x");
  auto task = begin(session.post(url(), Options().data("x")));
  server().server->close();
  BOOST_CHECK_THROW(run(task), http::ServerDisconnectedError);  // not idempotent
  BOOST_TEST(pool->all.size() == 1u);
  task = begin(session.get(url()));
  server(1).server->close();
  BOOST_CHECK_THROW(run(task), http::ServerDisconnectedError);  // a new connection
  BOOST_TEST(pool->all.size() == 2u);
  BOOST_TEST(ask(2) == "x");
  task = begin(session.get(url()));
  server(2).server->write("HTTP/1.1 2");
  server(2).server->write_eof();
  BOOST_CHECK_THROW(run(task), http::ServerDisconnectedError);  // it was answered
  BOOST_TEST(pool->all.size() == 3u);
}

BOOST_AUTO_TEST_CASE(requests_beyond_the_limit_wait_in_order) {
  pool->limit = 2;
  std::vector<Task<http::ClientResponse>> tasks;
  for (int i = 0; i < 5; ++i) tasks.push_back(begin(session.get(url("/" + std::to_string(i)))));
  BOOST_TEST(pool->all.size() == 2u);
  tasks[2].cancel();
  run_turns(3);
  const auto answers = [&](std::size_t i) {
    const std::string text = server(i).take();
    server(i).server->write(ok("x"));
    run_turns(8);
    return text.substr(0, 6);
  };
  BOOST_TEST(answers(1) == "GET /1");
  BOOST_TEST(answers(1) == "GET /3");
  BOOST_TEST(answers(1) == "GET /4");
  BOOST_TEST(answers(0) == "GET /0");
  BOOST_TEST(pool->in_use() == 0u);
  BOOST_TEST(pool->all.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_limit_for_a_host_does_not_hold_up_another_one) {
  pool->limit_per_host = 1;
  auto a = begin(session.get("http://a/"));
  auto also_a = begin(session.get("http://a/"));
  auto b = begin(session.get("http://b/"));
  BOOST_TEST(pool->all.size() == 2u);
  server(0).server->write(ok("a"));
  run_turns(8);
  server(0).server->write(ok("a"));
  server(1).server->write(ok("b"));
  BOOST_TEST(run(run(a).text()) == "a");
  BOOST_TEST(run(run(also_a).text()) == "a");
  BOOST_TEST(run(run(b).text()) == "b");
}

BOOST_AUTO_TEST_CASE(a_connection_that_cannot_be_made_gives_its_slot_back) {
  pool->limit = 1;
  pool->delay = 1;
  pool->refused = make_exception<http::ClientOSError>(OSError(ECONNREFUSED));
  auto first = begin(session.get(url()));
  auto second = begin(session.get(url()));
  BOOST_CHECK_THROW(run(first), http::ClientOSError);
  pool->refused = {};
  run(asyncio::sleep(1.5));
  server().server->write(ok("x"));
  BOOST_TEST(run(run(second).text()) == "x");
}

BOOST_AUTO_TEST_CASE(close_ends_all_and_who_waits_is_told) {
  pool->limit = 2;
  BOOST_TEST(ask(0) == "x");
  auto reads = begin(session.get("http://a/"));
  auto asks = begin(session.get("http://b/"));
  auto waits = begin(session.get("http://c/"));
  server(1).server->write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
  const http::ClientResponse response = run(reads);
  run(session.close());
  for (const auto& peer : pool->all) BOOST_TEST(peer->client->is_closing());
  BOOST_CHECK_THROW(run(asks), http::ClientConnectionError);
  BOOST_TEST(text_of<http::ClientConnectionError>([&] { run(waits); }) == "Connector is closed.");
  BOOST_CHECK_THROW(run(response.read()), http::ClientPayloadError);
  BOOST_TEST(pool->in_use() == 0u);
  run(session.close());
}

BOOST_AUTO_TEST_CASE(connections_end_with_the_last_handle) {
  BOOST_TEST(ask(0) == "x");
  const std::weak_ptr<HandPool> weak = pool;
  const auto peer = pool->all[0];
  session = http::ClientSession();
  pool = std::make_shared<HandPool>();
  BOOST_TEST(weak.expired());
  run_turns(5);
  BOOST_TEST(peer->lost);
}

// At every step: nothing stays behind, and the next request is served.
BOOST_AUTO_TEST_CASE(a_request_may_be_cancelled_at_any_step) {
  for (int steps = 0; steps < 60; ++steps) {
    ClientLoop inner;
    inner.pool->limit = 1;
    inner.pool->delay = 0.1;
    auto before = inner.loop.create_task(inner.session.get(inner.url("/first")));
    auto task = inner.loop.create_task(coroutine<std::string>(
        [&inner, response = http::ClientResponse(), text = std::string()](auto& co) mutable {
          BEGIN(co);
          YIELD_FROM_INTO(response, inner.session.get(inner.url("/second")));
          YIELD_FROM_INTO(text, response.text());
          RETURN(text);
          END;
        }));
    const auto serve = [&] {
      for (const auto& peer : inner.pool->all) {
        if (peer->text.find("\r\n\r\n") == std::string::npos) continue;
        peer->take();
        peer->server->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
        inner.loop.call_later(0.1, [peer] { peer->server->write("b"); });
      }
    };
    for (int i = 0; i < steps; ++i) {
      inner.run_turns();
      if (i % 4 == 3) inner.run(asyncio::sleep(0.05));
      serve();
      if (before && before.done()) before = nullptr;
    }
    task.cancel();
    before = nullptr;
    for (int i = 0; i < 20; ++i) {
      inner.run(asyncio::sleep(0.05));
      serve();
    }
    auto last = inner.loop.create_task(inner.session.get(inner.url("/last")));
    for (int i = 0; i < 20 && !last.done(); ++i) {
      inner.run(asyncio::sleep(0.05));
      serve();
    }
    BOOST_TEST(last.done());
    if (!last.done()) break;
    BOOST_TEST(inner.run(inner.run(last).text()) == "ab");
    last = nullptr;
    task = nullptr;
    BOOST_TEST(inner.pool->in_use() == 0u);
    BOOST_TEST(inner.reports.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(a_session_may_outlive_its_loop) {
  const auto pool = std::make_shared<HandPool>();
  const auto session = http::ClientSession().connector(http::BaseConnector(pool));
  http::ClientResponse response;
  {
    VirtualLoop inner;
    const auto ask = [&](std::size_t i, const std::string& answer) {
      auto task = inner.loop.create_task(session.get("http://example.org/"));
      inner.run_turns(8);
      pool->all.at(i)->server->write(answer);
      return inner.run(task);
    };
    (void)ask(0, ok("x"));
    response = ask(0, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
    auto other = inner.loop.create_task(session.get("http://example.org/"));
    inner.run_turns(8);
    pool->all.at(1)->server->write(ok("x"));
    (void)inner.run(other);
    BOOST_TEST(pool->idle() == 1u);
    BOOST_TEST(pool->in_use() == 1u);
  }
  response = http::ClientResponse();
  BOOST_TEST(pool->in_use() == 0u);
}
