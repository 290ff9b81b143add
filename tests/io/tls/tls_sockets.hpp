// Servers and clients of TLS over sockets, for tests.
#pragma once

#include <asyncio/io/streams.hpp>
#include <asyncio/io/subprocess.hpp>
#include <asyncio/io/tls/ssl_object.hpp>

#include "tests/io/socket_loop.hpp"
#include "tests/io/tls/certificates.hpp"

#include <asyncio/generators/short_keywords.hpp>

#include <string>
#include <vector>

namespace asyncio::testing {

using Reader = std::shared_ptr<StreamReader>;
using Writer = std::shared_ptr<StreamWriter>;

inline StreamConnectionOptions secure_client() {
  StreamConnectionOptions options;
  options.ssl = client_context();
  options.server_hostname = "server.test";
  return options;
}
inline StreamServerOptions secure_server() {
  StreamServerOptions options;
  options.ssl = server_context();
  return options;
}

inline Coroutine<> echo(Reader reader, Writer writer) {
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
inline Coroutine<> echo_after_upgrade(Reader reader, Writer writer) {
  return coroutine([=, line = std::string()](Co<void>& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(line, reader->readline());
    writer->write("go\n");
    YIELD_FROM(writer->start_tls(server_context()));
    RETURN_FROM(echo(reader, writer));
    END;
  });
}

struct TlsSockets : SocketLoop {
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
  ~TlsSockets() {
    if (!server) return;
    server.close();
    run(server.wait_closed(60));
  }
  Server server;
};

}  // namespace asyncio::testing
