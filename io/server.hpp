// Server: listens, and makes a protocol for each client. loop.create_server(),
// loop.create_unix_server().
//
//   YIELD_FROM_INTO(server, loop.create_server([] { return std::make_shared<Echo>(); },
//                                              "127.0.0.1", 8080));
//   WITH(server) { YIELD_FROM(server.serve_forever()); } END_WITH;
//
// asyncio names: base_events.Server, AbstractServer, as of Python 3.13.
// Lifetime: a handle; copies are the same server. It serves until it or its loop is closed, though
// nobody keeps a handle. Thread: the loop's.
#pragma once

#ifdef ASYNCIO17_WITHOUT_BOOST
#error "Connections need Boost.Asio, and this asyncio17 was built without Boost."
#endif

#include <asyncio/io/called.hpp>
#include <asyncio/io/protocol_factory.hpp>
#include <asyncio/io/resolver.hpp>
#include <asyncio/io/server_state.hpp>
#include <asyncio/loop/seconds.hpp>

#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

// The keyword arguments of create_server() and create_unix_server(), by asyncio's names.
struct ServerOptions {
  int family = 0;             // AF_INET, AF_INET6; 0: either
  std::optional<int> flags;   // of getaddrinfo(3); by default AI_PASSIVE
  int sock = -1;              // a bound socket instead of a host or path; the server's from then on
  int backlog = 100;          // connections that may wait to be accepted
  bool reuse_address = true;  // SO_REUSEADDR
  bool reuse_port = false;    // SO_REUSEPORT: ValueError where there is none
  bool keep_alive = false;    // SO_KEEPALIVE
  bool start_serving = true;
  bool cleanup_socket = true;  // of AF_UNIX: its file goes when the server is closed
  // How long the end of a WITH waits for the clients before it aborts them; nothing: for ever.
  OptionalSeconds grace = std::nullopt;
  // An SSLContext (tls/ssl_context.hpp): the connections are those of TLS.
  detail::WrapperPtr ssl = nullptr;
  // Seconds; nothing: 60 and 30.
  OptionalSeconds ssl_handshake_timeout = std::nullopt;
  OptionalSeconds ssl_shutdown_timeout = std::nullopt;
};

class Server {
 public:
  // None yet.
  Server() noexcept = default;

  // No new clients; those that there are stay. Again: nothing.
  void close() { state().close(); }
  // The transports of all clients: close_clients() closes, abort_clients() aborts them.
  void close_clients() { state().end_clients(false); }
  void abort_clients() { state().end_clients(true); }
  // Until it is closed and the last client is gone. TimeoutError when that takes longer.
  Coroutine<void> wait_closed(OptionalSeconds timeout = std::nullopt,
                              detail::Caller at = detail::Caller()) {
    return state().wait_closed(timeout.get(), at);
  }
  // Begins to listen, unless it does already.
  Coroutine<void> start_serving(detail::Caller at = detail::Caller()) {
    return state().start_serving(at);
  }
  // The same, until it is closed: then CancelledError. Cancelled, it closes the server and waits
  // for the clients. RuntimeError when another one waits so, or when it is closed.
  Coroutine<void> serve_forever(detail::Caller at = detail::Caller()) {
    return state().serve_forever(at);
  }
  bool is_serving() const { return state().is_serving(); }
  // The descriptors that it listens on, and their addresses (socknames); none once it is closed.
  std::vector<int> sockets() const { return state().sockets(); }
  std::vector<SocketAddress> socknames() const { return state().socknames(); }
  EventLoop& get_loop() const { return state().loop(); }
  // `<Server sockets=(<socket fd=6, laddr=('127.0.0.1', 8080)>,)>`
  std::string to_string() const { return state_ ? state_->to_string() : "<Server empty>"; }
  explicit operator bool() const noexcept { return static_cast<bool>(state_); }

  // For ASYNCIO_WITH: closes it and waits for the clients, as long as ServerOptions::grace says.
  void aenter() { (void)state(); }
  Coroutine<void> aexit(const ExceptionPtr&, detail::Caller at = detail::Caller()) {
    return state().leave(at);
  }

  explicit Server(detail::Ref<detail::ServerState> state) noexcept : state_(std::move(state)) {}

 private:
  detail::ServerState& state() const {
    if (!state_) throw RuntimeError("the handle refers to no server");
    return *state_;
  }
  detail::Ref<detail::ServerState> state_;
};

// On which hosts a server listens: one, several, or, for nullptr and "", all of this machine.
class HostNames {
 public:
  HostNames(std::nullptr_t);
  HostNames(const char* host);
  HostNames(std::string host);
  HostNames(std::vector<std::string> hosts);
  // Each of them; nothing: all of this machine.
  const std::vector<std::optional<std::string>>& names() const noexcept { return names_; }

 private:
  void add(std::string host);
  std::vector<std::optional<std::string>> names_;
};

namespace detail {

// What create_server() may be given behind the factory: hosts and a port, or a socket. ValueError,
// gaierror, OSError.
Coroutine<Server> create_server(EventLoop& loop, ProtocolFactory factory, HostNames hosts,
                                PortName port, ServerOptions options = {});
Coroutine<Server> create_server(EventLoop& loop, ProtocolFactory factory, ServerOptions options);
// A path, or a socket. A file that a server which is gone has left there is removed.
Coroutine<Server> create_unix_server(EventLoop& loop, ProtocolFactory factory, std::string path,
                                     ServerOptions options = {});
Coroutine<Server> create_unix_server(EventLoop& loop, ProtocolFactory factory,
                                     ServerOptions options);

}  // namespace detail

template <class F, class A, class B, class C>
auto EventLoop::create_server(F&& factory, A&& a, B&& b, C&& c, detail::Caller caller) {
  const auto listen = [&](auto&&... arguments) {
    return detail::create_server(*this, detail::protocol_factory(std::forward<F>(factory)),
                                 std::forward<decltype(arguments)>(arguments)...);
  };
  return detail::called(
      caller, [] { return "create_server"; },
      detail::with_given(listen, std::forward<A>(a), std::forward<B>(b), std::forward<C>(c)));
}
template <class F, class A, class B>
auto EventLoop::create_unix_server(F&& factory, A&& a, B&& b, detail::Caller caller) {
  const auto listen = [&](auto&&... arguments) {
    return detail::create_unix_server(*this, detail::protocol_factory(std::forward<F>(factory)),
                                      std::forward<decltype(arguments)>(arguments)...);
  };
  return detail::called(
      caller, [] { return "create_unix_server"; },
      detail::with_given(listen, std::forward<A>(a), std::forward<B>(b)));
}

}  // namespace asyncio
#pragma GCC visibility pop
