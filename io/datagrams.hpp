// What create_datagram_endpoint() of a loop takes.
//
//   DatagramOptions options;
//   options.local_addr = {"127.0.0.1", 9999};
//   YIELD_FROM_INTO(std::tie(transport, protocol),
//                   loop.create_datagram_endpoint([] { return std::make_shared<Echo>(); },
//                   options));
//
// asyncio names: loop.create_datagram_endpoint and its arguments. Thread: the loop's.
#pragma once

#ifdef ASYNCIO17_WITHOUT_BOOST
#error "Connections need Boost.Asio, and this asyncio17 was built without Boost."
#endif

#include <asyncio/io/connected.hpp>
#include <asyncio/io/resolver.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

// What an endpoint is bound or connected to: a host and a port, which may be names, or, of AF_UNIX,
// a path. Python: a tuple of two, or a str.
class DatagramAddress {
 public:
  // None.
  DatagramAddress() noexcept = default;
  // No host: that of this machine.
  DatagramAddress(std::optional<std::string> host, PortName port)
      : is_path_(false), is_set_(true), host_(std::move(host)), port_(std::move(port)) {}
  DatagramAddress(std::string path)
      : is_path_(true), is_set_(!path.empty()), host_(std::move(path)) {}
  DatagramAddress(const char* path) : DatagramAddress(std::string(path)) {}
  DatagramAddress(const SocketAddress& address);

  explicit operator bool() const noexcept { return is_set_; }
  // Is it a path of AF_UNIX, and no host and port?
  bool is_path() const noexcept { return is_path_; }
  const std::optional<std::string>& host() const noexcept { return host_; }
  const PortName& port() const noexcept { return port_; }
  // Precondition: is_path().
  const std::string& path() const { return *host_; }
  // `('127.0.0.1', 9999)`, as Python writes it.
  std::string to_string() const;

 private:
  bool is_path_ = false, is_set_ = false;
  std::optional<std::string> host_;  // or the path
  PortName port_ = nullptr;
};

struct DatagramOptions {
  DatagramAddress local_addr = {};
  DatagramAddress remote_addr = {};  // then nobody else is sent to
  int family = 0;                    // AF_INET, AF_INET6, AF_UNIX; 0: by the addresses
  int proto = 0;
  int flags = 0;                 // of getaddrinfo(3)
  bool reuse_port = false;       // SO_REUSEPORT: ValueError where there is none
  bool allow_broadcast = false;  // SO_BROADCAST; then it is not connected to remote_addr
  int sock = -1;  // a datagram socket instead of all the others; the transport's from then on
};

namespace detail {

using DatagramFactory = std::function<std::shared_ptr<DatagramProtocol>()>;
using Endpoint = std::pair<DatagramTransportPtr, std::shared_ptr<DatagramProtocol>>;

// ValueError, TypeError, gaierror, OSError.
Coroutine<Endpoint> create_datagram_endpoint(EventLoop& loop, DatagramFactory factory,
                                             DatagramOptions options);

}  // namespace detail

template <class F, class A>
auto EventLoop::create_datagram_endpoint(F&& factory, A&& options, detail::Caller caller) {
  using Made = std::invoke_result_t<std::decay_t<F>&>;
  static_assert(std::is_convertible_v<Made, std::shared_ptr<DatagramProtocol>>,
                "a protocol factory takes nothing and returns a std::shared_ptr to a class that is "
                "derived from DatagramProtocol");
  return detail::connected_as<F>(
      caller, [] { return "create_datagram_endpoint"; },
      detail::create_datagram_endpoint(
          *this, detail::DatagramFactory(detail::copyable(std::forward<F>(factory))),
          std::forward<A>(options)));
}

}  // namespace asyncio
#pragma GCC visibility pop
