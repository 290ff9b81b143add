// The transports of the two ends of a pipe: of a FIFO, a socket or a character device.
//
// asyncio names: unix_events._UnixReadPipeTransport, _UnixWritePipeTransport. Lifetime and thread:
// transports.hpp.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/transports.hpp>

#include <memory>

#pragma GCC visibility push(default)
namespace asyncio::detail {

struct NewPipe {
  int fd;  // the transport's from then on; made non-blocking
  std::shared_ptr<StreamingProtocol> protocol;
  Future<void> waiter{nullptr};  // ended behind connection_made()
};

// Tells the protocol in the next turn; then it begins to read. Throws before it has taken anything:
// RuntimeError when the loop is closed or runs on virtual time, TypeError for a protocol that is
// neither a Protocol nor a BufferedProtocol, ValueError for a descriptor of another kind.
Ref<Transport> make_read_pipe_transport(EventLoop& loop, NewPipe&& pipe);
// The same of the end that is written to, whose protocol is any. From the first one of the process
// on SIGPIPE is ignored, if nobody handles it.
Ref<Transport> make_write_pipe_transport(EventLoop& loop, NewPipe&& pipe);

}  // namespace asyncio::detail
#pragma GCC visibility pop
