// The transport of a stream socket, of TCP or AF_UNIX. Boost.Asio, on which it is built, stays in
// the .cpp.
//
// asyncio name: selector_events._SelectorSocketTransport. Lifetime and thread: transports.hpp.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/native_socket.hpp>
#include <asyncio/io/transports.hpp>

#include <memory>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class ServerState;  // server_state.hpp

struct NewConnection {
  NativeSocket& socket;  // connected and non-blocking; taken with the rest
  std::shared_ptr<StreamingProtocol> protocol;
  SocketAddress peer = {};        // none: the system is asked
  ServerState* server = nullptr;  // whose client it is
  Future<void> waiter{nullptr};   // ended behind connection_made()
};

// Tells the protocol in the next turn; then it begins to read. Throws before it has taken anything:
// RuntimeError when the loop is closed or runs on virtual time, TypeError for a protocol that is
// neither a Protocol nor a BufferedProtocol, OSError.
Ref<Transport> make_socket_transport(EventLoop& loop, NewConnection&& connection);

}  // namespace asyncio::detail
#pragma GCC visibility pop
