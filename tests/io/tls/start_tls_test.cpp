// start_tls(): of streams and of the loop, on both sides, and TLS in TLS.
#include <asyncio/io/start_tls.hpp>

#include "tests/io/tls/tls_sockets.hpp"

using namespace asyncio;
using namespace asyncio::testing;

BOOST_FIXTURE_TEST_SUITE(start_tls, TlsSockets)

BOOST_AUTO_TEST_CASE(streams_change_to_tls_on_the_way) {
  const StreamPair streams = open(serve(echo_after_upgrade, {}), {});
  streams.second->write("STARTTLS\n");
  BOOST_TEST(run(streams.first->readline()) == "go\n");
  StartTlsOptions options;
  options.server_hostname = "server.test";
  run(streams.second->start_tls(client_context(), options));
  BOOST_TEST(streams.second->get_extra_info("cipher").has_value());
  BOOST_TEST(ask(streams, "secret") == "secret");
  streams.second->write(std::string(1 << 20, 's'));
  until([&] { return streams.first->paused(); });
  BOOST_TEST(!streams.second->transport()->is_reading());  // it is the new one that is paused
  BOOST_TEST(run(streams.first->readexactly(1 << 20)) == std::string(1 << 20, 's'));
  end(streams);
}

BOOST_AUTO_TEST_CASE(what_the_reader_holds_belongs_to_the_handshake) {
  const std::uint16_t port = serve(
      [](Reader reader, Writer writer) {
        return coroutine([=](Co<void>& co) {
          BEGIN(co);
          // Till the client's greeting is there too.
          while (reader->buffered() < 200) YIELD_FROM(asyncio::sleep(0.001));
          YIELD_FROM(reader->readline());
          YIELD_FROM(writer->start_tls(server_context()));
          RETURN_FROM(echo(reader, writer));
          END;
        });
      },
      {});
  const StreamPair streams = open(port, {});
  streams.second->write("STARTTLS\n");
  StartTlsOptions options;
  options.server_hostname = "server.test";
  run(streams.second->start_tls(client_context(), options));
  BOOST_TEST(ask(streams, "secret") == "secret");
  end(streams);
}

BOOST_AUTO_TEST_CASE(a_handshake_that_fails_on_the_way_ends_the_streams) {
  const StreamPair streams = open(serve(echo_after_upgrade, {}), {});
  streams.second->write("STARTTLS\n");
  run(streams.first->readline());
  StartTlsOptions options;
  BOOST_TEST(text_of<TypeError>([&] { run(streams.second->start_tls(nullptr, options)); }) ==
             "sslcontext is expected to be an instance of ssl.SSLContext, got None");
  options.ssl_handshake_timeout = 0;
  options.server_hostname = "other.test";
  BOOST_TEST(text_of<ValueError>([&] {
               run(streams.second->start_tls(client_context(), options));
             }) == "ssl_handshake_timeout should be a positive number, got 0.0");
  options.ssl_handshake_timeout = std::nullopt;
  BOOST_CHECK_THROW(run(streams.second->start_tls(client_context(), options)),
                    ssl::SSLCertVerificationError);
  BOOST_CHECK_THROW(run(streams.second->wait_closed()), ssl::SSLCertVerificationError);
}

BOOST_AUTO_TEST_CASE(tls_goes_through_tls) {
  const auto proxied = [](Reader reader, Writer writer) {
    return echo_after_upgrade(reader, writer);
  };
  const StreamPair streams = open(serve(proxied));
  streams.second->write("STARTTLS\n");
  BOOST_TEST(run(streams.first->readline()) == "go\n");
  StartTlsOptions options;
  options.server_hostname = "server.test";
  run(streams.second->start_tls(client_context(), options));
  BOOST_TEST(ask(streams, std::string(300'000, 'i')).size() == 300'000u);
  BOOST_TEST(streams.second->transport()->to_string().find("over <TlsTransport") !=
             std::string::npos);
  end(streams);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_transport_is_changed_by_the_loop) {
  const auto served = std::make_shared<Recorder>(), client = std::make_shared<Recorder>();
  int fds[2];
  BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0);
  ConnectionOptions options;
  options.ssl = server_context();
  auto accepting =
      loop.create_task(loop.connect_accepted_socket([&] { return served; }, fds[0], options));
  const TransportPtr plain =
      run(loop.connect_accepted_socket([&] { return client; }, fds[1])).first;
  StartTlsOptions start;
  start.server_hostname = "server.test";
  const TransportPtr secure = run(loop.start_tls(plain, client, client_context(), start));
  run(accepting);
  secure->write("by tls");
  until([&] { return served->data == "by tls"; });
  BOOST_TEST((client->calls == Calls{"made"}));
  secure->close();
  until([&] { return client->lost && served->lost; });
  BOOST_TEST((!client->error && !served->error));
  BOOST_CHECK_THROW(run(loop.start_tls(plain, client, client_context(), start)), RuntimeError);
  BOOST_CHECK_THROW(run(loop.start_tls(TransportPtr(), client, client_context(), start)),
                    TypeError);
}

BOOST_AUTO_TEST_SUITE_END()
