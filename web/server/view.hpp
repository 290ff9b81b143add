// View: a handler that is a class, with a function for each method.
//
//   struct Item : web::View {
//     using View::View;
//     Coroutine<web::Response> get();
//     web::Response post();           // and put(), patch(), delete_(), head(), options()
//   };
//   app.router().add_view<Item>("/items/{id}");
//
// aiohttp name: web.View. A method that the class has no function for is answered 405 with those
// that it has. Lifetime: an object for each request, which lives as long as the coroutine of its
// function. Thread: the loop's.
#pragma once

#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/handler.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

class View {
 public:
  explicit View(Request request) noexcept : request_(std::move(request)) {}
  const Request& request() const noexcept { return request_; }

 private:
  Request request_;
};

namespace detail {

// The answer that says what is allowed.
Coroutine<StreamResponse> not_allowed(const Request& request, std::vector<std::string> allowed);

// Calls the function that the method wants, or notes that there is one.
template <class V>
struct ViewCall {
  explicit ViewCall(const Request& of) : request(of) {}
  const Request& request;
  std::vector<std::string> allowed = {};
  Coroutine<StreamResponse> answer = {};

  template <class Function>
  void offer(const char* name, Function function) {
    allowed.emplace_back(name);
    if (request.method() != name) return;
    auto view = std::make_shared<V>(request);
    Coroutine<StreamResponse> inner = answer_of(function(*view));
    const SourceLocation at = inner.location();
    answer = asyncio::coroutine<StreamResponse>(
        [view = std::move(view), inner = std::move(inner)](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          ASYNCIO_RETURN_FROM(std::move(inner));
          ASYNCIO_END;
        },
        at.file, at.line, at.function);
  }
};

#define ASYNCIO_VIEW_METHOD_(function, name)                                                       \
  template <class V>                                                                               \
  auto offer_##function(ViewCall<V>& call, int)->decltype(std::declval<V&>().function(), void()) { \
    call.offer(name, [](V& view) { return view.function(); });                                     \
  }                                                                                                \
  template <class V>                                                                               \
  void offer_##function(ViewCall<V>&, long) {}
ASYNCIO_VIEW_METHOD_(delete_, "DELETE")
ASYNCIO_VIEW_METHOD_(get, "GET")
ASYNCIO_VIEW_METHOD_(head, "HEAD")
ASYNCIO_VIEW_METHOD_(options, "OPTIONS")
ASYNCIO_VIEW_METHOD_(patch, "PATCH")
ASYNCIO_VIEW_METHOD_(post, "POST")
ASYNCIO_VIEW_METHOD_(put, "PUT")
#undef ASYNCIO_VIEW_METHOD_

}  // namespace detail

// What a route of the view has for a handler.
template <class V>
Handler view_handler() {
  static_assert(std::is_base_of_v<View, V>, "a view derives from web::View");
  return [](Request request) -> Coroutine<StreamResponse> {
    detail::ViewCall<V> call(request);
    detail::offer_delete_(call, 0);
    detail::offer_get(call, 0);
    detail::offer_head(call, 0);
    detail::offer_options(call, 0);
    detail::offer_patch(call, 0);
    detail::offer_post(call, 0);
    detail::offer_put(call, 0);
    if (call.answer.valid()) return std::move(call.answer);
    return detail::not_allowed(request, std::move(call.allowed));
  };
}

}  // namespace asyncio::web
#pragma GCC visibility pop
