#include <asyncio/web/server/response.hpp>

namespace asyncio::web {
namespace {

class Whole final : public detail::Answer {
 public:
  Whole() { has_body = true; }
  const char* kind() const noexcept override { return "Response"; }
};

}  // namespace

Response::Response() : detail::ResponseHandle(detail::AnswerPtr::adopt(new Whole)) {}

Response& Response::body(std::string bytes) {
  answer().check_open();
  answer().body = std::move(bytes);
  return *this;
}

Response& Response::text(std::string words) {
  detail::Answer& to = answer();
  to.check_open();
  to.body = std::move(words);
  if (to.content_type.empty()) to.content_type = "text/plain";
  if (to.charset.empty()) to.charset = "utf-8";
  return *this;
}

}  // namespace asyncio::web
