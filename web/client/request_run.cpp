#include <asyncio/web/client/request_run.hpp>

#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/client/response_state.hpp>
#include <asyncio/web/http/hdrs.hpp>

#include <cmath>

namespace asyncio::http::detail {

namespace {

// aiohttp: calculate_timeout_when
double when(double now, double seconds, double ceil_threshold) noexcept {
  const double then = now + seconds;
  return seconds > ceil_threshold ? std::ceil(then) : then;
}

}  // namespace

Step RequestRun::operator()(Co<ClientResponse>& co) {
  BEGIN(co);
  start();
  if (trace && !is_hop) {
    YIELD_FROM(trace->tell<TraceRequestStartParams>(trace->headers));
    settings.headers = *trace->headers;
  }
  TRY {
    for (;;) {
      if (!is_hop) request = ClientRequest(*session, settings, method, url);
      if (middlewares()) {
        YIELD_FROM_INTO(response, wait_for(through(*middlewares()), time_left()));
        if (upgraded) take_upgraded();
      } else {
        for (;;) {
          lease = session->connection_source().pool()->try_acquire(request.key());
          if (lease) {
            if (trace) YIELD_FROM(trace->send(TraceConnectionReuseconnParams()));
          } else {
            YIELD_FROM_OUTCOME(acquired, wait_for(session->connection_source().pool()->acquire(
                                                      request.key(), timeout.sock_connect(), trace),
                                                  time_to_connect()));
            if (acquired.exception()) RAISE(why_not_connected(acquired.exception()));
            lease = std::move(acquired).value();
          }
          if (trace) {
            YIELD_FROM(trace->tell<TraceRequestHeadersSentParams>(
                std::make_shared<Headers>(request.info()->headers)));
            if (request.bytes_at_once())
              YIELD_FROM(trace->tell<TraceRequestChunkSentParams>(*request.bytes_at_once()));
          }
          send();
          YIELD_FROM_OUTCOME(head, lease->head());
          if (!head.exception() || !may_try_again(head.exception())) break;
          lease.release();
        }
        if (head.exception()) RAISE(head.exception());
        receive(std::move(head).value());
      }
      if (is_hop) break;
      if (trace && is_redirected())
        YIELD_FROM(trace->tell<TraceRequestRedirectParams>(trace->headers, response));
      if (!redirect()) break;
      if (trace) trace->set(method, url, settings.headers);
    }
    if (is_hop) RETURN(std::move(response));
    if (settings.raise_for_status.value_or(session->raise_for_status)) response.raise_for_status();
    if (trace) YIELD_FROM(trace->tell<TraceRequestEndParams>(trace->headers, response));
  }
  EXCEPT(BaseException) {
    if (!trace || is_hop || co.exception().template is<GeneratorExit>()) RAISE();
    writing.stop();
    lease.release();
    YIELD_FROM(trace->tell<TraceRequestExceptionParams>(trace->headers, co.exception()));
    RAISE();
  }
  END_TRY;
  RETURN(std::move(response));
  END;
}

void RequestRun::start() {
  if (session->closed) throw RuntimeError("Session is closed");
  if (is_hop) return;
  if (!url_text.empty()) {
    try {
      url = URL(url_text);
    } catch (const ValueError& error) {
      throw InvalidURL(url_text, error.what());
    }
  }
  if (!session->base_url.empty()) url = session->base_url.join(url);
  timeout = settings.timeout.value_or(session->timeout);
  if (const auto total = timeout.total(); total && *total > 0)
    deadline = when(get_running_loop().time(), *total, timeout.ceil_threshold());
  if (session->trace_configs.empty()) return;
  trace = TracePtr::adopt(new Tracing(session, settings.trace_request_ctx));
  Headers fields;
  for (const HeaderField field : session->headers) {
    if (!settings.headers.contains(field.name)) fields.add(field.name, field.value);
  }
  for (const HeaderField field : settings.headers) fields.add(field.name, field.value);
  trace->set(method, settings.params.empty() ? url : url.extend_query(settings.params), fields);
}

const ClientMiddlewares* RequestRun::middlewares() const noexcept {
  const auto& all = settings.middlewares ? settings.middlewares : session->middlewares;
  return is_hop || !all || all->empty() ? nullptr : all.get();
}

Coroutine<ClientResponse> RequestRun::through(const ClientMiddlewares& middlewares) {
  hop = std::make_shared<Hop>();
  hop->session = session;
  hop->timeout = timeout;
  hop->deadline = deadline;
  hop->trace = trace;
  hop->upgrades = upgraded != nullptr;
  return hop->begin(middlewares, request);
}

void RequestRun::take_upgraded() {
  if (response.status() == 101 && !hop->upgraded)
    throw RuntimeError("the connection of the response is somebody else's");
  *upgraded = std::move(hop->upgraded);
}

std::optional<double> RequestRun::time_left() const {
  if (deadline <= 0) return std::nullopt;
  return deadline - get_running_loop().time();
}

std::optional<double> RequestRun::time_to_connect() const {
  const std::optional<double> left = time_left(), connect = timeout.connect();
  if (connect && *connect > 0 && !(left && *left < *connect)) return connect;
  return left;
}

ExceptionPtr RequestRun::why_not_connected(const ExceptionPtr& error) const {
  if (!error.is<TimeoutError>() || error.is<ClientError>()) return error;
  if (deadline > 0 && get_running_loop().time() >= deadline) return error;
  return make_exception<ConnectionTimeoutError>("Connection timeout to host " +
                                                request.info()->url.human_repr())
      .set_cause(error);
}

void RequestRun::send() {
  ExchangeTimes times;
  times.deadline = deadline;
  times.sock_read = timeout.sock_read().value_or(0);
  lease->begin(method, times);
  request.send(*lease);
  Coroutine<void> rest = request.rest(lease->shared_from_this(), trace);
  if (rest.valid()) writing = Writing(get_running_loop().create_task(std::move(rest)));
}

// The server has closed the connection as the request went out: it has not seen it, and if it has,
// to see it twice changes nothing.
bool RequestRun::may_try_again(const ExceptionPtr& error) noexcept {
  if (again || !lease.reused() || lease->has_answered() || !request.is_repeatable()) return false;
  if (!error.is<ServerDisconnectedError>() && !error.is<ClientOSError>()) return false;
  writing.stop();
  return again = true;
}

void RequestRun::receive(ResponseHeadPtr head_of_response) {
  if (!head_of_response) {
    const Refusal refusal = lease->refusal();
    throw ClientResponseError(*request.info(), share_history(), refusal.status, refusal.text);
  }
  auto state = ResponseStatePtr::adopt(
      new ResponseState(get_running_loop(), std::move(head_of_response), request.info()));
  state->trace = trace;
  response = ClientResponse(state);
  if (upgraded && response.status() == 101)
    *upgraded = std::move(lease);
  else
    state->begin(std::move(lease), std::move(writing), session->auto_decompress);
  keep_cookies();
}

ClientHistory RequestRun::share_history() const {
  if (history.empty()) return nullptr;
  return std::make_shared<const std::vector<ClientResponse>>(history);
}

void RequestRun::keep_cookies() {
  session->jar.update_cookies_from_headers(response.headers(), response.url());
}

}  // namespace asyncio::http::detail
