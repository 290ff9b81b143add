// Tracing: one request for those who trace it. A session without a TraceConfig has none: a null
// pointer is all that it pays.
//
// aiohttp name: Trace, all of them at once. Lifetime: counted: its request's, its response's.
// Thread: the loop's.
#pragma once

#include <asyncio/generators/keywords.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/web/client/session_state.hpp>
#include <asyncio/web/client/trace.hpp>

#include <any>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class Tracing;
using TracePtr = asyncio::detail::Ref<Tracing>;

class Tracing {
 public:
  Tracing(std::shared_ptr<SessionState> session, const std::any& trace_request_ctx);

  // Another request begins, with that URL, those fields and the session's.
  void set(std::string method, URL url, const Headers& fields);
  // What all that concern a request are given: its method, its URL, its fields.
  template <class Params, class... More>
  Coroutine<void> tell(More... more) {
    return send(Params{method, url, std::move(more)...});
  }
  template <class Params>
  Coroutine<void> send(Params params) {
    return asyncio::coroutine(
        [self = TracePtr(this), params = std::move(params), i = std::size_t{0}](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          for (; i < self->configs_.size(); ++i) {
            if (self->configs_[i].first.template signal<Params>().empty()) continue;
            ASYNCIO_YIELD_FROM(self->configs_[i].first.template signal<Params>().send(
                ClientSession(self->session_), self->configs_[i].second, params));
          }
          ASYNCIO_END;
        },
        __FILE__, __LINE__, "send");
  }

  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) delete this;
  }

  std::string method;
  URL url;
  std::shared_ptr<Headers> headers;

 private:
  const std::shared_ptr<SessionState> session_;
  std::vector<std::pair<TraceConfig, TraceContext>> configs_;
  std::uint32_t refs_ = 1;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
