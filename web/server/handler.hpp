// Handler: whatever answers a request. Middleware: what stands before handlers.
//
//   Coroutine<web::Response> hello(web::Request request);     // a coroutine function
//   web::Response plain(web::Request request);                // a function
//   Coroutine<web::StreamResponse> measured(web::Request request, web::Handler handler);
//
// aiohttp names: typedefs.Handler, typedefs.Middleware. Both take the request by value: it is a
// handle, and a reference would end before the coroutine does.
// Lifetime: handles; copies are the same callable. Thread: the loop's.
#pragma once

#include <asyncio/generators/callables.hpp>
#include <asyncio/generators/keywords.hpp>
#include <asyncio/web/server/request.hpp>
#include <asyncio/web/server/stream_response.hpp>

#include <cstdint>
#include <functional>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::web {

class Handler;

namespace detail {

template <class R>
struct HandlerResult : std::false_type {};
template <class R>
struct HandlerResult<Coroutine<R>> : std::is_convertible<R, StreamResponse> {};

// What a handler has returned, as the answer that the connection waits for.
inline Coroutine<StreamResponse> answer_of(Coroutine<StreamResponse>&& answer) {
  return std::move(answer);
}
template <class R>
Coroutine<StreamResponse> answer_of(Coroutine<R>&& handler) {
  const SourceLocation at = handler.location();
  return asyncio::coroutine<StreamResponse>(
      [handler = std::move(handler), answer = Outcome<R>()](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        ASYNCIO_YIELD_FROM_OUTCOME(answer, std::move(handler));
        if (answer.exception()) ASYNCIO_RAISE(answer.exception());
        ASYNCIO_RETURN(StreamResponse(answer.value()));
        ASYNCIO_END;
      },
      at.file, at.line, at.function);
}
inline Coroutine<StreamResponse> answer_of(StreamResponse answer) {
  return asyncio::coroutine<StreamResponse>([answer = std::move(answer)](auto& co) {
    ASYNCIO_BEGIN(co);
    ASYNCIO_RETURN(answer);
    ASYNCIO_END;
  });
}

// Raises it when it is awaited.
Coroutine<StreamResponse> raising(ExceptionPtr error);

class AnyHandler {
 public:
  virtual Coroutine<StreamResponse> call(Request request) = 0;
  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) delete this;
  }

 protected:
  virtual ~AnyHandler() = default;

 private:
  std::uint32_t refs_ = 1;
};

template <class F>
class HandlerOf final : public AnyHandler {
 public:
  template <class G>
  explicit HandlerOf(G&& function) : function_(std::forward<G>(function)) {}
  Coroutine<StreamResponse> call(Request request) override {
    return answer_of(std::invoke(function_, std::move(request)));
  }

 private:
  F function_;
  friend class web::Handler;
};

template <class F>
constexpr bool check_handler() {
  static_assert(std::is_invocable_v<F&, Request>,
                "a handler takes the request by value: Coroutine<web::Response> f(web::Request)");
  if constexpr (std::is_invocable_v<F&, Request>) {
    using R = std::invoke_result_t<F&, Request>;
    static_assert(HandlerResult<R>::value || std::is_convertible_v<R, StreamResponse>,
                  "a handler returns a response, or a Coroutine of one");
    return true;
  }
  return false;
}

}  // namespace detail

class Handler {
 public:
  // None.
  Handler() noexcept = default;
  template <class F, std::enable_if_t<!std::is_same_v<std::decay_t<F>, Handler>, int> = 0>
  Handler(F&& function) {
    if constexpr (detail::check_handler<std::decay_t<F>>())
      handler_ = Pointer::adopt(new detail::HandlerOf<std::decay_t<F>>(std::forward<F>(function)));
  }

  explicit operator bool() const noexcept { return static_cast<bool>(handler_); }
  // The callable, if it is an F; else null. std::function: target
  template <class F>
  const F* target() const noexcept {
    const auto* const is = dynamic_cast<const detail::HandlerOf<F>*>(handler_.get());
    return is ? &is->function_ : nullptr;
  }
  // RuntimeError when there is none. What a plain function throws comes from here.
  Coroutine<StreamResponse> operator()(Request request) const {
    if (!handler_) throw RuntimeError("the handle refers to no handler");
    return handler_->call(std::move(request));
  }

 private:
  using Pointer = asyncio::detail::Ref<detail::AnyHandler>;
  Pointer handler_;
};

// aiohttp name: typedefs.Middleware. It calls the handler, or answers itself.
using Middleware = std::function<Coroutine<StreamResponse>(Request, Handler)>;

}  // namespace asyncio::web
#pragma GCC visibility pop
