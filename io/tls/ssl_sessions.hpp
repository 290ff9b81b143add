// SslSessions: what clients remember of servers, by their names, so that the next handshake is a
// short one. A ticket of TLS 1.3 is used once; the server gives a new one each time.
//
// Lifetime: its SSLContext's. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#pragma GCC visibility push(default)
struct ssl_session_st;

namespace asyncio::detail {

class SslSessions {
 public:
  SslSessions() noexcept = default;
  SslSessions(const SslSessions&) = delete;
  SslSessions& operator=(const SslSessions&) = delete;
  ~SslSessions() { clear(); }
  // Instead of the former one of that server, if there is room for one of another.
  void put(const std::string& server, ssl_session_st* counted);
  // Null: none. The count is the caller's.
  ssl_session_st* take(const std::string& server) noexcept;
  // What was agreed on by other rules is no good any more.
  void clear() noexcept;

 private:
  static constexpr std::size_t kMost = 256;
  std::mutex mutex_;
  std::map<std::string, ssl_session_st*> by_server_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
