// A transport at one end of a pair of sockets, whose other end the test has.
#pragma once

#include "tests/io/socket_loop.hpp"

#include <asyncio/loop/log.hpp>

namespace asyncio::testing {

// What the library has logged.
inline std::vector<std::string> logged;

template <class P>
struct Pair : SocketLoop {
  Pair() {
    logged.clear();
    set_log_hook([](const std::string& text) { logged.push_back(text); });
    int fds[2];
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0);
    fd = fds[0];
    peer.fd = fds[1];
  }
  ~Pair() { set_log_hook(nullptr); }
  void connect() {
    transport =
        run(loop.connect_accepted_socket([this] { return protocol; }, std::exchange(fd, -1))).first;
  }
  // More than the system takes.
  void write_too_much() {
    while (transport->get_write_buffer_size() == 0) transport->write(std::string(65536, 'x'));
  }
  void until_lost() {
    until([this] { return protocol->lost; });
  }

  Peer peer;
  int fd;
  std::shared_ptr<P> protocol = std::make_shared<P>();
  TransportPtr transport;
};
struct Plain : Pair<Recorder> {
  Plain() { connect(); }
};
struct Buffered : Pair<BufferedRecorder> {
  Buffered() { connect(); }
};

}  // namespace asyncio::testing

#define CHECK_CALLS(...) \
  BOOST_TEST(protocol->calls == Calls({__VA_ARGS__}), boost::test_tools::per_element())
