// What start_tls() of a loop takes: it puts TLS between a transport and its protocol.
//
//   YIELD_FROM_INTO(secure, loop.start_tls(transport, protocol, context, options));
//
// The protocol uses the transport that it gives from then on, and hears nothing of it: its
// connection_made() was that of the transport below. When the handshake fails it is told
// connection_lost(), and the transport below is closed.
// asyncio names: loop.start_tls and its arguments. Thread: the loop's.
#pragma once

#include <asyncio/io/called.hpp>
#include <asyncio/io/transport_wrapper.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/seconds.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

// The keyword arguments of start_tls(), by asyncio's names.
struct StartTlsOptions {
  bool server_side = false;
  std::string server_hostname{};  // whom the other side must be, for a client
  // Seconds; nothing: 60 and 30.
  OptionalSeconds ssl_handshake_timeout = std::nullopt;
  OptionalSeconds ssl_shutdown_timeout = std::nullopt;
};

namespace detail {

// `first_input` gives what was read from the transport already; it is asked for when nothing can be
// refused any more. TypeError without a transport or a context,
// ValueError, SSLError, ConnectionResetError, ConnectionAbortedError.
Coroutine<TransportPtr> start_tls(EventLoop& loop, TransportPtr transport,
                                  std::shared_ptr<StreamingProtocol> protocol,
                                  WrapperPtr sslcontext, StartTlsOptions options = {},
                                  std::function<std::string()> first_input = nullptr);

}  // namespace detail

template <class T, class P, class S, class A>
auto EventLoop::start_tls(T&& transport, P&& protocol, S&& sslcontext, A&& options,
                          detail::Caller caller) {
  const auto start = [&](auto&&... given) {
    return detail::start_tls(*this, std::forward<T>(transport), std::forward<P>(protocol),
                             std::forward<S>(sslcontext), std::forward<decltype(given)>(given)...);
  };
  return detail::called(
      caller, [] { return "start_tls"; }, detail::with_given(start, std::forward<A>(options)));
}

}  // namespace asyncio
#pragma GCC visibility pop
