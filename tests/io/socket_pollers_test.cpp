// Sockets work the same whatever the loop waits with.
#include "tests/io/socket_loop.hpp"

#include <asyncio/loop/asio_context.hpp>
#include <asyncio/loop/events.hpp>
#include <asyncio/loop/guest.hpp>
#include <asyncio/loop/virtual_poller.hpp>

#include <fcntl.h>
#include <poll.h>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Connected : SocketLoop {
  void connect() {
    int fds[2];
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0);
    peer.fd = fds[1];
    transport = run(loop.connect_accepted_socket([this] { return protocol; }, fds[0])).first;
  }
  // Reads, pauses, resumes, writes more than the system takes, and ends.
  template <class Until>
  void use(Until wait) {
    peer.send("a");
    wait([&] { return protocol->data == "a"; });
    transport->pause_reading();
    peer.send("b");
    transport->write("c");
    wait([&] { return peer.receive() == "c"; });
    BOOST_TEST(protocol->data == "a");
    transport->resume_reading();
    wait([&] { return protocol->data == "ab"; });
    while (transport->get_write_buffer_size() == 0) transport->write(std::string(1 << 16, 'x'));
    transport->close();
    wait([&] {
      peer.receive();
      return protocol->lost;
    });
  }
  Peer peer;
  std::shared_ptr<Recorder> protocol = std::make_shared<Recorder>();
  TransportPtr transport;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(socket_pollers, Connected)

BOOST_AUTO_TEST_CASE(an_io_context_may_take_the_place_of_what_the_loop_waits_with) {
  connect();
  io_context_of(loop);
  use([this](const auto& holds) { until(holds); });
}

BOOST_AUTO_TEST_CASE(a_host_is_woken_by_the_sockets_of_its_guest) {
  connect();
  Guest guest(loop);
  use([&](const std::function<bool()>& holds) {
    bool held = false;
    for (int turns = 0; !held && turns < 100'000; ++turns) {
      pollfd host{guest.fileno(), POLLIN, 0};
      const double wait = guest.timeout();
      poll(&host, 1, wait < 0 || wait > 1 ? 1000 : static_cast<int>(wait * 1000) + (wait > 0));
      guest.turn();
      held = holds();
    }
    BOOST_TEST(held);
  });
}

BOOST_AUTO_TEST_CASE(virtual_time_has_no_sockets) {
  const EventLoopPtr virtual_loop = new_event_loop(std::make_unique<VirtualPoller>());
  int fds[2];
  BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0);
  const Peer one(fds[0]), two(fds[1]);
  BOOST_CHECK_THROW(virtual_loop->run_until_complete(
                        virtual_loop->connect_accepted_socket([this] { return protocol; }, fds[0])),
                    RuntimeError);
  BOOST_TEST(fcntl(fds[0], F_GETFD) >= 0);  // it is still its owner's
}

BOOST_AUTO_TEST_SUITE_END()
