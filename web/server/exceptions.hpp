// The exceptions that are answers: RAISE(web::HTTPNotFound()) in a handler answers 404.
//
// HTTPException, HTTPError, HTTPRedirection, HTTPSuccessful, HTTPClientError, HTTPServerError, and
// one class for each status. aiohttp names: the same. EXCEPT(web::HTTPException) catches all,
// EXCEPT(web::HTTPClientError) those from 400 on, EXCEPT(web::HTTPNotFound) that one.
// They are std::exceptions, so that EXCEPT(Exception) catches them too.
// Thread: any.
#pragma once

#include <asyncio/generators/exception.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/server/response.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

class HTTPException : public std::exception {
 public:
  int status() const noexcept { return status_; }
  // `Not Found`
  const std::string& reason() const noexcept { return reason_; }
  // The body; by default `404: Not Found`.
  std::string text() const;
  http::Headers& headers() noexcept { return headers_; }
  const http::Headers& headers() const noexcept { return headers_; }
  const std::string& content_type() const noexcept { return content_type_; }
  // The reason.
  const char* what() const noexcept override { return reason_.c_str(); }
  // A new answer that says it.
  Response response() const;

 protected:
  explicit HTTPException(int status);
  void set_reason(std::string text);

  std::optional<std::string> text_;
  std::string content_type_ = "text/plain";

 private:
  int status_;
  std::string reason_;
  http::Headers headers_;
};

class HTTPError : public HTTPException {
 protected:
  using HTTPException::HTTPException;
};
class HTTPClientError : public HTTPError {
 protected:
  using HTTPError::HTTPError;
};
class HTTPServerError : public HTTPError {
 protected:
  using HTTPError::HTTPError;
};
class HTTPSuccessful : public HTTPException {
 protected:
  using HTTPException::HTTPException;
};
class HTTPRedirection : public HTTPException {
 protected:
  using HTTPException::HTTPException;
};

namespace detail {

// What can be set of an exception of the class Self; by value, for RAISE(HTTPGone().text("…")).
template <class Self, class Base>
class HttpExceptionSetters : public Base {
 public:
  Self& text(std::string words) {
    this->text_ = std::move(words);
    return self();
  }
  using Base::text;
  // ValueError for CR, LF or NUL.
  Self& reason(std::string words) {
    this->set_reason(std::move(words));
    return self();
  }
  using Base::reason;
  Self& content_type(std::string type) {
    this->content_type_ = std::move(type);
    return self();
  }
  using Base::content_type;
  // Adds one.
  Self& header(std::string_view name, std::string_view value) {
    this->headers().add(name, value);
    return self();
  }

 protected:
  using Base::Base;

 private:
  Self& self() { return static_cast<Self&>(*this); }
};

template <int kStatus, class Base>
class HttpExceptionOf final : public HttpExceptionSetters<HttpExceptionOf<kStatus, Base>, Base> {
 public:
  HttpExceptionOf() : HttpExceptionSetters<HttpExceptionOf, Base>(kStatus) {}
};
template <int kStatus>
using HttpSuccess = HttpExceptionOf<kStatus, HTTPSuccessful>;
template <int kStatus>
using HttpClientFault = HttpExceptionOf<kStatus, HTTPClientError>;
template <int kStatus>
using HttpServerFault = HttpExceptionOf<kStatus, HTTPServerError>;

}  // namespace detail

// The base of those that lead elsewhere. HTTPMove
class HTTPMove : public HTTPRedirection {
 public:
  const std::string& location() const noexcept { return location_; }

 protected:
  // ValueError when the location is empty, or has CR, LF or NUL.
  HTTPMove(int status, std::string location);

 private:
  std::string location_;
};

namespace detail {
template <int kStatus>
class HttpMoveTo final : public HttpExceptionSetters<HttpMoveTo<kStatus>, HTTPMove> {
 public:
  explicit HttpMoveTo(std::string location)
      : HttpExceptionSetters<HttpMoveTo, HTTPMove>(kStatus, std::move(location)) {}
};
}  // namespace detail

using HTTPOk = detail::HttpSuccess<200>;
using HTTPCreated = detail::HttpSuccess<201>;
using HTTPAccepted = detail::HttpSuccess<202>;
using HTTPNonAuthoritativeInformation = detail::HttpSuccess<203>;
using HTTPNoContent = detail::HttpSuccess<204>;
using HTTPResetContent = detail::HttpSuccess<205>;
using HTTPPartialContent = detail::HttpSuccess<206>;

using HTTPMultipleChoices = detail::HttpMoveTo<300>;
using HTTPMovedPermanently = detail::HttpMoveTo<301>;
using HTTPFound = detail::HttpMoveTo<302>;
using HTTPSeeOther = detail::HttpMoveTo<303>;
using HTTPNotModified = detail::HttpExceptionOf<304, HTTPRedirection>;
using HTTPUseProxy = detail::HttpMoveTo<305>;
using HTTPTemporaryRedirect = detail::HttpMoveTo<307>;
using HTTPPermanentRedirect = detail::HttpMoveTo<308>;

using HTTPBadRequest = detail::HttpClientFault<400>;
using HTTPUnauthorized = detail::HttpClientFault<401>;
using HTTPPaymentRequired = detail::HttpClientFault<402>;
using HTTPForbidden = detail::HttpClientFault<403>;
using HTTPNotFound = detail::HttpClientFault<404>;
using HTTPNotAcceptable = detail::HttpClientFault<406>;
using HTTPProxyAuthenticationRequired = detail::HttpClientFault<407>;
using HTTPRequestTimeout = detail::HttpClientFault<408>;
using HTTPConflict = detail::HttpClientFault<409>;
using HTTPGone = detail::HttpClientFault<410>;
using HTTPLengthRequired = detail::HttpClientFault<411>;
using HTTPPreconditionFailed = detail::HttpClientFault<412>;
using HTTPRequestURITooLong = detail::HttpClientFault<414>;
using HTTPUnsupportedMediaType = detail::HttpClientFault<415>;
using HTTPRequestRangeNotSatisfiable = detail::HttpClientFault<416>;
using HTTPExpectationFailed = detail::HttpClientFault<417>;
using HTTPMisdirectedRequest = detail::HttpClientFault<421>;
using HTTPUnprocessableEntity = detail::HttpClientFault<422>;
using HTTPFailedDependency = detail::HttpClientFault<424>;
using HTTPUpgradeRequired = detail::HttpClientFault<426>;
using HTTPPreconditionRequired = detail::HttpClientFault<428>;
using HTTPTooManyRequests = detail::HttpClientFault<429>;
using HTTPRequestHeaderFieldsTooLarge = detail::HttpClientFault<431>;

using HTTPInternalServerError = detail::HttpServerFault<500>;
using HTTPNotImplemented = detail::HttpServerFault<501>;
using HTTPBadGateway = detail::HttpServerFault<502>;
using HTTPServiceUnavailable = detail::HttpServerFault<503>;
using HTTPGatewayTimeout = detail::HttpServerFault<504>;
using HTTPVersionNotSupported = detail::HttpServerFault<505>;
using HTTPVariantAlsoNegotiates = detail::HttpServerFault<506>;
using HTTPInsufficientStorage = detail::HttpServerFault<507>;
using HTTPNotExtended = detail::HttpServerFault<510>;
using HTTPNetworkAuthenticationRequired = detail::HttpServerFault<511>;

// 405, with what is allowed.
class HTTPMethodNotAllowed final
    : public detail::HttpExceptionSetters<HTTPMethodNotAllowed, HTTPClientError> {
 public:
  HTTPMethodNotAllowed(std::string method, std::vector<std::string> allowed_methods);
  const std::string& method() const noexcept { return method_; }
  const std::vector<std::string>& allowed_methods() const noexcept { return allowed_; }

 private:
  std::string method_;
  std::vector<std::string> allowed_;
};

// 413: a body of more than `max_size` bytes.
class HTTPRequestEntityTooLarge final
    : public detail::HttpExceptionSetters<HTTPRequestEntityTooLarge, HTTPClientError> {
 public:
  HTTPRequestEntityTooLarge(std::uint64_t max_size, std::uint64_t actual_size);
};

// 451, with who forbids it.
class HTTPUnavailableForLegalReasons final
    : public detail::HttpExceptionSetters<HTTPUnavailableForLegalReasons, HTTPClientError> {
 public:
  explicit HTTPUnavailableForLegalReasons(std::string link);
  const std::string& link() const noexcept { return link_; }

 private:
  std::string link_;
};

namespace detail {
// What a handler has raised, when it is an HTTPException; else null.
const HTTPException* as_http_exception(const ExceptionPtr& error) noexcept;
}  // namespace detail

}  // namespace asyncio::web
#pragma GCC visibility pop
