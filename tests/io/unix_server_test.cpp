// create_unix_server(): whose the file is.
#include "tests/io/serving.hpp"

#include <sys/stat.h>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Folder {
  Folder() {
    char name[] = "/tmp/asyncio_XXXXXX";
    BOOST_REQUIRE(mkdtemp(name));
    path = name;
  }
  ~Folder() {
    unlink(socket().c_str());
    rmdir(path.c_str());
  }
  std::string socket() const { return path + "/s"; }
  bool has_socket() const { return access(socket().c_str(), F_OK) == 0; }
  std::string path;
};
struct ServingPath : Serving, Folder {
  void serve_path() { server = run(loop.create_unix_server(factory(), socket())); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(unix_server)

BOOST_FIXTURE_TEST_CASE(a_path_is_served_and_its_file_goes_with_the_server, ServingPath) {
  serve_path();
  const Peer one(connect_to(SocketAddress::unix_path(socket())));
  until_clients(1);
  BOOST_TEST(clients[0]->transport->sockname().path() == socket());
  BOOST_TEST(text_of<OSError>([&] { run(loop.create_unix_server(factory(), socket())); }) ==
             "[Errno 98] Address '" + socket() + "' is already in use");
  server.close();
  BOOST_TEST(!has_socket());
}

BOOST_FIXTURE_TEST_CASE(a_file_that_nobody_listens_on_is_replaced, ServingPath) {
  {
    const Peer left(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_storage storage;
    const auto size = static_cast<socklen_t>(
        SocketAddress::unix_path(socket()).write_to(&storage, sizeof storage));
    BOOST_REQUIRE(bind(left.fd, reinterpret_cast<sockaddr*>(&storage), size) == 0);
  }
  BOOST_TEST(has_socket());
  serve_path();
  BOOST_TEST(server.is_serving());
}

BOOST_FIXTURE_TEST_CASE(the_file_of_another_server_stays, ServingPath) {
  serve_path();
  const Server first = server;
  unlink(socket().c_str());
  serve_path();
  Server(first).close();
  BOOST_TEST(has_socket());
  server.close();
  BOOST_TEST(!has_socket());
}

BOOST_AUTO_TEST_SUITE_END()
