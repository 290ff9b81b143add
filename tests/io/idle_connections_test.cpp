// What a connection costs that has nothing to do.
#include "tests/io/socket_loop.hpp"

#include <asyncio/io/streams.hpp>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <fstream>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

std::size_t ended = 0;

struct Echo : Protocol {
  void connection_made(const TransportPtr& t) override { transport = t; }
  void data_received(std::string_view data) override { transport->write(data); }
  void connection_lost(const ExceptionPtr&) override { ++ended; }
  TransportPtr transport;
};

Coroutine<Server> serve_by_protocol(EventLoop& loop) {
  return loop.create_server([] { return std::make_shared<Echo>(); }, "127.0.0.1", 0);
}

Coroutine<void> echo(std::shared_ptr<StreamReader> reader, std::shared_ptr<StreamWriter> writer) {
  return coroutine([reader = std::move(reader), writer = std::move(writer),
                    data = std::string()](auto& co) mutable {
    BEGIN(co);
    for (;;) {
      YIELD_FROM_INTO(data, reader->read(65536));
      if (data.empty()) break;
      writer->write(data);
      YIELD_FROM(writer->drain());
    }
    writer->close();
    ++ended;
    END;
  });
}

Coroutine<Server> serve_by_streams(EventLoop&) { return start_server(echo, "127.0.0.1", 0); }

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

// What each connection beyond the first hundred adds to what this process has resident.
double bytes_of_each(Coroutine<Server> (*serve)(EventLoop&)) {
  prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);  // a huge page would be 200 bytes for each of them
  SocketLoop here;
  const std::size_t most = most_connections();
  BOOST_REQUIRE(most >= 900u);
  const Server server = here.run(serve(here.loop));
  Clients clients(server.socknames().at(0));
  const auto connect_more = [&](std::size_t n) {
    for (; n > 0; --n) {
      clients.connect_one();
      while (!clients.answered()) here.run(asyncio::sleep(0.00001));
    }
  };
  connect_more(100);
  const std::size_t before = resident_bytes();
  connect_more(most - 100);
  const std::size_t after = resident_bytes();
  clients.end();
  here.until([&] { return ended == most; });
  return (static_cast<double>(after) - static_cast<double>(before)) /
         static_cast<double>(most - 100);
}

// In a process of its own: what another case has left in the heap would be taken before any more
// becomes resident. Below zero: something has failed there.
double measured(Coroutine<Server> (*serve)(EventLoop&)) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    double bytes = -1e9;
    try {
      bytes = bytes_of_each(serve);
    } catch (...) {
    }
    _exit(write(ends[1], &bytes, sizeof bytes) == sizeof bytes ? 0 : 1);
  }
  ::close(ends[1]);
  double bytes = -1e9;
  BOOST_TEST(read(ends[0], &bytes, sizeof bytes) == static_cast<ssize_t>(sizeof bytes));
  ::close(ends[0]);
  waitpid(child, nullptr, 0);
  BOOST_TEST_MESSAGE("an idle connection: " << bytes << " bytes");
  BOOST_TEST(bytes > -1e6);
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(idle_connections)

BOOST_AUTO_TEST_CASE(one_with_a_protocol_costs_at_most_512_bytes_and_leaves_nothing) {
  BOOST_TEST((measured(serve_by_protocol) <= 512 || !kMeasures));
}

BOOST_AUTO_TEST_CASE(one_with_streams_costs_at_most_1175_bytes_and_leaves_nothing) {
  BOOST_TEST((measured(serve_by_streams) <= 1175 || !kMeasures));
}

BOOST_AUTO_TEST_SUITE_END()
