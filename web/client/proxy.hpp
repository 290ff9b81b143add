// Proxies: which one a request goes through, and the tunnel that a secure one needs.
//
// aiohttp names: get_env_proxy_for_url, TCPConnector._create_proxy_connection. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/io/transport_wrapper.hpp>
#include <asyncio/web/client/basic_auth.hpp>
#include <asyncio/web/client/connection_pool.hpp>
#include <asyncio/web/client/pool_key.hpp>
#include <asyncio/web/http/url.hpp>

#include <optional>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

struct Proxy {
  URL url;  // without user and password
  std::optional<BasicAuth> auth;
};

// Of an address that a program gives. InvalidURL; ValueError unless it is one of http or https.
Proxy parse_proxy(const std::string& url);
// What the environment says: http_proxy, https_proxy, no_proxy, also in upper case; as
// urllib.request.getproxies() reads them.
std::optional<Proxy> proxy_of_environment(const URL& url);
// Does no_proxy name that host?
bool is_excepted(const std::string& no_proxy, const std::string& host, int port) noexcept;

// Asks the proxy at the other end for a connection to key.host, and puts TLS over it.
// ClientHttpProxyError when it refuses, ClientConnectorError.
Coroutine<void> open_tunnel(ClientConnectionPtr connection, PoolKey key,
                            asyncio::detail::WrapperPtr ssl);

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
