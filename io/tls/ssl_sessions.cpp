#include <asyncio/io/tls/ssl_sessions.hpp>

#include <openssl/ssl.h>

#include <utility>

namespace asyncio::detail {

void SslSessions::put(const std::string& server, ssl_session_st* counted) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (by_server_.size() >= kMost && by_server_.count(server) == 0) {
    SSL_SESSION_free(by_server_.begin()->second);
    by_server_.erase(by_server_.begin());
  }
  SSL_SESSION_free(std::exchange(by_server_[server], counted));
}

ssl_session_st* SslSessions::take(const std::string& server) noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = by_server_.find(server);
  if (found == by_server_.end()) return nullptr;
  ssl_session_st* const session = found->second;
  // Before TLS 1.3 no new one comes when it is used.
  if (SSL_SESSION_get_protocol_version(session) < TLS1_3_VERSION)
    SSL_SESSION_up_ref(session);
  else
    by_server_.erase(found);
  return session;
}

void SslSessions::clear() noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (const auto& [server, session] : by_server_) SSL_SESSION_free(session);
  by_server_.clear();
}

}  // namespace asyncio::detail
