// RequestRun: what happens from session.get(url) to the response: redirects, one more try where
// that is safe, limits of time.
//
//   acquire a connection --> send --> head --> response
//        ^    ^                         |         |
//        |    +-- once, on a new one ---+         |
//        +------------------ redirect ------------+
//
// Lifetime: it is the body of the coroutine. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/web/client/client_connection.hpp>
#include <asyncio/web/client/client_request.hpp>
#include <asyncio/web/client/connection_pool.hpp>
#include <asyncio/web/client/response_state.hpp>
#include <asyncio/web/client/session_state.hpp>
#include <asyncio/web/client/tracing.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// What a middleware has of its request.
struct PreparedRequest {
  ClientRequest request;
  std::shared_ptr<RequestInfo> info;  // with its fields, until it is sent
  std::shared_ptr<SessionState> session;
};

// One request of those that a redirect makes, for its middlewares.
struct Hop : std::enable_shared_from_this<Hop> {
  // The response that the middlewares give.
  Coroutine<ClientResponse> begin(const ClientMiddlewares& middlewares, ClientRequest request);
  Coroutine<ClientResponse> send(const PreparedRequest& asked);

  std::shared_ptr<SessionState> session;
  ClientTimeout timeout;
  double deadline = 0;
  TracePtr trace;
  bool upgrades = false;
  Lease upgraded;
  bool streamed = false;  // a body in pieces was sent
};

struct RequestRun {
  RequestRun(std::shared_ptr<SessionState> session_state, std::string its_method, std::string text,
             URL its_url, RequestSettings its_settings, Lease* to_upgrade = nullptr)
      : session(std::move(session_state)),
        method(std::move(its_method)),
        url_text(std::move(text)),
        url(std::move(its_url)),
        settings(std::move(its_settings)),
        upgraded(to_upgrade) {}

  // The one request that middlewares have made.
  RequestRun(std::shared_ptr<Hop> its_hop, ClientRequest prepared)
      : session(its_hop->session),
        method(prepared.info()->method),
        upgraded(its_hop->upgrades ? &its_hop->upgraded : nullptr),
        timeout(its_hop->timeout),
        deadline(its_hop->deadline),
        trace(its_hop->trace),
        request(std::move(prepared)),
        hop(std::move(its_hop)),
        is_hop(true) {}

  Step operator()(Co<ClientResponse>& co);

 private:
  void start();
  const ClientMiddlewares* middlewares() const noexcept;
  Coroutine<ClientResponse> through(const ClientMiddlewares& middlewares);
  // How long it may still wait for a connection.
  std::optional<double> time_to_connect() const;
  std::optional<double> time_left() const;
  // RuntimeError for a 101 that has come by another connection.
  void take_upgraded();
  ExceptionPtr why_not_connected(const ExceptionPtr& error) const;
  void send();
  bool may_try_again(const ExceptionPtr& error) noexcept;
  void receive(ResponseHeadPtr head);
  void keep_cookies();
  // Does the response lead elsewhere, and is it to be gone there?
  bool is_redirected() const;
  // Is there another request to be made?
  bool redirect();
  void follow(std::string_view location);
  ClientHistory share_history() const;

  std::shared_ptr<SessionState> session;
  std::string method;
  std::string url_text;  // what `url` is to be made of; empty: it is there
  URL url;
  RequestSettings settings;
  Lease* const upgraded;  // gets the connection that is answered 101; null: that one is closed
  ClientTimeout timeout;
  double deadline = 0;  // on the loop's clock; 0: none
  TracePtr trace;
  ClientRequest request;
  std::shared_ptr<Hop> hop;  // what goes through middlewares, or has come through them
  Lease lease;
  Writing writing;
  ClientResponse response;
  std::vector<ClientResponse> history;
  Outcome<Lease> acquired;
  Outcome<ResponseHeadPtr> head;
  bool is_hop = false;  // of middlewares: they see to the rest
  bool again = false;   // tried once more already
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
