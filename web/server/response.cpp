#include <asyncio/web/server/response.hpp>

#include <asyncio/generators/async_generator.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/http/status.hpp>
#include <asyncio/web/server/request.hpp>

#include <optional>
#include <utility>

namespace asyncio::web {
namespace {

class Whole final : public detail::Answer {
 public:
  Whole() { has_body = true; }
  const char* kind() const noexcept override { return "Response"; }

  Coroutine<void> prepare_to_start(const Request& request) override {
    if (request.method() == "HEAD" || http::detail::has_no_body(status)) pieces.reset();
    return {};
  }
  Coroutine<void> finish() override {
    if (phase != Phase::started) return {};
    if (!pieces) return Answer::finish();
    return coroutine<void>(
        [self = detail::AnswerPtr(this), from = std::move(*std::exchange(pieces, {})),
         piece = std::string()](auto& co) mutable {
          BEGIN(co);
          FOR(piece, std::move(from)) {
            self->write(piece);
            YIELD_FROM(self->exchange->drain());
          }
          END_FOR;
          self->end();
          END;
        },
        __FILE__, __LINE__, "write");
  }

  std::optional<AsyncGenerator<std::string>> pieces;
};

}  // namespace

Response::Response() : detail::ResponseHandle(detail::AnswerPtr::adopt(new Whole)) {}

Response& Response::body(std::string bytes) {
  answer().check_open();
  answer().body = std::move(bytes);
  answer().has_body = true;
  static_cast<Whole&>(answer()).pieces.reset();
  return *this;
}

Response& Response::body(AsyncGenerator<std::string> pieces) {
  answer().check_open();
  static_cast<Whole&>(answer()).pieces = std::move(pieces);
  answer().has_body = false;
  answer().body.clear();
  return *this;
}

Response& Response::text(std::string words) {
  detail::Answer& to = answer();
  body(std::move(words));
  if (to.content_type.empty()) to.content_type = "text/plain";
  if (to.charset.empty()) to.charset = "utf-8";
  return *this;
}

}  // namespace asyncio::web
