// The transport of a datagram socket, of UDP or AF_UNIX. Boost.Asio, on which it is built, stays in
// the .cpp.
//
// asyncio name: selector_events._SelectorDatagramTransport. Lifetime and thread: transports.hpp.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/native_socket.hpp>
#include <asyncio/io/transports.hpp>

#include <memory>

#pragma GCC visibility push(default)
namespace asyncio::detail {

struct NewEndpoint {
  NativeSocket& socket;  // non-blocking; taken with the rest
  std::shared_ptr<DatagramProtocol> protocol;
  // To whom all is sent; none: to whom it is connected, or whom sendto() names.
  SocketAddress remote = {};
  Future<void> waiter{nullptr};  // ended behind connection_made()
};

// Tells the protocol in the next turn; then it begins to receive. Throws before it has taken
// anything: RuntimeError when the loop is closed or runs on virtual time, TypeError without a
// protocol, OSError.
Ref<DatagramTransport> make_datagram_transport(EventLoop& loop, NewEndpoint&& endpoint);

}  // namespace asyncio::detail
#pragma GCC visibility pop
