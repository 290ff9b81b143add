// PoolKey: what must be equal for a connection to carry a request.
//
// aiohttp name: ConnectionKey. Thread: any, as a plain value.
#pragma once

#include <asyncio/generators/config.hpp>

#include <memory>
#include <string>
#include <tuple>

#pragma GCC visibility push(default)
namespace asyncio::ssl {
class SSLContext;
}
namespace asyncio::http::detail {

struct PoolKey {
  std::string host;  // in lower case; an address of IPv6 without its brackets
  int port = 80;
  bool secure = false;
  bool verified = true;  // of a secure one: is its certificate looked at?
  // The request's own context; null: the connector's.
  std::shared_ptr<ssl::SSLContext> ssl = nullptr;
  std::string fingerprint = {};      // of the certificate; empty: the connector's
  std::string server_hostname = {};  // instead of the host in the certificate; empty: the host
  std::string proxy = {};            // whose tunnel it goes through; empty: none
  std::string proxy_authorization = {};

  // Whom a certificate must name.
  const std::string& certified_name() const noexcept {
    return server_hostname.empty() ? host : server_hostname;
  }

  friend bool operator<(const PoolKey& a, const PoolKey& b) noexcept {
    const auto parts = [](const PoolKey& k) {
      return std::tie(k.host, k.port, k.secure, k.verified, k.ssl, k.fingerprint, k.server_hostname,
                      k.proxy, k.proxy_authorization);
    };
    return parts(a) < parts(b);
  }
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
