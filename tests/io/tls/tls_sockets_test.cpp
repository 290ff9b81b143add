// TLS over sockets: connections, servers, streams, and OpenSSL's own programs as peers.
#include "tests/io/tls/tls_sockets.hpp"

#include <numeric>

using namespace asyncio;
using namespace asyncio::testing;

BOOST_FIXTURE_TEST_SUITE(tls_sockets, TlsSockets)

BOOST_AUTO_TEST_CASE(streams_talk_by_tls) {
  const StreamPair streams = open(serve(echo));
  BOOST_TEST(ask(streams, "hello") == "hello");
  BOOST_TEST(streams.second->transport()->extra<ssl::SSLObject>("ssl_object").version() ==
             "TLSv1.3");
  BOOST_TEST(streams.second->peername().to_string() == server.socknames().at(0).to_string());
  end(streams);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(the_host_is_the_name_unless_another_is_given) {
  const std::uint16_t port = serve(echo);
  StreamConnectionOptions options = secure_client();
  options.server_hostname = std::nullopt;  // the certificate is that of the address too
  BOOST_TEST(ask(open(port, options), "x") == "x");
  options.server_hostname = "other.test";
  BOOST_TEST(text_of<ssl::SSLCertVerificationError>([&] {
               open(port, options);
             }).find("'other.test'") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(many_mib_arrive_unchanged) {
  const StreamPair streams = open(serve(echo));
  std::string block(256 * 1024, '\0');
  std::iota(block.begin(), block.end(), '\0');
  constexpr int kBlocks = 32;  // 8 MiB
  auto sending = loop.create_task(coroutine([&, i = 0](Co<void>& co) mutable {
    BEGIN(co);
    for (; i < kBlocks; ++i) {
      block[0] = static_cast<char>(i);
      streams.second->write(block);
      YIELD_FROM(streams.second->drain());
    }
    END;
  }));
  int right = 0;
  for (int i = 0; i < kBlocks; ++i) {
    const std::string got =
        run(streams.first->readexactly(static_cast<std::ptrdiff_t>(block.size())));
    right += got[0] == static_cast<char>(i) && got.compare(1, got.size(), block, 1) == 0;
  }
  BOOST_TEST(right == kBlocks);
  run(sending);
  end(streams);
}

// It is not enciphered yet when it is more than the sockets take. The end is one of TLS.
BOOST_AUTO_TEST_CASE(close_clients_sends_what_was_written_and_close_notify) {
  const std::string all(16 << 20, 'w');
  const StreamPair streams = open(serve([&](Reader, Writer writer) {
    writer->write(all);
    server.close_clients();
  }));
  const auto object = streams.second->transport()->extra<ssl::SSLObject>("ssl_object");
  BOOST_TEST((run(streams.first->read()) == all));
  BOOST_TEST((SSL_get_shutdown(object.native_handle()) & SSL_RECEIVED_SHUTDOWN));
  server.close();
  run(server.wait_closed(60));
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(arguments_that_mean_nothing_are_refused) {
  StreamConnectionOptions options;
  options.server_hostname = "server.test";
  BOOST_TEST(text_of<ValueError>([&] { open(1, options); }) ==
             "server_hostname is only meaningful with ssl");
  options.server_hostname = std::nullopt;
  options.ssl_handshake_timeout = 1;
  BOOST_TEST(text_of<ValueError>([&] { open(1, options); }) ==
             "ssl_handshake_timeout is only meaningful with ssl");
  StreamServerOptions serving;
  serving.ssl_shutdown_timeout = 1;
  BOOST_TEST(text_of<ValueError>([&] { serve(echo, serving); }) ==
             "ssl_shutdown_timeout is only meaningful with ssl");
  options = {};
  options.ssl = client_context();
  BOOST_TEST(text_of<ValueError>([&] { run(open_unix_connection("/nowhere", options)); }) ==
             "you have to pass server_hostname when using ssl");
  options.sock = 0;
  BOOST_TEST(text_of<ValueError>([&] { run(open_connection(options)); }) ==
             "You must set server_hostname when using ssl without a host");
}

BOOST_AUTO_TEST_CASE(a_client_that_speaks_no_tls_is_dropped_without_a_word) {
  const std::uint16_t port = serve(echo);
  const StreamPair streams = open(port, {});
  streams.second->write("GET / HTTP/1.1\r\n\r\n");
  (void)run(streams.first->read(100));  // the alert
  BOOST_TEST(run(streams.first->read(100)) == "");
  BOOST_TEST(reports.empty());
  BOOST_TEST(ask(open(port), "next") == "next");
}

// ---- OpenSSL's own programs ----

BOOST_AUTO_TEST_CASE(openssl_s_client_is_served) {
  const std::uint16_t port = serve(echo);
  const TemporaryFile trusted(Certificates::get().authority.pem());
  const auto child =
      openssl({"s_client", "-quiet", "-no_ign_eof", "-verify_return_error", "-CAfile", trusted.path,
               "-connect", "127.0.0.1:" + std::to_string(port)});
  child->stdin_()->write("hello\n");
  BOOST_TEST(run(child->stdout_()->readline()) == "hello\n");
  child->stdin_()->close();
  BOOST_TEST(run(child->wait()) == 0);
}

BOOST_AUTO_TEST_CASE(openssl_s_server_is_a_server) {
  const TemporaryFile shown(Certificates::get().server.pem() +
                            Certificates::get().server.key_pem());
  for (const char* const version : {"-tls1_2", "-tls1_3"}) {
    const auto child = openssl({"s_server", "-accept", "127.0.0.1:0", "-naccept", "1", "-rev",
                                version, "-cert", shown.path, "-key", shown.path});
    std::string line;
    while (line.rfind("ACCEPT", 0) != 0) line = run(child->stdout_()->readline());
    const StreamPair streams =
        open(static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1))));
    streams.second->write("stressed\n");
    BOOST_TEST(run(streams.first->readline()) == "desserts\n");
    end(streams);
    child->kill();
    run(child->wait());
  }
}

BOOST_AUTO_TEST_SUITE_END()
