// Connectors: where a session gets its connections: TCPConnector, UnixConnector.
//
//   http::ClientSession session;
//   session.connector(http::TCPConnector().limit(10).keepalive_timeout(5));
//
// BaseConnector, TCPConnector, UnixConnector. aiohttp names: the same, with their keyword arguments
// as setters. Connections are kept for other requests to the same place: as many as the limit says
// are in use at once, and who wants one more waits, in order. Certificates are verified, against
// those that the system trusts, unless ssl() says otherwise.
// Lifetime: a handle; copies are the same connector. With the last handle, and that of the last
// session and response, all connections are closed; close() does it at once and waits for it. It
// belongs to the loop in which it is first used. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/client/fingerprint.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {
struct AddressInfo;
namespace ssl {
class SSLContext;
}
}  // namespace asyncio
namespace asyncio::http {

namespace detail {
class ConnectionPool;
class TcpPool;
}  // namespace detail

class BaseConnector {
 public:
  // Closes all connections, those in use too. Again: nothing.
  Coroutine<void> close() const;
  bool closed() const noexcept;
  // How many connections are in use; how many wait for another request.
  std::size_t in_use() const noexcept;
  std::size_t idle() const noexcept;
  std::size_t limit() const noexcept;
  std::size_t limit_per_host() const noexcept;
  bool force_close() const noexcept;

  // For the library's layers.
  explicit BaseConnector(std::shared_ptr<detail::ConnectionPool> pool) noexcept
      : pool_(std::move(pool)) {}
  const std::shared_ptr<detail::ConnectionPool>& pool() const noexcept { return pool_; }

 protected:
  void set_limit(std::size_t most) const noexcept;
  void set_limit_per_host(std::size_t most) const noexcept;
  void set_keepalive_timeout(Seconds seconds) const noexcept;
  void set_force_close(bool force) const noexcept;

 private:
  std::shared_ptr<detail::ConnectionPool> pool_;
};

namespace detail {
// What can be set of each kind, giving back what it was called of.
template <class Self>
class ConnectorSetters : public BaseConnector {
 public:
  using BaseConnector::BaseConnector;
  using BaseConnector::force_close;
  using BaseConnector::limit;
  using BaseConnector::limit_per_host;
  // So many connections are in use at once, 100 from the start; 0: any number.
  Self& limit(std::size_t most) { return set_limit(most), self(); }
  // The same for one host and port; from the start 0.
  Self& limit_per_host(std::size_t most) { return set_limit_per_host(most), self(); }
  // How long a connection waits for another request: 15 seconds. It should be less than what
  // servers wait.
  Self& keepalive_timeout(Seconds seconds) { return set_keepalive_timeout(seconds), self(); }
  // Each request has a connection of its own.
  Self& force_close(bool force) { return set_force_close(force), self(); }

 private:
  Self& self() noexcept { return static_cast<Self&>(*this); }
};
}  // namespace detail

class TCPConnector : public detail::ConnectorSetters<TCPConnector> {
 public:
  TCPConnector();

  // What secure connections are made with, unless a request says otherwise.
  TCPConnector& ssl(std::shared_ptr<asyncio::ssl::SSLContext> context);
  // false: whose certificate it is does not matter, which protects from nobody.
  TCPConnector& ssl(bool verified);
  // A certificate of that digest, and no other, is taken: whom it names and who has signed it does
  // not matter then, unless there is a context, too. That of a proxy's tunnel is not looked at.
  TCPConnector& ssl(Fingerprint of_server);
  // Are names looked up anew for each connection? For how long are they remembered: 10 seconds, and
  // nothing is for ever.
  TCPConnector& use_dns_cache(bool use);
  TCPConnector& ttl_dns_cache(OptionalSeconds ttl);
  TCPConnector& clear_dns_cache();
  // AF_INET, AF_INET6; 0: either.
  TCPConnector& family(int af);
  // After so long the next address is tried beside the one that does not answer: 0.25 seconds;
  // nothing: not before that has failed.
  TCPConnector& happy_eyeballs_delay(OptionalSeconds delay);
  // What names stand for, asked of another one than the system.
  using Resolver =
      std::function<Coroutine<std::vector<AddressInfo>>(std::string host, int port, int family)>;
  TCPConnector& resolver(Resolver ask);

 private:
  detail::TcpPool& tcp() const noexcept;
};

// All requests go to a socket in the file system; the host of a URL is what the server is told.
class UnixConnector : public detail::ConnectorSetters<UnixConnector> {
 public:
  explicit UnixConnector(std::string path);
  const std::string& path() const noexcept;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
