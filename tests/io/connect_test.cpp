// create_connection() and its like: which address is taken, what is said when none is, and that
// nothing is left of an attempt.
#include "tests/io/socket_loop.hpp"

#include <asyncio/futures/taskgroups.hpp>
#include <asyncio/io/staggered.hpp>

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>

#include <set>
#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

std::set<int> descriptors() {
  std::set<int> all;
  for (int fd = 0; fd < 1000; ++fd) {
    if (fcntl(fd, F_GETFD) >= 0) all.insert(fd);
  }
  return all;
}
std::size_t open_descriptors() { return descriptors().size(); }

// Those of whoever has started the tests, and of Boost.Test.
struct Before {
  const std::set<int> inherited = descriptors();
};

struct Connecting : Before, SocketLoop {
  Connecting() {
    server = run(loop.create_server(recorder(accepted), "127.0.0.1", 0));
    port = server.socknames().at(0).port();
    // A port on which nobody listens.
    Server gone = run(loop.create_server(recorder(accepted), "127.0.0.1", 0));
    closed_port = gone.socknames().at(0).port();
    gone.close();
  }
  static std::function<std::shared_ptr<Recorder>()> recorder(
      std::vector<std::shared_ptr<Recorder>>& all) {
    return [&all] {
      all.push_back(std::make_shared<Recorder>());
      return all.back();
    };
  }
  auto connect(std::string host, int to, ConnectionOptions options = {}) {
    return loop.create_connection(recorder(made), std::move(host), to, std::move(options));
  }
  std::vector<std::shared_ptr<Recorder>> accepted, made;
  Server server;
  int port, closed_port;
};

using Attempts = std::vector<detail::Attempt>;

// Gives a socket after so many seconds, or fails then.
detail::Attempt attempt(Calls& log, std::string name, double seconds, bool succeeds) {
  return [&log, name, seconds, succeeds] {
    return coroutine<detail::SharedSocket>(
        [&log, name, seconds, succeeds](Co<detail::SharedSocket>& co) {
          BEGIN(co);
          log.push_back(name);
          TRY { YIELD_FROM(asyncio::sleep(seconds)); }
          EXCEPT(CancelledError) {
            YIELD_FROM(asyncio::sleep(0));
            log.push_back(name + " cancelled");
            RAISE();
          }
          END_TRY
          if (!succeeds) RAISE(OSError(name));
          RETURN(std::make_shared<detail::NativeSocket>());
          END;
        });
  };
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(connecting, Connecting)

BOOST_AUTO_TEST_CASE(a_transport_and_a_protocol_of_its_class_are_given) {
  TransportPtr transport;
  std::shared_ptr<Recorder> protocol;
  run(coroutine([&](Co<void>& co) {
    BEGIN(co);
    YIELD_FROM_INTO(std::tie(transport, protocol), connect("127.0.0.1", port));
    END;
  }));
  BOOST_TEST((protocol->transport == transport));
  BOOST_TEST(transport->peername().to_string() == "('127.0.0.1', " + std::to_string(port) + ")");
  transport->write("hello");
  until([&] { return !accepted.empty() && accepted[0]->data == "hello"; });
  accepted[0]->transport->abort();
  until([&] { return protocol->lost; });
  BOOST_TEST(protocol->calls == Calls({"made", "eof", "lost"}));
}

BOOST_AUTO_TEST_CASE(who_is_refused_hears_the_address) {
  const std::size_t before = open_descriptors();
  try {
    run(connect("127.0.0.1", closed_port));
    BOOST_ERROR("nothing was thrown");
  } catch (const ConnectionRefusedError& error) {
    BOOST_TEST(error.what() == "[Errno 111] Connect call failed ('127.0.0.1', " +
                                   std::to_string(closed_port) + ")");
  }
  BOOST_TEST(made.empty());
  BOOST_TEST(open_descriptors() == before);
}

BOOST_AUTO_TEST_CASE(all_errors_are_told_together) {
  ConnectionOptions options;
  options.local_addr.emplace("127.0.0.1", 0);
  options.all_errors = true;
  BOOST_CHECK_THROW(run(connect("127.0.0.1", closed_port, options)), ExceptionGroup);
  options.all_errors = false;
  options.local_addr.emplace("127.0.0.9", port);
  options.local_addr->first = "192.0.2.1";
  BOOST_TEST(text_of<OSError>([&] { run(connect("127.0.0.1", port, options)); }) ==
             "[Errno 99] error while attempting to bind on address ('192.0.2.1', " +
                 std::to_string(port) + "): cannot assign requested address");
}

BOOST_AUTO_TEST_CASE(a_local_address_is_bound) {
  ConnectionOptions options;
  options.local_addr.emplace("127.0.0.5", 0);
  const TransportPtr transport = run(connect("127.0.0.1", port, options)).first;
  BOOST_TEST(transport->sockname().host() == "127.0.0.5");
}

BOOST_AUTO_TEST_CASE(names_are_resolved_in_threads) {
  ConnectionOptions options;
  options.family = AF_INET;
  const TransportPtr transport = run(connect("localhost", port, options)).first;
  BOOST_TEST(transport->peername().host() == "127.0.0.1");
  const auto names =
      run(getnameinfo(loop, SocketAddress("127.0.0.1", 80), NI_NUMERICHOST | NI_NUMERICSERV));
  BOOST_TEST(names.first == "127.0.0.1");
  BOOST_TEST(names.second == "80");
  BOOST_TEST(text_of<gaierror>([&] { run(connect("no.such.host.invalid", 1)); }).find("[Errno -") ==
             0u);
}

BOOST_AUTO_TEST_CASE(a_lookup_that_is_cancelled_is_forgotten) {
  const auto looking = loop.create_task(loop.getaddrinfo("localhost", port));
  turns(2);
  AnyTask(looking).cancel();
  BOOST_CHECK_THROW(run(looking), CancelledError);
}

BOOST_AUTO_TEST_CASE(a_connection_under_way_that_is_cancelled_leaves_no_descriptor) {
  // A server whose queue is full answers nobody.
  const Peer full(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_storage storage;
  auto size =
      static_cast<socklen_t>(SocketAddress("127.0.0.1", 0).write_to(&storage, sizeof storage));
  BOOST_REQUIRE(bind(full.fd, reinterpret_cast<sockaddr*>(&storage), size) == 0);
  BOOST_REQUIRE(listen(full.fd, 0) == 0);
  const int there = detail::sockname_of(full.fd).port();
  const TransportPtr first = run(connect("127.0.0.1", there)).first;
  turns(3);
  const std::size_t before = open_descriptors();
  for (int turns_before = 1; turns_before < 6; ++turns_before) {
    auto connecting = loop.create_task(connect("127.0.0.1", there));
    auto again = loop.create_task(connect("127.0.0.1", there));
    turns(turns_before);
    connecting.cancel();
    again.cancel();
    until([&] { return connecting.done() && again.done(); });
    until([&] { return open_descriptors() == before; });
  }
}

BOOST_AUTO_TEST_CASE(a_socket_is_taken_or_left_with_its_owner) {
  int fds[2];
  BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0);
  const Peer peer(fds[1]);
  ConnectionOptions options;
  BOOST_TEST(text_of<ValueError>([&] { run(loop.create_connection(recorder(made), options)); }) ==
             "host and port was not specified and no sock specified");
  options.sock = fds[0];
  BOOST_CHECK_THROW(run(loop.create_connection(
                        []() -> std::shared_ptr<Recorder> { throw RuntimeError("no"); }, options)),
                    RuntimeError);
  const auto none = [] { return std::shared_ptr<Recorder>(); };
  BOOST_CHECK_THROW(run(loop.create_connection(none, options)), TypeError);
  BOOST_CHECK_THROW(run(loop.connect_accepted_socket(none, fds[0])), TypeError);
  BOOST_TEST(text_of<ValueError>([&] { run(connect("127.0.0.1", port, options)); }) ==
             "host/port and sock can not be specified at the same time");
  const TransportPtr transport = run(loop.create_unix_connection(recorder(made), options)).first;
  BOOST_TEST(transport->extra<int>("socket") == fds[0]);
  transport->write("mine");
  BOOST_TEST(peer.receive() == "mine");
}

BOOST_AUTO_TEST_CASE(a_path_is_connected_to_and_waited_for_while_its_queue_is_full) {
  char folder[] = "/tmp/asyncio_XXXXXX";
  BOOST_REQUIRE(mkdtemp(folder));
  const std::string path = std::string(folder) + "/s";
  BOOST_CHECK_THROW(run(loop.create_unix_connection(recorder(made), path)), OSError);
  ServerOptions options;
  options.backlog = 1;
  Server here = run(loop.create_unix_server(recorder(accepted), path, options));
  std::vector<AnyTask> all;
  for (int i = 0; i < 20; ++i)
    all.push_back(loop.create_task(loop.create_unix_connection(recorder(made), path)));
  until([&] {
    return std::all_of(all.begin(), all.end(), [](const AnyTask& t) { return t.done(); });
  });
  BOOST_TEST(made.size() == 20u);
  until([&] { return accepted.size() == 20u; });
  here.close();
  rmdir(folder);
}

BOOST_AUTO_TEST_CASE(a_child_inherits_no_descriptor) {
  ConnectionOptions options;
  options.family = AF_INET;
  const TransportPtr transport = run(connect("localhost", port, options)).first;
  until([&] { return accepted.size() == 1u; });
  std::size_t own = 0;
  for (const int fd : descriptors()) {
    if (inherited.count(fd)) continue;
    ++own;
    BOOST_TEST((fcntl(fd, F_GETFD) & FD_CLOEXEC), "descriptor " << fd << " would be inherited");
  }
  BOOST_TEST(own >= 8u);  // two ends, the server, the loop's two, Asio's three
}

// ---- several addresses ----

BOOST_AUTO_TEST_CASE(the_next_attempt_begins_when_one_fails_or_takes_too_long) {
  Calls log;
  run(detail::staggered_race(
      loop,
      {attempt(log, "a", 0, false), attempt(log, "b", 3600, true), attempt(log, "c", 0, true)},
      0.005));
  BOOST_TEST(log == Calls({"a", "b", "c", "b cancelled"}));
}

BOOST_AUTO_TEST_CASE(no_attempt_wins_when_all_fail) {
  Calls log;
  BOOST_TEST(!run(detail::staggered_race(
      loop, {attempt(log, "a", 0, false), attempt(log, "b", 0, false)}, 3600)));
  BOOST_TEST(log == Calls({"a", "b"}));
}

BOOST_AUTO_TEST_CASE(a_race_that_is_cancelled_waits_for_its_attempts) {
  Calls log;
  auto race =
      loop.create_task(detail::staggered_race(loop, {attempt(log, "a", 3600, true)}, std::nullopt));
  turns(3);
  race.cancel();
  BOOST_CHECK_THROW(run(race), CancelledError);
  BOOST_TEST(log == Calls({"a", "a cancelled"}));
}

BOOST_AUTO_TEST_CASE(happy_eyeballs_connect) {
  ConnectionOptions options;
  options.happy_eyeballs_delay = 0.01;
  run(connect("127.0.0.1", port));  // with the first one a loop gets some of its own
  until([&] { return accepted.size() == 1u; });
  const std::size_t before = open_descriptors();
  const TransportPtr transport = run(connect("127.0.0.1", port, options)).first;
  until([&] { return accepted.size() == 2u; });
  BOOST_TEST(open_descriptors() == before + 2);
  BOOST_CHECK_THROW(run(connect("127.0.0.1", closed_port, options)), ConnectionRefusedError);
}

BOOST_AUTO_TEST_SUITE_END()
