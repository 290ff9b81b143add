// One connection in memory, on virtual time, whose server says what the test writes.
#include <asyncio/db/redis/connection.hpp>
#include <asyncio/db/redis/options.hpp>
#include <asyncio/testing/memory_transport.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;
using redis::Value;
using redis::detail::Batch;

namespace {

struct Server : Protocol {
  void data_received(std::string_view data) override { pieces.emplace_back(data); }
  void connection_lost(const ExceptionPtr&) override { lost = true; }
  std::vector<std::string> pieces;
  bool lost = false;
};

struct Wire : VirtualLoop, redis::detail::ConnectionOwner {
  Wire() : connection(std::make_shared<redis::detail::Connection>(*this)) {
    std::tie(client, server) = memory_transport_pair(loop, connection, said);
    run_turns(3);
  }
  ~Wire() {
    server->abort();
    run_turns(5);
    BOOST_TEST(said->lost);
    BOOST_TEST(reports.size() == 0u);
  }
  template <class T = std::string>
  Future<T> ask(const std::string& name) {
    return batch.command<T>(loop, {name});
  }
  void send() { connection->send(batch); }
  void answer(std::string_view bytes) {
    server->write(bytes);
    run_turns(4);
  }
  bool pushed(Value&& value) override {
    if (listening) pushes.push_back(value.to_string());
    return listening;
  }
  void lost(redis::detail::Connection&, const ExceptionPtr& error) noexcept override {
    why = error.what();
  }

  std::shared_ptr<Server> said = std::make_shared<Server>();
  std::shared_ptr<redis::detail::Connection> connection;
  MemoryTransportPtr client, server;
  Batch batch;
  std::vector<std::string> pushes;
  std::string why;
  bool listening = false;
};

std::string error_of(AnyFuture future) {
  return future.done() && future.exception() ? future.exception().repr() : "none";
}

BOOST_FIXTURE_TEST_SUITE(redis_connection, Wire)

BOOST_AUTO_TEST_CASE(a_batch_is_one_piece_and_answers_come_in_order) {
  auto a = ask("A"), b = ask("B");
  auto n = ask<std::int64_t>("N");
  send();
  run_turns(3);
  BOOST_TEST(said->pieces.size() == 1u);
  BOOST_TEST(said->pieces[0] == "*1\r\n$1\r\nA\r\n*1\r\n$1\r\nB\r\n*1\r\n$1\r\nN\r\n");
  BOOST_TEST(batch.empty());
  answer("$1\r\n1\r\n-ERR no\r\n:3\r\n");
  BOOST_TEST(a.result() == "1");
  BOOST_TEST(error_of(b) == "ResponseError('no')");
  BOOST_TEST(n.result() == 3);
  BOOST_TEST(connection->waiting() == 0u);
}

BOOST_AUTO_TEST_CASE(the_answer_of_a_cancelled_one_goes_to_nobody_else) {
  auto a = ask("A"), b = ask("B");
  send();
  a.cancel();
  answer("+a\r\n");
  BOOST_TEST(!b.done());
  answer("+b\r\n");
  BOOST_TEST(b.result() == "b");
}

BOOST_AUTO_TEST_CASE(what_is_cancelled_before_is_not_sent) {
  auto a = ask("A"), b = ask("BB"), c = ask("C");
  b.cancel();
  batch.prune();
  send();
  run_turns(3);
  BOOST_TEST(said->pieces[0] == "*1\r\n$1\r\nA\r\n*1\r\n$1\r\nC\r\n");
  answer("+a\r\n+c\r\n");
  BOOST_TEST(c.result() == "c");
}

BOOST_AUTO_TEST_CASE(an_answer_of_another_type_is_an_error_of_its_own) {
  auto n = ask<std::int64_t>("N");
  auto b = ask("B");
  send();
  answer("*0\r\n+b\r\n");
  BOOST_TEST(error_of(n) == "InvalidResponse('the answer is an array, not an integer')");
  BOOST_TEST(b.result() == "b");
}

BOOST_AUTO_TEST_CASE(pushes_come_between_answers) {
  listening = true;
  auto a = ask("A");
  send();
  answer(">2\r\n+invalidate\r\n_\r\n+a\r\n*1\r\n+message\r\n");
  BOOST_TEST(a.result() == "a");
  BOOST_TEST(pushes == (std::vector<std::string>{"[invalidate, nil]", "[message]"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_push_that_nobody_wants_is_dropped) {
  answer(">1\r\n+x\r\n");
  BOOST_TEST(!connection->is_lost());
}

BOOST_AUTO_TEST_CASE(an_answer_to_nothing_ends_the_connection) {
  answer("+OK\r\n");
  BOOST_TEST(connection->is_lost());
  BOOST_TEST(why == "Connection lost: Protocol Error: an answer to nothing");
}

BOOST_AUTO_TEST_CASE(what_is_no_answer_ends_the_connection) {
  auto a = ask("A"), b = ask("B");
  send();
  answer("+a\r\n?\r\n+b\r\n");
  BOOST_TEST(a.result() == "a");
  BOOST_TEST(error_of(b) ==
             "ConnectionError('Connection lost: Protocol Error: an answer is of no kind that is "
             "known')");
}

BOOST_AUTO_TEST_CASE(when_it_is_lost_all_that_waits_fails) {
  auto a = ask("A"), b = ask("B"), c = ask("C");
  send();
  b.cancel();
  answer("+a\r\n$5\r\nhal");
  server->close();
  run_turns(5);
  BOOST_TEST(a.result() == "a");
  BOOST_TEST(b.cancelled());
  BOOST_TEST(error_of(c) == "ConnectionError('Connection closed by server.')");
  BOOST_TEST(why == "Connection closed by server.");
}

BOOST_AUTO_TEST_CASE(who_waits_too_long_is_told_and_the_connection_stays_in_step) {
  connection->expect_within(loop, 5);
  auto a = ask("A");
  send();
  run(asyncio::sleep(3));
  auto b = ask("B");
  send();
  answer("$4\r\nha");  // something comes
  run(asyncio::sleep(2));
  BOOST_TEST(error_of(a) == "TimeoutError('Timeout reading from socket')");
  BOOST_TEST(!b.done());
  answer("lf\r\n+b\r\n");
  BOOST_TEST(b.result() == "b");
  BOOST_TEST((!connection->is_lost() && connection->waiting() == 0u));
  run(asyncio::sleep(100));  // idle
  BOOST_TEST(!connection->is_lost());
}

BOOST_AUTO_TEST_CASE(when_nothing_comes_at_all_it_ends) {
  connection->expect_within(loop, 5);
  auto a = ask("A");
  send();
  run(asyncio::sleep(1));
  auto b = ask("B");
  send();
  run(asyncio::sleep(3));
  BOOST_TEST(!a.done());
  run(asyncio::sleep(1));
  run_turns(3);
  BOOST_TEST(error_of(a) == "TimeoutError('Timeout reading from socket')");
  BOOST_TEST(error_of(b) == "ConnectionError('Connection lost: Timeout reading from socket')");
  BOOST_TEST(connection->is_lost());
}

BOOST_AUTO_TEST_CASE(whoever_is_cancelled_each_gets_its_own_answer) {
  std::mt19937 random(5);
  std::vector<Future<std::int64_t>> all;
  std::string answers;
  for (int i = 0; i < 10'000; ++i) {
    all.push_back(ask<std::int64_t>("N"));
    answers += ":" + std::to_string(i) + "\r\n";
    if (random() % 3 == 0) send();
    if (random() % 3 == 0) all[random() % all.size()].cancel();
  }
  if (!batch.empty()) send();
  while (!answers.empty()) {
    const std::size_t n = std::min<std::size_t>(1 + random() % 200, answers.size());
    answer(answers.substr(0, n));
    answers.erase(0, n);
    all[random() % all.size()].cancel();
  }
  int cancelled = 0;
  for (int i = 0; i < 10'000; ++i) {
    const auto& future = all[static_cast<std::size_t>(i)];
    if (future.cancelled())
      ++cancelled;
    else
      BOOST_REQUIRE(future.result() == i);
  }
  BOOST_TEST(cancelled > 1000);
}

BOOST_AUTO_TEST_CASE(a_url_says_where_the_server_is) {
  const auto o = redis::RedisOptions::from_url("redis://me:a%40b@example.org:6380/3");
  BOOST_TEST((o.host == "example.org" && o.port == 6380 && o.db == 3 && !o.ssl));
  BOOST_TEST((o.username == "me" && o.password == "a@b"));
  const auto p = redis::RedisOptions::from_url("redis://:secret@[::1]");
  BOOST_TEST((p.host == "::1" && p.port == 6379 && p.username.empty() && p.password == "secret"));
  const auto u = redis::RedisOptions::from_url("unix:///tmp/r.sock?db=2");
  BOOST_TEST((u.unix_socket_path == "/tmp/r.sock" && u.db == 2));
  BOOST_TEST((redis::RedisOptions::from_url("rediss://h").ssl != nullptr));
  for (const char* bad : {"", "http://h", "redis://h:x", "redis://h:65536", "redis://h/one",
                          "redis://%4@h", "redis://h?x=1", "unix://", "redis://h/-1"})
    BOOST_CHECK_THROW(redis::RedisOptions::from_url(bad), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
