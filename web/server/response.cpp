#include <asyncio/web/server/response.hpp>

#include <asyncio/futures/threads.hpp>
#include <asyncio/generators/async_generator.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/http/status.hpp>
#include <asyncio/web/server/request.hpp>

#include <limits>
#include <memory>
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

  Coroutine<void> prepare_body() override {
    if (body.size() <= most_at_once || !may_encode() || coding == ContentCoding::identity)
      return {};
    return coroutine<void>(
        [self = asyncio::detail::Ref<Whole>(this)](auto& co) {
          BEGIN(co);
          YIELD_FROM_INTO(self->elsewhere_,
                          get_running_loop().run_in_executor(
                              nullptr, encode, Elsewhere{self->coding, self->body, {}}));
          END;
        },
        __FILE__, __LINE__, "prepare_body");
  }

  std::optional<AsyncGenerator<std::string>> pieces;
  std::size_t most_at_once =
      std::numeric_limits<std::size_t>::max();  // bytes, in the loop's thread

 private:
  struct Elsewhere {
    ContentCoding coding;
    std::string of, bytes;
  };
  static std::shared_ptr<Elsewhere> encode(const Elsewhere& job) {
    auto made = std::make_shared<Elsewhere>(job);
    http::detail::make_encoder(job.coding)->encode(job.of, true, made->bytes);
    return made;
  }
  // Somebody may have given it another body, or coding, meanwhile.
  std::string encoded(http::detail::ContentEncoder& encoder) override {
    const auto made = std::exchange(elsewhere_, nullptr);
    if (made && made->coding == coding && made->of == body) return std::move(made->bytes);
    return Answer::encoded(encoder);
  }
  std::shared_ptr<Elsewhere> elsewhere_;
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

Response& Response::zlib_executor_size(std::size_t bytes) {
  answer().check_open();
  static_cast<Whole&>(answer()).most_at_once = bytes;
  return *this;
}

}  // namespace asyncio::web
