// Streams over sockets, plain and by TLS: what every stream does, and a conversation that is cut
// off at each of its bytes.
#include <asyncio/testing/check_stream.hpp>

#include "tests/io/cutting_proxy.hpp"
#include "tests/io/tls/tls_sockets.hpp"

#include <dirent.h>
#include <cstdlib>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

std::size_t open_descriptors() {
  std::size_t n = 0;
  DIR* const all = opendir("/proc/self/fd");
  while (readdir(all)) ++n;
  closedir(all);
  return n;
}

const std::string kQuestion = "question\n", kAnswer = "answer\n", kThanks = "thanks\n",
                  kBye = "bye\n";

constexpr std::size_t kNever = 1u << 30;

// What one end has heard, and how it ended.
struct Heard {
  std::string text;
  ExceptionPtr error;
  bool begun = false, ended = false;
};

// Says and hears by turns: a line, and then so many bytes.
Coroutine<> talk(StreamPair streams, std::shared_ptr<Heard> heard, bool asks) {
  return coroutine([=, part = std::string()](Co<void>& co) mutable {
    BEGIN(co);
    heard->begun = true;
    TRY {
      if (asks) streams.second->write(kQuestion);
      YIELD_FROM_INTO(part, streams.first->readline());
      heard->text += part;
      if (part.empty() || part.back() != '\n') RETURN();  // that was the end
      streams.second->write(asks ? kThanks : kAnswer);
      YIELD_FROM(streams.second->drain());
      part.clear();
      YIELD_FROM_INTO(part, streams.first->readexactly(
                                static_cast<std::ptrdiff_t>(asks ? kBye.size() : kThanks.size())));
      heard->text += part;
      if (!asks) streams.second->write(kBye);
      if (asks) YIELD_FROM_INTO(part, streams.first->read());
    }
    EXCEPT_AS(error, IncompleteReadError) {
      heard->text += error.partial();
      heard->error = co.exception();
    }
    EXCEPT(OSError) { heard->error = co.exception(); }
    FINALLY {
      streams.second->close();
      heard->ended = true;
    }
    END_TRY;
    END;
  });
}

struct Cutting : TlsSockets {
  using Cut = CuttingProxy::Cut;

  void begin(bool by_tls) {
    secure = by_tls;
    auto serve_one = [this](Reader reader, Writer writer) {
      servers.push_back(std::make_shared<Heard>());
      return talk({reader, writer}, servers.back(), false);
    };
    port = serve(serve_one, secure ? secure_server() : StreamServerOptions());
  }
  // What the client has heard of a conversation through a proxy.
  Heard converse(std::size_t at, bool to_client, Cut cut, bool in_pieces = false) {
    CuttingProxy proxy(loop, port);
    auto& direction = to_client ? proxy.to_client : proxy.to_server;
    direction.cut_at = at;
    direction.cut = cut;
    if (in_pieces) {
      proxy.to_client.chunk = proxy.to_server.chunk = 1;
      direction.delay_at = at / 2;
      direction.delay = 0.001;
    }
    const auto heard = std::make_shared<Heard>();
    StreamConnectionOptions options;
    if (secure) options = secure_client();
    try {
      auto client = coroutine([&, streams = StreamPair()](Co<void>& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(streams, open_connection("127.0.0.1", proxy.port(), options));
        RETURN_FROM(talk(streams, heard, true));
        END;
      });
      run(wait_for(std::move(client), 60));
    } catch (const OSError&) {
      heard->error = ExceptionPtr::current();
    }
    proxy.close();
    passed_to_client = proxy.passed_to_client;
    passed_to_server = proxy.passed_to_server;
    return *heard;
  }
  // One that nobody cuts off, a byte at a time.
  void check_whole() {
    const Heard client = converse(kNever, true, Cut::FIN, true);
    until([&] { return servers.size() == 1 && servers[0]->ended; });
    BOOST_TEST(client.text == kAnswer + kBye);
    BOOST_TEST((!client.error && !servers[0]->error));
  }
  // All that every end must be.
  void check(const Heard& heard, const std::string& all, bool by_reset) const {
    BOOST_TEST((heard.ended || !heard.begun));
    BOOST_TEST(all.compare(0, heard.text.size(), heard.text) == 0, heard.text);
    const ExceptionPtr& error = heard.error;
    if (!error) {
      if (by_reset) BOOST_TEST(heard.text == all);
    } else if (error.is<IncompleteReadError>()) {
      BOOST_TEST(heard.text.size() < all.size());
    } else {
      BOOST_TEST((error.is<ConnectionError>() || (secure && error.is<ssl::SSLError>())),
                 error.repr());
    }
  }
  // Whatever was cut: nothing is left, and nobody waits.
  void end() {
    server.close();
    run(server.wait_closed(60));
    server = Server();
    BOOST_TEST(reports.empty());
    BOOST_TEST(all_tasks(loop).empty());
  }

  bool secure = false;
  std::uint16_t port = 0;
  std::vector<std::shared_ptr<Heard>> servers;
  std::size_t passed_to_client = 0, passed_to_server = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cut_streams, Cutting)

BOOST_AUTO_TEST_CASE(streams_of_sockets_do_what_streams_do) {
  for (const bool by_tls : {false, true}) {
    check_stream(loop, [&](std::size_t limit) -> StreamEnds {
      StreamServerOptions there;
      StreamConnectionOptions here;
      if (by_tls) there = secure_server(), here = secure_client();
      there.limit = here.limit = limit;
      StreamPair accepted;
      const auto take = [&](Reader reader, Writer writer) { accepted = {reader, writer}; };
      Server own = run(start_server(take, "127.0.0.1", 0, there));
      const StreamPair made = run(open_connection("127.0.0.1", own.socknames().at(0).port(), here));
      until([&] { return accepted.second != nullptr; });
      own.close();
      return {made, accepted};
    });
  }
}

BOOST_AUTO_TEST_CASE(what_passes_may_be_delayed_at_any_byte) {
  begin(false);
  CuttingProxy proxy(loop, port);
  proxy.to_client.delay_at = 3;
  proxy.to_client.delay = 0.2;
  const StreamPair streams = open(proxy.port(), {});
  const double begin = loop.time();
  streams.second->write(kQuestion);
  BOOST_TEST(run(streams.first->readexactly(3)) == kAnswer.substr(0, 3));
  BOOST_TEST(run(streams.first->readline()) == kAnswer.substr(3));
  BOOST_TEST(loop.time() - begin > 0.19);
  streams.second->close();
  proxy.close();
  BOOST_TEST(proxy.passed_to_client == kAnswer.size());
  BOOST_TEST(proxy.passed_to_server == kQuestion.size());
}

BOOST_AUTO_TEST_CASE(a_plain_conversation_may_be_cut_off_anywhere) {
  begin(false);
  const std::string to_client = kAnswer + kBye, to_server = kQuestion + kThanks;
  check_whole();
  const std::size_t before = open_descriptors();
  for (const bool at_client : {true, false}) {
    const std::string& all = at_client ? to_client : to_server;
    const std::size_t first = (at_client ? kAnswer : kQuestion).size();
    for (std::size_t at = 0; at <= all.size(); ++at) {
      for (const Cut cut : {Cut::RESET, Cut::FIN}) {
        BOOST_TEST_CONTEXT(at << " bytes to the " << (at_client ? "client" : "server")
                              << (cut == Cut::RESET ? ", a reset" : ", an end")) {
          servers.clear();
          const Heard client = converse(at, at_client, cut, at % 2);
          until([&] { return servers.size() == 1 && servers[0]->ended; });
          check(client, to_client, cut == Cut::RESET);
          check(*servers[0], to_server, cut == Cut::RESET);
          const Heard& cut_off = at_client ? client : *servers[0];
          BOOST_TEST(cut_off.text.size() <= at);
          if (at >= first) continue;
          // In its first line nothing of its own is under way that could be refused.
          if (cut == Cut::FIN) BOOST_TEST(cut_off.text == all.substr(0, at));
          if (cut == Cut::RESET) BOOST_TEST((cut_off.error && cut_off.error.is<ConnectionError>()));
        }
      }
    }
  }
  servers.clear();
  end();
  BOOST_TEST(open_descriptors() == before - 1);  // the server's own
}

BOOST_AUTO_TEST_CASE(a_conversation_by_tls_may_be_cut_off_anywhere) {
  begin(true);
  const std::string to_client = kAnswer + kBye, to_server = kQuestion + kThanks;
  check_whole();
  const std::size_t before = open_descriptors();
  // All of its bytes are for `tools/test --long`; and some more, for a signature may be a few bytes
  // longer.
  const std::size_t step = std::getenv("ASYNCIO17_LONG") ? 1 : 5;
  const std::size_t lengths[] = {passed_to_server + 10, passed_to_client + 10};
  std::size_t failed = 0, tried = 0;
  for (const bool at_client : {true, false}) {
    for (std::size_t at = 0; at < lengths[at_client]; at += step) {
      const Cut cut = tried++ % 2 ? Cut::FIN : Cut::RESET;
      BOOST_TEST_CONTEXT(at << " bytes to the " << (at_client ? "client" : "server")
                            << (cut == Cut::RESET ? ", a reset" : ", an end")) {
        const Heard client = converse(at, at_client, cut);
        check(client, to_client, false);
        failed += client.text != to_client;
      }
    }
  }
  end();
  for (const auto& heard : servers) check(*heard, to_server, false);
  BOOST_TEST(failed > tried / 2);
  BOOST_TEST(open_descriptors() == before - 1);
}

BOOST_AUTO_TEST_SUITE_END()
