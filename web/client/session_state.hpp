// SessionState: what a session has for all its requests.
//
// Lifetime: its handles' and its requests'. Thread: the loop's.
#pragma once

#include <asyncio/web/client/netrc.hpp>
#include <asyncio/web/client/session.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

struct SessionState {
  URL base_url;
  Headers headers;
  CookieJar jar;
  std::optional<BasicAuth> auth;
  ClientTimeout timeout;
  std::optional<BaseConnector> connector;  // made when it is needed
  std::vector<std::string> skip_auto_headers;
  std::optional<Netrc> netrc;  // read when it is needed
  std::shared_ptr<const ClientMiddlewares> middlewares;
  std::vector<TraceConfig> trace_configs;
  bool raise_for_status = false;
  bool auto_decompress = true;
  bool trust_env = false;
  bool closed = false;

  const BaseConnector& connection_source();
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
