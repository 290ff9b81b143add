// check_stream(): do a reader and a writer do what asyncio's do? For who brings a transport or a
// protocol of his own under them, as for those of the library: lines and blocks, limits, the ends
// of a connection, drain(), and reads that are cancelled.
//
//   check_stream(*loop, [&](std::size_t limit) -> StreamEnds {
//     auto [first, second] = memory_stream_pair(*loop, limit);
//     return {{first.reader, first.writer}, {second.reader, second.writer}};
//   });
//
// What the transport below owes its protocol, check_transport() looks at.
// Python: none; it is what trio.testing.check_half_closeable_stream is to trio's streams.
// Thread: the loop's.
#pragma once

#include <asyncio/io/stream_reader.hpp>
#include <asyncio/io/stream_writer.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/testing/check_transport.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::testing {

// What open_connection() gives.
using StreamEnd = std::pair<std::shared_ptr<StreamReader>, std::shared_ptr<StreamWriter>>;
using StreamEnds = std::pair<StreamEnd, StreamEnd>;
// Makes the two ends of a new connection, with readers of that limit; it may run the loop
// meanwhile.
using MakeStreamEnds = std::function<StreamEnds(std::size_t limit)>;

// Makes one connection after the other, and throws CheckFailed where one does not behave. The loop
// must not be running; its exception handler is replaced meanwhile. What a writer says that it
// cannot do (can_write_eof()) is not asked for. It takes a fraction of a second, and on virtual
// time none.
void check_stream(EventLoop& loop, const MakeStreamEnds& make_ends);

}  // namespace asyncio::testing
#pragma GCC visibility pop
