// Servers under a load of clients that behave, are slow, half-close, go, reset or are cancelled,
// and of processes that are killed; what they say is checksummed, and after each round nothing may
// be left: no task, no descriptor, no memory. Meanwhile a program is started by popen(), which has
// no descriptor of theirs. It runs for some seconds, mostly waiting; with ASYNCIO17_LONG=1 for two
// minutes, and with a larger number for so many seconds.
#include "tests/io/load/clients.hpp"
#include "tests/io/load/killed_clients.hpp"
#include "tests/io/load/level.hpp"
#include "tests/io/load/servers.hpp"
#include "tests/io/tls/tls_sockets.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

constexpr int kClients = 48;  // of a round, which takes a second when the machine is idle
constexpr int kWarmUp = 3;    // rounds after which memory does not grow
constexpr std::size_t kNoise = 1 << 18;  // what the allocator and the free lists keep varies

double seconds() {
  const char* const given = std::getenv("ASYNCIO17_LONG");
  const double n = given ? std::atof(given) : 0;
  return !given ? 6 : n > 1 ? n : 120;
}

// The descriptors of a child of popen(), its own one for their list among them.
std::string descriptors_of_a_child() {
  std::FILE* const out = popen("ls /proc/self/fd", "r");
  BOOST_REQUIRE(out != nullptr);
  std::string text;
  for (int c; (c = std::fgetc(out)) != EOF;) text += static_cast<char>(c == '\n' ? ' ' : c);
  BOOST_TEST(pclose(out) == 0);
  return text;
}

// What such a child has while there is neither loop nor connection.
struct Before {
  const std::string alone = descriptors_of_a_child();
};

struct Load : Before, SocketLoop {
  Load() {
    StreamServerOptions secure = secure_server();
    secure.ssl_shutdown_timeout = 1;
    const auto protocol = [this] { return std::make_shared<AnsweringProtocol>(counts); };
    const auto streams = [this](Reader reader, Writer writer) {
      return answer_by_streams(std::move(reader), std::move(writer), counts);
    };
    servers = {run(loop.create_server(protocol, "127.0.0.1", 0)),
               run(start_server(streams, "127.0.0.1", 0)),
               run(loop.create_server(protocol, "127.0.0.1", 0, secure)),
               run(start_server(streams, "127.0.0.1", 0, secure))};
    plain.ssl = nullptr;
    by_tls.ssl_shutdown_timeout = 1;
  }
  // Each manner with each server in turn, at any time of the first second.
  void one_round() {
    std::vector<Task<void>> clients;
    const auto killed = start_processes();
    loop.call_later(0.5, [this] { in_a_child.push_back(descriptors_of_a_child()); });
    for (int i = 0; i < kClients; ++i) {
      const auto which = static_cast<std::size_t>(i) % servers.size();
      const auto manner = static_cast<Manner>(i / static_cast<int>(servers.size()) % kManners);
      auto client = std::make_shared<Client>(errand(manner, which));
      clients.push_back(loop.create_task(begin(std::move(client), any_below(random, 1000))));
      ++asked[static_cast<int>(manner)];
      if (manner == Manner::CANCELLED)
        loop.call_later(0.001 * static_cast<double>(any_below(random, 1500)),
                        [task = clients.back()]() mutable { task.cancel(); });
    }
    for (int i = 0; i < kClients; ++i) {
      const Task<void>& client = clients[static_cast<std::size_t>(i)];
      until([&] { return client.done(); });
      if (!client.cancelled() && client.exception())
        errors.push_back(std::to_string(i) + ": " + client.exception().repr());
    }
    ++rounds;
    until([&] {
      return in_a_child.size() == rounds &&
             std::none_of(killed.begin(), killed.end(), [](auto& k) { return k->is_there(); });
    });
  }
  Errand errand(Manner manner, std::size_t server) {
    const bool secure = server >= 2;
    if (secure && manner == Manner::HALF_CLOSES) manner = Manner::GOOD;  // TLS cannot
    const auto port = static_cast<std::uint16_t>(servers[server].socknames().at(0).port());
    return {manner, port, secure ? by_tls : plain, static_cast<unsigned>(random()), &counts};
  }
  // One for each server, which lives for a second at most.
  std::vector<std::shared_ptr<KilledClient>> start_processes() {
    std::vector<std::shared_ptr<KilledClient>> all;
    for (std::size_t which = 0; which < servers.size(); ++which) {
      const Manner manner = any_below(random, 2) == 0 ? Manner::GOOD : Manner::SLOW;
      all.push_back(std::make_shared<KilledClient>(errand(manner, which)));
      loop.call_later(0.001 * static_cast<double>(200 + any_below(random, 800)),
                      [this, client = all.back()] { processes_killed += client->kill(); });
    }
    return all;
  }
  static Coroutine<> begin(std::shared_ptr<Client> client, std::size_t milliseconds) {
    return coroutine([=](Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.001 * static_cast<double>(milliseconds)));
      YIELD_FROM(Client::run(client));
      END;
    });
  }
  void close() {
    for (Server& server : servers) {
      server.close();
      run(server.wait_closed(60));
    }
    servers.clear();
  }

  Random random{1};
  Counts counts;
  StreamConnectionOptions plain, by_tls = secure_client();
  std::vector<Server> servers;
  std::map<int, int> asked;
  std::vector<std::string> errors;  // of clients that should have none
  std::vector<std::string> in_a_child;
  std::size_t rounds = 0, processes_killed = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(load)

BOOST_FIXTURE_TEST_CASE(nothing_is_lost_and_nothing_is_left, Load) {
  std::vector<std::size_t> levels;
  one_round();
  until([this] { return all_tasks(loop).empty(); });
  run(asyncio::sleep(2));
  const std::size_t descriptors = open_descriptors();
  const double end = loop.time() + seconds();
  while (loop.time() < end || levels.size() < kWarmUp + 2) {
    one_round();
    until([&] { return all_tasks(loop).empty() && open_descriptors() == descriptors; });
    levels.push_back(allocated_bytes());
    BOOST_TEST_MESSAGE(levels.size() << " rounds: " << levels.back() << " bytes");
  }
  const auto last = static_cast<std::ptrdiff_t>(std::max<std::size_t>(2, levels.size() / 3));
  const auto before = std::min_element(levels.begin(), levels.begin() + kWarmUp);
  const auto after = std::min_element(levels.end() - last, levels.end());
  BOOST_TEST(*after <= *before + kNoise);
  for (const std::string& error : errors) BOOST_ERROR(error);
  BOOST_TEST(reports.empty());
  for (const std::string& descriptors : in_a_child) BOOST_TEST(descriptors == alone);
  BOOST_TEST(processes_killed == 4 * rounds);
  BOOST_TEST(counts.wrong_questions == 0);
  BOOST_TEST(counts.wrong_answers == 0);
  BOOST_TEST(counts.ended > 0);
  BOOST_TEST(counts.answered >= counts.right);
  BOOST_TEST(counts.right >= asked[0] + asked[1] + asked[2]);  // those ask one thing at least
  BOOST_TEST_MESSAGE(counts.answered << " answers, " << counts.right << " looked at, "
                                     << counts.ended << " connections ended halfway, "
                                     << processes_killed << " processes killed");
  close();
  BOOST_TEST(open_descriptors() == descriptors - 4);
}

BOOST_AUTO_TEST_SUITE_END()
