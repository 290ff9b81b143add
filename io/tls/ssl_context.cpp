#include <asyncio/io/tls/ssl_context.hpp>

#include <asyncio/io/tls/ssl_engine.hpp>
#include <asyncio/io/tls/tls_transport.hpp>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <climits>
#include <utility>

namespace asyncio::ssl {

namespace {

void check(bool ok) {
  if (!ok) detail::throw_ssl_error();
}

int number_of(TLSVersion version) noexcept {
  switch (version) {
    case TLSVersion::TLSv1_2:
      return TLS1_2_VERSION;
    case TLSVersion::TLSv1_3:
      return TLS1_3_VERSION;
    case TLSVersion::MAXIMUM_SUPPORTED:
      break;
  }
  return 0;
}

// ---- OpenSSL's callbacks ----

int password_asked(char* to, int room, int, void* given) {
  const auto& password = *static_cast<const std::string*>(given);
  if (password.size() > static_cast<std::size_t>(room)) return 0;
  return static_cast<int>(password.copy(to, password.size()));
}

int name_asked(SSL* connection, int* alert, void*) {
  const char* const name = SSL_get_servername(connection, TLSEXT_NAMETYPE_host_name);
  if (detail::SslEngine::of(connection).asked_for(name)) return SSL_TLSEXT_ERR_OK;
  *alert = SSL_AD_HANDSHAKE_FAILURE;
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}

// The dearest to the server. Nothing in common is no error, as in Python.
int protocol_asked(SSL*, const unsigned char** chosen, unsigned char* size,
                   const unsigned char* offered, unsigned offered_size, void* context) {
  const std::string& ours = static_cast<const SSLContext*>(context)->alpn_protocols();
  unsigned char* found = nullptr;
  if (SSL_select_next_proto(&found, size, reinterpret_cast<const unsigned char*>(ours.data()),
                            static_cast<unsigned>(ours.size()), offered,
                            offered_size) != OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_NOACK;
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

int session_made(SSL* connection, SSL_SESSION* session) {
  return detail::SslEngine::of(connection).keep_session(session) ? 1 : 0;
}

}  // namespace

SSLContext::SSLContext(Protocol protocol)
    : protocol_(protocol),
      context_(SSL_CTX_new(protocol == PROTOCOL_TLS_CLIENT ? TLS_client_method()
                                                           : TLS_server_method())) {
  check(context_ != nullptr);
  SSL_CTX_set_mode(context_, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                 SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_options(
      context_, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_min_proto_version(context_, TLS1_2_VERSION);
  if (protocol == PROTOCOL_TLS_CLIENT) {
    set_verify_mode(CERT_REQUIRED);
    check_hostname_ = true;
    SSL_CTX_set_session_cache_mode(context_, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context_, session_made);
    return;
  }
  // What a client brings back is in its ticket; nothing is kept here.
  SSL_CTX_set_session_cache_mode(context_, SSL_SESS_CACHE_OFF);
  static constexpr unsigned char kName[] = "asyncio17";
  SSL_CTX_set_session_id_context(context_, kName, sizeof kName - 1);
  SSL_CTX_set_dh_auto(context_, 1);
}

SSLContext::~SSLContext() { SSL_CTX_free(context_); }

// ---- whom it trusts, and what it shows ----

void SSLContext::load_cert_chain(const std::string& certfile, const std::string& keyfile,
                                 const std::string& password) {
  ERR_clear_error();
  struct Password {
    Password(ssl_ctx_st* of, const std::string& given) noexcept : context(of) {
      SSL_CTX_set_default_passwd_cb(context, password_asked);
      SSL_CTX_set_default_passwd_cb_userdata(context, const_cast<std::string*>(&given));
    }
    Password(const Password&) = delete;
    Password& operator=(const Password&) = delete;
    ~Password() {
      SSL_CTX_set_default_passwd_cb(context, nullptr);
      SSL_CTX_set_default_passwd_cb_userdata(context, nullptr);
    }
    ssl_ctx_st* const context;
  };
  const Password answering(context_, password);
  check(SSL_CTX_use_certificate_chain_file(context_, certfile.c_str()) == 1);
  const std::string& key = keyfile.empty() ? certfile : keyfile;
  check(SSL_CTX_use_PrivateKey_file(context_, key.c_str(), SSL_FILETYPE_PEM) == 1);
  check(SSL_CTX_check_private_key(context_) == 1);
}

namespace {

void add_pem(X509_STORE* store, BIO* in) {
  int n = 0;
  while (X509* const certificate = PEM_read_bio_X509(in, nullptr, nullptr, nullptr)) {
    ++n;
    const int added = X509_STORE_add_cert(store, certificate);
    X509_free(certificate);
    check(added == 1);
  }
  const unsigned long error = ERR_peek_last_error();
  // It was the last one.
  check(n > 0 && ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE);
  ERR_clear_error();
}

void add_der(X509_STORE* store, std::string_view data) {
  auto* at = reinterpret_cast<const unsigned char*>(data.data());
  const unsigned char* const end = at + data.size();
  while (at < end) {
    X509* const certificate = d2i_X509(nullptr, &at, static_cast<long>(end - at));
    check(certificate != nullptr);
    const int added = X509_STORE_add_cert(store, certificate);
    X509_free(certificate);
    check(added == 1);
  }
}

}  // namespace

void SSLContext::load_verify_locations(const std::string& cafile, const std::string& capath,
                                       std::string_view cadata) {
  if (cafile.empty() && capath.empty() && cadata.empty())
    throw TypeError("cafile, capath and cadata cannot be all omitted");
  ERR_clear_error();
  if (!cafile.empty() || !capath.empty())
    check(SSL_CTX_load_verify_locations(context_, cafile.empty() ? nullptr : cafile.c_str(),
                                        capath.empty() ? nullptr : capath.c_str()) == 1);
  if (cadata.empty()) return;
  if (cadata.size() > INT_MAX) throw ValueError("cadata is too long");
  X509_STORE* const store = SSL_CTX_get_cert_store(context_);
  if (cadata.find("-----BEGIN") == std::string_view::npos) return add_der(store, cadata);
  struct Freed {
    BIO* bio;
    ~Freed() { BIO_free(bio); }
  } in{BIO_new_mem_buf(cadata.data(), static_cast<int>(cadata.size()))};
  check(in.bio != nullptr);
  add_pem(store, in.bio);
}

void SSLContext::load_default_certs() {
  ERR_clear_error();
  check(SSL_CTX_set_default_verify_paths(context_) == 1);
}

// ---- what is agreed on ----

void SSLContext::set_alpn_protocols(const std::vector<std::string>& protocols) {
  std::string wire;
  for (const std::string& protocol : protocols) {
    if (protocol.empty() || protocol.size() > 255)
      throw ValueError("ALPN protocols must be 1 to 255 bytes long");
    wire += static_cast<char>(protocol.size());
    wire += protocol;
  }
  ERR_clear_error();
  // It returns 0 when it has succeeded.
  check(SSL_CTX_set_alpn_protos(context_, reinterpret_cast<const unsigned char*>(wire.data()),
                                static_cast<unsigned>(wire.size())) == 0);
  alpn_ = std::move(wire);
  SSL_CTX_set_alpn_select_cb(context_, alpn_.empty() ? nullptr : protocol_asked, this);
}

void SSLContext::set_ciphers(const std::string& ciphers) {
  ERR_clear_error();
  if (SSL_CTX_set_cipher_list(context_, ciphers.c_str()) == 1) return;
  ERR_clear_error();
  throw SSLError("No cipher can be selected.");
}

void SSLContext::set_minimum_version(TLSVersion version) {
  SSL_CTX_set_min_proto_version(
      context_, version == TLSVersion::MAXIMUM_SUPPORTED ? TLS1_3_VERSION : number_of(version));
  minimum_ = version;
}

void SSLContext::set_maximum_version(TLSVersion version) {
  SSL_CTX_set_max_proto_version(context_, number_of(version));
  maximum_ = version;
}

void SSLContext::set_check_hostname(bool check) {
  if (check && verify_mode_ == CERT_NONE) set_verify_mode(CERT_REQUIRED);
  if (check != check_hostname_) sessions_.clear();
  check_hostname_ = check;
}

void SSLContext::set_verify_mode(VerifyMode mode) {
  if (mode == CERT_NONE && check_hostname_)
    throw ValueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.");
  const int flags = mode == CERT_NONE       ? SSL_VERIFY_NONE
                    : mode == CERT_OPTIONAL ? SSL_VERIFY_PEER
                                            : SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
  SSL_CTX_set_verify(context_, flags, nullptr);
  if (mode != verify_mode_) sessions_.clear();
  verify_mode_ = mode;
}

void SSLContext::set_servername_callback(ServerNameCallback callback) {
  int (*const call)(SSL*, int*, void*) = callback ? name_asked : nullptr;
  SSL_CTX_set_tlsext_servername_callback(context_, call);
  servername_callback_ = std::move(callback);
}

detail::Wrapped SSLContext::wrap(EventLoop& loop, detail::Wrapping wrapping) const {
  if (wrapping.server_side && protocol_ == PROTOCOL_TLS_CLIENT)
    throw SSLError("Cannot create a server socket with a PROTOCOL_TLS_CLIENT context");
  if (!wrapping.server_side && protocol_ == PROTOCOL_TLS_SERVER)
    throw SSLError("Cannot create a client socket with a PROTOCOL_TLS_SERVER context");
  return detail::make_tls_transport(loop, shared_from_this(), std::move(wrapping));
}

SSLContextPtr create_default_context(Purpose purpose, const std::string& cafile,
                                     const std::string& capath, std::string_view cadata) {
  auto context = std::make_shared<SSLContext>(
      purpose == Purpose::SERVER_AUTH ? PROTOCOL_TLS_CLIENT : PROTOCOL_TLS_SERVER);
  if (!cafile.empty() || !capath.empty() || !cadata.empty())
    context->load_verify_locations(cafile, capath, cadata);
  else if (purpose == Purpose::SERVER_AUTH)
    context->load_default_certs();
  return context;
}

}  // namespace asyncio::ssl
