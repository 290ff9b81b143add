// open_connection(), start_server() and their forms for AF_UNIX: connections as a reader and a
// writer.
//
//   YIELD_FROM_INTO(std::tie(reader, writer), open_connection("127.0.0.1", 8888));
//
//   Coroutine<> echo(std::shared_ptr<StreamReader> reader, std::shared_ptr<StreamWriter> writer);
//   YIELD_FROM_INTO(server, start_server(echo, "127.0.0.1", 8888));
//
// asyncio names: those of streams.py. What may be given besides: connect.hpp, server.hpp.
// Lifetime: the streams are held by who uses them, a server's also by their connection. Thread: the
// loop's.
#pragma once

#include <asyncio/io/connect.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/io/stream_reader_protocol.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

// What open_connection() gives.
using StreamPair = std::pair<std::shared_ptr<StreamReader>, std::shared_ptr<StreamWriter>>;

// The keyword arguments of open_connection() and open_unix_connection().
struct StreamConnectionOptions : ConnectionOptions {
  std::size_t limit = StreamReader::kDefaultLimit;  // of the reader
};
// The keyword arguments of start_server() and start_unix_server().
struct StreamServerOptions : ServerOptions {
  std::size_t limit = StreamReader::kDefaultLimit;  // of the readers
};

// Connects to a host and port, or takes a connected socket (`options.sock`), in the running loop.
// What loop.create_connection() raises; ValueError for a limit of 0. asyncio.open_connection
Coroutine<StreamPair> open_connection(std::optional<std::string> host, PortName port,
                                      StreamConnectionOptions options = {},
                                      detail::Caller at = detail::Caller());
Coroutine<StreamPair> open_connection(StreamConnectionOptions options,
                                      detail::Caller at = detail::Caller());
// The same to a path. asyncio.open_unix_connection
Coroutine<StreamPair> open_unix_connection(std::string path, StreamConnectionOptions options = {},
                                           detail::Caller at = detail::Caller());
Coroutine<StreamPair> open_unix_connection(StreamConnectionOptions options,
                                           detail::Caller at = detail::Caller());

// Listens, or takes a bound socket (`options.sock`), in the running loop, and calls
// client_connected(reader, writer) for each client: a function, or a coroutine function, which
// becomes a task. What the task raises goes to the exception handler and closes the connection;
// that stays when it returns, unless it has closed it. What loop.create_server() raises.
// asyncio.start_server
Coroutine<Server> start_server(ClientConnected client_connected, HostNames hosts, PortName port,
                               StreamServerOptions options = {},
                               detail::Caller at = detail::Caller());
Coroutine<Server> start_server(ClientConnected client_connected, StreamServerOptions options,
                               detail::Caller at = detail::Caller());
// The same on a path. asyncio.start_unix_server
Coroutine<Server> start_unix_server(ClientConnected client_connected, std::string path,
                                    StreamServerOptions options = {},
                                    detail::Caller at = detail::Caller());
Coroutine<Server> start_unix_server(ClientConnected client_connected, StreamServerOptions options,
                                    detail::Caller at = detail::Caller());

}  // namespace asyncio
#pragma GCC visibility pop
