// What the tests of datagrams share: a protocol that writes down what it is told, and ways to open
// an endpoint.
#pragma once

#include "tests/io/socket_loop.hpp"

#include <asyncio/io/datagrams.hpp>

#include <cstdio>

namespace asyncio::testing {

struct Datagrams : DatagramProtocol {
  void connection_made(const DatagramTransportPtr& t) override {
    transport = t;
    note("made");
  }
  void datagram_received(std::string_view data, const SocketAddress& from) override {
    received.emplace_back(data);
    sender = from;
    if (echo) transport->sendto(data, from);
    note("datagram");
  }
  void error_received(const ExceptionPtr& e) override {
    error = e;
    note("error");
  }
  void connection_lost(const ExceptionPtr& e) override {
    lost_error = e;
    ++lost;
    note("lost");
  }
  void pause_writing() override { note("pause"); }
  void resume_writing() override { note("resume"); }
  void note(const std::string& call) {
    calls.push_back(call);
    const auto found = then.find(call);
    if (found != then.end()) found->second();
  }
  Calls calls, received;
  std::map<std::string, std::function<void()>> then;
  DatagramTransportPtr transport;
  SocketAddress sender;
  ExceptionPtr error, lost_error;
  bool echo = false;
  int lost = 0;
};
using Ptr = std::shared_ptr<Datagrams>;

struct DatagramLoop : SocketLoop {
  Ptr open(const DatagramOptions& options) {
    return run(loop.create_datagram_endpoint([] { return std::make_shared<Datagrams>(); }, options))
        .second;
  }
  Ptr open_at(const DatagramAddress& local, const DatagramAddress& remote = {}, int family = 0) {
    DatagramOptions options;
    options.local_addr = local;
    options.remote_addr = remote;
    options.family = family;
    return open(options);
  }
  Ptr open_local() { return open_at({"127.0.0.1", 0}); }
  // An endpoint at one end of a pair of sockets; the test has the other end.
  Ptr open_pair() {
    int fds[2];
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, fds) == 0);
    peer.fd = fds[1];
    DatagramOptions options;
    options.sock = fds[0];
    return open(options);
  }
  // As many as the system takes, and one more.
  static int fill(Datagrams& from, const SocketAddress& to = {}) {
    int sent = 0;
    for (; from.transport->get_write_buffer_size() == 0; ++sent)
      from.transport->sendto(std::to_string(sent), to);
    return sent;
  }
  void until_lost(const Datagrams& protocol) {
    until([&] { return protocol.lost != 0; });
  }
  template <class E>
  std::string error_of(const DatagramOptions& options) {
    return text_of<E>([&] { open(options); });
  }
  std::string path(const char* name) {
    paths.push_back("/tmp/asyncio17_" + std::to_string(getpid()) + name);
    return paths.back();
  }
  struct Paths : std::vector<std::string> {
    ~Paths() {
      for (const std::string& path : *this) std::remove(path.c_str());
    }
  } paths;
  Peer peer;
};

}  // namespace asyncio::testing
