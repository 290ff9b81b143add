// The transports of sockets pass the check that every transport passes.
#include <asyncio/testing/check_transport.hpp>

#include "tests/io/socket_loop.hpp"

#include <netinet/in.h>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Descriptors {
  int first = -1, second = -1;
};

Descriptors unix_pair() {
  int fds[2];
  BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0);
  return {fds[0], fds[1]};
}

Descriptors tcp_pair() {
  const Peer listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_storage storage{};
  auto* const address = reinterpret_cast<sockaddr*>(&storage);
  socklen_t size =
      static_cast<socklen_t>(SocketAddress("127.0.0.1", 0).write_to(&storage, sizeof storage));
  BOOST_REQUIRE(bind(listener.fd, address, size) == 0);
  BOOST_REQUIRE(listen(listener.fd, 1) == 0);
  size = sizeof storage;
  BOOST_REQUIRE(getsockname(listener.fd, address, &size) == 0);
  const int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  BOOST_REQUIRE(connect(client, address, size) == 0);
  return {client, accept4(listener.fd, nullptr, nullptr, SOCK_CLOEXEC)};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(checked_transport, SocketLoop)

BOOST_AUTO_TEST_CASE(a_socket_does_what_transports_do) {
  for (const auto pair : {unix_pair, tcp_pair}) {
    check_transport(loop, [&](auto one, auto two) {
      const Descriptors fds = pair();
      const auto connect = [&](auto protocol, int fd) {
        return run(loop.connect_accepted_socket([&] { return protocol; }, fd)).first;
      };
      TransportPtr first = connect(one, fds.first);
      return TransportPair{first, connect(two, fds.second)};
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()
