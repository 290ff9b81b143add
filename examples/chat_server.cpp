// chat_server (until stopped): what one client says, all others read. Its argument is the port.
//
//     import asyncio, sys
//
//     writers = {}
//
//     def tell(text, *, but):
//         for name, writer in writers.items():
//             if name != but:
//                 writer.write(text.encode())
//
//     async def chat(reader, writer):
//         writer.write(b'Your name?\n')
//         name = (await reader.readline()).decode().strip()
//         if not name or name in writers:
//             writer.close()
//             return
//         writers[name] = writer
//         tell(f'* {name} comes\n', but=name)
//         try:
//             async for line in reader:
//                 tell(f'{name}: {line.decode()}', but=name)
//         finally:
//             del writers[name]
//             tell(f'* {name} leaves\n', but=name)
//             writer.close()
//
//     async def main():
//         server = await asyncio.start_server(chat, '127.0.0.1', int(sys.argv[1]))
//         print('Serving on', server.sockets[0].getsockname())
//         async with server:
//             await server.serve_forever()
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <asyncio/io/streams.hpp>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace {

using Reader = std::shared_ptr<asyncio::StreamReader>;
using Writer = std::shared_ptr<asyncio::StreamWriter>;

std::map<std::string, Writer> writers;

void tell(const std::string& text, const std::string& but) {
  for (const auto& [name, writer] : writers) {
    if (name != but) writer->write(text);
  }
}

asyncio::Coroutine<> chat(Reader reader, Writer writer) {
  return asyncio::coroutine(
      [reader, writer, name = std::string(), line = std::string()](auto& co) mutable {
        BEGIN(co);
        writer->write("Your name?\n");
        YIELD_FROM_INTO(name, reader->readline());
        name.erase(name.find_last_not_of(" \r\n") + 1);
        if (name.empty() || writers.count(name)) {
          writer->close();
          RETURN();
        }
        writers[name] = writer;
        tell("* " + name + " comes\n", name);
        TRY {
          FOR(line, *reader) { tell(std::string(name).append(": ").append(line), name); }
          END_FOR;
        }
        FINALLY {
          writers.erase(name);
          tell("* " + name + " leaves\n", name);
          writer->close();
        }
        END_TRY;
        END;
      });
}

asyncio::Coroutine<> async_main(int port) {
  return asyncio::coroutine([port, server = asyncio::Server()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(server, asyncio::start_server(chat, "127.0.0.1", port));
    std::cout << "Serving on " << server.socknames().at(0) << std::endl;
    WITH(server) { YIELD_FROM(server.serve_forever()); }
    END_WITH;
    END;
  });
}

}  // namespace

int main(int argc, char** argv) { asyncio::run(async_main(argc > 1 ? std::atoi(argv[1]) : 8888)); }
