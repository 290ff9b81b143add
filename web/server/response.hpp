// Response: an answer whose body is known when it is made.
//
//   RETURN(web::Response().text("hi").status(201));
//
// aiohttp name: web.Response; what is an argument there is a setter here. json_response() is in
// <asyncio/web/boost_json.hpp>. Lifetime: a handle; copies are the same response, which is sent
// once. Thread: the loop's.
#pragma once

#include <asyncio/web/server/stream_response.hpp>

#include <cstddef>
#include <string>
#include <variant>

#pragma GCC visibility push(default)
namespace asyncio {
template <class Y, class S>
class AsyncGenerator;
}
namespace asyncio::web {

class Response : public detail::ResponseHandle, public detail::ResponseSetters<Response> {
 public:
  using detail::ResponseHandle::charset;
  using detail::ResponseHandle::content_type;
  using detail::ResponseHandle::reason;
  using detail::ResponseHandle::status;
  using detail::ResponseSetters<Response>::charset;
  using detail::ResponseSetters<Response>::content_type;
  using detail::ResponseSetters<Response>::reason;
  using detail::ResponseSetters<Response>::status;

  // An empty body, and `application/octet-stream`.
  Response();

  // The body as bytes.
  Response& body(std::string bytes);
  const std::string& body() const { return answer().body; }
  // The body as an async generator brings it, piece by piece, without a length unless
  // content_length() says it. It is asked for the next one once the client has room; when it
  // raises, or the client goes away, the connection ends, and it is closed. body=async_iterable
  Response& body(AsyncGenerator<std::string, std::monostate> pieces);
  // The body as UTF-8: `text/plain; charset=utf-8`, unless another type was set.
  Response& text(std::string words);
  const std::string& text() const { return answer().body; }
  // A body of more bytes is compressed in the default executor, from a copy. By default none is.
  // Response.zlib_executor_size
  Response& zlib_executor_size(std::size_t bytes);
};

}  // namespace asyncio::web
#pragma GCC visibility pop
