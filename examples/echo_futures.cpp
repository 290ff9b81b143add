// echo_futures (until stopped): an echo server over TCP, with futures and callbacks: no protocol
// and no coroutine. Its argument is the port.
//
//     import asyncio, socket, sys
//
//     loop = asyncio.new_event_loop()
//
//     def accept(listener):
//         def accepted(task):
//             receive(task.result()[0])
//             accept(listener)
//         loop.create_task(loop.sock_accept(listener)).add_done_callback(accepted)
//
//     def receive(client):
//         def received(task):
//             if task.exception() or not task.result():
//                 client.close()
//             else:
//                 send(client, task.result())
//         loop.create_task(loop.sock_recv(client, 65536)).add_done_callback(received)
//
//     def send(client, data):
//         loop.create_task(loop.sock_sendall(client, data)).add_done_callback(
//             lambda task: client.close() if task.exception() else receive(client))
//
//     listener = socket.create_server(('127.0.0.1', int(sys.argv[1])))
//     listener.setblocking(False)
//     print('Serving on', listener.getsockname())
//     accept(listener)
//     loop.run_forever()
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <asyncio/asyncio.hpp>
#include <asyncio/io/sock_ops.hpp>
#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>

namespace {

using asyncio::EventLoop;
using asyncio::Task;

void receive(EventLoop& loop, int client);

void send(EventLoop& loop, int client, std::string data) {
  loop.create_task(loop.sock_sendall(client, std::move(data)))
      .add_done_callback([&loop, client](const Task<void>& task) {
        task.exception() ? (void)close(client) : receive(loop, client);
      });
}

void receive(EventLoop& loop, int client) {
  loop.create_task(loop.sock_recv(client, 65536))
      .add_done_callback([&loop, client](const Task<std::string>& task) {
        if (task.exception() || task.result().empty())
          close(client);
        else
          send(loop, client, task.result());
      });
}

void accept(EventLoop& loop, int listener) {
  loop.create_task(loop.sock_accept(listener))
      .add_done_callback([&loop, listener](const auto& task) {
        receive(loop, task.result().first);
        accept(loop, listener);
      });
}

// Its descriptor, and where it listens.
std::pair<int, asyncio::SocketAddress> listen_on(int port) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const at = reinterpret_cast<sockaddr*>(&address);
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (bind(fd, at, size) != 0 || listen(fd, 100) != 0 || getsockname(fd, at, &size) != 0)
    throw asyncio::OSError("cannot listen");
  return {fd, asyncio::SocketAddress::from(at, size)};
}

}  // namespace

int main(int argc, char** argv) {
  const asyncio::EventLoopPtr loop = asyncio::new_event_loop();
  const auto [listener, address] = listen_on(argc > 1 ? std::atoi(argv[1]) : 8888);
  std::cout << "Serving on " << address << std::endl;
  accept(*loop, listener);
  loop->run_forever();
}
