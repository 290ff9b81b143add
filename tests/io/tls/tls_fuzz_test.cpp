// TLS between two ends and somebody in the middle who changes what passes: bytes are flipped, left
// out, sent again, made up or cut off, in the handshake and behind it. The seeds are fixed; a
// second of them, and minutes with ASYNCIO17_LONG.
#include <asyncio/io/exceptions.hpp>

#include "tests/io/tls/tls_pair.hpp"

#include <cstdlib>
#include <random>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Random = std::mt19937;

std::size_t any(Random& random, std::size_t n) { return static_cast<std::size_t>(random() % n); }

struct Change {
  enum Kind { FLIP, DROP, REPEAT, INVENT, CUT } kind;
  std::size_t at;  // which byte of what passes
  std::size_t n;   // how many
};

// One direction of who stands in the middle.
struct Middle : Protocol {
  void connection_made(const TransportPtr& t) override { transport = t; }
  void connection_lost(const ExceptionPtr&) override {
    transport = nullptr;
    if (other && other->transport && !silent) other->transport->close();
  }
  void data_received(std::string_view data) override {
    const std::size_t begin = seen.size();
    seen += data;
    std::string out(data);
    bool cut = false;
    // The last first, so that the places of the others stay.
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
      if (change->at < begin || change->at >= seen.size()) continue;
      ++done;
      const std::size_t at = change->at - begin;
      if (change->kind == Change::FLIP) out[at] = static_cast<char>(out[at] ^ (1 << change->n % 8));
      if (change->kind == Change::DROP) out.erase(at, change->n);
      if (change->kind == Change::REPEAT)
        out.insert(at, seen.substr(change->at - std::min(change->at, change->n), change->n));
      if (change->kind == Change::INVENT)
        for (std::size_t i = 0; i < change->n; ++i)
          out.insert(at, 1, static_cast<char>(change->at * 7 + i * 31));
      if (change->kind == Change::CUT) out.resize(at), cut = true;
    }
    if (!other->transport) return;
    other->transport->write(out);
    if (cut) transport->close(), other->transport->close();
  }
  std::vector<Change> changes;  // by `at`
  std::string seen;
  int done = 0;         // changes
  bool silent = false;  // the other side does not learn that this one has gone
  TransportPtr transport;
  std::shared_ptr<Middle> other;
};

struct TlsFuzz : TlsPair {
  std::vector<Change> changes() {
    std::vector<Change> all(any(random, 3));
    for (Change& change : all) {
      // In the handshake, or anywhere.
      change = {static_cast<Change::Kind>(any(random, 5)),
                any(random, any(random, 3) == 0 ? 60000 : 1500), 1 + any(random, 40)};
      if (any(random, 8) == 0) change.n = 1 + any(random, 3000);
    }
    std::sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.at < b.at; });
    return all;
  }
  // Did the end that has noted this come to its end, and was it told no lie?
  void check(unsigned seed, const TlsNotes& notes, const Future<void>& handshake,
             const std::string& sent, bool all) {
    BOOST_TEST_CONTEXT("seed " << seed << ": " << notes.calls) {
      BOOST_REQUIRE(handshake.done());
      BOOST_REQUIRE(notes.lost == !notes.calls.empty());
      if (notes.calls.empty()) BOOST_REQUIRE((handshake.cancelled() || handshake.exception()));
      BOOST_REQUIRE(notes.data.size() <= sent.size());
      BOOST_REQUIRE((sent.compare(0, notes.data.size(), notes.data) == 0));
      if (all) BOOST_REQUIRE((notes.data == sent && !notes.error));
    }
    ++ends[notes.calls.empty()                      ? "no handshake"
           : !notes.error                           ? "no error"
           : notes.error.is<ssl::SSLError>()        ? "SSLError"
           : notes.error.is<ConnectionResetError>() ? "ConnectionResetError"
           : notes.error.is<TimeoutError>()         ? "TimeoutError"
                                                    : notes.error.repr()];
  }
  void one(unsigned seed) {
    random.seed(seed);
    client = std::make_shared<TlsNotes>();
    server = std::make_shared<TlsNotes>();
    client_done = loop.create_future();
    server_done = loop.create_future();
    above.first = wrap(*ours, client, false, "server.test", client_done, first);
    above.second = wrap(*theirs, server, true, {}, server_done, second);
    const std::string question(any(random, 40000), 'q'), answer(any(random, 40000), 'a');
    client->then["made"] = [&] { client->transport->write(question); };
    server->then["made"] = [&] { server->transport->write(answer); };

    const auto left = std::make_shared<Middle>(), right = std::make_shared<Middle>();
    left->other = right, right->other = left;
    left->changes = changes(), right->changes = changes();
    left->silent = right->silent = any(random, 4) == 0;
    const MemoryTransportPair here = memory_transport_pair(loop, first, left),
                              there = memory_transport_pair(loop, right, second);
    for (const auto& end : {here.first, there.second})
      if (any(random, 2) == 0) end->set_chunk_size(1 + any(random, 5000));
    run(asyncio::sleep(0.1));
    for (const auto& end : {client, server})
      if (end->transport) end->transport->close();
    run(asyncio::sleep(200));  // whatever waits has given up by now
    const bool same = left->done + right->done == 0;
    check(seed, *client, client_done, answer, same);
    check(seed, *server, server_done, question, same);
    BOOST_REQUIRE(reports.empty());
    client->transport = server->transport = nullptr;
    left->other = right->other = nullptr;
    for (const auto& end : {here.first, there.second}) end->abort();
    settle();
  }

  Random random;
  ssl::SSLContextPtr ours = client_context(), theirs = server_context();
  std::map<std::string, int> ends;  // how connections have ended, and how many
};

}  // namespace

BOOST_AUTO_TEST_SUITE(tls_fuzz)

BOOST_FIXTURE_TEST_CASE(whatever_is_done_to_the_bytes_each_end_comes_to_its_own, TlsFuzz) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 100000 : 600;
  for (unsigned seed = 1; seed <= seeds; ++seed) one(seed);
  // Each way to end is there; how often differs, for the keys are new each time.
  for (const char* end : {"no handshake", "no error", "SSLError", "TimeoutError"})
    BOOST_TEST(ends[end] >= 5, end << ": " << ends[end]);
}

BOOST_AUTO_TEST_SUITE_END()
