// What the client raises: the tree of aiohttp's client exceptions, by the same names.
//
//   ClientError
//     ClientResponseError: ContentTypeError, TooManyRedirects, WSServerHandshakeError,
//       ClientHttpProxyError
//     ClientConnectionError
//       ClientOSError (also OSError): ClientConnectorError: ClientConnectorDNSError,
//         ClientProxyConnectionError, UnixClientConnectorError,
//         ClientSSLError: ClientConnectorSSLError, ClientConnectorCertificateError
//       ServerConnectionError: ServerDisconnectedError, ServerFingerprintMismatch,
//         ServerTimeoutError (also TimeoutError): ConnectionTimeoutError, SocketTimeoutError
//       ClientConnectionResetError (also ConnectionResetError)
//     ClientPayloadError
//     InvalidURL (also ValueError): InvalidUrlClientError: InvalidUrlRedirectClientError
//     NonHttpUrlClientError: NonHttpUrlRedirectClientError
//     RedirectClientError: the two that end in RedirectClientError
//
// All of them are std::exceptions, so that EXCEPT(Exception) catches them, and EXCEPT(ClientError),
// EXCEPT(TimeoutError), EXCEPT(OSError), EXCEPT(ValueError) catch what stands under them: the inner
// classes of the tree (ClientError, ClientConnectionError, ServerConnectionError,
// RedirectClientError) stand beside that root, for a class has it once. Those are never made
// themselves: where aiohttp raises a plain ClientConnectionError (something was closed) it is a
// ClientConnectionClosedError here. No text shows the user or the password of a URL. Thread: any.
#pragma once

#include <asyncio/futures/exceptions.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/url.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

class ClientResponse;

// What was asked for. aiohttp name: RequestInfo
struct RequestInfo {
  URL url;  // without a fragment
  std::string method;
  Headers headers;  // as they were sent
  URL real_url;     // with it
};

class ClientError {
 public:
  virtual ~ClientError() = default;
  // str(error)
  virtual const char* what() const noexcept = 0;

 protected:
  ClientError() = default;
  ClientError(const ClientError&) = default;
  ClientError& operator=(const ClientError&) = default;
};
class ClientConnectionError : public virtual ClientError {};
class ServerConnectionError : public virtual ClientConnectionError {};
class RedirectClientError : public virtual ClientError {};

namespace detail {

// A class of the tree that is a C++ exception too.
template <class Kind, class Root>
class ClientErrorOf : public virtual Kind, public Root {
 public:
  using Root::Root;
  const char* what() const noexcept override { return Root::what(); }
};

}  // namespace detail

// ---- Of a response that has come

// The answers that led to this one, by redirects; null: none. tuple(ClientResponse, ...)
using ClientHistory = std::shared_ptr<const std::vector<ClientResponse>>;

// The response is not what was wanted, or its head is none. str: `404, message='Not Found',
// url='http://a/'`.
class ClientResponseError : public detail::ClientErrorOf<ClientError, MessageError> {
 public:
  explicit ClientResponseError(RequestInfo request_info, ClientHistory history = nullptr,
                               int status = 0, std::string message = {},
                               std::optional<Headers> headers = std::nullopt);
  // 0: there is none.
  int status() const noexcept { return state_->status; }
  const std::string& message() const noexcept { return state_->message; }
  template <class Response>
  ClientResponseError(RequestInfo request_info, const std::vector<Response>& history,
                      int status = 0, std::string message = {},
                      std::optional<Headers> headers = std::nullopt)
      : ClientResponseError(
            std::move(request_info),
            history.empty() ? nullptr : std::make_shared<const std::vector<Response>>(history),
            status, std::move(message), std::move(headers)) {}
  // Of the response; null: none came.
  const Headers* headers() const noexcept { return state_->headers ? &*state_->headers : nullptr; }
  const RequestInfo& request_info() const noexcept { return state_->request_info; }
  const ClientHistory& history() const noexcept { return state_->history; }
  // `ClientResponseError(RequestInfo(...), (), status=404, message='Not Found')`
  std::string repr() const;

 private:
  struct State {
    RequestInfo request_info;
    ClientHistory history;
    int status;
    std::string message;
    std::optional<Headers> headers;
  };
  std::shared_ptr<const State> state_;  // for an exception is copied without a failure
};
// The body is not of the type that was asked for.
class ContentTypeError : public ClientResponseError {
 public:
  using ClientResponseError::ClientResponseError;
};
class TooManyRedirects : public ClientResponseError {
 public:
  using ClientResponseError::ClientResponseError;
};
class WSServerHandshakeError : public ClientResponseError {
 public:
  using ClientResponseError::ClientResponseError;
};
// The proxy has answered CONNECT with something else than 200.
class ClientHttpProxyError : public ClientResponseError {
 public:
  using ClientResponseError::ClientResponseError;
};

// The body is not whole, or was not encoded as it should.
class ClientPayloadError : public detail::ClientErrorOf<ClientError, MessageError> {
 public:
  using ClientErrorOf::ClientErrorOf;
};

// ---- Of the connection

// The connection, the session or the connector was closed. In aiohttp a plain
// ClientConnectionError.
class ClientConnectionClosedError
    : public detail::ClientErrorOf<ClientConnectionError, MessageError> {
 public:
  explicit ClientConnectionClosedError(std::string message = "Connection closed")
      : ClientErrorOf(std::move(message)) {}
};
// Cannot write to a connection that goes.
class ClientConnectionResetError
    : public detail::ClientErrorOf<ClientConnectionError, ConnectionResetError> {
 public:
  explicit ClientConnectionResetError(
      const std::string& message = "Cannot write to closing transport")
      : ClientErrorOf(message) {}
};

// The system has refused something: also an OSError, with its code.
class ClientOSError : public detail::ClientErrorOf<ClientConnectionError, OSError> {
 public:
  // The same code and text.
  explicit ClientOSError(const OSError& error) : ClientOSError(error.code(), error.what()) {}

 protected:
  ClientOSError(std::error_code code, std::string text);
};

// No connection could be made. str: `Cannot connect to host a:80 ssl:default [Connection refused]`.
class ClientConnectorError : public ClientOSError {
 public:
  // `verified`: would its certificate be looked at? The error is an OSError, or another one.
  ClientConnectorError(const std::string& host, int port, bool verified, const ExceptionPtr& error);
  // Why.
  const ExceptionPtr& os_error() const noexcept { return state_->error; }
  const std::string& host() const noexcept { return state_->host; }
  int port() const noexcept { return state_->port; }

 protected:
  ClientConnectorError(const std::string& host, int port, const ExceptionPtr& error,
                       std::string text);

 private:
  struct State {
    std::string host;
    int port;
    ExceptionPtr error;
  };
  std::shared_ptr<const State> state_;
};
// The name of the host has no address.
class ClientConnectorDNSError : public ClientConnectorError {
 public:
  using ClientConnectorError::ClientConnectorError;
};
class ClientProxyConnectionError : public ClientConnectorError {
 public:
  using ClientConnectorError::ClientConnectorError;
};
// str: `Cannot connect to unix socket /tmp/x ssl:default [No such file or directory]`.
class UnixClientConnectorError : public ClientConnectorError {
 public:
  UnixClientConnectorError(const std::string& path, const std::string& host, int port,
                           bool verified, const ExceptionPtr& error);
  const std::string& path() const noexcept { return *path_; }

 private:
  std::shared_ptr<const std::string> path_;
};
class ClientSSLError : public ClientConnectorError {
 public:
  using ClientConnectorError::ClientConnectorError;
};
class ClientConnectorSSLError : public ClientSSLError {
 public:
  using ClientSSLError::ClientSSLError;
};
// The certificate is not to be trusted. str: `Cannot connect to host a:443 ssl:True
// [SSLCertVerificationError: ...]`.
class ClientConnectorCertificateError : public ClientSSLError {
 public:
  ClientConnectorCertificateError(const std::string& host, int port, const ExceptionPtr& error);
  const ExceptionPtr& certificate_error() const noexcept { return os_error(); }
};

// The server has closed the connection instead of answering.
class ServerDisconnectedError : public detail::ClientErrorOf<ServerConnectionError, MessageError> {
 public:
  explicit ServerDisconnectedError(std::string message = "Server disconnected")
      : ClientErrorOf(std::move(message)) {}
  std::string message() const { return what(); }
};
// Also a TimeoutError.
class ServerTimeoutError : public detail::ClientErrorOf<ServerConnectionError, TimeoutError> {
 public:
  using ClientErrorOf::ClientErrorOf;
};
// ClientTimeout::connect or sock_connect has passed.
class ConnectionTimeoutError : public ServerTimeoutError {
 public:
  using ServerTimeoutError::ServerTimeoutError;
};
// ClientTimeout::sock_read has passed.
class SocketTimeoutError : public ServerTimeoutError {
 public:
  using ServerTimeoutError::ServerTimeoutError;
};
// The certificate is another one than the Fingerprint that was given. The two are bytes.
class ServerFingerprintMismatch
    : public detail::ClientErrorOf<ServerConnectionError, MessageError> {
 public:
  ServerFingerprintMismatch(std::string expected, std::string got, std::string host, int port);
  const std::string& expected() const noexcept { return state_->expected; }
  const std::string& got() const noexcept { return state_->got; }
  const std::string& host() const noexcept { return state_->host; }
  int port() const noexcept { return state_->port; }
  // `<ServerFingerprintMismatch expected=b'...' got=b'...' host='a' port=443>`
  std::string repr() const;

 private:
  struct State {
    std::string expected, got, host;
    int port;
  };
  std::shared_ptr<const State> state_;
};

// ---- Of the URL

// It is none, or has no host. Also a ValueError. str: the URL, and why if that is known.
class InvalidURL : public detail::ClientErrorOf<ClientError, ValueError> {
 public:
  // A text, which may be no URL, or that of one.
  explicit InvalidURL(std::string_view url, std::string_view description = {});
  // As it was given, without user and password.
  const std::string& url() const noexcept { return state_->url; }
  const std::string& description() const noexcept { return state_->description; }
  // `<InvalidURL http://: no host>`
  std::string repr() const;

 private:
  struct State {
    std::string url, description;
  };
  std::shared_ptr<const State> state_;
};
class InvalidUrlClientError : public InvalidURL {
 public:
  using InvalidURL::InvalidURL;
};
// Of the answer that redirects.
class InvalidUrlRedirectClientError : public virtual RedirectClientError,
                                      public InvalidUrlClientError {
 public:
  using InvalidUrlClientError::InvalidUrlClientError;
  const char* what() const noexcept override { return InvalidUrlClientError::what(); }
};
// Its scheme is another one than http, https, ws, wss.
class NonHttpUrlClientError : public detail::ClientErrorOf<ClientError, MessageError> {
 public:
  explicit NonHttpUrlClientError(const URL& url)
      : ClientErrorOf(detail::without_userinfo(url.str())) {}
};
class NonHttpUrlRedirectClientError : public virtual RedirectClientError,
                                      public NonHttpUrlClientError {
 public:
  using NonHttpUrlClientError::NonHttpUrlClientError;
  const char* what() const noexcept override { return NonHttpUrlClientError::what(); }
};

}  // namespace asyncio::http
#pragma GCC visibility pop
