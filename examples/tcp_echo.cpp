// tcp_echo: an echo server and its client over TCP, with streams.
//
//     import asyncio
//
//     async def handle_echo(reader, writer):
//         async for line in reader:
//             print(f'server: {line.decode().rstrip()} from {writer.get_extra_info("peername")}')
//             writer.write(line)
//             await writer.drain()
//         writer.close()
//
//     async def client(port):
//         reader, writer = await asyncio.open_connection('127.0.0.1', port)
//         for word in ('hello', 'world'):
//             writer.write(word.encode() + b'\n')
//             print(f'client: {(await reader.readline()).decode().rstrip()}')
//         writer.close()
//         await writer.wait_closed()
//
//     async def main():
//         server = await asyncio.start_server(handle_echo, '127.0.0.1', 0)
//         async with server:
//             await client(server.sockets[0].getsockname()[1])
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <asyncio/io/streams.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

namespace {

using Reader = std::shared_ptr<asyncio::StreamReader>;
using Writer = std::shared_ptr<asyncio::StreamWriter>;

asyncio::Coroutine<> handle_echo(Reader reader, Writer writer) {
  return asyncio::coroutine([reader, writer, line = std::string()](auto& co) mutable {
    BEGIN(co);
    FOR(line, *reader) {
      std::cout << "server: " << line.substr(0, line.size() - 1) << " from " << writer->peername()
                << "\n";
      writer->write(line);
      YIELD_FROM(writer->drain());
    }
    END_FOR;
    writer->close();
    END;
  });
}

asyncio::Coroutine<> client(int port) {
  return asyncio::coroutine([port, reader = Reader(), writer = Writer(), line = std::string(),
                             word = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(std::tie(reader, writer), asyncio::open_connection("127.0.0.1", port));
    FOR(word, std::vector<std::string>{"hello", "world"}) {
      writer->write(word + "\n");
      YIELD_FROM_INTO(line, reader->readline());
      std::cout << "client: " << line;
    }
    END_FOR;
    writer->close();
    YIELD_FROM(writer->wait_closed());
    END;
  });
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([server = asyncio::Server()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(server, asyncio::start_server(handle_echo, "127.0.0.1", 0));
    WITH(server) { YIELD_FROM(client(server.socknames().at(0).port())); }
    END_WITH;
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }
