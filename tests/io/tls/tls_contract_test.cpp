// What transports of TLS owe as asyncio's do: ways in which they begin and end that the other tests
// leave out. In memory.
#include "tests/io/tls/tls_pair.hpp"

#include <memory>

using namespace asyncio;
using namespace asyncio::testing;

BOOST_AUTO_TEST_SUITE(tls_contract)

BOOST_FIXTURE_TEST_CASE(a_handshake_may_not_take_less_than_no_time, TlsPair) {
  handshake_timeout = -10;
  BOOST_TEST(text_of<ValueError>([this] { connect(); }) ==
             "ssl_handshake_timeout should be a positive number, got -10.0");
}

BOOST_FIXTURE_TEST_CASE(close_in_the_middle_of_the_handshake_ends_both, TlsPair) {
  connect();
  run_turns(2);
  above.first->close();
  BOOST_CHECK_THROW(run(client_done), ConnectionError);
  BOOST_CHECK_THROW(run(server_done), ConnectionError);
  settle();
  BOOST_TEST((below.first->is_closing() && below.second->is_closing()));
  BOOST_TEST(client->calls == "");  // it was never connected
}

BOOST_FIXTURE_TEST_CASE(what_is_written_while_it_closes_is_dropped, TlsPair) {
  connected();
  above.first->write("last");
  above.first->close();
  above.first->write("too late");
  settle();
  BOOST_TEST(server->data == "last");
  BOOST_TEST((client->lost && server->lost && !client->error && !server->error));
  above.first->write("much too late");
}

BOOST_FIXTURE_TEST_CASE(another_protocol_gets_what_comes_from_now_on, TlsPair) {
  connected();
  above.second->write("one");
  settle();
  const auto next = std::make_shared<TlsNotes>();
  above.first->set_protocol(next);
  BOOST_TEST((above.first->get_protocol() == next));
  above.second->write("two");
  settle();
  BOOST_TEST(client->data == "one");
  BOOST_TEST(next->data == "two");
  above.first->close();
  settle();
  BOOST_TEST(next->calls == "data lost");
}

BOOST_FIXTURE_TEST_CASE(no_timer_keeps_one_that_has_ended, TlsPair) {
  connected();
  const std::weak_ptr<TlsNotes> ended = client;
  const double before = loop.time();
  above.first->close();
  settle();
  BOOST_TEST(client->lost);
  client = std::make_shared<TlsNotes>();
  above.first = nullptr;
  first = nullptr;
  BOOST_TEST(ended.expired());
  BOOST_TEST(loop.time() < before + 1);  // not those of 60 and of 30 seconds
}

BOOST_AUTO_TEST_SUITE_END()
