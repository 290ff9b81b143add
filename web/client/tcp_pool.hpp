// TcpPool, UnixPool: pools whose connections are sockets.
//
// Lifetime and thread: connection_pool.hpp.
#pragma once

#include <asyncio/io/transport_wrapper.hpp>
#include <asyncio/web/client/connection_pool.hpp>
#include <asyncio/web/client/dns_cache.hpp>
#include <asyncio/web/client/fingerprint.hpp>

#include <memory>
#include <optional>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class TcpPool final : public ConnectionPool {
 public:
  const std::shared_ptr<DnsCache> names = std::make_shared<DnsCache>();
  std::shared_ptr<asyncio::ssl::SSLContext> ssl;  // null: made when it is needed
  bool verified = true;
  std::optional<Fingerprint> fingerprint;
  int family = 0;
  std::optional<double> happy_eyeballs_delay = 0.25;

 protected:
  Coroutine<ClientConnectionPtr> connect(PoolKey key, TracePtr trace) override;

 private:
  Coroutine<ClientConnectionPtr> connect_directly(PoolKey key, TracePtr trace);
  // What a secure connection is made with; null for a plain one.
  asyncio::detail::WrapperPtr context_for(const PoolKey& key);
  asyncio::detail::WrapperPtr verifying_, trusting_;
};

class UnixPool final : public ConnectionPool {
 public:
  explicit UnixPool(std::string path) : path_(std::move(path)) {}
  const std::string& path() const noexcept { return path_; }

 protected:
  Coroutine<ClientConnectionPtr> connect(PoolKey key, TracePtr trace) override;

 private:
  const std::string path_;
};

// One that trusts whom the system trusts, or anybody.
asyncio::detail::WrapperPtr client_context(bool verified);

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
