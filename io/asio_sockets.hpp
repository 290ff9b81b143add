// The io_context on which the sockets of a loop live. It never runs: the loop's selector says when
// a socket is ready, and Boost.Asio's calls that do not wait move the bytes.
//
// Lifetime: from the loop's first socket until the loop is closed. Thread: the loop's.
#pragma once

#include <asyncio/io/connections.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/native_socket.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>

#include <sys/socket.h>

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

// Is it no error, but that the system has nothing, or no room, now?
inline bool is_not_ready(const boost::system::error_code& error) noexcept {
  namespace kinds = boost::asio::error;
  return error == kinds::would_block || error == kinds::try_again || error == kinds::interrupted;
}

// The descriptor is the socket's from now on. OSError: it stays where it was.
template <class Socket>
void hand_over(NativeSocket& from, Socket& to) {
  boost::system::error_code error, ignored;
  to.assign({AF_UNSPEC, 0}, from.fd(), error);
  if (!error) to.non_blocking(true, error);
  if (error) {
    if (to.is_open()) to.release(ignored);
    throw_os_error(error.value());
  }
  (void)from.release();
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
