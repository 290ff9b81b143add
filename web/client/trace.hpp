// TraceConfig: what is called as a request of a session goes on: to measure, to log, to add fields.
//
//   http::TraceConfig trace;
//   trace.on_request_start().append([](http::ClientSession, http::TraceContext context,
//                                      http::TraceRequestStartParams params) {
//     context.get<double>() = get_running_loop().time();
//     params.headers->set("X-Trace", "7");
//   });
//   session.trace_configs({trace});
//
// TraceConfig, TraceContext, TraceRequestStartParams and so on. aiohttp names: the same;
// TraceContext is the SimpleNamespace there. A receiver is a coroutine function, or a function that
// returns nothing; what it raises the request raises. Lifetime: a handle; copies are the same. A
// receiver that keeps its own session keeps it for ever. Thread: the loop's.
#pragma once

#include <asyncio/web/client/client_response.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/signal.hpp>
#include <asyncio/web/http/url.hpp>

#include <any>
#include <functional>
#include <memory>
#include <string>
#include <tuple>

#pragma GCC visibility push(default)
namespace asyncio::http {

class ClientSession;

// ---- What is told

struct TraceRequestStartParams {
  std::string method;
  URL url;
  // The program's and the session's; what a receiver puts there is sent.
  std::shared_ptr<Headers> headers;
};
struct TraceRequestHeadersSentParams {
  std::string method;
  URL url;
  std::shared_ptr<Headers> headers;  // all that are sent
};
struct TraceRequestChunkSentParams {
  std::string method;
  URL url;
  std::string chunk;
};
// All of the body, when read(), text() or json() have it.
struct TraceResponseChunkReceivedParams {
  std::string method;
  URL url;
  std::string chunk;
};
struct TraceRequestEndParams {
  std::string method;
  URL url;
  std::shared_ptr<Headers> headers;
  ClientResponse response;
};
struct TraceRequestRedirectParams {
  std::string method;
  URL url;
  std::shared_ptr<Headers> headers;
  ClientResponse response;
};
struct TraceRequestExceptionParams {
  std::string method;
  URL url;
  std::shared_ptr<Headers> headers;
  ExceptionPtr exception;
};
struct TraceConnectionQueuedStartParams {};
struct TraceConnectionQueuedEndParams {};
struct TraceConnectionCreateStartParams {};
struct TraceConnectionCreateEndParams {};
struct TraceConnectionReuseconnParams {};
struct TraceDnsResolveHostStartParams {
  std::string host;
};
struct TraceDnsResolveHostEndParams {
  std::string host;
};
struct TraceDnsCacheHitParams {
  std::string host;
};
struct TraceDnsCacheMissParams {
  std::string host;
};

// What receivers of one request share.
class TraceContext {
 public:
  TraceContext(std::any trace_request_ctx, std::any value)
      : state_(std::make_shared<State>(State{std::move(trace_request_ctx), std::move(value)})) {}
  // What the request was given.
  const std::any& trace_request_ctx() const noexcept { return state_->trace_request_ctx; }
  // What the factory has made; without one a T{} from the first time on. TypeError for another T.
  template <class T>
  T& get() const {
    if (!state_->value.has_value()) state_->value.emplace<T>();
    if (T* const value = std::any_cast<T>(&state_->value)) return *value;
    throw TypeError("the context of the trace is of another type");
  }

 private:
  struct State {
    std::any trace_request_ctx, value;
  };
  std::shared_ptr<State> state_;
};

class TraceConfig {
 public:
  template <class Params>
  using Signal = web::Signal<ClientSession, TraceContext, Params>;
  // What TraceContext::get() gives, of what the request was given.
  using Factory = std::function<std::any(const std::any& trace_request_ctx)>;

  explicit TraceConfig(Factory trace_config_ctx_factory = nullptr)
      : state_(std::make_shared<State>()) {
    state_->factory = std::move(trace_config_ctx_factory);
  }

  TraceContext trace_config_ctx(std::any trace_request_ctx = {}) const;
  // No receiver is added any more: a session does it that has it.
  void freeze() const noexcept;

  Signal<TraceRequestStartParams>& on_request_start() const noexcept { return of(); }
  Signal<TraceRequestEndParams>& on_request_end() const noexcept { return of(); }
  // Also of CancelledError.
  Signal<TraceRequestExceptionParams>& on_request_exception() const noexcept { return of(); }
  Signal<TraceRequestRedirectParams>& on_request_redirect() const noexcept { return of(); }
  Signal<TraceRequestHeadersSentParams>& on_request_headers_sent() const noexcept { return of(); }
  Signal<TraceRequestChunkSentParams>& on_request_chunk_sent() const noexcept { return of(); }
  Signal<TraceResponseChunkReceivedParams>& on_response_chunk_received() const noexcept {
    return of();
  }
  Signal<TraceConnectionQueuedStartParams>& on_connection_queued_start() const noexcept {
    return of();
  }
  Signal<TraceConnectionQueuedEndParams>& on_connection_queued_end() const noexcept { return of(); }
  Signal<TraceConnectionCreateStartParams>& on_connection_create_start() const noexcept {
    return of();
  }
  Signal<TraceConnectionCreateEndParams>& on_connection_create_end() const noexcept { return of(); }
  Signal<TraceConnectionReuseconnParams>& on_connection_reuseconn() const noexcept { return of(); }
  Signal<TraceDnsResolveHostStartParams>& on_dns_resolvehost_start() const noexcept { return of(); }
  Signal<TraceDnsResolveHostEndParams>& on_dns_resolvehost_end() const noexcept { return of(); }
  Signal<TraceDnsCacheHitParams>& on_dns_cache_hit() const noexcept { return of(); }
  Signal<TraceDnsCacheMissParams>& on_dns_cache_miss() const noexcept { return of(); }

  // For the library's layers.
  template <class Params>
  Signal<Params>& signal() const noexcept {
    return std::get<Signal<Params>>(state_->signals);
  }

 private:
  struct State {
    std::tuple<Signal<TraceRequestStartParams>, Signal<TraceRequestEndParams>,
               Signal<TraceRequestExceptionParams>, Signal<TraceRequestRedirectParams>,
               Signal<TraceRequestHeadersSentParams>, Signal<TraceRequestChunkSentParams>,
               Signal<TraceResponseChunkReceivedParams>, Signal<TraceConnectionQueuedStartParams>,
               Signal<TraceConnectionQueuedEndParams>, Signal<TraceConnectionCreateStartParams>,
               Signal<TraceConnectionCreateEndParams>, Signal<TraceConnectionReuseconnParams>,
               Signal<TraceDnsResolveHostStartParams>, Signal<TraceDnsResolveHostEndParams>,
               Signal<TraceDnsCacheHitParams>, Signal<TraceDnsCacheMissParams>>
        signals;
    Factory factory;
  };
  // The signal that its caller gives.
  struct Any {
    const TraceConfig& config;
    template <class Params>
    operator Signal<Params>&() const noexcept {
      return config.signal<Params>();
    }
  };
  Any of() const noexcept { return {*this}; }
  std::shared_ptr<State> state_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
