// TLS over sockets: other protocols than streams, files, paths, and who gives up.
#include <asyncio/io/sendfile.hpp>
#include <asyncio/io/start_tls.hpp>

#include "tests/io/tls/tls_sockets.hpp"

#include <unistd.h>

#include <cstdlib>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// A new file with so many bytes, which has no name any more.
int open_file(std::size_t size) {
  char name[] = "/tmp/asyncio_XXXXXX";
  const int fd = mkstemp(name);
  BOOST_REQUIRE(fd >= 0);
  unlink(name);
  const std::string bytes(size, 'f');
  BOOST_REQUIRE(write(fd, bytes.data(), size) == static_cast<ssize_t>(size));
  return fd;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tls_over_sockets)

BOOST_FIXTURE_TEST_CASE(a_buffered_protocol_may_change_to_tls, TlsSockets) {
  const std::uint16_t port = serve(echo_after_upgrade, {});
  const auto plain = std::make_shared<BufferedRecorder>();
  const TransportPtr transport =
      run(loop.create_connection([&] { return plain; }, "127.0.0.1", port)).first;
  transport->write("STARTTLS\n");
  until([&] { return plain->data == "go\n"; });
  StartTlsOptions options;
  options.server_hostname = "server.test";
  const TransportPtr secure = run(loop.start_tls(transport, plain, client_context(), options));
  secure->write("more than its buffer takes at once");
  until([&] { return plain->data == "go\nmore than its buffer takes at once"; });
  secure->close();
  until([&] { return plain->lost; });
}

BOOST_FIXTURE_TEST_CASE(a_handshake_that_is_given_up_ends_the_connection, TlsSockets) {
  bool server_ended = false;
  const auto silent = [&](Reader reader, Writer writer) {
    return coroutine([reader, writer, &server_ended](Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(reader->read());  // the greeting, and then the end
      writer->close();
      server_ended = true;
      END;
    });
  };
  const StreamPair streams = open(serve(silent, {}), {});
  StartTlsOptions options;
  options.server_hostname = "server.test";
  auto changing = loop.create_task(streams.second->start_tls(client_context(), options));
  run(asyncio::sleep(0.01));
  changing.cancel();
  BOOST_CHECK_THROW(run(changing), CancelledError);
  until([&] { return server_ended; });
  BOOST_TEST(streams.second->is_closing());
  BOOST_TEST(reports.empty());
}

BOOST_FIXTURE_TEST_CASE(a_file_goes_by_tls_where_reading_and_writing_it_is_allowed, TlsSockets) {
  const StreamPair streams = open(serve(echo));
  const Peer file(open_file(300'000));
  BOOST_TEST(text_of<RuntimeError>([&] {
               run(loop.sendfile(streams.second->transport(), file.fd, 0, std::nullopt, false));
             }) == "fallback is disabled and native sendfile is not supported");
  const auto reading = loop.create_task(streams.first->readexactly(299'990));
  BOOST_TEST(run(loop.sendfile(streams.second->transport(), file.fd, 10)) == 299'990u);
  BOOST_TEST(run(reading) == std::string(299'990, 'f'));
  BOOST_TEST(ask(streams, "and this behind it") == "and this behind it");
  end(streams);
}

BOOST_FIXTURE_TEST_CASE(a_path_is_served_by_tls, TlsSockets) {
  const std::string path = "/tmp/asyncio_tls_" + std::to_string(getpid());
  server = run(start_unix_server(echo, path, secure_server()));
  const StreamPair streams = run(open_unix_connection(path, secure_client()));
  BOOST_TEST(ask(streams, "secret") == "secret");
  StreamConnectionOptions options;
  options.ssl = client_context();
  BOOST_TEST(text_of<ValueError>([&] { run(open_unix_connection(path, options)); }) ==
             "you have to pass server_hostname when using ssl");
  end(streams);
}

BOOST_AUTO_TEST_SUITE_END()
