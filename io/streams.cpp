#include <asyncio/io/streams.hpp>

#include <asyncio/io/connect.hpp>
#include <asyncio/io/server.hpp>

#include <asyncio/generators/short_keywords.hpp>

#include <functional>

namespace asyncio {

namespace {

using detail::Connected;
using detail::ProtocolFactory;
using Connect = std::function<Coroutine<Connected>(EventLoop&, ProtocolFactory)>;
using Listen = std::function<Coroutine<Server>(EventLoop&, ProtocolFactory)>;

// A connection that nobody gets is closed.
StreamPair streams_over(const TransportPtr& transport, const StreamReaderProtocol& protocol,
                        const std::shared_ptr<StreamReader>& reader) {
  try {
    return {reader, std::make_shared<StreamWriter>(transport, protocol.flow(), reader)};
  } catch (...) {
    transport->abort();
    throw;
  }
}

Coroutine<StreamPair> open_streams(Connect connect, std::size_t limit, detail::Caller at,
                                   const char* name) {
  auto body = [connect = std::move(connect), limit, at, loop = static_cast<EventLoop*>(nullptr),
               reader = std::shared_ptr<StreamReader>(),
               protocol = std::shared_ptr<StreamReaderProtocol>(),
               connected = Connected()](auto& co) mutable {
    BEGIN(co);
    loop = &get_running_loop(at);
    reader = std::make_shared<StreamReader>(limit, loop);
    protocol = std::make_shared<StreamReaderProtocol>(reader, loop);
    YIELD_FROM_INTO(connected, connect(*loop, [p = protocol] { return p; }));
    RETURN(streams_over(connected.first, *protocol, reader));
    END;
  };
  return detail::coroutine_at<StreamPair>(at, name, std::move(body));
}

Coroutine<Server> serve_streams(ClientConnected callback, Listen listen, std::size_t limit,
                                detail::Caller at, const char* name) {
  auto body = [callback = std::make_shared<const ClientConnected>(std::move(callback)),
               listen = std::move(listen), limit, at,
               factory = ProtocolFactory()](auto& co) mutable {
    BEGIN(co);
    factory = [callback, limit, loop = &get_running_loop(at)] {
      return detail::protocol_of_client(limit, *loop, callback);
    };
    RETURN_FROM(listen(get_running_loop(at), std::move(factory)));
    END;
  };
  return detail::coroutine_at<Server>(at, name, std::move(body));
}

}  // namespace

Coroutine<StreamPair> open_connection(std::optional<std::string> host, PortName port,
                                      StreamConnectionOptions options, detail::Caller at) {
  const std::size_t limit = options.limit;
  auto connect = [host = std::move(host), port = std::move(port), options = std::move(options)](
                     EventLoop& loop, ProtocolFactory factory) {
    return detail::create_connection(loop, std::move(factory), host, port, options);
  };
  return open_streams(std::move(connect), limit, at, "open_connection");
}

Coroutine<StreamPair> open_connection(StreamConnectionOptions options, detail::Caller at) {
  return open_connection(std::nullopt, nullptr, std::move(options), at);
}

Coroutine<StreamPair> open_unix_connection(std::string path, StreamConnectionOptions options,
                                           detail::Caller at) {
  const std::size_t limit = options.limit;
  auto connect = [path = std::move(path), options = std::move(options)](EventLoop& loop,
                                                                        ProtocolFactory factory) {
    return detail::create_unix_connection(loop, std::move(factory), path, options);
  };
  return open_streams(std::move(connect), limit, at, "open_unix_connection");
}

Coroutine<StreamPair> open_unix_connection(StreamConnectionOptions options, detail::Caller at) {
  const std::size_t limit = options.limit;
  auto connect = [options = std::move(options)](EventLoop& loop, ProtocolFactory factory) {
    return detail::create_unix_connection(loop, std::move(factory), options);
  };
  return open_streams(std::move(connect), limit, at, "open_unix_connection");
}

Coroutine<Server> start_server(ClientConnected client_connected, HostNames hosts, PortName port,
                               StreamServerOptions options, detail::Caller at) {
  auto listen = [hosts = std::move(hosts), port = std::move(port), options](
                    EventLoop& loop, ProtocolFactory factory) {
    return detail::create_server(loop, std::move(factory), hosts, port, options);
  };
  return serve_streams(std::move(client_connected), std::move(listen), options.limit, at,
                       "start_server");
}

Coroutine<Server> start_server(ClientConnected client_connected, StreamServerOptions options,
                               detail::Caller at) {
  auto listen = [options](EventLoop& loop, ProtocolFactory factory) {
    return detail::create_server(loop, std::move(factory), options);
  };
  return serve_streams(std::move(client_connected), std::move(listen), options.limit, at,
                       "start_server");
}

Coroutine<Server> start_unix_server(ClientConnected client_connected, std::string path,
                                    StreamServerOptions options, detail::Caller at) {
  auto listen = [path = std::move(path), options](EventLoop& loop, ProtocolFactory factory) {
    return detail::create_unix_server(loop, std::move(factory), path, options);
  };
  return serve_streams(std::move(client_connected), std::move(listen), options.limit, at,
                       "start_unix_server");
}

Coroutine<Server> start_unix_server(ClientConnected client_connected, StreamServerOptions options,
                                    detail::Caller at) {
  auto listen = [options](EventLoop& loop, ProtocolFactory factory) {
    return detail::create_unix_server(loop, std::move(factory), options);
  };
  return serve_streams(std::move(client_connected), std::move(listen), options.limit, at,
                       "start_unix_server");
}

}  // namespace asyncio
