#include <asyncio/web/client/proxy.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/start_tls.hpp>
#include <asyncio/web/client/client_connection.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/head_writer.hpp>

#include <cstdlib>

namespace asyncio::http::detail {
namespace {

// The lower case goes before. In a CGI program HTTP_PROXY is what a client has sent as `Proxy`.
std::string from_environment(const std::string& name) {
  if (const char* const value = std::getenv(name.c_str())) return value;
  std::string upper = name;
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  if (upper == "HTTP_PROXY" && std::getenv("REQUEST_METHOD")) return {};
  const char* const value = std::getenv(upper.c_str());
  return value ? value : "";
}

// An address of IPv6 has brackets there.
std::string authority_of(const PoolKey& key) {
  const bool ipv6 = key.host.find(':') != std::string::npos;
  return (ipv6 ? "[" + key.host + "]" : key.host) + ":" + std::to_string(key.port);
}

ClientHttpProxyError refusal_of(const PoolKey& key, const ClientConnection& connection,
                                const ResponseHeadPtr& head) {
  RequestInfo info;
  info.url = info.real_url = URL(key.proxy);
  info.method = "CONNECT";
  if (!head)
    return ClientHttpProxyError(info, nullptr, connection.refusal().status,
                                connection.refusal().text);
  return ClientHttpProxyError(info, nullptr, head->status(), std::string(head->reason()),
                              Headers(head->headers()));
}

}  // namespace

Proxy parse_proxy(const std::string& text) {
  Proxy proxy;
  try {
    proxy.url = URL(text);
  } catch (const ValueError& error) {
    throw InvalidURL(text, error.what());
  }
  if (proxy.url.scheme() != "http" && proxy.url.scheme() != "https")
    throw ValueError("Only http and https proxies are supported");
  if (!proxy.url.is_absolute()) throw InvalidURL(text, "a proxy needs a host");
  proxy.auth = BasicAuth::from_url(proxy.url);
  if (proxy.auth) proxy.url = proxy.url.with_user(std::nullopt);
  return proxy;
}

bool is_excepted(const std::string& no_proxy, const std::string& host, int port) noexcept {
  const std::string_view all = no_proxy;
  for (std::size_t begin = 0; begin <= all.size();) {
    std::size_t end = all.find(',', begin);
    if (end == std::string_view::npos) end = all.size();
    std::string_view name = trim(all.substr(begin, end - begin));
    begin = end + 1;
    if (name == "*") return true;
    const std::size_t colon = name.rfind(':');
    if (colon != std::string_view::npos && name.find(':') == colon) {
      if (name.substr(colon + 1) != std::to_string(port)) continue;
      name = name.substr(0, colon);
    }
    if (!name.empty() && name.front() == '.') name.remove_prefix(1);
    if (name.empty() || name.size() > host.size()) continue;
    const std::size_t before = host.size() - name.size();
    if (same_name(std::string_view(host).substr(before), name) &&
        (before == 0 || host[before - 1] == '.'))
      return true;
  }
  return false;
}

std::optional<Proxy> proxy_of_environment(const URL& url) {
  const std::string address = from_environment(std::string(url.scheme()) + "_proxy");
  if (address.empty()) return std::nullopt;
  if (is_excepted(from_environment("no_proxy"), url.host(), url.port().value_or(0)))
    return std::nullopt;
  const bool has_scheme = address.find("://") != std::string::npos;
  return parse_proxy(has_scheme ? address : "http://" + address);
}

Coroutine<void> open_tunnel(ClientConnectionPtr connection, PoolKey key,
                            asyncio::detail::WrapperPtr ssl) {
  return coroutine(
      [connection = std::move(connection), key = std::move(key), ssl = std::move(ssl),
       head = ResponseHeadPtr(), secure = TransportPtr(),
       options = StartTlsOptions()](auto& co) mutable {
        BEGIN(co);
        connection->begin("CONNECT", ExchangeTimes());
        {
          HeadWriter out;
          out << "CONNECT " << authority_of(key) << " HTTP/1.1\r\n";
          out.field(hdrs::HOST, authority_of(key));
          if (!key.proxy_authorization.empty())
            out.field(hdrs::PROXY_AUTHORIZATION, key.proxy_authorization);
          out << "\r\n";
          connection->write(out.text());
        }
        YIELD_FROM_INTO(head, connection->head());
        if (!head || head->status() != 200) RAISE(refusal_of(key, *connection, head));
        connection->end_tunnel();
        options.server_hostname = key.certified_name();
        YIELD_FROM_INTO(secure, asyncio::detail::start_tls(get_running_loop(),
                                                           TransportPtr(connection->transport()),
                                                           connection, ssl, options));
        connection->set_transport(std::move(secure));
        END;
      },
      __FILE__, __LINE__, "_create_proxy_connection");
}

}  // namespace asyncio::http::detail
