// memory_stream_pair(): a reader and a writer at each end of a connection in memory.
//
//   auto [client, server] = asyncio::testing::memory_stream_pair(*loop);
//   client.writer->write("hello\n");
//   ... YIELD_FROM_INTO(line, server.reader->readline()) ...
//
// Python: none. What is done to the bytes on their way, the transports say.
// Lifetime: as that of open_connection()'s streams. Thread: the loop's.
#pragma once

#include <asyncio/io/stream_reader.hpp>
#include <asyncio/io/stream_writer.hpp>
#include <asyncio/testing/memory_transport.hpp>

#include <cstddef>
#include <memory>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::testing {

// One end of the connection.
struct MemoryStream {
  std::shared_ptr<StreamReader> reader;
  std::shared_ptr<StreamWriter> writer;
  MemoryTransportPtr transport;  // the writer's
};

// Two ends. `limit`: of the readers. RuntimeError when the loop is closed.
std::pair<MemoryStream, MemoryStream> memory_stream_pair(
    EventLoop& loop, std::size_t limit = StreamReader::kDefaultLimit);

}  // namespace asyncio::testing
#pragma GCC visibility pop
