// The client of the echo workloads (W8): raw sockets, one epoll, none of the libraries compared.
//
//   echo_client PORT CONNECTIONS BYTES SECONDS PID [REQUESTS]
//
// Each connection sends a message, waits until all of it has come back, and sends the next. Once
// all connections have been answered, and the first quarter of the time is over, it counts for
// SECONDS, and prints
//
//   requests=N cpu_ns=X rps=N p50_us=X p99_us=X
//
// where cpu_ns is what the process PID, the server, has taken of the processor for each request,
// user and system. With REQUESTS it ends after so many, counted from the first.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <cerrno>
#include <limits>

#include "bench/bench.h"

namespace bench {
namespace {

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(1);
}

struct Connection {
  int fd = -1;
  std::size_t sent = 0, received = 0;  // of the message that is on its way
  std::int64_t since = 0;
  bool watches_writing = false;
  bool answered = false;
};

class Client {
 public:
  Client(int port, std::size_t connections, std::size_t bytes)
      : message_(bytes, 'm'), connections_(connections), epoll_(epoll_create1(0)) {
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(static_cast<std::uint16_t>(port));
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (Connection& c : connections_) {
      c.fd = socket(AF_INET, SOCK_STREAM, 0);
      if (connect(c.fd, reinterpret_cast<sockaddr*>(&server), sizeof server) != 0) fail("connect");
      const int on = 1;
      setsockopt(c.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      watch(EPOLL_CTL_ADD, c, EPOLLIN);
    }
  }

  void run(double seconds, int server, long most) {
    const auto span = static_cast<std::int64_t>(seconds * 1e9);
    const std::int64_t begin = now_ns();
    for (Connection& c : connections_) next(c, begin);
    std::int64_t from = 0, cpu_before = 0, now = begin;
    long requests_before = 0;
    late_.reserve(1 << 20);
    while (requests_ < most && (from == 0 || now < from + span)) {
      turn();
      now = now_ns();
      if (from != 0 || now < begin + span / 4 || answered_ < connections_.size()) continue;
      from = now;
      cpu_before = cpu_of(server);
      requests_before = requests_;
      late_.clear();
    }
    const double requests = static_cast<double>(requests_ - requests_before);
    if (from == 0 || requests == 0) {
      std::printf("requests=%ld\n", requests_);
      return;
    }
    const double cpu = static_cast<double>(cpu_of(server) - cpu_before);
    std::printf("requests=%.0f cpu_ns=%.1f rps=%.0f p50_us=%.1f p99_us=%.1f\n", requests,
                cpu / requests, requests * 1e9 / static_cast<double>(now - from), quantile(0.5),
                quantile(0.99));
  }

 private:
  static std::int64_t cpu_of(int process) {
    clockid_t clock;
    timespec t;
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &t) != 0)
      fail("the server's clock");
    return static_cast<std::int64_t>(t.tv_sec) * 1000000000 + t.tv_nsec;
  }

  void watch(int operation, Connection& c, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.ptr = &c;
    if (epoll_ctl(epoll_, operation, c.fd, &event) != 0) fail("epoll_ctl");
  }

  void next(Connection& c, std::int64_t now) {
    c.sent = c.received = 0;
    c.since = now;
    send_rest(c);
  }

  void send_rest(Connection& c) {
    while (c.sent < message_.size()) {
      const ssize_t n = send(c.fd, message_.data() + c.sent, message_.size() - c.sent,
                             MSG_DONTWAIT | MSG_NOSIGNAL);
      if (n < 0 && errno != EAGAIN) fail("send");
      if (n < 0) break;
      c.sent += static_cast<std::size_t>(n);
    }
    const bool wants = c.sent < message_.size();
    if (wants != c.watches_writing)
      watch(EPOLL_CTL_MOD, c, wants ? EPOLLIN | EPOLLOUT : std::uint32_t{EPOLLIN});
    c.watches_writing = wants;
  }

  void receive(Connection& c) {
    const ssize_t n = recv(c.fd, buffer_, sizeof buffer_, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN) return;
    if (n < 0) fail("recv");
    c.received += static_cast<std::size_t>(n);
    if (n == 0 || c.received > message_.size()) {
      std::fprintf(stderr, "not an echo\n");
      std::exit(1);
    }
    if (c.received < message_.size()) return;
    const std::int64_t now = now_ns();
    late_.push_back(now - c.since);
    ++requests_;
    if (!c.answered) ++answered_;
    c.answered = true;
    next(c, now);
  }

  void turn() {
    epoll_event events[512];
    const int n = epoll_wait(epoll_, events, 512, 10000);
    if (n == 0) {
      std::fprintf(stderr, "no answer\n");
      std::exit(1);
    }
    for (int i = 0; i < n; ++i) {
      Connection& c = *static_cast<Connection*>(events[i].data.ptr);
      if (events[i].events & EPOLLOUT) send_rest(c);
      if (events[i].events & ~EPOLLOUT) receive(c);
    }
  }

  double quantile(double part) {
    const auto at = static_cast<std::ptrdiff_t>(part * static_cast<double>(late_.size() - 1));
    std::nth_element(late_.begin(), late_.begin() + at, late_.end());
    return static_cast<double>(late_[static_cast<std::size_t>(at)]) / 1e3;
  }

  const std::string message_;
  std::vector<Connection> connections_;
  const int epoll_;
  std::vector<std::int64_t> late_;  // how long each request took
  std::size_t answered_ = 0;        // connections
  long requests_ = 0;
  char buffer_[65536];
};

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  if (argc < 6) {
    std::fprintf(stderr, "echo_client PORT CONNECTIONS BYTES SECONDS PID [REQUESTS]\n");
    return 2;
  }
  bench::Client client(std::atoi(argv[1]), static_cast<std::size_t>(std::atol(argv[2])),
                       static_cast<std::size_t>(std::atol(argv[3])));
  client.run(std::atof(argv[4]), std::atoi(argv[5]),
             argc > 6 ? std::atol(argv[6]) : std::numeric_limits<long>::max());
}
