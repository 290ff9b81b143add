// The io_context on which the sockets of a loop live. It never runs: the loop's selector says when
// a socket is ready, and Boost.Asio's calls that do not wait move the bytes.
//
// Lifetime: from the loop's first socket until the loop is closed. Thread: the loop's.
#pragma once

#include <asyncio/io/connections.hpp>

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// A stream socket of any family.
using AsioSocket = boost::asio::basic_stream_socket<boost::asio::generic::stream_protocol,
                                                    boost::asio::io_context::executor_type>;

inline boost::asio::io_context& context_of(Connections& connections) {
  if (!connections.sockets)
    connections.sockets =
        std::make_shared<boost::asio::io_context>(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE);
  return *static_cast<boost::asio::io_context*>(connections.sockets.get());
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
