// StreamResponse: the handle of any response, and one whose body is written in pieces.
//
//   web::StreamResponse response = web::StreamResponse::make();
//   YIELD_FROM(response.prepare(request));
//   YIELD_FROM(response.write("some"));
//   YIELD_FROM(response.write_eof());
//   RETURN(response);
//
// aiohttp name: web.StreamResponse. Lifetime: a handle; copies are the same response. Thread: the
// loop's.
#pragma once

#include <asyncio/web/server/answer.hpp>

#include <string>

#pragma GCC visibility push(default)
namespace asyncio::web {

class StreamResponse : public detail::ResponseHandle,
                       public detail::ResponseSetters<StreamResponse> {
 public:
  using detail::ResponseHandle::charset;
  using detail::ResponseHandle::content_type;
  using detail::ResponseHandle::reason;
  using detail::ResponseHandle::status;
  using detail::ResponseSetters<StreamResponse>::charset;
  using detail::ResponseSetters<StreamResponse>::content_type;
  using detail::ResponseSetters<StreamResponse>::reason;
  using detail::ResponseSetters<StreamResponse>::status;

  // None; make() makes one.
  StreamResponse() noexcept = default;
  // Of whatever kind.
  StreamResponse(const detail::ResponseHandle& other) noexcept : detail::ResponseHandle(other) {}

  explicit StreamResponse(detail::AnswerPtr answer) noexcept
      : detail::ResponseHandle(std::move(answer)) {}

  static StreamResponse make(int status = 200, std::string reason = {});

  // Sends the head. Again: nothing. RuntimeError for another request than before.
  Coroutine<void> prepare(Request request) const;
  // Sends some of the body; waits while the connection has too much to send. RuntimeError before
  // prepare() and after write_eof(); ConnectionResetError when the client is gone.
  Coroutine<void> write(std::string data) const;
  // The body is whole, with these bytes as the last ones.
  Coroutine<void> write_eof(std::string data = {}) const;
  // Waits while the connection has too much to send.
  Coroutine<void> drain() const;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
