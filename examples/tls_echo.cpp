// tls_echo CERTIFICATE KEY: an echo server of TLS and its client, which trusts just that
// certificate:
//
//     openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj
//     /CN=localhost
//         -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out certificate.pem
//
//     async def client(port, cafile):
//         context = ssl.create_default_context(cafile=cafile)
//         reader, writer = await asyncio.open_connection('127.0.0.1', port, ssl=context)
//         print(writer.get_extra_info('ssl_object').version())
//         writer.write(b'hello\n')
//         print((await reader.readline()).decode().rstrip())
//         writer.close()
//         await writer.wait_closed()
//
//     async def main(certfile, keyfile):
//         context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
//         context.load_cert_chain(certfile, keyfile)
//         server = await asyncio.start_server(handle_echo, '127.0.0.1', 0, ssl=context)
//         async with server:
//             await client(server.sockets[0].getsockname()[1], certfile)
#include <asyncio/asyncio.hpp>
#include <asyncio/io/streams.hpp>
#include <asyncio/io/tls/ssl_context.hpp>
#include <asyncio/io/tls/ssl_object.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

namespace {

namespace ssl = asyncio::ssl;
using Reader = std::shared_ptr<asyncio::StreamReader>;
using Writer = std::shared_ptr<asyncio::StreamWriter>;

asyncio::Coroutine<> handle_echo(Reader reader, Writer writer) {
  return asyncio::coroutine([reader, writer, line = std::string()](auto& co) mutable {
    BEGIN(co);
    FOR(line, *reader) {
      writer->write(line);
      YIELD_FROM(writer->drain());
    }
    END_FOR;
    writer->close();
    END;
  });
}

asyncio::Coroutine<> client(int port, const std::string& cafile) {
  asyncio::StreamConnectionOptions options;
  options.ssl = ssl::create_default_context(ssl::Purpose::SERVER_AUTH, cafile);
  return asyncio::coroutine([port, options, reader = Reader(), writer = Writer(),
                             line = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(std::tie(reader, writer), asyncio::open_connection("127.0.0.1", port, options));
    std::cout << writer->transport()->template extra<ssl::SSLObject>("ssl_object").version()
              << "\n";
    writer->write("hello\n");
    YIELD_FROM_INTO(line, reader->readline());
    std::cout << line;
    writer->close();
    YIELD_FROM(writer->wait_closed());
    END;
  });
}

asyncio::Coroutine<> async_main(const std::string& certfile, const std::string& keyfile) {
  const auto context = ssl::create_default_context(ssl::Purpose::CLIENT_AUTH);
  context->load_cert_chain(certfile, keyfile);
  asyncio::StreamServerOptions options;
  options.ssl = context;
  return asyncio::coroutine([options, certfile, server = asyncio::Server()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(server, asyncio::start_server(handle_echo, "127.0.0.1", 0, options));
    WITH(server) { YIELD_FROM(client(server.socknames().at(0).port(), certfile)); }
    END_WITH;
    END;
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "tls_echo CERTIFICATE KEY\n";
    return 2;
  }
  asyncio::run(async_main(argv[1], argv[2]));
}
