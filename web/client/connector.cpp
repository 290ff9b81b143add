#include <asyncio/web/client/connector.hpp>

#include <asyncio/io/tls/ssl_context.hpp>
#include <asyncio/web/client/connection_pool.hpp>
#include <asyncio/web/client/tcp_pool.hpp>

namespace asyncio::http {

Coroutine<void> BaseConnector::close() const { return pool_->close(); }
bool BaseConnector::closed() const noexcept { return pool_->closed(); }
std::size_t BaseConnector::in_use() const noexcept { return pool_->in_use(); }
std::size_t BaseConnector::idle() const noexcept { return pool_->idle(); }
std::size_t BaseConnector::limit() const noexcept { return pool_->limit; }
std::size_t BaseConnector::limit_per_host() const noexcept { return pool_->limit_per_host; }
bool BaseConnector::force_close() const noexcept { return pool_->force_close; }
void BaseConnector::set_limit(std::size_t most) const noexcept { pool_->limit = most; }
void BaseConnector::set_limit_per_host(std::size_t most) const noexcept {
  pool_->limit_per_host = most;
}
void BaseConnector::set_keepalive_timeout(Seconds seconds) const noexcept {
  pool_->keepalive_timeout = seconds.count();
}
void BaseConnector::set_force_close(bool force) const noexcept { pool_->force_close = force; }

TCPConnector::TCPConnector() : ConnectorSetters(std::make_shared<detail::TcpPool>()) {}

detail::TcpPool& TCPConnector::tcp() const noexcept {
  return static_cast<detail::TcpPool&>(*pool());
}

TCPConnector& TCPConnector::ssl(std::shared_ptr<asyncio::ssl::SSLContext> context) {
  tcp().ssl = std::move(context);
  return *this;
}
TCPConnector& TCPConnector::ssl(bool verified) {
  tcp().verified = verified;
  return *this;
}
TCPConnector& TCPConnector::ssl(Fingerprint of_server) {
  tcp().fingerprint = std::move(of_server);
  return *this;
}
TCPConnector& TCPConnector::use_dns_cache(bool use) {
  tcp().names->enabled = use;
  return *this;
}
TCPConnector& TCPConnector::ttl_dns_cache(OptionalSeconds ttl) {
  tcp().names->ttl = ttl.get();
  return *this;
}
TCPConnector& TCPConnector::clear_dns_cache() {
  tcp().names->clear();
  return *this;
}
TCPConnector& TCPConnector::family(int af) {
  tcp().family = af;
  return *this;
}
TCPConnector& TCPConnector::happy_eyeballs_delay(OptionalSeconds delay) {
  tcp().happy_eyeballs_delay = delay.get();
  return *this;
}
TCPConnector& TCPConnector::resolver(Resolver ask) {
  tcp().names->ask = std::move(ask);
  return *this;
}

UnixConnector::UnixConnector(std::string path)
    : ConnectorSetters(std::make_shared<detail::UnixPool>(std::move(path))) {}

const std::string& UnixConnector::path() const noexcept {
  return static_cast<const detail::UnixPool&>(*pool()).path();
}

}  // namespace asyncio::http
