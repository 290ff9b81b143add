#include <asyncio/web/client/client_middleware.hpp>

#include <asyncio/web/client/request_run.hpp>

namespace asyncio::http {

const std::string& ClientRequest::method() const noexcept { return state_->info->method; }
const URL& ClientRequest::url() const noexcept { return state_->info->url; }
Headers& ClientRequest::headers() const noexcept { return state_->info->headers; }
const std::string* ClientRequest::body() const noexcept { return state_->request.bytes(); }
bool ClientRequest::is_streamed() const noexcept { return state_->request.is_streamed(); }
bool ClientRequest::is_foreign() const noexcept { return state_->request.is_foreign(); }
void ClientRequest::update_body(std::string bytes) const {
  state_->request.set_body(std::move(bytes), state_->info->headers);
}
ClientSession ClientRequest::session() const { return ClientSession(state_->session); }

// The handlers keep what they need: a middleware may keep them longer than the request lasts.
Coroutine<ClientResponse> detail::Hop::begin(const ClientMiddlewares& middlewares,
                                             ClientRequest request) {
  ClientHandler handler = [self = shared_from_this()](http::ClientRequest asked) {
    return self->send(*asked.state_);
  };
  for (auto at = middlewares.rbegin(); at != middlewares.rend(); ++at)
    handler = [middleware = *at, next = std::move(handler)](http::ClientRequest asked) {
      return middleware(std::move(asked), next);
    };
  auto info = std::make_shared<RequestInfo>(*request.info());
  return handler(http::ClientRequest(std::make_shared<PreparedRequest>(
      PreparedRequest{std::move(request), std::move(info), session})));
}

Coroutine<ClientResponse> detail::Hop::send(const PreparedRequest& asked) {
  if (asked.request.is_streamed() && std::exchange(streamed, true))
    throw ClientPayloadError("The body of the request cannot be sent again");
  ClientRequest request = asked.request;
  request.set_info(std::make_shared<RequestInfo>(*asked.info));
  return asyncio::detail::coroutine_of<ClientResponse, RequestRun>(
      {__FILE__, __LINE__, "request"}, shared_from_this(), std::move(request));
}

}  // namespace asyncio::http
