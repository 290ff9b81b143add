// What create_connection(), create_unix_connection() and connect_accepted_socket() of a loop take.
//
//   YIELD_FROM_INTO(std::tie(transport, protocol),
//                   loop.create_connection([] { return std::make_shared<Client>(); },
//                                          "127.0.0.1", 8080));
//
// asyncio names: those of the loop's methods and of their arguments. Thread: the loop's.
#pragma once

#ifdef ASYNCIO17_WITHOUT_BOOST
#error "Connections need Boost.Asio, and this asyncio17 was built without Boost."
#endif

#include <asyncio/io/called.hpp>
#include <asyncio/io/connected.hpp>
#include <asyncio/io/resolver.hpp>
#include <asyncio/io/transport_wrapper.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/seconds.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

// The keyword arguments of create_connection(), create_unix_connection() and
// connect_accepted_socket(), by asyncio's names.
struct ConnectionOptions {
  int family = 0;  // AF_INET, AF_INET6; 0: either
  int proto = 0;
  int flags = 0;  // of getaddrinfo(3)
  int sock = -1;  // a connected socket instead of a host or path; the transport's from then on
  // From which address: host and port.
  std::optional<std::pair<std::string, PortName>> local_addr = std::nullopt;
  // Seconds after which the next address is tried beside the one that does not answer (RFC 8305);
  // nothing: not before that has failed.
  OptionalSeconds happy_eyeballs_delay = std::nullopt;
  // So many of the first family come first, then the families by turns; 0: as they were resolved.
  // With happy_eyeballs_delay 1.
  std::optional<int> interleave = std::nullopt;
  // When all addresses have failed: an ExceptionGroup of all errors, and not one OSError.
  bool all_errors = false;
  // An SSLContext (tls/ssl_context.hpp): the connection is one of TLS.
  detail::WrapperPtr ssl = nullptr;
  // Whom the other side must be; by default the host. "": nobody checks that.
  std::optional<std::string> server_hostname = std::nullopt;
  // Seconds; nothing: 60 and 30.
  OptionalSeconds ssl_handshake_timeout = std::nullopt;
  OptionalSeconds ssl_shutdown_timeout = std::nullopt;
};

namespace detail {

class NativeSocket;

// What create_connection() may be given behind the factory: a host and a port, or a socket.
// ValueError, gaierror, OSError.
Coroutine<Connected> create_connection(EventLoop& loop, ProtocolFactory factory,
                                       std::optional<std::string> host, PortName port,
                                       ConnectionOptions options = {});
Coroutine<Connected> create_connection(EventLoop& loop, ProtocolFactory factory,
                                       ConnectionOptions options);
// A path, or a socket.
Coroutine<Connected> create_unix_connection(EventLoop& loop, ProtocolFactory factory,
                                            std::string path, ConnectionOptions options = {});
Coroutine<Connected> create_unix_connection(EventLoop& loop, ProtocolFactory factory,
                                            ConnectionOptions options);
// A socket that was accepted elsewhere; of the options what has to do with TLS.
Coroutine<Connected> connect_accepted_socket(EventLoop& loop, ProtocolFactory factory, int sock,
                                             ConnectionOptions options = {});

// A socket that is connected to one of these addresses, which are tried as create_connection() does
// it: of the options those that say in which order, and what is raised when all fail; from one of
// the local addresses, if there are some.
Coroutine<std::shared_ptr<NativeSocket>> connect_to_one(
    EventLoop& loop, std::vector<AddressInfo> infos, const ConnectionOptions& options,
    std::shared_ptr<const std::vector<AddressInfo>> locals = nullptr);

}  // namespace detail

template <class F, class A, class B, class C>
auto EventLoop::create_connection(F&& factory, A&& a, B&& b, C&& c, detail::Caller caller) {
  const auto connect = [&](auto&&... arguments) {
    return detail::create_connection(*this, detail::protocol_factory(std::forward<F>(factory)),
                                     std::forward<decltype(arguments)>(arguments)...);
  };
  return detail::connected_as<F>(
      caller, [] { return "create_connection"; },
      detail::with_given(connect, std::forward<A>(a), std::forward<B>(b), std::forward<C>(c)));
}
template <class F, class A, class B>
auto EventLoop::create_unix_connection(F&& factory, A&& a, B&& b, detail::Caller caller) {
  const auto connect = [&](auto&&... arguments) {
    return detail::create_unix_connection(*this, detail::protocol_factory(std::forward<F>(factory)),
                                          std::forward<decltype(arguments)>(arguments)...);
  };
  return detail::connected_as<F>(
      caller, [] { return "create_unix_connection"; },
      detail::with_given(connect, std::forward<A>(a), std::forward<B>(b)));
}
template <class F, class A>
auto EventLoop::connect_accepted_socket(F&& factory, int sock, A&& options, detail::Caller caller) {
  const auto connect = [&](auto&&... given) {
    return detail::connect_accepted_socket(*this,
                                           detail::protocol_factory(std::forward<F>(factory)), sock,
                                           std::forward<decltype(given)>(given)...);
  };
  return detail::connected_as<F>(
      caller, [] { return "connect_accepted_socket"; },
      detail::with_given(connect, std::forward<A>(options)));
}

}  // namespace asyncio
#pragma GCC visibility pop
