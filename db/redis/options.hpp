// RedisOptions: where a server is, and who one is there.
//
//   redis::RedisOptions options;
//   options.host = "cache", options.password = "secret", options.db = 2;
//
// redis-py names: the keyword arguments of redis.asyncio.Redis. Lifetime: a value. Thread: any.
#pragma once

#include <asyncio/db/backoff.hpp>
#include <asyncio/io/transport_wrapper.hpp>
#include <asyncio/loop/seconds.hpp>

#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::redis {

struct RedisOptions {
  std::string host = "localhost";
  int port = 6379;
  std::string unix_socket_path;  // instead of both, unless it is empty
  int db = 0;
  std::string username;     // empty: the server's default user
  std::string password;     // empty: none
  std::string client_name;  // as CLIENT LIST shows it; empty: none
  int protocol = 3;         // RESP3, or RESP2 where the server knows no other; 2: RESP2
  // An SSLContext (io/tls/ssl_context.hpp): TLS.
  asyncio::detail::WrapperPtr ssl = nullptr;
  // Whom the certificate must name; by default the host.
  std::optional<std::string> server_hostname = std::nullopt;
  // Seconds that connecting may take, once, with all that is said at the beginning.
  OptionalSeconds socket_connect_timeout = 10;
  // Seconds that a command may wait for its answer, from when it is sent: redis::TimeoutError. A
  // connection on which nothing at all comes for so long is closed. A command that waits at the
  // server may take as much longer as it was told to wait.
  OptionalSeconds socket_timeout = std::nullopt;
  // A connection that was idle for so many seconds is asked whether it is still there (PING) before
  // a command is sent over it; else another one is made. 0: it is not.
  Seconds health_check_interval = 0;
  // How often connecting is tried anew before what waits for it fails.
  db::Retry retry = db::Retry(db::FullJitterBackoff(), 3);

  // redis://[[user]:password@]host[:port][/db], rediss:// (TLS, certificates are verified),
  // unix://[[user]:password@]/path[?db=2]. ValueError. redis-py name: Redis.from_url
  static RedisOptions from_url(std::string_view url);
};

}  // namespace asyncio::redis
#pragma GCC visibility pop
