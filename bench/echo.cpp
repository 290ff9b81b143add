// The echo servers of `ours echo PORT`, `ours echo-buffered PORT` and `ours echo-streams PORT`: a
// protocol of each kind, and streams, inside asyncio::run(), with SIGINT and SIGTERM handled.
#include <asyncio/futures/runners.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/io/streams.hpp>
#include <asyncio/io/transports.hpp>

#include <csignal>
#include <memory>
#include <string>

#include "bench/workloads.h"

#include <asyncio/generators/short_keywords.hpp>

namespace bench {
namespace {

using namespace asyncio;

template <class Base>
class Connection : public Base {
 public:
  void connection_made(const TransportPtr& transport) override { transport_ = transport; }
  void connection_lost(const ExceptionPtr&) override { transport_ = {}; }
  // What the other side does not take is kept, and nothing is read until it is gone.
  void pause_writing() override { transport_->pause_reading(); }
  void resume_writing() override { transport_->resume_reading(); }

 protected:
  TransportPtr transport_;
};

class Echo final : public Connection<Protocol> {
 public:
  void data_received(std::string_view data) override { transport_->write(data); }
};

class BufferedEcho final : public Connection<BufferedProtocol> {
 public:
  MutableBuffer get_buffer(std::ptrdiff_t) override { return {buffer_.get(), kSize}; }
  void buffer_updated(std::size_t n) override { transport_->write({buffer_.get(), n}); }

 private:
  static constexpr std::size_t kSize = 65536;
  std::unique_ptr<char[]> buffer_{new char[kSize]};
};

Coroutine<void> echo(std::shared_ptr<StreamReader> reader, std::shared_ptr<StreamWriter> writer) {
  return coroutine([reader = std::move(reader), writer = std::move(writer),
                    data = std::string()](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (;;) {
        YIELD_FROM_INTO(data, reader->read(65536));
        if (data.empty()) break;
        writer->write(data);
        YIELD_FROM(writer->drain());
      }
    }
    EXCEPT(ConnectionError) {}
    END_TRY;
    writer->close();
    END;
  });
}

constexpr int kBacklog = 1024;

template <class P>
Coroutine<Server> listen(int port) {
  ServerOptions options;
  options.backlog = kBacklog;
  return get_running_loop().create_server([] { return std::make_shared<P>(); }, "127.0.0.1", port,
                                          options);
}

Coroutine<Server> listen_with_streams(int port) {
  StreamServerOptions options;
  options.backlog = kBacklog;
  return start_server(echo, "127.0.0.1", port, options);
}

Coroutine<void> serve(Coroutine<Server> (*listen_at)(int), int port) {
  return coroutine([listen_at, port, server = Server()](auto& co) mutable {
    BEGIN(co);
    get_running_loop().add_signal_handler(SIGTERM, [] { std::raise(SIGINT); });
    YIELD_FROM_INTO(server, listen_at(port));
    YIELD_FROM(server.serve_forever());
    END;
  });
}

}  // namespace

bool serve_echo(const std::string& name, int port) {
  const auto listen_at = name == "echo"            ? listen<Echo>
                         : name == "echo-buffered" ? listen<BufferedEcho>
                         : name == "echo-streams"  ? listen_with_streams
                                                   : nullptr;
  if (!listen_at) return false;
  try {
    run(serve(listen_at, port));
  } catch (const KeyboardInterrupt&) {
  }
  return true;
}

}  // namespace bench
