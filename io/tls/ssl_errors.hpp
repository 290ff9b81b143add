// What OpenSSL has refused: SSLError, SSLCertVerificationError.
//
// Their texts are Python's, without the line of its source: `[SSL: WRONG_VERSION_NUMBER] wrong
// version number`. Python's SSLWantReadError, SSLZeroReturnError and so on have no counterpart: the
// transport is the only one that could see them. An end of the stream during a handshake is a
// ConnectionResetError, and one later is a plain end of the stream, as in asyncio.
// Python: ssl.SSLError, ssl.SSLCertVerificationError.
#pragma once

#include <asyncio/io/exceptions.hpp>

#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::ssl {

class SSLError : public OSError {
 public:
  explicit SSLError(const std::string& text, std::string library = {}, std::string reason = {})
      : OSError(text), library_(std::move(library)), reason_(std::move(reason)) {}
  // "SSL", "X509", "PEM"; empty when it does not come from OpenSSL.
  const std::string& library() const noexcept { return library_; }
  // "CERTIFICATE_VERIFY_FAILED"
  const std::string& reason() const noexcept { return reason_; }

 private:
  std::string library_, reason_;
};

// The other side's certificate is not to be trusted, or is somebody else's. ssl.CertificateError is
// another name of it.
class SSLCertVerificationError : public SSLError {
 public:
  SSLCertVerificationError(int code, std::string message)
      : SSLError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: " + message, "SSL",
                 "CERTIFICATE_VERIFY_FAILED"),
        code_(code),
        message_(std::move(message)) {}
  // OpenSSL's X509_V_ERR_..., and what that means: verify_message().
  int verify_code() const noexcept { return code_; }
  const std::string& verify_message() const noexcept { return message_; }

 private:
  int code_;
  std::string message_;
};
using CertificateError = SSLCertVerificationError;

}  // namespace asyncio::ssl

namespace asyncio::detail {
// What OpenSSL has noted last in this thread, which is forgotten by that; of a file that cannot be
// read an OSError.
[[gnu::cold]] ExceptionPtr ssl_error();
[[noreturn, gnu::cold]] void throw_ssl_error();
}  // namespace asyncio::detail
#pragma GCC visibility pop
