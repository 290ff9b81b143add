// echo_client PORT: says something to an echo server, as a protocol.
//
//     import asyncio, sys
//
//     class EchoClientProtocol(asyncio.Protocol):
//         def __init__(self, message, on_con_lost):
//             self.message = message
//             self.on_con_lost = on_con_lost
//
//         def connection_made(self, transport):
//             self.transport = transport
//             transport.write(self.message.encode())
//             print('sent:', self.message)
//
//         def data_received(self, data):
//             print('received:', data.decode())
//             self.transport.close()
//
//         def connection_lost(self, exc):
//             self.on_con_lost.set_result(None)
//
//     async def main():
//         loop = asyncio.get_running_loop()
//         on_con_lost = loop.create_future()
//         await loop.create_connection(lambda: EchoClientProtocol('hello', on_con_lost),
//                                      '127.0.0.1', int(sys.argv[1]))
//         await on_con_lost
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <asyncio/io/connect.hpp>
#include <asyncio/io/transports.hpp>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace {

class EchoClientProtocol : public asyncio::Protocol {
 public:
  EchoClientProtocol(std::string message, asyncio::Future<void> on_con_lost)
      : message_(std::move(message)), on_con_lost_(std::move(on_con_lost)) {}
  void connection_made(const asyncio::TransportPtr& transport) override {
    transport_ = transport;
    transport->write(message_);
    std::cout << "sent: " << message_ << "\n";
  }
  void data_received(std::string_view data) override {
    std::cout << "received: " << data << "\n";
    transport_->close();
  }
  void connection_lost(const asyncio::ExceptionPtr&) override {
    transport_ = nullptr;
    on_con_lost_.set_result();
  }

 private:
  std::string message_;
  asyncio::Future<void> on_con_lost_;
  asyncio::TransportPtr transport_;
};

asyncio::Coroutine<> async_main(int port) {
  return asyncio::coroutine([port, on_con_lost = asyncio::Future<void>(nullptr)](auto& co) mutable {
    BEGIN(co);
    on_con_lost = asyncio::get_running_loop().create_future();
    YIELD_FROM(asyncio::get_running_loop().create_connection(
        [=] { return std::make_shared<EchoClientProtocol>("hello", on_con_lost); }, "127.0.0.1",
        port));
    YIELD_FROM(on_con_lost);
    END;
  });
}

}  // namespace

int main(int argc, char** argv) { asyncio::run(async_main(argc > 1 ? std::atoi(argv[1]) : 8888)); }
