// How a connection is made: places, passwords, TLS, limits of time. And what happens to one whose
// bytes are cut off anywhere. With a real server.
#include <asyncio/db/postgres/connection.hpp>
#include <asyncio/futures/gather.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include "tests/db/postgres/postgres_server.hpp"
#include "tests/io/cutting_proxy.hpp"
#include "tests/io/tls/certificates.hpp"

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <sys/stat.h>

#include <fstream>

using namespace asyncio;
using namespace asyncio::testing;
using postgres::ConnectionPtr;
using postgres::ConnectOptions;
using postgres::detail::Parameters;
using postgres::detail::Place;

namespace {

// One that also listens to a port, with TLS, and knows a user with a password.
struct Guarded : PostgresServer {
  static Guarded& get() {
    static Guarded server;
    return server;
  }
  Guarded() {
    const Identity shown = issue("pg", &Certificates::get().authority, "DNS:localhost");
    write("server.crt", shown.pem());
    write("server.key", shown.key_pem());
    write(
        "pg_hba.conf",
        "local all guarded scram-sha-256\nlocal all all trust\nhost all all 127.0.0.1/32 trust\n");
    port = free_port();
    start({"listen_addresses=127.0.0.1", "port=" + std::to_string(port), "ssl=on"});
  }
  // A file of the server's.
  void write(const std::string& name, const std::string& text) const {
    const std::string path = folder + "/data/" + name;
    std::ofstream(path) << text;
    BOOST_REQUIRE(chmod(path.c_str(), 0600) == 0);
    if (geteuid() == 0) BOOST_REQUIRE(chown(path.c_str(), 65534, 65534) == 0);
  }
  static std::uint16_t free_port() {
    Peer socket(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in at{};
    socklen_t size = sizeof at;
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    BOOST_REQUIRE(bind(socket.fd, reinterpret_cast<sockaddr*>(&at), size) == 0);
    BOOST_REQUIRE(getsockname(socket.fd, reinterpret_cast<sockaddr*>(&at), &size) == 0);
    return ntohs(at.sin_port);
  }
  std::string dsn(const std::string& host) const {
    return "user=postgres dbname=postgres host=" + host + " port=" + std::to_string(port);
  }
  std::string dsn() const override { return dsn(folder); }
  std::uint16_t port = 0;
};

struct Connecting : SocketLoop {
  ConnectionPtr connect(ConnectOptions options) { return run(postgres::connect(options)); }
  std::string error_of(ConnectOptions options) {
    auto task = loop.create_task(postgres::connect(std::move(options)));
    until([&] { return task.done(); });
    return task.exception() ? task.exception().repr() : "none";
  }
  Guarded& server = Guarded::get();
};

// What libpq is told of TLS, for a dsn.
std::string tls_of(const char* dsn) {
  Parameters parameters;
  postgres::detail::places_of(dsn, parameters);
  return parameters["sslmode"] + ' ' + parameters["sslrootcert"];
}

BOOST_AUTO_TEST_SUITE(postgres_connect_options)

BOOST_AUTO_TEST_CASE(without_a_sslmode_all_that_is_far_is_verified) {
  for (const char* near : {"", "host=/tmp", "host=localhost", "host=127.0.0.1,::1,/run",
                           "postgresql://u:p@localhost:1/d", "hostaddr=127.0.0.1"})
    BOOST_TEST(tls_of(near) == "disable ", near);
  for (const char* far : {"host=db.example.org", "host=localhost,10.0.0.1", "hostaddr=10.0.0.1",
                          "postgresql://u:p@db.example.org/d", "host=localhost.example.org"})
    BOOST_TEST(tls_of(far) == "verify-full /etc/ssl/certs/ca-certificates.crt", far);
  BOOST_TEST(tls_of("host=db.example.org sslrootcert=x") == "verify-full x");
  BOOST_TEST(tls_of("host=db.example.org sslmode=require") == "require ");
  BOOST_TEST(tls_of("host=/tmp sslmode=prefer") == "prefer ");
}

BOOST_AUTO_TEST_CASE(options_come_before_the_dsn) {
  ConnectOptions options("postgresql://me:secret@a:1,b:2/shop?application_name=x");
  options.password = "other";
  options.server_settings = {{"search_path", "a b\\c"}};
  Parameters parameters;
  const std::vector<Place> places = postgres::detail::places_of(options, parameters);
  BOOST_TEST(places.size() == 2u);
  BOOST_TEST((places[1].host == "b" && places[1].port == "2" && places[1].is_name()));
  BOOST_TEST(parameters["password"] == "other");
  BOOST_TEST(parameters["user"] == "me");
  BOOST_TEST(parameters["options"] == " -c search_path=a\\ b\\\\c");
  BOOST_TEST(!parameters.count("host"));
}

BOOST_AUTO_TEST_CASE(no_error_shows_what_is_in_the_dsn) {
  for (const char* bad : {"password=my secret", "postgresql://me:secret@[::1", "secret",
                          "postgresql://me:secret@h:1?secret=secret"})
    BOOST_TEST(text_of<ValueError>([&] { tls_of(bad); }) ==
               "the dsn is no connection string of libpq");
  BOOST_CHECK_THROW(tls_of("host=a,b port=1,2,3"), ValueError);
  BOOST_CHECK_THROW(tls_of("service=x"), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(postgres_connecting, Connecting, *with_postgres())

BOOST_AUTO_TEST_CASE(hosts_are_tried_in_their_order) {
  Peer silent(::socket(AF_INET, SOCK_STREAM, 0));  // it takes connections, and says nothing
  sockaddr_in at{};
  socklen_t size = sizeof at;
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  BOOST_REQUIRE(bind(silent.fd, reinterpret_cast<sockaddr*>(&at), size) == 0);
  BOOST_REQUIRE(listen(silent.fd, 5) == 0);
  BOOST_REQUIRE(getsockname(silent.fd, reinterpret_cast<sockaddr*>(&at), &size) == 0);
  const std::string port = std::to_string(ntohs(at.sin_port));
  ConnectOptions options(
      "user=postgres dbname=postgres connect_timeout=1 host=/nowhere,127.0.0.1," + server.folder +
      " port=" + std::to_string(server.port) + ',' + port + ',' + std::to_string(server.port));
  BOOST_TEST(run(connect(options)->fetchval<int>("SELECT 1")) == 1);
  options.dsn = "host=127.0.0.1 port=" + port;
  options.timeout = 0.1;
  BOOST_TEST(error_of(options) == "TimeoutError()");
  BOOST_TEST(error_of("host=/nowhere port=5")
                 .find("ClientCannotConnectError('connection to server on socket \"/nowhere") ==
             0u);
  BOOST_TEST(error_of("host=no.such.name.invalid")
                 .find("ClientCannotConnectError('could not translate host name") == 0u);
}

BOOST_AUTO_TEST_CASE(a_refusal_is_what_the_server_says) {
  run(connect(server.dsn())->execute("CREATE ROLE guarded LOGIN PASSWORD 'right'"));
  ConnectOptions options(server.dsn());
  options.user = "guarded", options.password = "right";
  BOOST_TEST(run(connect(options)->fetchval<std::string>("SELECT current_user")) == "guarded");
  options.password = "wrong";
  BOOST_TEST(error_of(options) ==
             "InvalidPasswordError('password authentication failed for user \"guarded\"')");
  options = server.dsn();
  options.database = "nowhere";
  options.host = server.folder + "," + server.folder;  // the second one is not asked
  BOOST_TEST(error_of(options) == "InvalidCatalogNameError('database \"nowhere\" does not exist')");
}

BOOST_AUTO_TEST_CASE(settings_hold_from_the_start) {
  ConnectOptions options(server.dsn());
  options.server_settings = {{"application_name", "a b\\c"}, {"work_mem", "1MB"}};
  ConnectionPtr c = connect(options);
  BOOST_TEST(run(c->fetchval<std::string>("SHOW application_name")) == "a b\\c");
  BOOST_TEST(run(c->fetchval<std::string>("SHOW work_mem")) == "1MB");
  BOOST_TEST(c->get_setting("server_version").substr(0, 3) == "15.");
  BOOST_TEST(c->get_server_pid() > 0);
}

BOOST_AUTO_TEST_CASE(it_can_be_cancelled_at_each_step) {
  for (int turns_of_it = 0; turns_of_it < 40; ++turns_of_it) {
    auto task = loop.create_task(postgres::connect(server.dsn("localhost")));
    for (int i = 0; i < turns_of_it; ++i) turns();
    task.cancel();
    until([&] { return task.done(); });
  }
  BOOST_TEST(messages() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(tls_shows_a_certificate_of_the_name) {
  const TemporaryFile trusted(Certificates::get().authority.pem());
  const std::string tls = " sslmode=verify-full sslrootcert=" + trusted.path;
  ConnectionPtr c = connect(server.dsn("localhost") + tls);
  BOOST_TEST(run(c->fetchval<bool>("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")));
  // More than a record of TLS holds, in many rows and in one.
  BOOST_TEST(run(c->fetch("SELECT repeat('x', 1000) FROM generate_series(1, 20000)")).size() ==
             20'000u);
  BOOST_TEST(run(c->fetchval<std::string>("SELECT repeat('x', 3000000)")).size() == 3'000'000u);
  BOOST_TEST(error_of(server.dsn("127.0.0.1") + tls).find("does not match host name") !=
             std::string::npos);
  const TemporaryFile other(Certificates::get().other_authority.pem());
  BOOST_TEST(error_of(server.dsn("localhost") + " sslmode=verify-full sslrootcert=" + other.path)
                 .find("certificate verify failed") != std::string::npos);
}

// Its own answer, or an error: whatever becomes of the bytes.
BOOST_AUTO_TEST_CASE(cut_off_anywhere_each_ends_with_its_own_answer_or_an_error) {
  CuttingProxy proxy(loop, server.port);
  const std::string dsn =
      "user=postgres dbname=postgres host=127.0.0.1 port=" + std::to_string(proxy.port());
  const std::size_t step = std::getenv("ASYNCIO17_LONG") ? 1 : 37;
  int lost = 0, held = 0;
  for (std::size_t place = 0; place < 900; place += step) {
    for (const bool back : {false, true}) {
      CuttingProxy::Direction& direction = back ? proxy.to_client : proxy.to_server;
      proxy.to_client = proxy.to_server = {};
      direction.cut_at = place;
      direction.chunk = 1 + place % 50;
      run(coroutine([dsn, c = ConnectionPtr(), &lost, &held, all = std::vector<Future<int>>(),
                     one = Outcome<int>(), i = 0](auto& co) mutable {
        BEGIN(co);
        TRY {
          YIELD_FROM_INTO(c, wait_for(postgres::connect(dsn), 60));
          for (i = 0; i < 8; ++i) all.push_back(c->fetchval<int>("SELECT $1::int", i));
        }
        EXCEPT(db::Error) { ++lost; }
        END_TRY;
        for (i = 0; i < static_cast<int>(all.size()); ++i) {
          YIELD_FROM_OUTCOME(one, wait_for(all[static_cast<std::size_t>(i)], 60));
          if (one.exception()) {
            BOOST_REQUIRE(one.exception().template is<postgres::ConnectionDoesNotExistError>());
            ++lost;
          } else {
            BOOST_REQUIRE(one.value() == i);
            ++held;
          }
        }
        END;
      }));
    }
  }
  BOOST_TEST(lost > 20);
  BOOST_TEST(held > 20);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
