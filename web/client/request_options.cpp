#include <asyncio/web/client/request_options.hpp>

#include <asyncio/web/client/form_data.hpp>

namespace asyncio::http {

RequestOptions& RequestOptions::body(std::string bytes, std::string content_type) {
  detail::RequestBody body;
  body.kind = detail::RequestBody::Kind::bytes;
  body.bytes = std::make_shared<const std::string>(std::move(bytes));
  body.content_type = std::move(content_type);
  settings_.body = std::move(body);
  return *this;
}

RequestOptions& RequestOptions::data(std::string bytes) {
  return body(std::move(bytes), "application/octet-stream");
}

RequestOptions& RequestOptions::data(const MultiDict& form) { return data(FormData(form)); }

RequestOptions& RequestOptions::data(const FormData& form) {
  return body(form.encode(), form.content_type());
}

RequestOptions& RequestOptions::data(AsyncGenerator<std::string> pieces) {
  detail::RequestBody body;
  body.kind = detail::RequestBody::Kind::stream;
  body.stream = std::make_shared<AsyncGenerator<std::string>>(std::move(pieces));
  body.content_type = "application/octet-stream";
  settings_.body = std::move(body);
  return *this;
}

RequestOptions& RequestOptions::text(std::string words) {
  return body(std::move(words), "text/plain; charset=utf-8");
}

RequestOptions& RequestOptions::json_text(std::string text) {
  return body(std::move(text), "application/json");
}

RequestOptions& RequestOptions::timeout(OptionalSeconds total) {
  return timeout(ClientTimeout().total(total));
}

}  // namespace asyncio::http
