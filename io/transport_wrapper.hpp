// TransportWrapper: what puts a transport over another one, as TLS does. It is how connections
// become secure ones in a layer that knows nothing of OpenSSL: an SSLContext (tls/ssl_context.hpp)
// is one, and what is here costs a plain connection a null pointer that is looked at when it is
// made.
//
// Security: the arguments that have to do with it. Lifetime: shared by all who connect with it.
// Thread: wrap() in the loop's; one wrapper may serve several loops.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/loop/seconds.hpp>

#include <memory>
#include <optional>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// How one connection is wrapped.
struct Wrapping {
  std::shared_ptr<StreamingProtocol> protocol;  // which uses the transport above
  bool server_side = false;
  std::string server_hostname{};
  std::optional<double> handshake_timeout{}, shutdown_timeout{};  // seconds; nothing: the default
  Future<void> waiter{nullptr};  // ended when the handshake is over, or has failed
  // It was told connection_made() of the transport below, and is told nothing of this one.
  bool is_made = false;
  bool was_below = false;  // it was that of the transport below, which may have paused it
};

struct Wrapped {
  std::shared_ptr<Protocol> protocol;  // for the transport below, which it ends with
  TransportPtr transport;
};

// What the protocol of a transport is when another transport is over that one.
class Covering {
 public:
  virtual Transport& above() const noexcept = 0;

 protected:
  ~Covering() = default;
};
// The last of those over the transport; itself when there is none.
TransportPtr outermost(Transport& transport);

class TransportWrapper {
 public:
  // ValueError, before anything is taken, for what cannot be.
  virtual Wrapped wrap(EventLoop& loop, Wrapping wrapping) const = 0;

 protected:
  ~TransportWrapper() = default;
};
using WrapperPtr = std::shared_ptr<const TransportWrapper>;

// What the calls that connect or listen are told about it.
struct Security {
  WrapperPtr ssl;
  std::optional<std::string> server_hostname{};
  std::optional<double> handshake_timeout{}, shutdown_timeout{};

  // ValueError for arguments that mean nothing without ssl.
  void check() const;
  // The protocol for a transport of the system, and, when `ssl`, the transport that is over it.
  Wrapped wrap(EventLoop& loop, std::shared_ptr<StreamingProtocol> protocol, bool server_side,
               Future<void> waiter) const;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
