// Requests through a proxy: given to it, or through its tunnel.
#include <asyncio/io/streams.hpp>
#include <asyncio/web/client/proxy.hpp>
#include <asyncio/web/server/response.hpp>
#include <asyncio/web/testing/test_client.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/io/socket_loop.hpp"
#include "tests/io/tls/certificates.hpp"

#include <cstdlib>
#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Options = http::RequestOptions;
using Reader = std::shared_ptr<StreamReader>;
using Writer = std::shared_ptr<StreamWriter>;

Coroutine<> pass_on(Reader from, Writer to) {
  return coroutine([from, to, data = std::string()](auto& co) mutable {
    BEGIN(co);
    for (;;) {
      YIELD_FROM_INTO(data, from->read(65536));
      if (data.empty()) break;
      to->write(data);
    }
    to->close();
    END;
  });
}

struct Proxies : SocketLoop {
  Proxies() {
    web::Application app;
    app.router().add_get("/", [](web::Request) { return web::Response().text("behind"); });
    target = web::TestServer(app, "127.0.0.1");
    ServerOptions options = web::TestServer::default_options();
    options.ssl = server_context();
    run(target.start_server(options));
    server = run(start_server([this](Reader r, Writer w) { return serve(r, w); }, "127.0.0.1", 0));
    address = "http://127.0.0.1:" + std::to_string(server.socknames().front().port());
  }
  ~Proxies() {
    server.close();
    run(target.close());
  }
  // Grants what has the right password, and answers what is no CONNECT itself.
  Coroutine<> serve(Reader reader, Writer writer) {
    return coroutine([this, reader, writer, there = std::pair<Reader, Writer>(),
                      back = Task<void>()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(head, reader->readuntil("\r\n\r\n"));
      if (head.find("CONNECT ") != 0) {
        writer->write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
        RETURN();
      }
      if (head.find("Proxy-Authorization: Basic dTpw\r\n") == std::string::npos) {
        writer->write("HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n");
        writer->close();
        RETURN();
      }
      YIELD_FROM_INTO(there, open_connection("127.0.0.1", target.port()));
      writer->write("HTTP/1.1 200 Connection established\r\n\r\n");
      back = create_task(pass_on(there.first, writer));
      YIELD_FROM(pass_on(reader, there.second));
      END;
    });
  }
  std::string head;  // what the proxy was asked for
  web::TestServer target{web::Application()};
  Server server;
  std::string address;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(proxies, Proxies)

BOOST_AUTO_TEST_CASE(a_plain_request_is_given_to_the_proxy) {
  const http::ClientSession session;
  const auto response = run(session.get(
      "http://any.test/a?b#c", Options().proxy(address).proxy_auth(http::BasicAuth("u", "p"))));
  BOOST_TEST(run(response.text()) == "proxy");
  BOOST_TEST(head.substr(0, 53) == "GET http://any.test/a?b HTTP/1.1\r\nHost: any.test\r\nAcc");
  BOOST_TEST(head.find("Proxy-Authorization: Basic dTpw\r\n") != std::string::npos);
  run(session.close());
}

BOOST_AUTO_TEST_CASE(a_secure_request_goes_through_a_tunnel_that_is_used_again) {
  const auto session = http::ClientSession().connector(http::TCPConnector().ssl(client_context()));
  const std::string with_password = "http://u:p@" + address.substr(7);
  for (int i = 0; i < 2; ++i) {
    const auto response = run(session.get(target.make_url("/"), Options().proxy(with_password)));
    BOOST_TEST(run(response.text()) == "behind");
  }
  BOOST_TEST(head.find("CONNECT 127.0.0.1:") == 0u);
  BOOST_TEST(session.connector().idle() == 1u);
  BOOST_CHECK_THROW(run(session.get(target.make_url("/"), Options().proxy(address))),
                    http::ClientHttpProxyError);
  BOOST_CHECK_THROW(
      run(session.get(target.make_url("/"),
                      Options().proxy(with_password).ssl(ssl::create_default_context()))),
      http::ClientConnectorCertificateError);
  const http::Fingerprint other(std::string(32, 'x'));
  BOOST_CHECK_THROW(
      run(session.get(target.make_url("/"), Options().proxy(with_password).ssl(other))),
      http::ServerFingerprintMismatch);
  BOOST_CHECK_THROW(run(session.get(target.make_url("/"), Options().proxy("http://127.0.0.1:1"))),
                    http::ClientProxyConnectionError);
  BOOST_CHECK_THROW(run(session.get("http://a/", Options().proxy("ftp://a/"))), ValueError);
  BOOST_TEST(session.connector().in_use() == 0u);
  run(session.close());
}

BOOST_AUTO_TEST_CASE(the_environment_names_a_proxy_where_that_is_wished) {
  ::setenv("http_proxy", address.c_str(), 1);
  ::setenv("NO_PROXY", "other.test, .local", 1);
  const auto session = http::ClientSession().trust_env(true);
  BOOST_TEST(run(run(session.get("http://any.test/")).text()) == "proxy");
  BOOST_TEST(!http::detail::proxy_of_environment(http::URL("http://a.local/")));
  BOOST_TEST(!http::detail::proxy_of_environment(http::URL("https://any.test/")));
  ::unsetenv("http_proxy");
  ::unsetenv("NO_PROXY");
  run(session.close());
}

BOOST_AUTO_TEST_CASE(hosts_are_excepted_by_the_ends_of_their_names) {
  using http::detail::is_excepted;
  BOOST_TEST(is_excepted("a.org,b.org", "b.org", 80));
  BOOST_TEST(is_excepted(".b.org", "www.B.org", 80));
  BOOST_TEST(is_excepted("*", "anything", 80));
  BOOST_TEST(is_excepted("b.org:81", "b.org", 81));
  BOOST_TEST(!is_excepted("b.org:81", "b.org", 80));
  BOOST_TEST(!is_excepted("b.org", "ab.org", 80));
  BOOST_TEST(!is_excepted("", "b.org", 80));
}

BOOST_AUTO_TEST_SUITE_END()
