// What a connection costs that has nothing to do.
#include "tests/io/socket_loop.hpp"

#include <sys/resource.h>
#include <sys/wait.h>

#include <fstream>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Echo : Protocol {
  void connection_made(const TransportPtr& t) override { transport = t; }
  void data_received(std::string_view data) override { transport->write(data); }
  void connection_lost(const ExceptionPtr&) override { ++*lost; }
  explicit Echo(std::size_t* l) : lost(l) {}
  TransportPtr transport;
  std::size_t* lost;
};

std::size_t resident_bytes() {
  std::size_t total, resident = 0;
  std::ifstream("/proc/self/statm") >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

#if defined(ASYNCIO_POOL_OFF_) || defined(__SANITIZE_THREAD__)
constexpr bool kMeasures = false;  // their memory is not the program's
#else
constexpr bool kMeasures = true;
#endif

// As many descriptors as the process may have, at most 10,000 connections.
std::size_t most_connections() {
  rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  return std::min<std::size_t>(kMeasures ? 10'000 : 1'000, limit.rlim_cur - 100);
}

// The other ends are in a child, so that what they cost is not counted: for each byte that it is
// sent it connects to the server once more, and has a message answered.
class Clients {
 public:
  explicit Clients(const SocketAddress& server) {
    int ends[2];
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    orders_.fd = ends[0];
    child_ = fork();
    if (child_ == 0) {
      ::close(ends[0]);
      obey(ends[1], server);
    }
    ::close(ends[1]);
  }
  ~Clients() { end(); }
  void connect_one() const { orders_.send("c"); }
  bool answered() const { return orders_.receive(1) == "a"; }
  void end() {
    orders_.close();
    if (child_ > 0) waitpid(std::exchange(child_, 0), nullptr, 0);
  }

 private:
  [[noreturn]] static void obey(int orders, const SocketAddress& server) {
    sockaddr_storage storage;
    const auto size = static_cast<socklen_t>(server.write_to(&storage, sizeof storage));
    char message[7];
    while (read(orders, message, 1) == 1) {
      const int fd = socket(AF_INET, SOCK_STREAM, 0);
      if (connect(fd, reinterpret_cast<sockaddr*>(&storage), size) != 0 ||
          write(fd, "message", 7) != 7 || recv(fd, message, 7, MSG_WAITALL) != 7 ||
          write(orders, "a", 1) != 1)
        break;
    }
    _exit(0);
  }
  Peer orders_;
  pid_t child_;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(idle_connections, SocketLoop)

BOOST_AUTO_TEST_CASE(one_costs_at_most_512_bytes_and_leaves_nothing) {
  const std::size_t most = most_connections();
  BOOST_REQUIRE(most >= 900u);
  std::size_t lost = 0;
  const Server server =
      run(loop.create_server([&] { return std::make_shared<Echo>(&lost); }, "127.0.0.1", 0));
  Clients clients(server.socknames().at(0));
  const auto connect_more = [&](std::size_t n) {
    for (; n > 0; --n) {
      clients.connect_one();
      while (!clients.answered()) run(asyncio::sleep(0.00001));
    }
  };
  connect_more(100);
  const std::size_t before = resident_bytes();
  connect_more(most - 100);
  const double each =
      static_cast<double>(resident_bytes() - before) / static_cast<double>(most - 100);
  BOOST_TEST_MESSAGE("an idle connection: " << each << " bytes of " << most);
  BOOST_TEST((each <= 512 || !kMeasures));
  clients.end();
  until([&] { return lost == most; });
}

BOOST_AUTO_TEST_SUITE_END()
