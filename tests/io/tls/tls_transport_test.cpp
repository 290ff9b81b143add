// The transport of TLS over transports in memory: it does what all transports do; what is written
// and read, and what it costs.
#include <asyncio/io/exceptions.hpp>
#include <asyncio/testing/check_transport.hpp>

#include "tests/io/tls/tls_pair.hpp"

#include <malloc.h>

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

BOOST_AUTO_TEST_SUITE_END()
