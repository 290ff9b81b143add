// Whose line a message names: that of the user's call, also of what io/ makes.
#include <asyncio/io/files.hpp>
#include <asyncio/io/files_os.hpp>
#include <asyncio/io/resolver.hpp>
#include <asyncio/io/streams.hpp>
#include <asyncio/testing/memory_stream.hpp>
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <string>
#include <vector>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

struct Call {
  int line;
  std::function<void()> function;
};
std::string here(int line) { return std::string(__FILE__) + ":" + std::to_string(line); }

std::vector<std::string>& warned() {
  static std::vector<std::string> all;
  return all;
}

struct Warnings {
  detail::WarningHook former =
      set_warning_hook([](const std::string& text, const SourceLocation& at) {
        warned().push_back(text + " " + (at.file ? at.file : "?") + ":" + std::to_string(at.line));
      });
  ~Warnings() { set_warning_hook(former); }

  // Each is dropped, and says the name of its function and the line.
  void check(const std::vector<Call>& calls) {
    for (const Call& call : calls) {
      warned().clear();
      call.function();
      BOOST_REQUIRE_MESSAGE(warned().size() == 1U, call.line << ": " << warned().size());
      const std::string right = "was never awaited " + here(call.line);
      const std::size_t at = warned()[0].find(right);
      BOOST_TEST(at + right.size() == warned()[0].size(), warned()[0] << " not " << call.line);
    }
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(callers_of_io)

// clang-format off
BOOST_FIXTURE_TEST_CASE(what_a_stream_makes_names_the_line_that_made_it, VirtualLoop) {
  StreamReader reader;
  auto ends = asyncio::testing::memory_stream_pair(loop);
  StreamWriter& writer = *ends.first.writer;
  FlowControl flow(&loop);
  const auto served = [](std::shared_ptr<StreamReader>, std::shared_ptr<StreamWriter>) {};
  char room[1];
  Warnings().check({
      {__LINE__, [&] { (void)reader.read(); }},
      {__LINE__, [&] { (void)reader.read(1); }},
      {__LINE__, [&] { (void)reader.read(1); }},  // of the same type
      {__LINE__, [&] { (void)reader.read_into(room, 1); }},
      {__LINE__, [&] { (void)reader.readexactly(1); }},
      {__LINE__, [&] { (void)reader.readline(); }},
      {__LINE__, [&] { (void)reader.readuntil(); }},
      {__LINE__, [&] { (void)reader.readuntil(std::vector<std::string>{"a", "b"}); }},
      {__LINE__, [&] { (void)reader.anext(); }},
      {__LINE__, [&] { (void)writer.wait_closed(); }},
      {__LINE__, [&] { (void)writer.start_tls(nullptr); }},
      {__LINE__, [&] { (void)flow.wait_closed(); }},
      {__LINE__, [&] { (void)open_connection("localhost", 1); }},
      {__LINE__, [&] { (void)open_connection("localhost", 1); }},
      {__LINE__, [&] { (void)open_unix_connection("x"); }},
      {__LINE__, [&] { (void)start_server(served, "localhost", 1); }},
      {__LINE__, [&] { (void)start_unix_server(served, "x"); }},
      {__LINE__, [&] { (void)writer.aexit(nullptr); }},
  });
}

BOOST_FIXTURE_TEST_CASE(what_the_loop_makes_for_sockets_names_the_line_that_made_it, VirtualLoop) {
  char room[1];
  Warnings().check({
      {__LINE__, [&] { (void)loop.sock_recv(0, 1); }},
      {__LINE__, [&] { (void)loop.sock_recv(0, 1); }},
      {__LINE__, [&] { (void)loop.sock_recv_into(0, room, 1); }},
      {__LINE__, [&] { (void)loop.sock_recvfrom(0, 1); }},
      {__LINE__, [&] { (void)loop.sock_recvfrom_into(0, room, 1); }},
      {__LINE__, [&] { (void)loop.sock_sendall(0, ""); }},
      {__LINE__, [&] { (void)loop.sock_sendto(0, "", SocketAddress()); }},
      {__LINE__, [&] { (void)loop.sock_connect(0, SocketAddress()); }},
      {__LINE__, [&] { (void)loop.sock_accept(0); }},
      {__LINE__, [&] { (void)loop.sock_sendfile(0, 0); }},
      {__LINE__, [&] { (void)loop.sendfile(nullptr, 0); }},
      {__LINE__, [&] { (void)getaddrinfo(loop, "localhost", 1); }},
      {__LINE__, [&] { (void)getnameinfo(loop, SocketAddress()); }},
  });
}

BOOST_FIXTURE_TEST_CASE(what_a_file_makes_names_the_line_that_made_it, VirtualLoop) {
  const aiofiles::FilePtr file = run(coroutine<aiofiles::FilePtr>([](Co<aiofiles::FilePtr>& co) {
    if (co.label() == 0) return co.yield_from(1, aiofiles::open("/dev/null", "r+"));
    return co.pass_result<aiofiles::FilePtr>();
  }));
  namespace os = aiofiles::os;
  Warnings().check({
      {__LINE__, [&] { (void)file->read(); }},
      {__LINE__, [&] { (void)file->readline(); }},
      {__LINE__, [&] { (void)file->readlines(); }},
      {__LINE__, [&] { (void)file->anext(); }},
      {__LINE__, [&] { (void)file->write(""); }},
      {__LINE__, [&] { (void)file->writelines({}); }},
      {__LINE__, [&] { (void)file->seek(0); }},
      {__LINE__, [&] { (void)file->tell(); }},
      {__LINE__, [&] { (void)file->truncate(); }},
      {__LINE__, [&] { (void)file->flush(); }},
      {__LINE__, [&] { (void)file->close(); }},
      {__LINE__, [&] { (void)os::stat("/"); }},
      {__LINE__, [&] { (void)os::listdir(); }},
      {__LINE__, [&] { (void)os::rename("a", "b"); }},
      {__LINE__, [&] { (void)os::makedirs("a"); }},
      {__LINE__, [&] { (void)os::path::isdir("/"); }},
      {__LINE__, [&] { (void)os::path::getsize("/"); }},
      {__LINE__, [&] { (void)os::path::abspath("."); }},
  });
}
// clang-format on

BOOST_AUTO_TEST_SUITE_END()
