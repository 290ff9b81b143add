// A coroutine of the library that nobody awaits is named by its function, and by the line of who
// called it where that is known; it is said once.
#include <asyncio/asyncio.hpp>
#include <asyncio/io/datagrams.hpp>
#include <asyncio/io/pipes.hpp>
#include <asyncio/io/start_tls.hpp>
#include <asyncio/io/subprocess.hpp>
#include <asyncio/io/subprocess_transport.hpp>
#include <asyncio/loop/virtual_poller.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

using namespace asyncio;

namespace {

std::vector<std::string> warnings;

struct Fixture {
  Fixture() {
    warnings.clear();
    set_event_loop(&loop);
    set_warning_hook([](const std::string& text, const SourceLocation& where) {
      warnings.push_back(where.file ? text + " " + std::to_string(where.line) : text);
      if (where.file) BOOST_TEST(std::string(where.file) == __FILE__);
    });
  }
  ~Fixture() {
    set_warning_hook(nullptr);
    set_event_loop(nullptr);
  }
  EventLoopPtr owner = new_event_loop(std::make_unique<VirtualPoller>());
  EventLoop& loop = *owner;
};

std::string never(const std::string& name, int line = 0) {
  return "coroutine '" + name + "' was never awaited" + (line ? " " + std::to_string(line) : "");
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(never_awaited, Fixture)

BOOST_AUTO_TEST_CASE(functions_of_the_core) {
  const int line = __LINE__;
  (void)to_thread([] { return 1; });
  (void)asyncio::sleep(1, 3);
  (void)wait_for(loop.create_future<int>(), 1);
  (void)Barrier(2).wait();
  (void)Condition().wait();
  (void)to_thread([](int n) { return n; }, 1);
  const std::vector<std::string> expected{
      never("to_thread", line + 1), never("sleep", line + 2), never("wait_for", line + 3),
      never("wait", line + 4),      never("wait", line + 5),  never("to_thread", line + 6)};
  BOOST_TEST(warnings == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(each_call_has_its_own_line) {
  for (int i = 0; i < 2; ++i) (void)to_thread([] {});
  const int line = __LINE__ - 1;
  const std::vector<std::string> expected(2, never("to_thread", line));
  BOOST_TEST(warnings == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(members_of_a_loop_say_it_once) {
  const auto protocol = [] { return std::make_shared<Protocol>(); };
  const auto child = [] { return std::make_shared<SubprocessProtocol>(); };
  const auto datagrams = [] { return std::make_shared<DatagramProtocol>(); };
  const SubprocessOptions options;
  const int line = __LINE__;
  (void)loop.create_connection(protocol, "127.0.0.1", 1);
  (void)loop.create_connection(protocol, "127.0.0.1", 1, ConnectionOptions());
  (void)loop.create_connection(protocol, ConnectionOptions());
  (void)loop.create_unix_connection(protocol, "/nowhere");
  (void)loop.connect_accepted_socket(protocol, 99999);
  (void)loop.connect_read_pipe(protocol, 99999);
  (void)loop.connect_write_pipe(protocol, 99999);
  (void)loop.create_datagram_endpoint(datagrams, DatagramOptions());
  (void)loop.create_server(protocol, "127.0.0.1", 0);
  (void)loop.create_unix_server(protocol, "/nowhere", ServerOptions());
  (void)loop.subprocess_exec(child, "true", {"one", "two"}, options);
  (void)loop.subprocess_shell(child, "true");
  (void)loop.start_tls(TransportPtr(), nullptr, nullptr);
  (void)loop.getaddrinfo("localhost", 80);
  (void)loop.getnameinfo(SocketAddress("127.0.0.1", 80), 0);
  (void)create_subprocess_exec("true", "one", std::string("two"), options);
  const std::vector<std::string> names{"create_connection",
                                       "create_connection",
                                       "create_connection",
                                       "create_unix_connection",
                                       "connect_accepted_socket",
                                       "connect_read_pipe",
                                       "connect_write_pipe",
                                       "create_datagram_endpoint",
                                       "create_server",
                                       "create_unix_server",
                                       "subprocess_exec",
                                       "subprocess_shell",
                                       "start_tls",
                                       "getaddrinfo",
                                       "getnameinfo",
                                       "create_subprocess_exec"};
  std::vector<std::string> expected;
  for (const std::string& name : names)
    expected.push_back(never(name, line + 1 + static_cast<int>(expected.size())));
  BOOST_TEST(warnings == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
