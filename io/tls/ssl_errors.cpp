#include <asyncio/io/tls/ssl_errors.hpp>

#include <openssl/err.h>

#include <cctype>

namespace asyncio::detail {

namespace {

std::string library_name(unsigned long code) {
  switch (ERR_GET_LIB(code)) {
    case ERR_LIB_SSL:
      return "SSL";
    case ERR_LIB_X509:
      return "X509";
    case ERR_LIB_X509V3:
      return "X509V3";
    case ERR_LIB_PEM:
      return "PEM";
    case ERR_LIB_ASN1:
      return "ASN1";
    case ERR_LIB_EVP:
      return "EVP";
    default: {
      const char* const name = ERR_lib_error_string(code);
      return name ? name : "unknown";
    }
  }
}

// The macro's name is its text in capitals, for nearly all.
std::string macro_name(std::string text) {
  for (char& c : text)
    c = std::isalnum(static_cast<unsigned char>(c))
            ? static_cast<char>(std::toupper(static_cast<unsigned char>(c)))
            : '_';
  return text;
}

}  // namespace

ExceptionPtr ssl_error() {
  const unsigned long code = ERR_peek_last_error();
  // What opens a file notes the system's error first, and its own one behind.
  const unsigned long first = ERR_peek_error();
  ERR_clear_error();
  if (first != 0 && ERR_SYSTEM_ERROR(first)) return os_error(ERR_GET_REASON(first));
  if (code == 0) return make_exception<ssl::SSLError>("A failure in the SSL library occurred");
  const char* const text = ERR_reason_error_string(code);
  const std::string library = library_name(code);
  if (!text) return make_exception<ssl::SSLError>("[" + library + "] unknown error", library);
  if (ERR_COMMON_ERROR(code))
    return make_exception<ssl::SSLError>("[" + library + "] " + text, library);
  const std::string reason = macro_name(text);
  return make_exception<ssl::SSLError>("[" + library + ": " + reason + "] " + text, library,
                                       reason);
}

void throw_ssl_error() { ssl_error().rethrow(); }

}  // namespace asyncio::detail
