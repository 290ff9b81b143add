// create_unix_server(), create_unix_connection(): whose the file is, and what is refused.
#include "tests/io/serving.hpp"

#include <sys/stat.h>

#include <fstream>

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

BOOST_FIXTURE_TEST_CASE(a_file_that_is_no_socket_stays_and_is_in_the_way, ServingPath) {
  std::ofstream(socket()) << "a file";
  BOOST_TEST(text_of<OSError>([&] { serve_path(); }) ==
             "[Errno 98] Address '" + socket() + "' is already in use");
  BOOST_TEST(has_socket());
  const std::string nowhere = path + "/no/s";
  BOOST_CHECK_THROW(run(loop.create_unix_server(factory(), nowhere)), FileNotFoundError);
}

BOOST_FIXTURE_TEST_CASE(a_server_is_given_a_stream_socket_of_its_family, ServingPath) {
  const auto text = [&](int fd) {
    ServerOptions options;
    options.sock = fd;
    return text_of<ValueError>([&] { run(loop.create_unix_server(factory(), options)); });
  };
  BOOST_TEST(text(-1) == "path was not specified, and no sock specified");
  const Peer inet(::socket(AF_INET, SOCK_STREAM, 0)), datagrams(::socket(AF_UNIX, SOCK_DGRAM, 0));
  for (const int fd : {inet.fd, datagrams.fd})
    BOOST_TEST(text(fd) == "A UNIX Domain Stream Socket was expected, got " + std::to_string(fd));
  ServerOptions options;
  options.sock = inet.fd;
  BOOST_TEST(text_of<ValueError>([&] {
               run(loop.create_unix_server(factory(), socket(), options));
             }) == "path and sock can not be specified at the same time");
  options.sock = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  sockaddr_storage storage;
  const auto size =
      static_cast<socklen_t>(SocketAddress::unix_path(socket()).write_to(&storage, sizeof storage));
  BOOST_REQUIRE(bind(options.sock, reinterpret_cast<sockaddr*>(&storage), size) == 0);
  server = run(loop.create_unix_server(factory(), options));
  const Peer one(connect_to(SocketAddress::unix_path(socket())));
  until_clients(1);
}

BOOST_FIXTURE_TEST_CASE(a_connection_is_given_a_path_or_a_stream_socket_of_its_family,
                        ServingPath) {
  const auto text = [&](const ConnectionOptions& options) {
    return text_of<ValueError>([&] { run(loop.create_unix_connection(factory(), options)); });
  };
  ConnectionOptions options;
  BOOST_TEST(text(options) == "no path and sock were specified");
  const Peer inet(::socket(AF_INET, SOCK_STREAM, 0));
  options.sock = inet.fd;
  BOOST_TEST(text(options) ==
             "A UNIX Domain Stream Socket was expected, got " + std::to_string(inet.fd));
  BOOST_TEST(text_of<ValueError>([&] {
               run(loop.create_unix_connection(factory(), socket(), options));
             }) == "path and sock can not be specified at the same time");
  options = {};
  options.server_hostname = "";
  BOOST_TEST(text(options) == "server_hostname is only meaningful with ssl");
  options = {};
  options.ssl_handshake_timeout = 1;
  BOOST_TEST(text(options) == "ssl_handshake_timeout is only meaningful with ssl");
  ServerOptions serving;
  serving.ssl_handshake_timeout = 1;
  BOOST_TEST(text_of<ValueError>([&] {
               run(loop.create_unix_server(factory(), socket(), serving));
             }) == "ssl_handshake_timeout is only meaningful with ssl");
  BOOST_TEST(!has_socket());
}

BOOST_AUTO_TEST_SUITE_END()
