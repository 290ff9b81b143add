// How a connection of TLS ends: by close(), by the other side, by what that sends, by a protocol.
#include <asyncio/io/exceptions.hpp>

#include "tests/io/tls/tls_pair.hpp"

#include <cmath>

using namespace asyncio;
using namespace asyncio::testing;

BOOST_FIXTURE_TEST_SUITE(tls_end, TlsPair)

BOOST_AUTO_TEST_CASE(close_sends_all_that_was_written_to_a_slow_peer) {
  connected();
  below.first->set_capacity(1000);
  below.first->set_delay(0.001);
  const std::string all(700'000, 'a');
  above.first->write(all);
  above.first->close();
  above.first->write("dropped");
  run(asyncio::sleep(10));
  BOOST_TEST((server->data == all));
  BOOST_TEST((client->lost && !client->error && server->lost));
  BOOST_TEST(server->calls == "made data eof lost");
}

BOOST_AUTO_TEST_CASE(a_peer_that_does_not_answer_close_is_given_30_seconds) {
  connected();
  below.second->hold();
  const double begin = loop.time();
  above.first->close();
  double end = 0;
  client->then["lost"] = [&] { end = loop.time(); };
  run(asyncio::sleep(40));
  BOOST_REQUIRE(client->error);
  BOOST_TEST(client->error.is<TimeoutError>());
  BOOST_TEST(client->error.what() == std::string("SSL shutdown timed out"));
  BOOST_TEST(std::abs(end - begin - 30) < 0.1);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_peer_that_goes_on_sending_is_not_listened_to_for_long) {
  connected();
  below.second->set_capacity(256 * 1024);
  std::size_t sent = 0;
  above.second->pause_reading();
  auto sending = loop.create_task(coroutine([&](Co<void>& co) {
    ASYNCIO_BEGIN(co);
    while (!server->lost) {
      above.second->write(std::string(64 * 1024, 'z'));
      sent += 64 * 1024;
      ASYNCIO_YIELD_FROM(asyncio::sleep(0.01));
    }
    ASYNCIO_END;
  }));
  run(asyncio::sleep(0.1));
  above.first->close();
  run(asyncio::sleep(5));
  BOOST_TEST((client->lost && !client->error));
  run(sending);
  BOOST_TEST(sent > 1024u * 1024);
}

BOOST_AUTO_TEST_CASE(an_end_without_close_notify_is_an_end) {
  connected();
  above.second->write("last words");
  below.second->close();
  settle();
  BOOST_TEST(client->calls == "made data eof lost");
  BOOST_TEST((client->data == "last words" && !client->error));
  BOOST_TEST(above.first->is_closing());
}

BOOST_AUTO_TEST_CASE(a_connection_that_fails_below_tells_why) {
  connected();
  below.second->cut_at(below.second->sent(), detail::os_error(ECONNRESET));
  settle();
  BOOST_TEST(client->calls == "made lost");
  BOOST_TEST(client->error.is<ConnectionResetError>());
  for (int i = 0; i < 3; ++i) above.first->write("nobody reads this");
  above.first->close();
  above.first->abort();
  above.first->resume_reading();
  settle();
  BOOST_TEST(client->calls == "made lost");
}

BOOST_AUTO_TEST_CASE(abort_drops_all_at_once) {
  connected();
  above.second->pause_reading();
  above.first->write(std::string(2 << 20, 'x'));
  BOOST_TEST(above.first->get_write_buffer_size() > 0u);
  above.first->abort();
  BOOST_TEST(above.first->get_write_buffer_size() == 0u);
  BOOST_TEST(!client->lost);
  settle();
  BOOST_TEST((client->lost && !client->error));
}

BOOST_AUTO_TEST_CASE(there_are_no_half_closed_connections) {
  connected();
  BOOST_TEST(!above.first->can_write_eof());
  BOOST_TEST(text_of<NotImplementedError>([&] { above.first->write_eof(); }) !=
             "nothing was thrown");
}

BOOST_AUTO_TEST_CASE(garbage_behind_the_handshake_ends_the_connection) {
  connected();
  below.second->write(std::string("\x17\x03\x03\x00\x20", 5) + std::string(32, 'g'));
  settle();
  BOOST_TEST(client->calls == "made lost");
  BOOST_TEST(client->error.is<ssl::SSLError>());
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_protocol_may_close_or_abort_or_throw_in_any_call) {
  for (const std::string call : {"made", "data", "eof", "lost"}) {
    for (int what = 0; what < 3; ++what) {
      client = std::make_shared<TlsNotes>();
      server = std::make_shared<TlsNotes>();
      reports.clear();
      client->then[call] = [&] {
        if (what == 0) client->transport->close();
        if (what == 1) client->transport->abort();
        if (what == 2) throw ValueError("thrown in " + call);
      };
      connect();
      server->then["made"] = [&] {
        server->transport->write("x");
        server->transport->close();
      };
      settle();
      run(asyncio::sleep(100));
      if (!client_done.cancelled()) (void)client_done.exception();  // it is known
      BOOST_TEST_CONTEXT(call << ' ' << what) {
        BOOST_TEST((client->lost && server->lost));
        BOOST_TEST(reports.size() == (what == 2 ? 1u : 0u));
      }
      client->transport = server->transport = nullptr;
    }
  }
}

BOOST_AUTO_TEST_CASE(closing_the_loop_lets_all_go) {
  std::weak_ptr<TlsNotes> kept;
  {
    VirtualLoop other;
    const auto mine = std::make_shared<TlsNotes>(), its = std::make_shared<TlsNotes>();
    kept = mine;
    std::shared_ptr<StreamingProtocol> a, b;
    detail::Wrapping wrapping;
    wrapping.protocol = mine;
    wrapping.server_hostname = "server.test";
    wrapping.waiter = other.loop.create_future();
    const Future<void> done = wrapping.waiter;
    a = client_context()->wrap(other.loop, std::move(wrapping)).protocol;
    detail::Wrapping theirs;
    theirs.protocol = its;
    theirs.server_side = true;
    b = server_context()->wrap(other.loop, std::move(theirs)).protocol;
    memory_transport_pair(other.loop, a, b);
    a = b = nullptr;
    other.run(done);
  }
  set_event_loop(&loop);
  BOOST_TEST(kept.expired());
}

// ---- what a hostile peer may send ----

namespace {

// The bytes that the client (or the server) receives until the first data is there.
std::string recorded(TlsPair& pair, bool by_client) {
  struct Recorder : Protocol {
    void data_received(std::string_view bytes) override { to->data_received(bytes), all += bytes; }
    std::shared_ptr<Protocol> to;
    std::string all;
  };
  pair.connect();
  const auto recorder = std::make_shared<Recorder>();
  const auto& transport = by_client ? pair.below.first : pair.below.second;
  pair.run_turns(1);
  recorder->to = std::dynamic_pointer_cast<Protocol>(transport->get_protocol());
  transport->set_protocol(recorder);
  pair.run(pair.client_done);
  (by_client ? pair.above.second : pair.above.first)->write("data");
  pair.settle();
  transport->set_protocol(recorder->to);
  pair.above.first->abort();
  pair.settle();
  BOOST_REQUIRE(recorder->all.size() > 300u);
  return recorder->all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_handshake_that_is_cut_or_wrong_at_any_byte_is_an_error) {
  const auto ours = client_context(), theirs = server_context();
  for (const bool by_client : {true, false}) {
    const std::string flight = recorded(*this, by_client);
    std::size_t failed = 0, tried = 0;
    for (std::size_t at = 0; at < flight.size(); ++at) {
      for (const bool cut : {true, false}) {
        client = std::make_shared<TlsNotes>();
        const Future<void> done = loop.create_future();
        above.first = by_client ? wrap(*ours, client, false, "server.test", done, first)
                                : wrap(*theirs, client, true, "", done, first);
        below = memory_transport_pair(loop, first, std::make_shared<Protocol>());
        std::string sent = flight;
        if (cut)
          sent.resize(at);
        else
          sent[at] = static_cast<char>(sent[at] ^ (1 << at % 8));
        below.second->write(sent);
        below.second->close();
        ++tried;
        try {
          run(done);
        } catch (const OSError&) {
          ++failed;
        }
        above.first->abort();
        settle();
      }
    }
    // It belongs to another one's keys, so none succeeds.
    BOOST_TEST(failed == tried);
    BOOST_TEST(reports.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
