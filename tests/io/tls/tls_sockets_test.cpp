// TLS over sockets: connections, servers, streams, start_tls() both ways, TLS in TLS, and OpenSSL's
// own programs as peers.
#include <asyncio/io/streams.hpp>

#include "tests/io/socket_loop.hpp"
#include "tests/io/tls/certificates.hpp"

#include <asyncio/io/subprocess.hpp>
#include <asyncio/io/tls/ssl_object.hpp>

#include <asyncio/generators/short_keywords.hpp>

#include <netinet/in.h>

#include <functional>
#include <numeric>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Reader = std::shared_ptr<StreamReader>;
using Writer = std::shared_ptr<StreamWriter>;
using Talk = std::function<Coroutine<>(Reader, Writer)>;

StreamConnectionOptions secure_client() {
  StreamConnectionOptions options;
  options.ssl = client_context();
  options.server_hostname = "server.test";
  return options;
}
StreamServerOptions secure_server() {
  StreamServerOptions options;
  options.ssl = server_context();
  return options;
}

Coroutine<> echo(Reader reader, Writer writer) {
  return coroutine([=, data = std::string()](Co<void>& co) mutable {
    BEGIN(co);
    while (true) {
      YIELD_FROM_INTO(data, reader->read(65536));
      if (data.empty()) break;
      writer->write(data);
      YIELD_FROM(writer->drain());
    }
    writer->close();
    END;
  });
}

// Sends one line in plain text, and the rest by TLS.
Coroutine<> echo_after_upgrade(Reader reader, Writer writer) {
  return coroutine([=, line = std::string()](Co<void>& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(line, reader->readline());
    writer->write("go\n");
    YIELD_FROM(writer->start_tls(server_context()));
    RETURN_FROM(echo(reader, writer));
    END;
  });
}

struct Sockets : SocketLoop {
  std::uint16_t serve(ClientConnected client, StreamServerOptions options = secure_server()) {
    server = run(start_server(std::move(client), "127.0.0.1", 0, std::move(options)));
    return static_cast<std::uint16_t>(server.socknames().at(0).port());
  }
  StreamPair open(std::uint16_t port, StreamConnectionOptions options = secure_client()) {
    return run(open_connection("127.0.0.1", port, std::move(options)));
  }
  std::string ask(const StreamPair& streams, const std::string& text) {
    streams.second->write(text);
    return run(streams.first->readexactly(static_cast<std::ptrdiff_t>(text.size())));
  }
  void end(const StreamPair& streams) {
    streams.second->close();
    run(streams.second->wait_closed());
  }
  std::shared_ptr<Process> openssl(std::vector<std::string> arguments) {
    SubprocessOptions options;
    options.stdin_ = subprocess::PIPE;
    options.stdout_ = subprocess::PIPE;
    options.stderr_ = subprocess::DEVNULL;
    return run(create_subprocess_exec("openssl", std::move(arguments), options));
  }
  ~Sockets() {
    if (!server) return;
    server.close();
    run(server.wait_closed(60));
  }
  Server server;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tls_sockets, Sockets)

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

BOOST_AUTO_TEST_CASE(streams_change_to_tls_on_the_way) {
  const StreamPair streams = open(serve(echo_after_upgrade, {}), {});
  streams.second->write("STARTTLS\n");
  BOOST_TEST(run(streams.first->readline()) == "go\n");
  StartTlsOptions options;
  options.server_hostname = "server.test";
  run(streams.second->start_tls(client_context(), options));
  BOOST_TEST(streams.second->get_extra_info("cipher").has_value());
  BOOST_TEST(ask(streams, "secret") == "secret");
  // The reader pauses the new transport.
  BOOST_TEST(ask(streams, std::string(1 << 20, 's')).size() == std::size_t{1} << 20);
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
