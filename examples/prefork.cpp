// prefork: a server in two processes that share a socket, kept running by a supervisor.
//
//     # gunicorn's model: an arbiter that listens, and workers that accept
//     sock = socket.create_server(('127.0.0.1', 0))
//     workers = [multiprocessing.Process(target=serve, args=(sock,)) for _ in range(2)]
//     ...
//     for worker in workers:
//         worker.terminate()
//         worker.join()
//
// The line that begins main() takes what a child may be asked for. A child has the socket because
// ChildOptions name it; on SIGTERM it ends in order, with status 0.
#include <asyncio/asyncio.hpp>
#include <asyncio/io/supervisor.hpp>

#include <arpa/inet.h>
#include <sys/socket.h>

#include <csignal>
#include <iostream>
#include <memory>
#include <string>
#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

namespace {

using Reader = std::shared_ptr<asyncio::StreamReader>;
using Writer = std::shared_ptr<asyncio::StreamWriter>;

void greet(Reader, Writer writer) {
  writer->write("hello\n");
  writer->close();
}

asyncio::Coroutine<> server(int sock) {
  return asyncio::coroutine([sock, options = asyncio::StreamServerOptions(),
                             server = asyncio::Server(),
                             stop = std::make_unique<asyncio::Event>()](auto& co) mutable {
    BEGIN(co);
    asyncio::get_running_loop().add_signal_handler(SIGTERM, [&s = *stop] { s.set(); });
    options.sock = sock;
    YIELD_FROM_INTO(server, asyncio::start_server(greet, options));
    WITH(server) {
      asyncio::children::ready();
      YIELD_FROM(stop->wait());
    }
    END_WITH;
    END;
  });
}

void serve(int sock) { asyncio::run(server(sock)); }

int listening_socket(int& port) {
  const int sock = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  socklen_t size = sizeof address;
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (bind(sock, any, size) != 0 || listen(sock, 100) != 0 || getsockname(sock, any, &size) != 0)
    throw asyncio::OSError(errno);
  port = ntohs(address.sin_port);
  return sock;
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([port = 0, sock = 0, workers = std::unique_ptr<asyncio::Supervisor>(),
                             i = 0, reader = Reader(), writer = Writer(),
                             line = std::string()](auto& co) mutable {
    BEGIN(co);
    sock = listening_socket(port);
    workers = std::make_unique<asyncio::Supervisor>();
    for (int n = 0; n < 2; ++n)
      workers->start(asyncio::ChildOptions{asyncio::Restart::ALWAYS, {sock}}, serve, sock);
    YIELD_FROM(workers->wait_ready());
    for (i = 0; i < 4; ++i) {
      YIELD_FROM_INTO(std::tie(reader, writer), asyncio::open_connection("127.0.0.1", port));
      YIELD_FROM_INTO(line, reader->readline());
      std::cout << line;
      writer->close();
    }
    YIELD_FROM(workers->stop());
    for (std::size_t n = 0; n < workers->size(); ++n)
      std::cout << "worker " << n << " has ended with " << *workers->status(n).returncode << '\n';
    END;
  });
}

}  // namespace

int main(int argc, char** argv) {
  asyncio::children::main(argc, argv, {{"serve", serve}});
  asyncio::run(async_main());
}
