// Notifications, also over a connection that is lost. With a real server.
#include <asyncio/db/postgres/listener.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include "tests/db/postgres/postgres_server.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using postgres::ConnectionPtr;
using postgres::Listener;
using postgres::Notification;

namespace {

struct Listening : SocketLoop {
  std::string next(OptionalSeconds timeout = 60) {
    const auto n = run(listener.get(timeout));
    return !n ? "none" : n->gap ? "gap" : n->channel + ':' + n->payload;
  }
  void notify(const std::string& channel, const std::string& payload) {
    run(c->execute("SELECT pg_notify($1, $2)", channel, payload));
  }
  void kill_all() {
    run(
        c->execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                   "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"));
  }
  ConnectionPtr c = run(postgres::connect(postgres_server().dsn()));
  Listener listener{postgres_server().dsn(), db::ConstantBackoff(0.01)};
};

BOOST_FIXTURE_TEST_SUITE(postgres_listener, Listening, *with_postgres())

BOOST_AUTO_TEST_CASE(what_is_notified_comes) {
  run(listener.listen("a"));
  run(listener.listen("Odd \"name\""));
  notify("a", "1");
  notify("b", "2");
  notify("Odd \"name\"", "3");
  BOOST_TEST(next() == "a:1");
  BOOST_TEST(next() == "Odd \"name\":3");
  BOOST_TEST(next(0.01) == "none");
  run(listener.unlisten("a"));
  notify("a", "4");
  notify("Odd \"name\"", "");
  BOOST_TEST(next() == "Odd \"name\":");
}

BOOST_AUTO_TEST_CASE(after_a_loss_there_is_a_gap_and_then_it_goes_on) {
  run(listener.listen("a"));
  notify("a", "1");
  BOOST_TEST(next() == "a:1");
  kill_all();
  BOOST_TEST(next() == "gap");
  notify("a", "2");
  BOOST_TEST(next() == "a:2");
  auto waits = loop.create_task(listener.get());
  turns(3);
  kill_all();
  BOOST_TEST(run(waits)->gap);
}

BOOST_AUTO_TEST_CASE(it_waits_for_a_server_that_comes_back) {
  PostgresServer& server = postgres_server();
  run(listener.listen("a"));
  auto waits = loop.create_task(listener.get());
  turns(3);
  server.stop();
  until([&] { return c->is_closed(); });
  BOOST_TEST(!waits.done());
  server.start();
  BOOST_TEST(run(waits)->gap);
  c = run(postgres::connect(server.dsn()));
  notify("a", "1");
  BOOST_TEST(next() == "a:1");
}

BOOST_AUTO_TEST_CASE(more_than_is_read_waits_at_the_server) {
  run(listener.listen("a"));
  run(c->execute("SELECT pg_notify('a', g::text) FROM generate_series(1, 5000) g"));
  for (int i = 1; i <= 1500; ++i) BOOST_REQUIRE(next() == "a:" + std::to_string(i));
  run(listener.listen("b"));  // although so many wait
  for (int i = 1501; i <= 5000; ++i) BOOST_REQUIRE(next() == "a:" + std::to_string(i));
}

BOOST_AUTO_TEST_CASE(for_ends_when_it_is_closed) {
  run(listener.listen("a"));
  int count = 0;
  auto all = loop.create_task(
      coroutine([listener = listener, n = Notification(), &count](auto& co) mutable {
        BEGIN(co);
        FOR(n, listener.notifies()) { ++count; }
        END_FOR;
        END;
      }));
  notify("a", "1");
  notify("a", "2");
  until([&] { return count == 2; });
  auto second = loop.create_task(listener.get());
  turns(3);
  BOOST_TEST(second.exception().repr() ==
             "RuntimeError('another task waits for a notification already')");
  listener.aclose();
  run(all);
  BOOST_TEST(next() == "none");
  BOOST_CHECK_THROW(run(listener.listen("b")), postgres::InterfaceError);
}

BOOST_AUTO_TEST_CASE(without_a_server_listen_says_so) {
  BOOST_CHECK_THROW(run(Listener("host=/nowhere").listen("a")), postgres::ClientCannotConnectError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
