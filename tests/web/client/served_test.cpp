// The client against the server of this library: in memory, over TCP, TLS and a unix socket.
#include <asyncio/io/tls/ssl_context.hpp>
#include <asyncio/loop/virtual_poller.hpp>
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/response.hpp>
#include <asyncio/web/server/runner.hpp>
#include <asyncio/web/testing/test_client.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/io/socket_loop.hpp"
#include "tests/io/tls/certificates.hpp"

#include <dirent.h>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Options = http::RequestOptions;

int descriptors() {
  int n = 0;
  DIR* const folder = ::opendir("/proc/self/fd");
  while (::readdir(folder)) ++n;
  ::closedir(folder);
  return n;
}

Coroutine<web::Response> echo(web::Request request) {
  return coroutine<web::Response>([request, body = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(body, request.read());
    RETURN(web::Response().body(body).content_type(request.content_type()));
    END;
  });
}

Coroutine<web::StreamResponse> stream(web::Request request) {
  return coroutine<web::StreamResponse>(
      [request, response = web::StreamResponse::make(), i = 0](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM(response.prepare(request));
        for (; i < 100; ++i) YIELD_FROM(response.write(std::string(4096, 'x')));
        YIELD_FROM(response.write_eof());
        RETURN(response);
        END;
      });
}

web::Application application() {
  web::Application app;
  app.limits().client_max_size = 8 << 20;
  app.router().add_get("/", [](web::Request request) {
    return web::Response().text("hi " + request.query().get("name", "you"));
  });
  app.router().add_post("/echo", echo);
  app.router().add_get("/stream", stream);
  app.router().add_get("/old",
                       [](web::Request) -> web::Response { throw web::HTTPFound("/?name=again"); });
  app.router().add_get("/cookie", [](web::Request request) {
    return web::Response().text(request.cookies().get("n", "none")).set_cookie("n", "1");
  });
  return app;
}

// What must be the same whatever is below.
Coroutine<> all_of_it(http::ClientSession session, http::URL base) {
  return coroutine([session, base, response = http::ClientResponse(), text = std::string(),
                    large = std::string(4 << 20, 'y'), i = 0,
                    many = std::vector<Task<http::ClientResponse>>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(response, session.get(base / "", Options().params({{"name", "a&b"}})));
    YIELD_FROM_INTO(text, response.text());
    BOOST_TEST(text == "hi a&b");
    YIELD_FROM_INTO(response, session.post(base / "echo", Options().json_text("[1, 2]")));
    YIELD_FROM_INTO(text, response.text());
    BOOST_TEST(text == "[1, 2]");
    BOOST_TEST(response.content_type() == "application/json");
    YIELD_FROM_INTO(response, session.post(base / "echo", Options().data(large)));
    YIELD_FROM_INTO(text, response.read());
    BOOST_TEST((text == large));
    YIELD_FROM_INTO(response, session.post(base / "echo", Options().data("abc").expect100(true)));
    YIELD_FROM_INTO(text, response.read());
    BOOST_TEST(text == "abc");
    YIELD_FROM_INTO(response, session.get(base / "stream"));
    YIELD_FROM_INTO(text, response.read());
    BOOST_TEST(text.size() == 409600u);
    YIELD_FROM_INTO(response, session.get(base / "old"));
    YIELD_FROM_INTO(text, response.read());
    BOOST_TEST(text == "hi again");
    BOOST_TEST(response.history().size() == 1u);
    YIELD_FROM_INTO(response, session.get(base / "cookie"));
    YIELD_FROM_INTO(response, session.get(base / "cookie"));
    YIELD_FROM_INTO(text, response.read());
    BOOST_TEST(text == "1");
    YIELD_FROM_INTO(response, session.get(base / "none"));
    BOOST_TEST(response.status() == 404);
    YIELD_FROM(response.read());
    BOOST_TEST(session.connector().idle() == 1u);  // one connection has carried them all
    for (; i < 20; ++i) many.push_back(create_task(session.get(base / "stream")));
    for (i = 0; i < 20; ++i) {
      YIELD_FROM_INTO(response, many[static_cast<std::size_t>(i)]);
      YIELD_FROM_INTO(text, response.read());
      BOOST_TEST(text.size() == 409600u);
    }
    BOOST_TEST(session.connector().in_use() == 0u);
    YIELD_FROM(session.close());
    END;
  });
}

http::ClientSession session_with(http::BaseConnector connector) {
  return http::ClientSession().connector(connector).cookie_jar(http::CookieJar(true));
}

struct InMemory {
  InMemory() { set_event_loop(owner.get()); }
  ~InMemory() {
    set_event_loop(nullptr);
    owner.reset();
  }
  template <class A>
  auto run(A&& awaitable) {
    return loop.run_until_complete(std::forward<A>(awaitable));
  }
  EventLoopPtr owner = new_event_loop(std::make_unique<VirtualPoller>());
  EventLoop& loop = *owner;
};

struct Sockets : SocketLoop {
  // How many descriptors there are when all connections are gone. The loop has some of its own from
  // the first one on.
  int settled() {
    const auto session =
        http::ClientSession().connector(http::TCPConnector().ssl(client_context()));
    run(session.get(server.make_url("/none")));
    run(session.close());
    until([this] { return server.server().connections() == 0; });
    turns(2);
    return descriptors();
  }
  const web::TestServer server{application(), "127.0.0.1"};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(in_memory, InMemory)

BOOST_AUTO_TEST_CASE(no_time_passes) {
  const web::TestServer server(application());
  const double start = loop.time();
  run(server.start_server());
  run(all_of_it(session_with(server.connector()), server.make_url("/")));
  run(server.close());
  BOOST_TEST(loop.time() == start);
}

BOOST_AUTO_TEST_CASE(a_test_client_is_a_session_for_a_server) {
  const web::TestClient client{application()};
  run(coroutine(
      [client, response = http::ClientResponse(), text = std::string()](auto& co) mutable {
        BEGIN(co);
        WITH(client) {
          YIELD_FROM_INTO(response, client.get("/?name=b"));
          YIELD_FROM_INTO(text, response.text());
          BOOST_TEST(text == "hi b");
          YIELD_FROM_INTO(response, client.put("/echo"));
          BOOST_TEST(response.status() == 405);
        }
        END_WITH;
        END;
      }));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(over_sockets, Sockets)

BOOST_AUTO_TEST_CASE(over_tcp) {
  run(server.start_server());
  const int before = settled();
  run(all_of_it(session_with(http::TCPConnector().limit(4)), server.make_url("/")));
  BOOST_TEST(settled() == before);
  run(server.close());
}

BOOST_AUTO_TEST_CASE(over_tls_with_a_certificate_that_is_verified) {
  ServerOptions options = web::TestServer::default_options();
  options.ssl = server_context();
  run(server.start_server(options));
  const int before = settled();
  run(all_of_it(session_with(http::TCPConnector().ssl(client_context())), server.make_url("/")));
  const http::ClientSession strict;
  BOOST_CHECK_THROW(run(strict.get(server.make_url("/"))), http::ClientConnectorCertificateError);
  const http::URL other = server.make_url("/").with_host("localhost");
  BOOST_CHECK_THROW(run(strict.get(other, Options().ssl(client_context()))),
                    http::ClientConnectorCertificateError);
  BOOST_TEST(run(strict.get(server.make_url("/"), Options().ssl(false))).status() == 200);
  run(strict.close());
  BOOST_TEST(settled() == before);
  run(server.close());
}

BOOST_AUTO_TEST_CASE(over_a_unix_socket) {
  const std::string path = "/tmp/asyncio17-client-" + std::to_string(::getpid());
  const web::AppRunner runner(application());
  run(runner.setup());
  run(web::UnixSite(runner, path).start());
  run(all_of_it(session_with(http::UnixConnector(path)), http::URL("http://any/")));
  run(runner.cleanup());
  ::unlink(path.c_str());
  const http::ClientSession session = http::ClientSession().connector(http::UnixConnector(path));
  BOOST_CHECK_THROW(run(session.get("http://any/")), http::UnixClientConnectorError);
}

BOOST_AUTO_TEST_CASE(a_port_where_nobody_listens_is_told) {
  run(server.start_server());
  const http::URL gone = server.make_url("/");
  run(server.close());
  BOOST_TEST(text_of<http::ClientConnectorError>([&] {
               run(http::ClientSession().get(gone));
             }).find("Cannot connect to host 127.0.0.1:") == 0u);
  http::TCPConnector connector;
  connector.resolver([](std::string, int port, int) {
    return coroutine<std::vector<AddressInfo>>([port](auto& co) {
      BEGIN(co);
      RETURN(std::vector<AddressInfo>{
          {AF_INET, SOCK_STREAM, 0, "", SocketAddress("127.0.0.1", port)},
          {AF_INET, SOCK_STREAM, 0, "", SocketAddress("127.0.0.2", port)}});
      END;
    });
  });
  const http::ClientSession session = http::ClientSession().connector(connector);
  BOOST_CHECK_EXCEPTION(
      run(session.get(gone.with_host("two.test"))), http::ClientConnectorError,
      [&](const http::ClientConnectorError& error) {
        return error.code().value() == ECONNREFUSED &&
               error.what() == "Cannot connect to host two.test:" + std::to_string(*gone.port()) +
                                   " ssl:default [Connection refused]";
      });
}

BOOST_AUTO_TEST_CASE(a_name_is_looked_up_once_for_all_who_wait) {
  run(server.start_server());
  int asked = 0;
  http::TCPConnector connector;
  connector.resolver([&](std::string host, int port, int) {
    return coroutine<std::vector<AddressInfo>>([&, host, port](auto& co) {
      BEGIN(co);
      ++asked;
      YIELD_FROM(asyncio::sleep(0.01));
      if (host == "none.test") RAISE(gaierror(-2));
      RETURN(std::vector<AddressInfo>{
          {AF_INET, SOCK_STREAM, 0, "", SocketAddress("127.0.0.1", port)}});
      END;
    });
  });
  const auto session = http::ClientSession().connector(connector);
  const http::URL url = server.make_url("/").with_host("name.test");
  std::vector<Task<http::ClientResponse>> tasks;
  for (int i = 0; i < 5; ++i) tasks.push_back(loop.create_task(session.get(url)));
  run(asyncio::sleep(0.001));
  tasks[0].cancel();  // who has begun the lookup
  for (int i = 1; i < 5; ++i) BOOST_TEST(run(tasks[static_cast<std::size_t>(i)]).status() == 200);
  BOOST_TEST(asked == 1);
  BOOST_CHECK_THROW(run(session.get(url.with_host("none.test"))), http::ClientConnectorDNSError);
  BOOST_CHECK_THROW(run(session.get(url.with_host("none.test"))), http::ClientConnectorDNSError);
  BOOST_TEST(asked == 3);
  run(session.close());
  run(server.close());
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_SUITE_END()
