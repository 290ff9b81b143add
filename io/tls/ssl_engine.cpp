#include <asyncio/io/tls/ssl_engine.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <new>
#include <utility>

namespace asyncio::detail {

SslEngine& SslEngine::of(ssl_st* ssl) noexcept {
  return *static_cast<SslEngine*>(SSL_get_app_data(ssl));
}

SslEngine::SslEngine(std::shared_ptr<const ssl::SSLContext> context, bool server_side,
                     std::string server_hostname)
    : context_(std::move(context)),
      server_hostname_(std::move(server_hostname)),
      ends_(context_->blocks()) {
  ERR_clear_error();
  struct Freeing {  // until it is complete
    ssl_st*& ssl;
    ~Freeing() { SSL_free(ssl); }
    ssl_st* release() noexcept { return std::exchange(ssl, nullptr); }
  };
  ssl_st* made = SSL_new(context_->native_handle());
  Freeing freeing{made};
  BIO* const bio = made ? make_bio(ends_) : nullptr;
  if (!bio) throw_ssl_error();
  SSL_set_bio(made, bio, bio);
  ssl_ = made;
  if (server_side) {
    SSL_set_accept_state(ssl_);
  } else {
    SSL_set_connect_state(ssl_);
    use_name();
  }
  SSL_set_app_data(ssl_, this);
  (void)freeing.release();
}

// A handle of the user's may keep OpenSSL's object.
SslEngine::~SslEngine() {
  SSL_set_app_data(ssl_, nullptr);
  disconnect_bio(SSL_get_rbio(ssl_));
  SSL_free(ssl_);
}

// Sent to the server, which chooses by it, unless it is an address; and checked.
void SslEngine::use_name() {
  if (server_hostname_.empty()) {
    if (context_->check_hostname()) throw ValueError("check_hostname requires server_hostname");
    return;
  }
  if (server_hostname_[0] == '.')
    throw ValueError("server_hostname cannot be an empty string or start with a leading dot.");
  if (server_hostname_.find('\0') != std::string::npos) throw ValueError("embedded null character");
  X509_VERIFY_PARAM* const rules = SSL_get0_param(ssl_);
  ASN1_OCTET_STRING* const address = a2i_IPADDRESS(server_hostname_.c_str());
  const bool is_address = address != nullptr;
  ASN1_OCTET_STRING_free(address);
  ERR_clear_error();
  if (!is_address && SSL_set_tlsext_host_name(ssl_, server_hostname_.c_str()) != 1)
    throw_ssl_error();
  if (context_->check_hostname()) {
    X509_VERIFY_PARAM_set_hostflags(
        rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    if ((is_address ? X509_VERIFY_PARAM_set1_ip_asc(rules, server_hostname_.c_str())
                    : X509_VERIFY_PARAM_set1_host(rules, server_hostname_.c_str(), 0)) != 1)
      throw_ssl_error();
  }
  if (SSL_SESSION* const session = context_->sessions().take(server_hostname_)) {
    SSL_set_session(ssl_, session);
    SSL_SESSION_free(session);
  }
}

bool SslEngine::asked_for(const char* name) noexcept {
  const auto& callback = context_->servername_callback();
  if (!callback) return true;
  try {
    other_ = callback(name ? name : "");
    if (!other_) return true;
    if (SSL_set_SSL_CTX(ssl_, other_->native_handle())) return true;
    error_ = ssl_error();
  } catch (const std::exception& error) {
    error_ = ExceptionPtr::current(error);
  } catch (const BaseException& error) {
    error_ = ExceptionPtr::current(error);
  } catch (...) {
    error_ = make_exception<ssl::SSLError>("the servername callback has failed");
  }
  return false;
}

bool SslEngine::keep_session(ssl_session_st* session) noexcept {
  if (server_hostname_.empty()) return false;
  try {
    context_->sessions().put(server_hostname_, session);
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

// ---- what is done over and over ----

SslEngine::Result SslEngine::result_of(int returned) {
  switch (SSL_get_error(ssl_, returned)) {
    case SSL_ERROR_NONE:
      return Result::done;
    case SSL_ERROR_WANT_READ:
      return Result::wants_input;
    case SSL_ERROR_WANT_WRITE:
      if (!out().empty()) return Result::wants_room;
      error_ = make_exception<std::bad_alloc>();
      return Result::failed;
    case SSL_ERROR_ZERO_RETURN:
      return Result::closed;
    default:
      break;
  }
  if (error_) return Result::failed;
  const long verified = SSL_get_verify_result(ssl_);
  const bool not_trusted = ERR_GET_LIB(ERR_peek_last_error()) == ERR_LIB_SSL &&
                           ERR_GET_REASON(ERR_peek_last_error()) == SSL_R_CERTIFICATE_VERIFY_FAILED;
  if (!not_trusted) {
    error_ = ssl_error();
    return Result::failed;
  }
  ERR_clear_error();
  std::string text = X509_verify_cert_error_string(verified);
  if (verified == X509_V_ERR_HOSTNAME_MISMATCH)
    text = joined({"Hostname mismatch, certificate is not valid for '", server_hostname_, "'."});
  if (verified == X509_V_ERR_IP_ADDRESS_MISMATCH)
    text = joined({"IP address mismatch, certificate is not valid for '", server_hostname_, "'."});
  error_ = make_exception<ssl::SSLCertVerificationError>(static_cast<int>(verified), text);
  return Result::failed;
}

SslEngine::Result SslEngine::handshake() {
  ERR_clear_error();
  return result_of(SSL_do_handshake(ssl_));
}

SslEngine::Result SslEngine::read(char* to, std::size_t room, std::size_t& n) {
  ERR_clear_error();
  return result_of(SSL_read_ex(ssl_, to, room, &n));
}

SslEngine::Result SslEngine::wait_for_data() {
  if (SSL_pending(ssl_) > 0) return Result::done;
  char first;
  std::size_t n;
  ERR_clear_error();
  return result_of(SSL_peek_ex(ssl_, &first, 1, &n));
}

SslEngine::Result SslEngine::write(std::string_view data, std::size_t& n) {
  ERR_clear_error();
  return result_of(SSL_write_ex(ssl_, data.data(), data.size(), &n));
}

// It says whether the other side has closed too, which reading tells as well.
void SslEngine::send_close() noexcept {
  ERR_clear_error();
  SSL_shutdown(ssl_);
  ERR_clear_error();
}

}  // namespace asyncio::detail
