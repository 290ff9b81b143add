// The echo servers of `ours echo PORT` and `ours echo-buffered PORT`: a protocol of each kind, inside
// asyncio::run(), with SIGINT and SIGTERM handled.
#include <asyncio/futures/runners.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/io/transports.hpp>

#include <csignal>
#include <memory>

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

template <class P>
Coroutine<void> serve(int port) {
  ServerOptions options;
  options.backlog = 1024;
  return coroutine([port, options, server = Server()](auto& co) mutable {
    BEGIN(co);
    get_running_loop().add_signal_handler(SIGTERM, [] { std::raise(SIGINT); });
    YIELD_FROM_INTO(server, get_running_loop().create_server([] { return std::make_shared<P>(); },
                                                             "127.0.0.1", port, options));
    YIELD_FROM(server.serve_forever());
    END;
  });
}

}  // namespace

void serve_echo(int port, bool buffered) {
  try {
    run(buffered ? serve<BufferedEcho>(port) : serve<Echo>(port));
  } catch (const KeyboardInterrupt&) {
  }
}

}  // namespace bench
