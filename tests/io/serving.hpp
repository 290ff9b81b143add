// A server whose clients' protocols write down what they are told.
#pragma once

#include "tests/io/socket_loop.hpp"

#include <utility>

namespace asyncio::testing {

struct Serving : SocketLoop {
  std::function<std::shared_ptr<Recorder>()> factory() {
    return [this] {
      clients.push_back(std::make_shared<Recorder>());
      return clients.back();
    };
  }
  void serve(ServerOptions options = {}) {
    server = run(loop.create_server(factory(), "127.0.0.1", 0, options));
  }
  static int connect_to(const SocketAddress& address) {
    const int fd = socket(address.family(), SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_storage storage;
    const auto size = static_cast<socklen_t>(address.write_to(&storage, sizeof storage));
    if (connect(fd, reinterpret_cast<sockaddr*>(&storage), size) == 0) return fd;
    ::close(fd);
    return -1;
  }
  int connect_one() { return connect_to(server.socknames().at(0)); }
  void until_clients(std::size_t n) {
    until([&] { return clients.size() == n && clients.back()->transport; });
  }
  std::vector<std::shared_ptr<Recorder>> clients;
  Server server;
};

}  // namespace asyncio::testing
