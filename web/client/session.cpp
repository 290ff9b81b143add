#include <asyncio/web/client/session.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/client/request_run.hpp>
#include <asyncio/web/client/session_state.hpp>

namespace asyncio::http {

const BaseConnector& detail::SessionState::connection_source() {
  if (!connector) connector = TCPConnector();
  return *connector;
}

Coroutine<ClientResponse> RequestContext::aenter() {
  return coroutine<ClientResponse>(
      [this](auto& co) {
        BEGIN(co);
        YIELD_FROM_INTO(response_, std::move(request_));
        RETURN(response_);
        END;
      },
      __FILE__, __LINE__, "aenter");
}

ClientSession::ClientSession() : state_(std::make_shared<detail::SessionState>()) {}
ClientSession::ClientSession(URL base_url) : ClientSession() {
  state_->base_url = std::move(base_url);
}

ClientSession& ClientSession::base_url(URL url) {
  state_->base_url = std::move(url);
  return *this;
}
ClientSession& ClientSession::headers(Headers fields) {
  state_->headers = std::move(fields);
  return *this;
}
ClientSession& ClientSession::cookies(const MultiDict& items) {
  state_->jar.update_cookies(items);
  return *this;
}
ClientSession& ClientSession::cookie_jar(CookieJar jar) {
  state_->jar = std::move(jar);
  return *this;
}
ClientSession& ClientSession::auth(BasicAuth auth) {
  state_->auth = std::move(auth);
  return *this;
}
ClientSession& ClientSession::timeout(ClientTimeout timeout) {
  state_->timeout = timeout;
  return *this;
}
ClientSession& ClientSession::connector(BaseConnector connector) {
  state_->connector = std::move(connector);
  return *this;
}
ClientSession& ClientSession::raise_for_status(bool raise) {
  state_->raise_for_status = raise;
  return *this;
}
ClientSession& ClientSession::auto_decompress(bool decompress) {
  state_->auto_decompress = decompress;
  return *this;
}
ClientSession& ClientSession::trust_env(bool trust) {
  state_->trust_env = trust;
  return *this;
}
ClientSession& ClientSession::middlewares(ClientMiddlewares middlewares) {
  state_->middlewares = std::make_shared<const ClientMiddlewares>(std::move(middlewares));
  return *this;
}
ClientSession& ClientSession::trace_configs(std::vector<TraceConfig> configs) {
  for (const TraceConfig& config : configs) config.freeze();
  state_->trace_configs = std::move(configs);
  return *this;
}
ClientSession& ClientSession::skip_auto_headers(std::vector<std::string> names) {
  state_->skip_auto_headers = std::move(names);
  return *this;
}

CookieJar& ClientSession::cookie_jar() const noexcept { return state_->jar; }
const BaseConnector& ClientSession::connector() const { return state_->connection_source(); }
const ClientTimeout& ClientSession::timeout() const noexcept { return state_->timeout; }

RequestContext ClientSession::request(std::string method, URL url, RequestOptions options) const {
  return RequestContext(asyncio::detail::coroutine_of<ClientResponse, detail::RequestRun>(
      {__FILE__, __LINE__, "request"}, state_, std::move(method), std::string(), std::move(url),
      std::move(options.settings())));
}
RequestContext ClientSession::request(std::string method, const std::string& url,
                                      RequestOptions options) const {
  return RequestContext(asyncio::detail::coroutine_of<ClientResponse, detail::RequestRun>(
      {__FILE__, __LINE__, "request"}, state_, std::move(method), url, URL(),
      std::move(options.settings())));
}
RequestContext ClientSession::request(std::string method, const char* url,
                                      RequestOptions options) const {
  return request(std::move(method), std::string(url), std::move(options));
}

Coroutine<void> ClientSession::close() const {
  return coroutine(
      [state = state_](auto& co) {
        BEGIN(co);
        if (std::exchange(state->closed, true)) RETURN();
        if (state->connector) RETURN_FROM(state->connector->close());
        END;
      },
      __FILE__, __LINE__, "close");
}
bool ClientSession::closed() const noexcept { return state_->closed; }

Coroutine<void> ClientSession::aenter() const {
  return coroutine(
      [](auto& co) {
        BEGIN(co);
        END;
      },
      __FILE__, __LINE__, "aenter");
}

}  // namespace asyncio::http
