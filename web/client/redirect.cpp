// Redirects: where they lead, and what the next request keeps of the one before.
#include <asyncio/web/client/request_run.hpp>
#include <asyncio/web/client/response_state.hpp>
#include <asyncio/web/http/hdrs.hpp>

namespace asyncio::http::detail {
namespace {

bool is_redirect(int status) noexcept {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// What describes a body that is not sent any more.
void forget_body(RequestSettings& settings) noexcept {
  settings.body = RequestBody();
  settings.chunked = settings.expect100 = false;
  for (const std::string_view name :
       {hdrs::CONTENT_LENGTH, hdrs::CONTENT_TYPE, hdrs::CONTENT_ENCODING, hdrs::TRANSFER_ENCODING})
    settings.headers.remove(name);
}

}  // namespace

bool RequestRun::is_redirected() const {
  return is_redirect(response.status()) && settings.allow_redirects;
}

bool RequestRun::redirect() {
  const int status = response.status();
  if (!is_redirected()) {
    response.state().history = share_history();
    return false;
  }
  response.state().history = share_history();
  history.push_back(response);
  if (settings.max_redirects && history.size() >= settings.max_redirects) {
    response.close();
    throw TooManyRedirects(history.front().request_info(), share_history());
  }
  std::optional<std::string_view> location = response.headers().get(hdrs::LOCATION);
  if (!location) location = response.headers().get(hdrs::URI);
  if (!location) {  // it is the answer
    history.pop_back();
    return false;
  }
  if ((status == 303 && method != "HEAD") ||
      ((status == 301 || status == 302) && method == "POST")) {
    method = "GET";
    forget_body(settings);
  }
  if (settings.body.kind == RequestBody::Kind::stream)
    throw ClientPayloadError("The body of the request cannot be sent again");
  follow(*location);
  response.release();
  return true;
}

void RequestRun::follow(std::string_view location) {
  URL next;
  try {
    next = URL(location);
  } catch (const ValueError&) {
    response.close();
    throw InvalidUrlRedirectClientError(location,
                                        "Server attempted redirecting to a location that "
                                        "does not look like a URL");
  }
  // Of the request: middlewares may have answered with the response of another one.
  const URL from = request.info()->real_url;
  next = from.join(next);
  if (next.scheme() != "http" && next.scheme() != "https") {
    response.close();
    throw NonHttpUrlRedirectClientError(next);
  }
  if (!next.is_absolute()) {
    response.close();
    throw InvalidUrlRedirectClientError(location, "Invalid redirect URL origin");
  }
  if (next.raw_fragment().empty() && !from.raw_fragment().empty())
    next = next.with_fragment(from.fragment());
  if (from.origin() != next.origin()) {  // whom this is not for
    settings.auth.reset();
    settings.foreign = true;
    settings.cookies.clear();
    for (const std::string_view name :
         {hdrs::AUTHORIZATION, hdrs::COOKIE, hdrs::PROXY_AUTHORIZATION})
      settings.headers.remove(name);
  }
  settings.params.clear();
  url = std::move(next);
}

}  // namespace asyncio::http::detail
