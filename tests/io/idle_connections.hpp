// What a connection costs that has nothing to do: 10,000 of them, whose other ends are in a child.
#pragma once

#include "tests/io/socket_loop.hpp"

#include <asyncio/io/server.hpp>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <string>
#include <utility>

namespace asyncio::testing {

// A server, what a client sends to it once and how long the answer is, and how many of its
// connections have ended.
struct IdleServer {
  std::function<Coroutine<Server>(EventLoop&)> serve;
  std::string message;
  std::size_t answer_size;
  std::function<std::size_t()> ended;
};

inline std::size_t resident_bytes() {
  std::size_t total, resident = 0;
  std::ifstream("/proc/self/statm") >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

#if defined(ASYNCIO_POOL_OFF_) || defined(__SANITIZE_THREAD__)
constexpr bool kMeasuresIdle = false;  // their memory is not the program's
#else
constexpr bool kMeasuresIdle = true;
#endif

// As many descriptors as the process may have, at most 10,000 connections.
inline std::size_t most_connections() {
  rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  return std::min<std::size_t>(kMeasuresIdle ? 10'000 : 1'000, limit.rlim_cur - 100);
}

// The other ends are in a child, so that what they cost is not counted: for each byte that it is
// sent it connects to the server once more, and has a message answered.
class IdleClients {
 public:
  IdleClients(const SocketAddress& server, const IdleServer& what) {
    int ends[2];
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    orders_.fd = ends[0];
    child_ = fork();
    if (child_ == 0) {
      ::close(ends[0]);
      obey(ends[1], server, what);
    }
    ::close(ends[1]);
  }
  ~IdleClients() { end(); }
  void connect_one() const { orders_.send("c"); }
  bool answered() const { return orders_.receive(1) == "a"; }
  void end() {
    orders_.close();
    if (child_ > 0) waitpid(std::exchange(child_, 0), nullptr, 0);
  }

 private:
  [[noreturn]] static void obey(int orders, const SocketAddress& server, const IdleServer& what) {
    sockaddr_storage storage;
    const auto size = static_cast<socklen_t>(server.write_to(&storage, sizeof storage));
    const auto wish = static_cast<ssize_t>(what.message.size());
    std::string answer(what.answer_size, '\0');
    char order;
    while (read(orders, &order, 1) == 1) {
      const int fd = socket(AF_INET, SOCK_STREAM, 0);
      if (connect(fd, reinterpret_cast<sockaddr*>(&storage), size) != 0 ||
          write(fd, what.message.data(), what.message.size()) != wish ||
          recv(fd, answer.data(), answer.size(), MSG_WAITALL) !=
              static_cast<ssize_t>(answer.size()) ||
          write(orders, "a", 1) != 1)
        break;
    }
    _exit(0);
  }
  Peer orders_;
  pid_t child_;
};

// What each connection beyond the first hundred adds to what this process has resident.
inline double bytes_of_each_idle(const IdleServer& what) {
  prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);  // a huge page would be 200 bytes for each of them
  SocketLoop here;
  const std::size_t most = most_connections();
  BOOST_REQUIRE(most >= 900u);
  const Server server = here.run(what.serve(here.loop));
  IdleClients clients(server.socknames().at(0), what);
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
  here.until([&] { return what.ended() == most; });
  return (static_cast<double>(after) - static_cast<double>(before)) /
         static_cast<double>(most - 100);
}

// In a process of its own: what another case has left in the heap would be taken before any more
// becomes resident. Below zero: something has failed there.
inline double measured_idle(const IdleServer& what) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    double bytes = -1e9;
    try {
      bytes = bytes_of_each_idle(what);
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

}  // namespace asyncio::testing
