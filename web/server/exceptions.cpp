#include <asyncio/web/server/exceptions.hpp>

#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/status.hpp>

namespace asyncio::web {

HTTPException::HTTPException(int status) : status_(status), reason_(http::reason_of(status)) {}

void HTTPException::set_reason(std::string text) {
  detail::check_reason(text);
  reason_ = std::move(text);
}

std::string HTTPException::text() const {
  if (text_) return *text_;
  return std::to_string(status_) + ": " + reason_;
}

Response HTTPException::response() const {
  Response response;
  response.status(status_).reason(reason_);
  if (!http::detail::has_no_body(status_)) response.content_type(content_type_).text(text());
  response.headers() = headers_;
  return response;
}

HTTPMove::HTTPMove(int status, std::string location)
    : HTTPRedirection(status), location_(std::move(location)) {
  if (location_.empty()) throw ValueError("HTTP redirects need a location to redirect to.");
  headers().add(hdrs::LOCATION, location_);
}

HTTPMethodNotAllowed::HTTPMethodNotAllowed(std::string method,
                                           std::vector<std::string> allowed_methods)
    : HttpExceptionSetters(405), method_(std::move(method)), allowed_(std::move(allowed_methods)) {
  std::string list;
  for (const std::string& allowed : allowed_) list += (list.empty() ? "" : ",") + allowed;
  headers().add(hdrs::ALLOW, list);
}

HTTPRequestEntityTooLarge::HTTPRequestEntityTooLarge(std::uint64_t max_size,
                                                     std::uint64_t actual_size)
    : HttpExceptionSetters(413) {
  text("Maximum request body size " + std::to_string(max_size) + " exceeded, actual body size " +
       std::to_string(actual_size));
}

HTTPUnavailableForLegalReasons::HTTPUnavailableForLegalReasons(std::string link)
    : HttpExceptionSetters(451), link_(std::move(link)) {
  headers().add(hdrs::LINK, "<" + link_ + ">; rel=\"blocked-by\"");
}

const HTTPException* detail::as_http_exception(const ExceptionPtr& error) noexcept {
  return error.get_if<HTTPException>();
}

}  // namespace asyncio::web
