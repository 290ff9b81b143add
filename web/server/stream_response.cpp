#include <asyncio/web/server/stream_response.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/server/request.hpp>

namespace asyncio::web {

StreamResponse StreamResponse::make(int status, std::string reason) {
  class Written final : public detail::Answer {};
  StreamResponse response{detail::AnswerPtr::adopt(new Written)};
  response.status(status).reason(std::move(reason));
  return response;
}

Coroutine<void> StreamResponse::prepare(Request request) const {
  return coroutine(
      [self = *this, request](auto& co) {
        BEGIN(co);
        if (self.prepared()) RETURN();
        RETURN_FROM(detail::prepare(request, self));
        END;
      },
      __FILE__, __LINE__, "prepare");
}

Coroutine<void> StreamResponse::write(std::string data) const {
  return coroutine(
      [self = *this, data = std::move(data)](auto& co) {
        BEGIN(co);
        self.answer().write(data);
        RETURN_FROM(self.answer().exchange->drain());
        END;
      },
      __FILE__, __LINE__, "write");
}

Coroutine<void> StreamResponse::write_eof(std::string data) const {
  return coroutine(
      [self = *this, data = std::move(data)](auto& co) {
        BEGIN(co);
        if (!data.empty()) self.answer().write(data);
        self.answer().end();
        RETURN_FROM(self.answer().exchange->drain());
        END;
      },
      __FILE__, __LINE__, "write_eof");
}

Coroutine<void> StreamResponse::drain() const {
  return coroutine(
      [self = *this](auto& co) {
        BEGIN(co);
        if (!self.prepared()) RAISE(RuntimeError("Response has not been started"));
        RETURN_FROM(self.answer().exchange->drain());
        END;
      },
      __FILE__, __LINE__, "drain");
}

}  // namespace asyncio::web
