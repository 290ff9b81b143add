// DatagramTransport: who hears of what, flow control, and what ends an endpoint.
#include "tests/io/datagram_loop.hpp"

#include <asyncio/loop/log.hpp>

#include <netinet/in.h>

using namespace asyncio;
using namespace asyncio::testing;
namespace bt = boost::test_tools;

namespace {

std::vector<std::string> logged;

struct Fixture : DatagramLoop {
  Fixture() {
    logged.clear();
    set_log_hook([](const std::string& text) { logged.push_back(text); });
  }
  ~Fixture() { set_log_hook(nullptr); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(datagram_transport, Fixture)

BOOST_AUTO_TEST_CASE(a_port_where_nobody_is_gives_error_received_and_the_endpoint_goes_on) {
  const Ptr gone = open_local();
  const SocketAddress address = gone->transport->sockname();
  const Ptr client = open_at({}, address);
  gone->transport->close();
  until_lost(*gone);
  client->transport->sendto("lost");
  until([&] { return bool(client->error); });
  BOOST_TEST(client->error.is<ConnectionRefusedError>());
  const Ptr back = open_at(address);
  client->transport->sendto("found");
  until([&] { return back->received.size() == 1; });
  BOOST_TEST(client->lost == 0);
  // What a system refuses at once is told from within the call.
  client->calls.clear();
  client->transport->sendto(std::string(70000, 'x'));
  BOOST_TEST(client->calls == Calls({"error"}), bt::per_element());
  back->transport->sendto("to whom?");
  BOOST_TEST(bool(back->error));
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(who_is_not_connected_loses_nothing_by_the_error_of_an_earlier_datagram) {
  const Ptr gone = open_local(), there = open_local();
  const SocketAddress nowhere = gone->transport->sockname();
  gone->transport->close();
  until_lost(*gone);
  DatagramOptions options;
  options.sock = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const int on = 1;  // the system tells of such errors
  BOOST_REQUIRE(setsockopt(options.sock, IPPROTO_IP, IP_RECVERR, &on, sizeof on) == 0);
  const Ptr client = open(options);
  client->transport->sendto("lost", nowhere);
  client->transport->sendto("found", there->transport->sockname());
  until([&] { return !there->received.empty(); });
  BOOST_TEST(there->received[0] == "found");
  BOOST_TEST(!client->error);
  client->transport->abort();
  until_lost(*client);
}

BOOST_AUTO_TEST_CASE(what_a_protocol_throws_is_reported_and_more_is_received) {
  const Ptr server = open_local(), client = open_at({}, server->transport->sockname());
  bool throws = true;
  server->then["datagram"] = [&] {
    if (std::exchange(throws, false)) throw ValueError("odd");
  };
  client->transport->sendto("a");
  client->transport->sendto("b");
  until([&] { return server->received.size() == 2; });
  BOOST_TEST(messages().size() == 1u);
  BOOST_TEST(reports[0].exception.what() == "odd");
}

BOOST_AUTO_TEST_CASE(sixteen_are_received_in_a_turn_and_none_after_close) {
  const Ptr protocol = open_pair();
  for (int i = 0; i < 10; ++i) peer.send("x");
  turns(2);
  BOOST_TEST(protocol->received.size() == 10u);
  for (int i = 0; i < 10; ++i) peer.send("x");
  turns(2);
  for (int i = 0; i < 10; ++i) peer.send("x");
  protocol->then["datagram"] = [&] {
    if (protocol->received.size() == 23) protocol->transport->close();
  };
  until_lost(*protocol);
  BOOST_TEST(protocol->received.size() == 23u);
  BOOST_TEST(!protocol->lost_error);
  BOOST_TEST(protocol->lost == 1);
}

BOOST_AUTO_TEST_CASE(sending_pauses_above_the_high_mark_and_resumes_at_the_low_one) {
  const Ptr protocol = open_pair();
  DatagramTransport& transport = *protocol->transport;
  transport.set_write_buffer_limits(30, 10);
  int sent = fill(*protocol);
  const std::size_t size = transport.get_write_buffer_size();
  BOOST_TEST(size == std::to_string(sent - 1).size() + 8);
  for (; transport.get_write_buffer_size() <= 30; ++sent) transport.sendto(std::to_string(sent));
  BOOST_TEST(protocol->calls == Calls({"made", "pause"}), bt::per_element());
  for (int i = 0; i < sent;) {  // in their order
    const std::string got = peer.receive();
    if (!got.empty()) BOOST_REQUIRE(got == std::to_string(i++));
    turns();
  }
  BOOST_TEST(transport.get_write_buffer_size() == 0u);
  BOOST_TEST(protocol->calls == Calls({"made", "pause", "resume"}), bt::per_element());
  BOOST_TEST(text_of<ValueError>([&] { transport.set_write_buffer_limits(1, 2); }) ==
             "high (1) must be >= low (2) must be >= 0");
}

BOOST_AUTO_TEST_CASE(who_is_not_connected_waits_for_the_queue_of_the_receiver_without_spinning) {
  const std::string at = path("full");
  const Peer receiver(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  sockaddr_storage name;
  const auto size = SocketAddress::unix_path(at).write_to(&name, sizeof name);
  BOOST_REQUIRE(
      bind(receiver.fd, reinterpret_cast<sockaddr*>(&name), static_cast<socklen_t>(size)) == 0);
  DatagramOptions options;
  options.family = AF_UNIX;
  const Ptr sender = open(options);
  const int sent = fill(*sender, SocketAddress::unix_path(at));
  struct Counts : asyncio::detail::CallbackObserver {
    void begins(const asyncio::detail::Node& node) noexcept override {
      wakes += node.describe().find("write_ready") != std::string::npos;
    }
    void ends() noexcept override {}
    int wakes = 0;
  } counts;
  asyncio::detail::access(loop).set_callback_observer(&counts);
  turns(20);
  asyncio::detail::access(loop).set_callback_observer(nullptr);
  BOOST_TEST(counts.wakes == 0);
  for (int i = 0; i < sent; ++i) {
    until([&] { return receiver.receive() == std::to_string(i); });
  }
  BOOST_TEST(sender->transport->get_write_buffer_size() == 0u);
}

BOOST_AUTO_TEST_CASE(close_sends_what_is_buffered_and_abort_drops_it) {
  for (const bool at_once : {false, true}) {
    const Ptr protocol = open_pair();
    const int sent = fill(*protocol);
    at_once ? protocol->transport->abort() : protocol->transport->close();
    protocol->transport->close();
    BOOST_TEST(protocol->lost == 0);
    int received = 0;
    const auto receive = [&] {
      while (!peer.receive().empty()) ++received;
      return protocol->lost != 0;
    };
    BOOST_TEST(bool(protocol->transport->get_protocol()));
    until(receive);
    receive();
    BOOST_TEST(received == (at_once ? sent - 1 : sent));
    BOOST_TEST(protocol->lost == 1);
    BOOST_TEST(!protocol->transport->get_protocol());
    for (int i = 0; i < 6; ++i) protocol->transport->sendto("late");
    BOOST_TEST(logged.size() == 2u);
    logged.clear();
    peer.close();
  }
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_forgets_its_endpoints) {
  const Ptr protocol = open_local();
  const DatagramTransportPtr transport = protocol->transport;
  loop.close();
  BOOST_TEST(protocol->lost == 0);
  BOOST_TEST(transport->is_closing());
  BOOST_TEST(!transport->get_protocol());
  protocol->transport = nullptr;
}

BOOST_AUTO_TEST_SUITE_END()
