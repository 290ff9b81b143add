// The client over TLS: whose certificate it takes, and how its connections end.
#include <asyncio/io/tls/ssl_object.hpp>
#include <asyncio/web/client/client_connection.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/client/session.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/io/socket_loop.hpp"
#include "tests/io/tls/certificates.hpp"

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Options = http::RequestOptions;

// Answers each request with the same, and notes how the connection has ended: with close_notify?
struct Answering : Protocol {
  Answering(std::string text, bool& was_asked, std::vector<bool>& all)
      : answer(std::move(text)), asked(was_asked), ends(all) {}
  void connection_made(const TransportPtr& t) override { transport = t; }
  void data_received(std::string_view) override {
    asked = true;
    transport->write(answer);
  }
  void connection_lost(const ExceptionPtr&) override {
    const auto object = transport->extra<ssl::SSLObject>("ssl_object");
    if (object)
      ends.push_back((SSL_get_shutdown(object.native_handle()) & SSL_RECEIVED_SHUTDOWN) != 0);
    transport = nullptr;
  }
  const std::string answer;
  bool& asked;
  std::vector<bool>& ends;
  TransportPtr transport;
};

struct Secure : SocketLoop {
  Secure() {
    ServerOptions options;
    options.ssl = server_context();
    server = run(asyncio::detail::create_server(
        loop, [this] { return std::make_shared<Answering>(answer, asked, ends); }, "127.0.0.1", 0,
        options));
    url = "https://127.0.0.1:" + std::to_string(server.socknames().front().port()) + "/";
  }
  ~Secure() {
    server.close();
    BOOST_TEST(reports.empty());
  }
  std::string get(const http::ClientSession& session, const Options& options = Options()) {
    return run(run(session.get(url, options)).text());
  }
  // How the first connection has ended.
  bool ended_in_order() {
    until([this] { return !ends.empty(); });
    return ends.front();
  }
  std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
  bool asked = false;
  std::vector<bool> ends;
  Server server;
  std::string url;
};

std::string sha256_of(const Identity& identity) {
  std::string digest(32, '\0');
  BOOST_REQUIRE(X509_digest(identity.certificate.get(), EVP_sha256(),
                            reinterpret_cast<unsigned char*>(digest.data()), nullptr) == 1);
  return digest;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(over_tls, Secure)

BOOST_AUTO_TEST_CASE(a_certificate_is_taken_by_its_fingerprint_alone) {
  const std::string right = sha256_of(Certificates::get().server), wrong(32, 'x');
  const http::ClientSession session;
  BOOST_CHECK_THROW(get(session), http::ClientConnectorCertificateError);
  BOOST_TEST(get(session, Options().ssl(http::Fingerprint(right))) == "hi");
  BOOST_CHECK_EXCEPTION(get(session, Options().ssl(http::Fingerprint(wrong))),
                        http::ServerFingerprintMismatch,
                        [&](const http::ServerFingerprintMismatch& error) {
                          return error.expected() == wrong && error.got() == right &&
                                 error.host() == "127.0.0.1" && error.port() > 0;
                        });
  // The connection that was made for the fingerprint carries nothing else.
  BOOST_TEST(session.connector().idle() == 1u);
  BOOST_CHECK_THROW(get(session), http::ClientConnectorCertificateError);
  // A context verifies beside it.
  BOOST_CHECK_THROW(
      get(session, Options().ssl(http::Fingerprint(right)).ssl(ssl::create_default_context())),
      http::ClientConnectorCertificateError);
  run(session.close());
}

BOOST_AUTO_TEST_CASE(a_connector_has_a_fingerprint_for_all) {
  const std::string right = sha256_of(Certificates::get().server), wrong(32, 'x');
  const auto good =
      http::ClientSession().connector(http::TCPConnector().ssl(http::Fingerprint(right)));
  BOOST_TEST(get(good) == "hi");
  const auto bad = http::ClientSession().connector(
      http::TCPConnector().ssl(http::Fingerprint(wrong)).ssl(client_context()));
  BOOST_CHECK_THROW(get(bad), http::ServerFingerprintMismatch);
  BOOST_CHECK_THROW(get(bad, Options().ssl(false)), http::ServerFingerprintMismatch);
  BOOST_TEST(get(bad, Options().ssl(http::Fingerprint(right))) == "hi");
  run(good.close());
  run(bad.close());
  BOOST_TEST(text_of<ValueError>([] { http::Fingerprint(std::string(20, 'x')); }) ==
             "md5 and sha1 are insecure and not supported. Use sha256.");
  BOOST_TEST(text_of<ValueError>([] { http::Fingerprint("00:11"); }) ==
             "fingerprint has invalid length");
}

BOOST_AUTO_TEST_CASE(closing_a_session_sends_close_notify) {
  const auto session = http::ClientSession().connector(http::TCPConnector().ssl(client_context()));
  BOOST_TEST(get(session) == "hi");
  run(session.close());
  BOOST_TEST(ended_in_order());
}

BOOST_AUTO_TEST_CASE(a_connection_that_has_waited_too_long_sends_close_notify) {
  const auto session = http::ClientSession().connector(
      http::TCPConnector().ssl(client_context()).keepalive_timeout(0.01));
  BOOST_TEST(get(session) == "hi");
  BOOST_TEST(ended_in_order());
  run(session.close());
}

BOOST_AUTO_TEST_CASE(a_connection_that_is_not_kept_sends_close_notify) {
  answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi";
  {
    const auto session =
        http::ClientSession().connector(http::TCPConnector().ssl(client_context()));
    BOOST_TEST(get(session) == "hi");
    BOOST_TEST(ended_in_order());
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    ends.clear();
    BOOST_TEST(get(session) == "hi");
  }  // with the last handle
  BOOST_TEST(ended_in_order());
}

BOOST_AUTO_TEST_CASE(a_request_that_was_not_sent_to_its_end_is_cut_off) {
  const auto session = http::ClientSession().connector(http::TCPConnector().ssl(client_context()));
  auto pieces = async_generator<std::string>([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(3600));
    YIELD("abc");
    END;
  });
  answer.clear();
  auto task = loop.create_task(session.post(url, Options().data(std::move(pieces))));
  until([this] { return asked; });
  task.cancel();
  BOOST_CHECK_THROW(run(task), CancelledError);
  until([this] { return !ends.empty(); });
  BOOST_TEST(!ends.front());
  run(session.close());
}

BOOST_AUTO_TEST_SUITE_END()
