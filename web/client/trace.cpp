#include <asyncio/web/client/trace.hpp>

#include <asyncio/web/client/tracing.hpp>

namespace asyncio::http {

TraceContext TraceConfig::trace_config_ctx(std::any trace_request_ctx) const {
  std::any value = state_->factory ? state_->factory(trace_request_ctx) : std::any();
  return TraceContext(std::move(trace_request_ctx), std::move(value));
}

void TraceConfig::freeze() const noexcept {
  std::apply([](auto&... signals) { (signals.freeze(), ...); }, state_->signals);
}

detail::Tracing::Tracing(std::shared_ptr<SessionState> session, const std::any& trace_request_ctx)
    : headers(std::make_shared<Headers>()), session_(std::move(session)) {
  for (const TraceConfig& config : session_->trace_configs)
    configs_.emplace_back(config, config.trace_config_ctx(trace_request_ctx));
}

void detail::Tracing::set(std::string its_method, URL its_url, const Headers& fields) {
  method = std::move(its_method);
  url = std::move(its_url);
  headers = std::make_shared<Headers>(fields);
}

}  // namespace asyncio::http
