#include <asyncio/testing/memory_stream.hpp>

#include <asyncio/io/stream_reader_protocol.hpp>

namespace asyncio::testing {

std::pair<MemoryStream, MemoryStream> memory_stream_pair(EventLoop& loop, std::size_t limit) {
  MemoryStream first{std::make_shared<StreamReader>(limit, &loop), nullptr, nullptr};
  MemoryStream second{std::make_shared<StreamReader>(limit, &loop), nullptr, nullptr};
  const auto a = std::make_shared<StreamReaderProtocol>(first.reader, &loop);
  const auto b = std::make_shared<StreamReaderProtocol>(second.reader, &loop);
  std::tie(first.transport, second.transport) = memory_transport_pair(loop, a, b);
  try {
    first.writer = std::make_shared<StreamWriter>(first.transport, a->flow(), first.reader);
    second.writer = std::make_shared<StreamWriter>(second.transport, b->flow(), second.reader);
  } catch (...) {  // nobody gets the connection
    first.transport->abort();
    second.transport->abort();
    throw;
  }
  return {std::move(first), std::move(second)};
}

}  // namespace asyncio::testing
