// echo_protocol (until stopped): an echo server over TCP, as a protocol. Its argument is the port.
//
//     import asyncio, sys
//
//     class EchoServerProtocol(asyncio.Protocol):
//         def connection_made(self, transport):
//             self.transport = transport
//
//         def data_received(self, data):
//             self.transport.write(data)
//
//     async def main():
//         loop = asyncio.get_running_loop()
//         server = await loop.create_server(EchoServerProtocol, '127.0.0.1', int(sys.argv[1]))
//         print('Serving on', server.sockets[0].getsockname())
//         async with server:
//             await server.serve_forever()
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/io/transports.hpp>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string_view>

#include <asyncio/generators/short_keywords.hpp>

namespace {

class EchoServerProtocol : public asyncio::Protocol {
 public:
  void connection_made(const asyncio::TransportPtr& transport) override { transport_ = transport; }
  void data_received(std::string_view data) override { transport_->write(data); }
  // A transport counts its protocol until then, and here the protocol its transport.
  void connection_lost(const asyncio::ExceptionPtr&) override { transport_ = nullptr; }

 private:
  asyncio::TransportPtr transport_;
};

asyncio::Coroutine<> async_main(int port) {
  return asyncio::coroutine([port, server = asyncio::Server()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(server,
                    asyncio::get_running_loop().create_server(
                        [] { return std::make_shared<EchoServerProtocol>(); }, "127.0.0.1", port));
    std::cout << "Serving on " << server.socknames().at(0) << std::endl;
    WITH(server) { YIELD_FROM(server.serve_forever()); }
    END_WITH;
    END;
  });
}

}  // namespace

int main(int argc, char** argv) { asyncio::run(async_main(argc > 1 ? std::atoi(argv[1]) : 8888)); }
