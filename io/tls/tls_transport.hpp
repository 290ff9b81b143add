// The transport of TLS: a protocol of the transport below, whatever that is, and a transport for
// the protocol above.
//
// asyncio name: sslproto.SSLProtocol, _SSLProtocolTransport. Lifetime and thread: transports.hpp.
#pragma once

#include <asyncio/io/tls/ssl_context.hpp>
#include <asyncio/io/transport_wrapper.hpp>

#include <memory>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// TypeError for a protocol that is neither a Protocol nor a BufferedProtocol, ValueError for a
// timeout that is not positive or a name that cannot be one, SSLError.
Wrapped make_tls_transport(EventLoop& loop, std::shared_ptr<const ssl::SSLContext> context,
                           Wrapping wrapping);

}  // namespace asyncio::detail
#pragma GCC visibility pop
