// create_datagram_endpoint(): UDP and AF_UNIX, what may be asked for.
#include "tests/io/datagram_loop.hpp"

#include <fcntl.h>

using namespace asyncio;
using namespace asyncio::testing;
namespace bt = boost::test_tools;

BOOST_FIXTURE_TEST_SUITE(datagrams, DatagramLoop)

BOOST_AUTO_TEST_CASE(an_echo_of_udp_answers_who_is_connected_and_who_is_not) {
  const Ptr server = open_local();
  server->echo = true;
  const SocketAddress address = server->transport->sockname();
  const Ptr connected = open_at({}, address), other = open_local();
  BOOST_TEST(connected->transport->peername() == address);
  BOOST_TEST(!other->transport->peername());
  connected->transport->sendto("one");
  connected->transport->sendto("", address);  // an empty one is one too
  other->transport->sendto("two", address);
  until([&] { return connected->received.size() == 2 && other->received.size() == 1; });
  BOOST_TEST(connected->received == Calls({"one", ""}), bt::per_element());
  BOOST_TEST(other->received[0] == "two");
  BOOST_TEST(other->sender == address);
  BOOST_TEST(server->calls.front() == "made");
  BOOST_TEST(text_of<ValueError>([&] {
               connected->transport->sendto("x", {"127.0.0.1", 9});
             }) == "Invalid address: must be None or " + address.to_string());
}

BOOST_AUTO_TEST_CASE(an_echo_of_unix_sockets_knows_who_has_a_name) {
  const std::string at = path("echo"), mine = path("mine");
  open_at(at, {}, AF_UNIX)->transport->abort();  // leaves its file
  turns(2);
  const Ptr server = open_at(at, {}, AF_UNIX), client = open_at(mine, at, AF_UNIX);
  server->echo = true;
  const std::string large(150000, 'x');  // more than one of UDP may be
  client->transport->sendto(large);
  until([&] { return client->received.size() == 1; });
  BOOST_TEST((client->received[0] == large));
  BOOST_TEST(server->sender == SocketAddress::unix_path(mine));
  server->echo = false;
  open_at({}, at, AF_UNIX)->transport->sendto("nobody");
  until([&] { return server->received.size() == 2; });
  BOOST_TEST(!server->sender);
}

BOOST_AUTO_TEST_CASE(broadcast_is_allowed_when_asked_for_and_then_nothing_is_connected) {
  const Ptr server = open_local();
  DatagramOptions options;
  options.remote_addr = server->transport->sockname();
  options.allow_broadcast = options.reuse_port = true;
  const Ptr client = open(options);
  const int fd = client->transport->extra<int>("socket");
  BOOST_TEST(asyncio::detail::socket_option(fd, SOL_SOCKET, SO_BROADCAST) == 1);
  BOOST_TEST(asyncio::detail::socket_option(fd, SOL_SOCKET, SO_REUSEPORT) == 1);
  BOOST_TEST(!client->transport->peername());
  client->transport->sendto("to the one");
  until([&] { return server->received.size() == 1; });
  BOOST_TEST(text_of<ValueError>([&] {
               client->transport->sendto("x", {"127.0.0.1", 9});
             }) == "Invalid address: must be None or " + server->transport->sockname().to_string());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_meant_is_refused_with_the_text_of_asyncio) {
  DatagramOptions options;
  BOOST_TEST(error_of<ValueError>(options) == "unexpected address family");
  options.local_addr = "a path";
  BOOST_TEST(error_of<TypeError>(options) == "2-tuple is expected");
  options.local_addr = {"127.0.0.1", 0};
  options.family = AF_UNIX;
  BOOST_TEST(error_of<TypeError>(options) == "string is expected");
  options.family = 0;
  options.remote_addr = {"::1", 9};
  BOOST_TEST(error_of<ValueError>(options) == "can not get address information");
  options.remote_addr = {};
  const Peer stream(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  options.sock = stream.fd;
  BOOST_TEST(error_of<ValueError>(options) ==
             "A UDP Socket was expected, got " + std::to_string(stream.fd));
  const Peer given(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  options.sock = given.fd;
  options.reuse_port = true;
  BOOST_TEST(error_of<ValueError>(options) ==
             "socket modifier keyword arguments can not be used when sock is specified. "
             "(local_addr=('127.0.0.1', 0), reuse_port=True)");
  const Ptr taken = open_local();
  options = {};
  options.local_addr = taken->transport->sockname();
  BOOST_TEST(error_of<OSError>(options) == "[Errno 98] Address already in use");
  BOOST_TEST(text_of<RuntimeError>([&] {
               loop.add_reader(taken->transport->extra<int>("socket"), [] {});
             }).find("is used by transport <DatagramTransport fd=") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_socket_that_is_refused_stays_the_callers_until_one_takes_it) {
  const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const auto is_open = [fd] { return fcntl(fd, F_GETFD) >= 0; };
  DatagramOptions options;
  options.sock = fd;
  BOOST_CHECK_THROW(run(loop.create_datagram_endpoint([] { return Ptr(); }, options)), TypeError);
  BOOST_TEST(is_open());
  BOOST_CHECK_THROW(
      run(loop.create_datagram_endpoint([]() -> Ptr { throw RuntimeError("no"); }, options)),
      RuntimeError);
  BOOST_TEST(is_open());
  options.family = AF_INET;
  BOOST_TEST(error_of<ValueError>(options) ==
             "socket modifier keyword arguments can not be used when sock is specified. "
             "(family=" +
                 std::to_string(AF_INET) + ")");
  BOOST_TEST(is_open());
  loop.add_reader(fd, [] {});  // no transport has it
  BOOST_TEST(loop.remove_reader(fd));

  options.family = 0;
  const auto protocol = std::make_shared<Datagrams>();
  auto creating =
      loop.create_task(loop.create_datagram_endpoint([&] { return protocol; }, options));
  turns();
  creating.cancel();
  BOOST_CHECK_THROW(run(creating), CancelledError);
  until_lost(*protocol);
  BOOST_TEST(!is_open());
}

BOOST_AUTO_TEST_SUITE_END()
