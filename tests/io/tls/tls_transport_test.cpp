// The transport of TLS over transports in memory: it does what all transports do; what is written
// and read, and how it ends.
#include <asyncio/io/exceptions.hpp>
#include <asyncio/testing/check_transport.hpp>

#include "tests/io/tls/tls_pair.hpp"

#include <malloc.h>

#include <cmath>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

std::string pattern(std::size_t n) {
  std::string text(n, '\0');
  for (std::size_t i = 0; i < n; ++i) text[i] = static_cast<char>(i * 31 + i / 251);
  return text;
}

// Gives small buffers.
struct SmallBuffers : BufferedProtocol {
  MutableBuffer get_buffer(std::ptrdiff_t) override {
    BOOST_REQUIRE(!asked);
    asked = true;
    return {buffer, sizeof buffer};
  }
  void buffer_updated(std::size_t n) override {
    BOOST_REQUIRE(std::exchange(asked, false));
    data.append(buffer, n);
    if (then) then();
  }
  char buffer[10];
  bool asked = false;
  std::string data;
  std::function<void()> then;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tls_transport, TlsPair)

BOOST_AUTO_TEST_CASE(it_does_what_transports_do_however_its_bytes_travel) {
  struct Way {
    std::size_t chunk, capacity;
  };
  const auto ours = client_context(), theirs = server_context();
  for (const Way way : {Way{0, 65536}, Way{7, 65536}, Way{5000, 20000}}) {
    check_transport(loop, [&](auto one, auto two) -> TransportPair {
      const Future<void> done = loop.create_future(), other_done = loop.create_future();
      TransportPair made{wrap(*ours, one, false, "server.test", done, first),
                         wrap(*theirs, two, true, "", other_done, second)};
      const auto under = memory_transport_pair(loop, first, second);
      first = second = nullptr;
      for (const auto& transport : {under.first, under.second}) {
        transport->set_chunk_size(way.chunk);
        transport->set_capacity(way.capacity);
      }
      run(done);
      run(other_done);
      return made;
    });
  }
}

BOOST_AUTO_TEST_CASE(much_arrives_in_few_writes_below) {
  connected();
  const std::string all = pattern(3'000'000);
  below.first->set_capacity(16 << 20);
  above.first->write(all);
  settle();
  BOOST_TEST((server->data == all));
  BOOST_TEST(above.first->get_write_buffer_size() == 0u);
}

BOOST_AUTO_TEST_CASE(writing_is_paused_at_512_kib_and_goes_on_at_128) {
  connected();
  const WriteBufferLimits limits = above.first->get_write_buffer_limits();
  BOOST_TEST((limits.high == 512u * 1024 && limits.low == 128u * 1024));
  above.second->pause_reading();
  std::size_t at_pause = 0;
  client->then["pause"] = [&] { at_pause = above.first->get_write_buffer_size(); };
  std::size_t written = 0;
  while (at_pause == 0) {
    above.first->write(std::string(1024, 'x'));
    written += 1024;
  }
  BOOST_TEST(at_pause == 512u * 1024);  // at the mark, not above
  std::size_t at_resume = 1;
  client->then["resume"] = [&] { at_resume = above.first->get_write_buffer_size(); };
  above.second->resume_reading();
  settle();
  BOOST_TEST(at_resume <= 128u * 1024);
  BOOST_TEST(server->data.size() == written);
  BOOST_TEST(client->calls == "made pause resume");
}

BOOST_AUTO_TEST_CASE(a_pause_in_the_middle_of_a_chunk_holds_what_is_read_already) {
  connected();
  const auto small = std::make_shared<SmallBuffers>();
  above.second->set_protocol(small);
  small->then = [&] { above.second->pause_reading(); };
  above.first->write("0123456789 the second piece");
  above.first->write("the third");
  settle();
  BOOST_TEST(small->data == "0123456789");
  above.second->resume_reading();
  BOOST_TEST(small->data == "0123456789");  // never from within the call
  settle();
  BOOST_TEST(small->data == "0123456789 the secon");
  small->then = nullptr;
  above.first->close();
  above.second->resume_reading();
  settle();
  BOOST_TEST(small->data == "0123456789 the second piecethe third");
  BOOST_TEST(client->lost);
}

BOOST_AUTO_TEST_CASE(what_is_closed_while_it_is_paused_hears_of_the_other_sides_end) {
  connected();
  above.first->pause_reading();
  above.second->write("never read");
  settle();
  above.first->close();
  settle();
  BOOST_TEST((client->lost && !client->error && client->data.empty()));
  BOOST_TEST((server->lost && !server->error));
}

BOOST_AUTO_TEST_CASE(close_sends_all_that_was_written_to_a_slow_peer) {
  connected();
  below.first->set_capacity(1000);
  below.first->set_delay(0.001);
  const std::string all = pattern(700'000);
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

BOOST_AUTO_TEST_CASE(an_idle_connection_costs_at_most_20_kib_an_end) {
  const auto ours = client_context(), theirs = server_context();
  std::vector<std::pair<TransportPtr, TransportPtr>> all;
  const auto connect_more = [&](int n) {
    for (; n > 0; --n) {
      client = std::make_shared<TlsNotes>();
      server = std::make_shared<TlsNotes>();
      connected(ours, theirs);
      above.first->write("message");
      above.second->write("answer");
      settle();
      BOOST_REQUIRE(client->data + server->data == "answermessage");
      all.push_back(above);
    }
  };
  connect_more(10);
  const std::size_t before = mallinfo2().uordblks;
  connect_more(100);
  const double each = static_cast<double>(mallinfo2().uordblks - before) / 200;
  BOOST_TEST_MESSAGE("an idle end: " << each << " bytes");
  BOOST_TEST(each <= 20 * 1024);  // what sanitizers count is not the program's: then it is 0
  for (const auto& [one, other] : all) {
    one->abort();
    other->abort();
  }
  settle();
}

// ---- what a hostile peer may send ----

namespace {

// The bytes that a server sends in its handshake, and some behind it.
std::string recorded(TlsPair& pair) {
  struct Recorder : Protocol {
    void data_received(std::string_view bytes) override { to->data_received(bytes), all += bytes; }
    std::shared_ptr<Protocol> to;
    std::string all;
  };
  pair.connect();
  pair.run_turns(1);
  const auto recorder = std::make_shared<Recorder>();
  recorder->to = std::dynamic_pointer_cast<Protocol>(pair.below.first->get_protocol());
  pair.below.first->set_protocol(recorder);
  pair.run(pair.client_done);
  pair.above.second->write("data");
  pair.settle();
  pair.below.first->set_protocol(recorder->to);
  pair.above.first->abort();
  pair.settle();
  BOOST_REQUIRE(recorder->all.size() > 500u);
  return recorder->all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_handshake_that_is_cut_or_wrong_at_any_byte_is_an_error) {
  const std::string flight = recorded(*this);
  const auto ours = client_context();
  std::size_t failed = 0, tried = 0;
  for (std::size_t at = 0; at < flight.size(); ++at) {
    for (const bool cut : {true, false}) {
      client = std::make_shared<TlsNotes>();
      const Future<void> done = loop.create_future();
      above.first = wrap(*ours, client, false, "server.test", done, first);
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
  // It is the answer to another client's greeting, so none succeeds.
  BOOST_TEST(failed == tried);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_SUITE_END()
