// loop.sock_*(), wait_readable() and wait_writable(): sockets by their descriptors.
#include "tests/io/socket_loop.hpp"

#include <asyncio/futures/gather.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/native_socket.hpp>
#include <asyncio/io/readiness.hpp>
#include <asyncio/io/sock_ops.hpp>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/eventfd.h>

#include <cstdio>
#include <utility>

using namespace asyncio;
using namespace asyncio::testing;
using detail::NativeSocket;

namespace {

struct Fd : Peer {
  explicit Fd(int n) : Peer(n) { BOOST_REQUIRE(fd >= 0); }
  operator int() const { return fd; }
};

// A loop, a listening socket, and one that is not connected.
struct Sockets : SocketLoop {
  Sockets() {
    listener.bind(SocketAddress("127.0.0.1", 0));
    BOOST_REQUIRE(::listen(listener.fd(), 5) == 0);
    address = detail::sockname_of(listener.fd());
  }
  // Connects `client`; the other end.
  int connect() {
    int server = -1;
    run(coroutine([&, accepted = std::pair<int, SocketAddress>()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(loop.sock_connect(client.fd(), address));
      YIELD_FROM_INTO(accepted, loop.sock_accept(listener.fd()));
      BOOST_TEST(accepted.second == detail::sockname_of(client.fd()));
      server = accepted.first;
      END;
    }));
    return server;
  }
  NativeSocket listener = NativeSocket::open(AF_INET);
  NativeSocket client = NativeSocket::open(AF_INET);
  SocketAddress address;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sock_ops, Sockets)

BOOST_AUTO_TEST_CASE(bytes_go_both_ways_to_the_end) {
  const Fd server(connect());
  run(coroutine(
      [&, s = std::string(), n = std::size_t(), to = std::string(4, '-')](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM(loop.sock_sendall(client.fd(), "hello"));
        YIELD_FROM_INTO(s, loop.sock_recv(server, 3));
        BOOST_TEST(s == "hel");
        YIELD_FROM_INTO(n, loop.sock_recv_into(server, to.data(), to.size()));
        BOOST_TEST(to == "lo--");
        BOOST_TEST(n == 2u);
        ::shutdown(server, SHUT_WR);
        YIELD_FROM_INTO(s, loop.sock_recv(client.fd(), 3));
        BOOST_TEST(s.empty());
        END;
      }));
}

BOOST_AUTO_TEST_CASE(what_the_other_side_does_not_take_yet_waits) {
  const Fd server(connect());
  const std::string sent(20'000'000, 'x');
  const auto receive = [&] {
    return coroutine<std::size_t>([&, s = std::string(), n = std::size_t()](auto& co) mutable {
      BEGIN(co);
      while (n < sent.size()) {
        YIELD_FROM_INTO(s, loop.sock_recv(server, 1 << 20));
        n += s.size();
      }
      RETURN(n);
      END;
    });
  };
  run(coroutine([&, got = std::size_t()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(std::tie(std::ignore, got),
                    gather(loop.sock_sendall(client.fd(), sent), receive()));
    BOOST_TEST(got == sent.size());
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_file_is_sent_from_its_place_to_its_end) {
  const Fd server(connect());
  std::FILE* const file = std::tmpfile();
  BOOST_REQUIRE(file);
  std::fputs("0123456789", file);
  std::fflush(file);
  run(coroutine([&, s = std::string(), n = std::size_t(), fd = fileno(file)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(n, loop.sock_sendfile(client.fd(), fd, 4));
    BOOST_TEST(n == 6u);
    YIELD_FROM_INTO(s, loop.sock_recv(server, 100));
    BOOST_TEST(s == "456789");
    YIELD_FROM_INTO(n, loop.sock_sendfile(client.fd(), fd, 1, 2));
    BOOST_TEST(n == 2u);
    BOOST_TEST(::lseek(fd, 0, SEEK_CUR) == 3);
    BOOST_CHECK_THROW((void)loop.sock_sendfile(client.fd(), fd, -1), ValueError);
    BOOST_CHECK_THROW((void)loop.sock_sendfile(client.fd(), fd, 0, 0), ValueError);
    END;
  }));
  std::fclose(file);
}

BOOST_AUTO_TEST_CASE(datagrams_tell_who_has_sent_them) {
  const Fd one(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  const Fd other(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  for (const int fd : {one.fd, other.fd}) {
    sockaddr_in any{};
    any.sin_family = AF_INET;
    any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    BOOST_REQUIRE(::bind(fd, reinterpret_cast<sockaddr*>(&any), sizeof any) == 0);
  }
  run(coroutine([&, from = SocketAddress(), s = std::string(), n = std::size_t(),
                 to = std::string(2, '-')](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(n, loop.sock_sendto(one, "abc", detail::sockname_of(other)));
    BOOST_TEST(n == 3u);
    YIELD_FROM_INTO(std::tie(s, from), loop.sock_recvfrom(other, 100));
    BOOST_TEST(s == "abc");
    BOOST_TEST(from == detail::sockname_of(one));
    YIELD_FROM(loop.sock_sendto(one, "", detail::sockname_of(other)));
    YIELD_FROM_INTO(std::tie(n, from), loop.sock_recvfrom_into(other, to.data(), to.size()));
    BOOST_TEST(n == 0u);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(errors_have_the_classes_of_python) {
  listener = NativeSocket();  // nobody listens
  BOOST_CHECK_THROW(run(loop.sock_connect(client.fd(), address)), ConnectionRefusedError);
  BOOST_CHECK_THROW(run(loop.sock_recv(-1, 1)), OSError);
  BOOST_CHECK_THROW(run(loop.sock_sendall(NativeSocket::open(AF_INET).fd(), "x")), BrokenPipeError);
}

BOOST_AUTO_TEST_CASE(debug_mode_refuses_a_blocking_socket) {
  loop.set_debug(true);
  const Fd blocking(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  BOOST_CHECK_EXCEPTION(run(loop.sock_connect(blocking, address)), ValueError, [](const auto& e) {
    return e.what() == std::string("the socket must be non-blocking");
  });
}

BOOST_AUTO_TEST_CASE(a_cancelled_wait_leaves_the_descriptor_to_others) {
  const Fd server(connect());
  run(coroutine([&, reading = Task<std::string>(), other = Outcome<std::string>(),
                 s = std::string()](auto& co) mutable {
    BEGIN(co);
    reading = create_task(loop.sock_recv(server, 10));
    YIELD_FROM(asyncio::sleep(0));
    YIELD_FROM_OUTCOME(other, loop.sock_recv(server, 10));
    BOOST_TEST(other.exception().what() == "file descriptor " + std::to_string(server) +
                                               " is being waited for already, or has a reader");
    reading.cancel();
    YIELD_FROM_OUTCOME(other, reading);
    BOOST_TEST(other.exception().template is<CancelledError>());
    BOOST_TEST(!loop.remove_reader(server));
    YIELD_FROM(loop.sock_sendall(client.fd(), "x"));
    YIELD_FROM_INTO(s, loop.sock_recv(server, 10));
    BOOST_TEST(s == "x");
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_descriptor_of_any_kind_can_be_waited_for) {
  const Fd event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  run(coroutine([&, waiting = Future<void>(nullptr)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(wait_writable(event));
    waiting = wait_readable(event);
    YIELD_FROM(asyncio::sleep(0));
    BOOST_TEST(!waiting.done());
    ::eventfd_write(event, 1);
    YIELD_FROM(waiting);
    BOOST_TEST(!loop.remove_reader(event));
    waiting = wait_readable(event);
    loop.add_reader(event, [] {});
    BOOST_TEST(waiting.cancelled());
    loop.remove_reader(event);
    BOOST_CHECK_THROW(wait_readable(-1), ValueError);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_loop_may_be_closed_while_somebody_waits) {
  const Fd event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  const Future<void> waiting = wait_readable(event);
  loop.close();
  BOOST_TEST(!waiting.done());
}

BOOST_AUTO_TEST_SUITE_END()
