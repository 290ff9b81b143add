// udp_echo: an echo server and its client over UDP.
//
//     import asyncio
//
//     class EchoServerProtocol(asyncio.DatagramProtocol):
//         def connection_made(self, transport):
//             self.transport = transport
//
//         def datagram_received(self, data, addr):
//             print(f'server: {data.decode()} from {addr}')
//             self.transport.sendto(data, addr)
//
//     class EchoClientProtocol(asyncio.DatagramProtocol):
//         def __init__(self):
//             self.answer = asyncio.get_running_loop().create_future()
//
//         def connection_made(self, transport):
//             transport.sendto(b'hello')
//
//         def datagram_received(self, data, addr):
//             self.answer.set_result(data.decode())
//
//         def error_received(self, exc):
//             self.answer.set_exception(exc)
//
//     async def main():
//         loop = asyncio.get_running_loop()
//         server, _ = await loop.create_datagram_endpoint(
//             EchoServerProtocol, local_addr=('127.0.0.1', 0))
//         client, protocol = await loop.create_datagram_endpoint(
//             EchoClientProtocol, remote_addr=server.get_extra_info('sockname'))
//         print('client:', await protocol.answer)
//         client.close()
//         server.close()
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <asyncio/io/datagrams.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

namespace {

class EchoServerProtocol : public asyncio::DatagramProtocol {
 public:
  void connection_made(const asyncio::DatagramTransportPtr& transport) override {
    transport_ = transport;
  }
  void datagram_received(std::string_view data, const asyncio::SocketAddress& address) override {
    std::cout << "server: " << data << " from " << address << "\n";
    transport_->sendto(data, address);
  }

 private:
  asyncio::DatagramTransportPtr transport_;
};

class EchoClientProtocol : public asyncio::DatagramProtocol {
 public:
  void connection_made(const asyncio::DatagramTransportPtr& transport) override {
    transport->sendto("hello");
  }
  void datagram_received(std::string_view data, const asyncio::SocketAddress&) override {
    answer.set_result(std::string(data));
  }
  void error_received(const asyncio::ExceptionPtr& error) override { answer.set_exception(error); }

  asyncio::Future<std::string> answer = asyncio::get_running_loop().create_future<std::string>();
};

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine(
      [server = asyncio::DatagramTransportPtr(), client = asyncio::DatagramTransportPtr(),
       at_server = std::shared_ptr<EchoServerProtocol>(),
       at_client = std::shared_ptr<EchoClientProtocol>(), options = asyncio::DatagramOptions(),
       answer = std::string()](auto& co) mutable {
        BEGIN(co);
        options.local_addr = {"127.0.0.1", 0};
        YIELD_FROM_INTO(std::tie(server, at_server),
                        asyncio::get_running_loop().create_datagram_endpoint(
                            [] { return std::make_shared<EchoServerProtocol>(); }, options));
        options = {};
        options.remote_addr = server->sockname();
        YIELD_FROM_INTO(std::tie(client, at_client),
                        asyncio::get_running_loop().create_datagram_endpoint(
                            [] { return std::make_shared<EchoClientProtocol>(); }, options));
        YIELD_FROM_INTO(answer, at_client->answer);
        std::cout << "client: " << answer << "\n";
        client->close();
        server->close();
        END;
      });
}

}  // namespace

int main() { asyncio::run(async_main()); }
