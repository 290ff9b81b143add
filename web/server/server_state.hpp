// ServerState: what the connections of a server share.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/web/http/date.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/server/server.hpp>

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web::detail {

class Connection;

class ServerState {
 public:
  ServerState(RequestFunction function, const Limits& limits_of_all, const ServingOptions& options,
              BadRequestHandler handler_of_bad_ones);

  void add(Connection& connection);
  void remove(Connection& connection) noexcept;
  // Is there none, nor, unless the server closes, one to come?
  bool is_idle() const noexcept { return connections.empty() && (closing || expected == 0); }
  // For a Date field; made once a second.
  std::string_view date() noexcept;

  const RequestFunction handle;
  const BadRequestHandler on_bad_request;  // null: the usual answer
  const Limits limits;
  const std::shared_ptr<AbstractAccessLogger> access_log;  // null: none
  const bool handler_cancellation;
  std::unordered_set<Connection*> connections;
  std::size_t expected = 0;  // clients whose handshake of TLS is not over
  std::size_t requests = 0;
  std::vector<Future<void>> waiters;  // for is_idle()
  bool closing = false;
  bool going_away = false;  // and WebSockets are closed
  bool draining = false;    // each connection ends with its next answer

 private:
  char date_[http::detail::kDateLength];
  std::int64_t date_second_ = -1;
};

}  // namespace asyncio::web::detail
#pragma GCC visibility pop
