#include <asyncio/web/client/client_exceptions.hpp>

namespace asyncio::http {

namespace {

using asyncio::detail::joined;
using asyncio::detail::quoted;

// In Python's quotes, as it is looked at: nobody else's password is in a log.
std::string shown(const URL& url) { return detail::without_userinfo(url.str()); }

// `[Errno 111] Connection refused` without its number.
std::string strerror_of(const ExceptionPtr& error) {
  const std::string text = error.what();
  const std::size_t end = text.find("] ");
  return text.rfind("[Errno ", 0) == 0 && end != std::string::npos ? text.substr(end + 2) : text;
}

std::string cannot_connect(const std::string& host, int port, const char* ssl,
                           const std::string& why) {
  return joined(
      {"Cannot connect to host ", host, ":", std::to_string(port), " ssl:", ssl, " [", why, "]"});
}

const char* ssl_of(bool verified) noexcept { return verified ? "default" : "False"; }

std::error_code code_of(const ExceptionPtr& error) {
  const auto* const system = error.get_if<OSError>();
  return system ? system->code() : std::error_code();
}

// b'\xab' of bytes.
std::string bytes_repr(const std::string& bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "b'";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return out += '\'';
}

std::string headers_repr(const Headers& headers) {
  std::string out;
  for (const HeaderField field : headers)
    asyncio::detail::append(out, {out.empty() ? "" : ", ", quoted(field.name), ": ",
                                  // what opens doors
                                  detail::same_name(field.name, "Authorization") ||
                                          detail::same_name(field.name, "Proxy-Authorization") ||
                                          detail::same_name(field.name, "Cookie") ||
                                          detail::same_name(field.name, "Set-Cookie")
                                      ? "'...'"
                                      : quoted(field.value)});
  return "<CIMultiDict(" + out + ")>";
}

}  // namespace

ClientResponseError::ClientResponseError(RequestInfo request_info, ClientHistory history,
                                         int status, std::string message,
                                         std::optional<Headers> headers)
    : ClientErrorOf(joined({std::to_string(status), ", message=", quoted(message),
                            ", url=", quoted(shown(request_info.real_url))})),
      state_(std::make_shared<const State>(State{std::move(request_info), std::move(history),
                                                 status, std::move(message), std::move(headers)})) {
}

std::string ClientResponseError::repr() const {
  const RequestInfo& info = request_info();
  std::string out =
      joined({asyncio::detail::type_name(typeid(*this)), "(RequestInfo(url=URL('", shown(info.url),
              "'), method=", quoted(info.method), ", headers=", headers_repr(info.headers),
              ", real_url=URL('", shown(info.real_url), "')), ", history() ? "(...)" : "()"});
  if (status() != 0) asyncio::detail::append(out, {", status=", std::to_string(status())});
  if (!message().empty()) asyncio::detail::append(out, {", message=", quoted(message())});
  if (headers()) asyncio::detail::append(out, {", headers=", headers_repr(*headers())});
  return out += ')';
}

ClientOSError::ClientOSError(std::error_code code, std::string text)
    : ClientErrorOf(code, Whole{std::move(text)}) {}

ClientConnectorError::ClientConnectorError(const std::string& host, int port,
                                           const ExceptionPtr& error, std::string text)
    : ClientOSError(code_of(error), std::move(text)),
      state_(std::make_shared<const State>(State{host, port, error})) {}

ClientConnectorError::ClientConnectorError(const std::string& host, int port, bool verified,
                                           const ExceptionPtr& error)
    : ClientConnectorError(host, port, error,
                           cannot_connect(host, port, ssl_of(verified), strerror_of(error))) {}

ClientConnectorCertificateError::ClientConnectorCertificateError(const std::string& host, int port,
                                                                 const ExceptionPtr& error)
    : ClientSSLError(host, port, error,
                     cannot_connect(host, port, "True",
                                    error.type_name() + ": " + std::string(error.what()))) {}

UnixClientConnectorError::UnixClientConnectorError(const std::string& path, const std::string& host,
                                                   int port, bool verified,
                                                   const ExceptionPtr& error)
    : ClientConnectorError(host, port, error,
                           joined({"Cannot connect to unix socket ", path,
                                   " ssl:", ssl_of(verified), " [", strerror_of(error), "]"})),
      path_(std::make_shared<const std::string>(path)) {}

ServerFingerprintMismatch::ServerFingerprintMismatch(std::string expected, std::string got,
                                                     std::string host, int port)
    : ClientErrorOf(joined({"(", bytes_repr(expected), ", ", bytes_repr(got), ", ", quoted(host),
                            ", ", std::to_string(port), ")"})),
      state_(std::make_shared<const State>(
          State{std::move(expected), std::move(got), std::move(host), port})) {}

std::string ServerFingerprintMismatch::repr() const {
  return joined({"<ServerFingerprintMismatch expected=", bytes_repr(expected()),
                 " got=", bytes_repr(got()), " host=", quoted(host()),
                 " port=", std::to_string(port()), ">"});
}

InvalidURL::InvalidURL(std::string_view url, std::string_view description)
    : ClientErrorOf(
          joined({detail::without_userinfo(url), description.empty() ? "" : " - ", description})),
      state_(std::make_shared<const State>(
          State{detail::without_userinfo(url), std::string(description)})) {}

std::string InvalidURL::repr() const {
  return joined({"<", asyncio::detail::type_name(typeid(*this)), " ", what(), ">"});
}

}  // namespace asyncio::http
