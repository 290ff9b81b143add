// Server: who is accepted, what closing it does, and what it does when the system has no more.
#include "tests/io/serving.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/syscall.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// While it lasts the process may have no more descriptors than it has, for accept4() below. (A real
// limit would be one for the sanitizers, too, which open some in order to look at an object.)
class Shortage {
 public:
  Shortage() { most = open(); }
  ~Shortage() { end(); }
  static void end() { most = 0; }
  static bool is_there() { return most && open() >= most; }

 private:
  static int open() {
    int n = 0;
    for (int fd = 0; fd < 1000; ++fd) n += fcntl(fd, F_GETFD) >= 0;
    return n;
  }
  static inline int most = 0;
};

}  // namespace

// The library's calls come here.
extern "C" int accept4(int fd, sockaddr* address, socklen_t* size, int flags) {
  if (Shortage::is_there()) {
    errno = EMFILE;
    return -1;
  }
  return static_cast<int>(syscall(SYS_accept4, fd, address, size, flags));
}

BOOST_FIXTURE_TEST_SUITE(server, Serving)

BOOST_AUTO_TEST_CASE(clients_are_accepted_and_answered) {
  serve();
  BOOST_TEST(server.is_serving());
  BOOST_TEST(&server.get_loop() == &loop);
  const Peer one(connect_one()), two(connect_one());
  until_clients(2);
  clients[0]->transport->write("hello");
  until([&] { return one.receive() == "hello"; });
  two.send("x");
  until([&] { return clients[1]->data == "x"; });
  BOOST_TEST(clients[0]->transport->peername().port() == detail::sockname_of(one.fd).port());
  BOOST_TEST(clients[0]->transport->sockname() == server.socknames()[0]);
  BOOST_TEST(server.to_string() ==
             "<Server sockets=(<socket fd=" + std::to_string(server.sockets()[0]) +
                 ", laddr=" + server.socknames()[0].to_string() + ">,)>");
  const int fd = clients[0]->transport->extra<int>("socket");
  BOOST_TEST(detail::socket_option(fd, IPPROTO_TCP, TCP_NODELAY) == 1);
  for (const int each : {fd, server.sockets()[0]}) {
    BOOST_TEST((fcntl(each, F_GETFD) & FD_CLOEXEC));
    BOOST_TEST((fcntl(each, F_GETFL) & O_NONBLOCK));
  }
}

BOOST_AUTO_TEST_CASE(the_name_of_the_other_side_is_known_when_it_is_gone) {
  serve();
  SocketAddress name, seen;
  {
    const Peer one(connect_one());
    name = detail::sockname_of(one.fd);
    until_clients(1);
    clients[0]->then["lost"] = [&] { seen = clients[0]->transport->peername(); };
  }
  until([&] { return clients[0]->lost; });
  BOOST_TEST(seen == name);
  BOOST_TEST(clients[0]->transport->peername() == name);
}

BOOST_AUTO_TEST_CASE(a_reset_is_an_error_for_its_protocol_and_for_nobody_else) {
  serve();
  Peer one(connect_one());
  until_clients(1);
  const linger at_once{1, 0};
  setsockopt(one.fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  one.close();
  until([&] { return clients[0]->lost; });
  BOOST_TEST(clients[0]->error.is<ConnectionResetError>());
  BOOST_TEST(clients[0]->error.what() == "[Errno 104] Connection reset by peer");
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(two_servers_share_a_port_if_both_want_to) {
  ServerOptions options;
  options.reuse_port = options.keep_alive = true;
  serve(options);
  const int port = server.socknames()[0].port();
  const Server other = run(loop.create_server(factory(), "127.0.0.1", port, options));
  BOOST_TEST(other.socknames()[0].port() == port);
  const Peer one(connect_one());
  until_clients(1);
  const int fd = clients[0]->transport->extra<int>("socket");
  BOOST_TEST(detail::socket_option(fd, SOL_SOCKET, SO_KEEPALIVE) == 1);
}

BOOST_AUTO_TEST_CASE(closing_leaves_the_clients_alone_and_is_waited_for_until_they_are_gone) {
  serve();
  Peer one(connect_one());
  until_clients(1);
  const SocketAddress address = server.socknames()[0];
  server.close();
  server.close();
  BOOST_TEST(!server.is_serving());
  BOOST_TEST(server.sockets().empty());
  BOOST_TEST(connect_to(address) == -1);
  Task<void> waiting = loop.create_task(server.wait_closed());
  BOOST_CHECK_THROW(run(server.wait_closed(0.001)), TimeoutError);
  clients[0]->transport->write("still here");
  until([&] { return one.receive() == "still here"; });
  BOOST_TEST(!waiting.done());
  one.close();
  run(waiting);
  run(server.wait_closed());
}

BOOST_AUTO_TEST_CASE(clients_are_closed_and_aborted) {
  serve();
  const Peer one(connect_one());
  until_clients(1);
  server.close_clients();
  until([&] { return clients[0]->lost; });
  const Peer two(connect_one());
  until_clients(2);
  while (clients[1]->transport->get_write_buffer_size() == 0)
    clients[1]->transport->write(std::string(1 << 16, 'x'));
  server.close_clients();
  turns(3);
  BOOST_TEST(!clients[1]->lost);  // what is buffered is sent first
  server.abort_clients();
  until([&] { return clients[1]->lost; });
  server.close();
  run(server.wait_closed());
}

BOOST_AUTO_TEST_CASE(the_end_of_a_block_aborts_who_stays_longer_than_the_grace) {
  ServerOptions options;
  options.grace = 0.001;
  serve(options);
  const Peer one(connect_one());
  until_clients(1);
  run(coroutine([this](auto& co) {
    BEGIN(co);
    WITH(server) {}
    END_WITH
    END;
  }));
  BOOST_TEST(clients[0]->lost);
}

BOOST_AUTO_TEST_CASE(serving_for_ever_ends_with_the_server_or_closes_it) {
  ServerOptions options;
  options.start_serving = false;
  serve(options);
  BOOST_TEST(!server.is_serving());
  Task<void> serving = loop.create_task(server.serve_forever());
  turns(2);
  BOOST_TEST(server.is_serving());
  BOOST_TEST(text_of<RuntimeError>([&] { run(server.serve_forever()); }) ==
             "server " + server.to_string() + " is already being awaited on serve_forever()");
  server.close();
  BOOST_CHECK_THROW(run(serving), CancelledError);
  BOOST_TEST(text_of<RuntimeError>([&] { run(server.serve_forever()); }) ==
             "server <Server sockets=()> is closed");
  serve();
  serving = loop.create_task(server.serve_forever());
  turns(2);
  serving.cancel();
  BOOST_CHECK_THROW(run(serving), CancelledError);
  BOOST_TEST(!server.is_serving());
}

BOOST_AUTO_TEST_CASE(what_the_factory_throws_is_reported_and_the_client_turned_away) {
  server = run(loop.create_server(
      []() -> std::shared_ptr<Recorder> { throw RuntimeError("no protocol"); }, "127.0.0.1", 0));
  const Peer one(connect_one());
  until([&] { return !reports.empty(); });
  BOOST_TEST(messages() == Calls{"Error on transport creation for incoming connection"});
  char byte;
  BOOST_TEST(recv(one.fd, &byte, 1, 0) == 0);
}

BOOST_AUTO_TEST_CASE(a_server_goes_on_accepting_after_a_shortage_of_descriptors) {
  serve();
  Peer fd(socket(AF_INET, SOCK_STREAM, 0));
  Shortage shortage;
  sockaddr_storage storage;
  const auto size =
      static_cast<socklen_t>(server.socknames()[0].write_to(&storage, sizeof storage));
  BOOST_REQUIRE(connect(fd.fd, reinterpret_cast<sockaddr*>(&storage), size) == 0);
  until([&] { return !reports.empty(); });
  BOOST_TEST(messages() == Calls{"socket.accept() out of system resource"});
  BOOST_TEST(reports[0].exception.what() == "[Errno 24] Too many open files");
  turns(5);
  BOOST_TEST(reports.size() == 1u);  // it does not spin
  // The second time the client is turned away, with the spare descriptor.
  until([&] { return reports.size() == 2u; });
  char byte;
  BOOST_TEST(recv(fd.fd, &byte, 1, 0) == 0);
  shortage.end();
  const Peer next(connect_one());
  until_clients(1);
}

BOOST_AUTO_TEST_CASE(arguments_are_checked) {
  const auto text = [&](auto... arguments) {
    return text_of<ValueError>([&] { run(loop.create_server(factory(), arguments...)); });
  };
  ServerOptions options;
  BOOST_TEST(text(options) == "Neither host/port nor sock were specified");
  options.sock = 0;
  BOOST_TEST(text("127.0.0.1", 0, options) ==
             "host/port and sock can not be specified at the same time");
  const Peer datagrams(socket(AF_INET, SOCK_DGRAM, 0));
  options.sock = datagrams.fd;
  BOOST_TEST(text(options) == "A Stream Socket was expected, got " + std::to_string(datagrams.fd));
  serve();
  const SocketAddress taken = server.socknames()[0];
  BOOST_TEST(text_of<OSError>([&] {
               run(loop.create_server(factory(), "127.0.0.1", taken.port()));
             }) == "[Errno 98] error while attempting to bind on address " + taken.to_string() +
                       ": address already in use");
}

BOOST_AUTO_TEST_CASE(several_hosts_are_served_and_duplicates_once) {
  server = run(loop.create_server(
      factory(), std::vector<std::string>{"127.0.0.1", "127.0.0.2", "127.0.0.1"}, 0));
  BOOST_TEST(server.sockets().size() == 2u);
  BOOST_TEST(server.socknames()[1].host() == "127.0.0.2");
}

BOOST_AUTO_TEST_CASE(a_server_serves_though_nobody_keeps_it_and_ends_with_its_loop) {
  serve();
  const SocketAddress address = server.socknames()[0];
  server = Server();
  const Peer one(connect_to(address));
  until_clients(1);
  loop.close();
  BOOST_TEST(connect_to(address) == -1);
}

// Who finds the queue full is not told, and comes again after a second.
BOOST_AUTO_TEST_CASE(a_burst_waits_until_the_loop_comes_to_it) {
  serve();
  std::size_t most = 0;
  std::ifstream("/proc/sys/net/core/somaxconn") >> most;
  sockaddr_storage storage;
  const SocketAddress address = server.socknames()[0];
  const auto size = static_cast<socklen_t>(address.write_to(&storage, sizeof storage));
  std::vector<std::unique_ptr<Peer>> peers;
  for (std::size_t i = 0; i < std::min<std::size_t>(300, most); ++i) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    peers.push_back(std::make_unique<Peer>(fd));
    const int outcome = connect(fd, reinterpret_cast<sockaddr*>(&storage), size);
    BOOST_REQUIRE((outcome == 0 || errno == EINPROGRESS));
    pollfd connected{fd, POLLOUT, 0};
    BOOST_REQUIRE_MESSAGE(poll(&connected, 1, 900) == 1, i << " have found room");
  }
  until_clients(peers.size());
}

BOOST_AUTO_TEST_SUITE_END()
