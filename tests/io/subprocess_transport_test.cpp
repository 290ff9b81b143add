// The protocol of a child process: what it is told, and in which order.
#include <asyncio/io/subprocess_transport.hpp>
#include "socket_loop.hpp"

#include <csignal>

using namespace asyncio;
using namespace asyncio::testing;
using subprocess::PIPE;

namespace {

struct Child : SubprocessProtocol {
  void connection_made(const SubprocessTransportPtr& t) override {
    transport = t;
    note("made");
  }
  void pipe_data_received(int fd, std::string_view data) override {
    output[fd] += data;
    note("data");
  }
  void pipe_connection_lost(int fd, const ExceptionPtr&) override {
    note("pipe " + std::to_string(fd));
  }
  void process_exited() override {
    transport->kill();  // reaches nobody
    note("exited");
  }
  void connection_lost(const ExceptionPtr& error) override {
    BOOST_TEST(!error);
    lost = true;
    note("lost");
  }
  void note(const std::string& call) {
    calls.push_back(call);
    if (call == throws) throw RuntimeError(call);
  }

  SubprocessTransportPtr transport;
  Calls calls;
  std::string output[3], throws;
  bool lost = false;
};

struct Children : SocketLoop {
  std::shared_ptr<Child> shell(const std::string& command, const SubprocessOptions& options = {},
                               const std::string& throws = "") {
    const auto child = std::make_shared<Child>();
    child->throws = throws;
    BOOST_TEST(
        (run(loop.subprocess_shell([child] { return child; }, command, options)).second == child));
    return child;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(subprocess_transport, Children)

BOOST_AUTO_TEST_CASE(connection_made_is_first_and_connection_lost_last_and_both_are_once) {
  const auto child = shell("echo out; echo err >&2; exit 4", {PIPE, PIPE, PIPE});
  BOOST_TEST(child->calls.front() == "made");
  until([&] { return child->lost; });
  Calls calls = child->calls;
  BOOST_TEST(calls.front() == "made");
  BOOST_TEST(calls.back() == "lost");
  std::sort(calls.begin(), calls.end());
  BOOST_TEST(
      calls == (Calls{"data", "data", "exited", "lost", "made", "pipe 0", "pipe 1", "pipe 2"}),
      boost::test_tools::per_element());
  BOOST_TEST(child->output[1] == "out\n");
  BOOST_TEST(child->output[2] == "err\n");
  BOOST_TEST(child->transport->get_returncode().value() == 4);
  child->transport->close();
}

BOOST_AUTO_TEST_CASE(without_pipes_it_ends_with_the_exit) {
  const auto child = shell("exit 2");
  BOOST_TEST(run(child->transport->wait()) == 2);
  until([&] { return child->lost; });
  BOOST_TEST(child->calls == (Calls{"made", "exited", "lost"}), boost::test_tools::per_element());
  BOOST_CHECK_THROW(child->transport->send_signal(SIGTERM), ProcessLookupError);
}

BOOST_AUTO_TEST_CASE(close_closes_the_pipes_and_kills) {
  const auto child =
      run(loop.subprocess_exec([] { return std::make_shared<Child>(); }, "cat",
                               std::vector<std::string>{}, SubprocessOptions{PIPE, PIPE}))
          .second;
  const int pid = child->transport->get_pid();
  BOOST_TEST(child->transport->get_pipe_transport(0)->can_write_eof());
  BOOST_TEST((child->transport->get_pipe_transport(2) == nullptr));
  BOOST_TEST(child->transport->to_string().find("<SubprocessTransport pid=" + std::to_string(pid) +
                                                " running stdin=<WritePipeTransport") == 0u);
  child->transport->close();
  child->transport->close();
  BOOST_TEST(child->transport->is_closing());
  until([&] { return child->lost; });
  // cat may have seen the end of its stdin before it was killed.
  const int code = child->transport->get_returncode().value();
  BOOST_TEST((code == -SIGKILL || code == 0));
}

BOOST_AUTO_TEST_CASE(what_the_protocol_throws_is_reported_and_ends_nothing) {
  for (const std::string call : {"made", "data", "pipe 1", "exited", "lost"}) {
    reports.clear();
    const auto child = shell("echo out", {std::nullopt, PIPE}, call);
    until([&] { return child->lost; });
    BOOST_TEST(child->calls.size() == 5u);
    BOOST_TEST(reports.size() == 1u);
    BOOST_TEST(reports.at(0).message.find("Fatal error: protocol.") == 0u);
    BOOST_TEST((child->transport->get_protocol() == nullptr));
  }
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_lets_go_of_transport_and_protocol) {
  std::weak_ptr<Child> kept;
  {
    const auto child = shell("exec cat", {PIPE, PIPE});
    kept = child;
    loop.close();
    BOOST_TEST(child->calls == Calls{"made"}, boost::test_tools::per_element());
    BOOST_TEST(child->transport->is_closing());
    BOOST_CHECK_THROW(child->transport->send_signal(SIGTERM), ProcessLookupError);
  }
  BOOST_TEST(kept.expired());
}

BOOST_AUTO_TEST_SUITE_END()
