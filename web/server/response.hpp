// Response: an answer whose body is known when it is made.
//
//   RETURN(web::Response().text("hi").status(201));
//
// Response, json_response. aiohttp names: web.Response, web.json_response; what is an argument
// there is a setter here. Lifetime: a handle; copies are the same response, which is sent once.
// Thread: the loop's.
#pragma once

#include <asyncio/web/server/stream_response.hpp>

#include <string>

#pragma GCC visibility push(default)
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
  // The body as UTF-8: `text/plain; charset=utf-8`, unless another type was set.
  Response& text(std::string words);
  const std::string& text() const { return answer().body; }
};

// An answer of JSON, as its text: `application/json; charset=utf-8`.
Response json_response(std::string json, int status = 200);

}  // namespace asyncio::web
#pragma GCC visibility pop
