// loop.sendfile(): what arrives, and that all is as before on every way out.
#include "tests/io/socket_loop.hpp"

#include <asyncio/io/sendfile.hpp>
#include <asyncio/testing/memory_transport.hpp>

#include <fcntl.h>

#include <cstdlib>

using namespace asyncio;
using namespace asyncio::testing;
namespace bt = boost::test_tools;

namespace {

// A file, and a transport at one end of a pair of sockets.
struct Fixture : SocketLoop {
  Fixture() {
    char name[] = "/tmp/asyncio17_sendfile_XXXXXX";
    file = mkostemp(name, O_CLOEXEC);
    unlink(name);
    for (int i = 0; content.size() < 3000000; ++i) content += std::to_string(i);
    BOOST_REQUIRE(write(file, content.data(), content.size()) ==
                  static_cast<ssize_t>(content.size()));
    lseek(file, 0, SEEK_SET);
    int fds[2];
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0);
    peer.fd = fds[1];
    transport = run(loop.connect_accepted_socket([this] { return protocol; }, fds[0])).first;
  }
  ~Fixture() { close(file); }
  Task<std::size_t> send(std::int64_t offset = 0, std::optional<std::size_t> count = {}) {
    return loop.create_task(loop.sendfile(transport, file, offset, count));
  }
  // Lets the other end take all until the task is done.
  std::string take_until(const AnyTask& task) {
    std::string taken;
    until([&] {
      for (std::string more; !(more = peer.receive()).empty();) taken += more;
      return task.done();
    });
    return taken + peer.receive();
  }
  off_t position() const { return lseek(file, 0, SEEK_CUR); }
  // The transport is as it was.
  void check_restored() {
    BOOST_TEST(transport->is_reading());
    BOOST_TEST((transport->get_protocol() == protocol));
    BOOST_TEST(transport->get_write_buffer_limits().high == 65536u);
    transport->write("after");
    std::string taken;
    until([&] {
      taken += peer.receive();
      return taken.size() >= 5 && taken.compare(taken.size() - 5, 5, "after") == 0;
    });
    peer.send("read again");
    until([&] { return protocol->data == "read again"; });
    BOOST_TEST(reports.empty());
  }
  template <class E>
  std::string error_of(Task<std::size_t> task) {
    until([&] { return task.done(); });
    return text_of<E>([&] { task.result(); });
  }
  int file;
  std::string content;
  Peer peer;
  std::shared_ptr<Recorder> protocol = std::make_shared<Recorder>();
  TransportPtr transport;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sendfile, Fixture)

BOOST_AUTO_TEST_CASE(a_file_arrives_whole_and_its_position_is_at_the_end) {
  const auto task = send();
  turns(2);
  BOOST_TEST(!transport->is_reading());
  BOOST_TEST(text_of<RuntimeError>([&] { transport->write("x"); }) ==
             "unable to write; sendfile is in progress");
  BOOST_TEST(error_of<RuntimeError>(send()) == "unable to send a file; sendfile is in progress");
  BOOST_TEST((take_until(task) == content));
  BOOST_TEST(task.result() == content.size());
  BOOST_TEST(position() == static_cast<off_t>(content.size()));
  check_restored();
}

BOOST_AUTO_TEST_CASE(a_part_of_it_goes_behind_what_was_buffered) {
  std::string written;
  while (transport->get_write_buffer_size() == 0) {
    transport->write(std::string(65536, 'x'));
    written += std::string(65536, 'x');
  }
  protocol->calls.clear();
  const auto task = send(1000, 500000);
  BOOST_TEST((take_until(task) == written + content.substr(1000, 500000)));
  BOOST_TEST(task.result() == 500000u);
  BOOST_TEST(position() == 501000);
  BOOST_TEST(protocol->calls.empty());
  check_restored();
}

BOOST_AUTO_TEST_CASE(a_protocol_that_was_paused_hears_that_there_is_room_again) {
  transport->set_write_buffer_limits(0);
  while (transport->get_write_buffer_size() == 0) transport->write(std::string(65536, 'x'));
  BOOST_TEST(protocol->calls == Calls({"made", "pause"}), bt::per_element());
  const auto task = send(0, 10);
  take_until(task);
  BOOST_TEST(protocol->calls == Calls({"made", "pause", "resume"}), bt::per_element());
  BOOST_TEST(transport->get_write_buffer_limits().high == 0u);
}

BOOST_AUTO_TEST_CASE(a_cancelled_one_leaves_all_as_it_was_and_says_how_far_it_came) {
  auto task = send();
  turns(3);
  task.cancel();
  const std::string taken = take_until(task);
  BOOST_TEST(task.cancelled());
  BOOST_TEST(!taken.empty());
  BOOST_TEST(taken.size() < content.size());
  BOOST_TEST(position() == static_cast<off_t>(taken.size()));
  check_restored();
}

BOOST_AUTO_TEST_CASE(
    one_that_is_cancelled_while_something_is_buffered_tells_its_protocol_to_pause) {
  transport->set_write_buffer_limits(10000000);
  while (transport->get_write_buffer_size() == 0) transport->write(std::string(65536, 'x'));
  auto task = send();
  turns(2);
  task.cancel();
  turns(2);
  BOOST_TEST(task.cancelled());
  BOOST_TEST(protocol->calls == Calls({"made", "pause"}), bt::per_element());
  transport->set_write_buffer_limits();
  check_restored();
  BOOST_TEST(protocol->calls.at(2) == "resume");
}

BOOST_AUTO_TEST_CASE(the_end_of_the_connection_is_an_error_and_no_signal) {
  auto task = send();
  turns(2);
  peer.close();
  BOOST_TEST(error_of<OSError>(task) == "[Errno 32] Broken pipe");
  until([&] { return protocol->lost; });
}

BOOST_AUTO_TEST_CASE(a_transport_that_is_closed_meanwhile_ends_it) {
  auto task = send();
  turns(2);
  transport->close();
  BOOST_TEST(error_of<ConnectionError>(task) == "Connection closed by peer");
  BOOST_TEST(protocol->lost);
  BOOST_TEST(error_of<RuntimeError>(send()) == "Transport is closing");
}

BOOST_AUTO_TEST_CASE(what_the_system_cannot_send_is_read_and_written) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  BOOST_REQUIRE(write(ends[1], "through a pipe", 14) == 14);
  close(ends[1]);
  auto task = loop.create_task(loop.sendfile(transport, ends[0]));
  BOOST_TEST(take_until(task) == "through a pipe");
  BOOST_TEST(error_of<RuntimeError>(
                 loop.create_task(loop.sendfile(transport, ends[0], 0, std::nullopt, false))) ==
             "fallback is disabled and native sendfile is not supported");
  close(ends[0]);
  check_restored();
}

BOOST_AUTO_TEST_CASE(a_transport_in_memory_gets_it_too) {
  const auto sender = std::make_shared<Recorder>(), receiver = std::make_shared<Recorder>();
  const auto ends = memory_transport_pair(loop, sender, receiver);
  turns(2);
  const auto task =
      loop.create_task(loop.sendfile(TransportPtr(ends.first.get()), file, 5, 1000000));
  until([&] { return receiver->data.size() == 1000000; });
  until([&] { return task.done(); });
  BOOST_TEST((receiver->data == content.substr(5, 1000000)));
  BOOST_TEST(position() == 1000005);
  BOOST_TEST((ends.first->get_protocol() == sender));
  BOOST_TEST(ends.first->is_reading());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_meant_is_refused) {
  BOOST_TEST(error_of<ValueError>(send(-1)) == "offset must be a non-negative integer (got -1)");
  BOOST_TEST(error_of<ValueError>(send(0, 0)) == "count must be a positive integer (got 0)");
  check_restored();
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_meanwhile_drops_it) {
  send();
  turns(2);
  loop.close();
  BOOST_TEST(!transport->get_protocol());
  BOOST_TEST(protocol.use_count() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
