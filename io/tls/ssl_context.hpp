// SSLContext: whom the connections of TLS trust, and what they show. It is what
// create_connection(), create_server(), start_tls() and so on take as `ssl`.
//
//   ConnectionOptions options;
//   options.ssl = ssl::create_default_context();
//   ... loop.create_connection(factory, "example.org", 443, options) ...
//
//   const auto context = ssl::create_default_context(ssl::Purpose::CLIENT_AUTH);
//   context->load_cert_chain("certificate.pem", "key.pem");
//   ServerOptions options;
//   options.ssl = context;
//
// create_default_context, load_cert_chain, load_verify_locations, set_alpn_protocols,
// check_hostname, verify_mode, set_servername_callback, minimum_version. Python: the module ssl,
// with its names. Lifetime: shared by the connections that were made with it. Thread: it is set up
// in one; after that connections of loops in several threads may use it.
#pragma once

#include <asyncio/io/tls/ssl_bio.hpp>
#include <asyncio/io/tls/ssl_errors.hpp>
#include <asyncio/io/tls/ssl_sessions.hpp>
#include <asyncio/io/transport_wrapper.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
struct ssl_ctx_st;

namespace asyncio::ssl {

// On which side the context's connections are: PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER.
enum class Protocol { PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER };
constexpr Protocol PROTOCOL_TLS_CLIENT = Protocol::PROTOCOL_TLS_CLIENT;
constexpr Protocol PROTOCOL_TLS_SERVER = Protocol::PROTOCOL_TLS_SERVER;

// Is the other side's certificate verified, and must it have one? CERT_NONE: neither;
// CERT_OPTIONAL: verified if it has one; CERT_REQUIRED: both.
enum class VerifyMode { CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED };
constexpr VerifyMode CERT_NONE = VerifyMode::CERT_NONE;
constexpr VerifyMode CERT_OPTIONAL = VerifyMode::CERT_OPTIONAL;
constexpr VerifyMode CERT_REQUIRED = VerifyMode::CERT_REQUIRED;

// Versions of the protocol; MAXIMUM_SUPPORTED is the newest that OpenSSL has.
enum class TLSVersion { TLSv1_2, TLSv1_3, MAXIMUM_SUPPORTED };
enum class Purpose { SERVER_AUTH, CLIENT_AUTH };  // of clients; of servers

class SSLContext;
// A counted pointer to a context.
using SSLContextPtr = std::shared_ptr<SSLContext>;

class SSLContext final : public detail::TransportWrapper,
                         public std::enable_shared_from_this<SSLContext> {
 public:
  // Given the name that a client asks for, "" when it asks for none, the context that its
  // connection goes on with; null: this one. What it throws ends the handshake.
  using ServerNameCallback = std::function<SSLContextPtr(const std::string& name)>;

  // TLS 1.2 and up. A client's verifies the chain and the name of the other side, but trusts nobody
  // yet; a server's asks for no certificate. SSLError. To be made by std::make_shared.
  explicit SSLContext(Protocol protocol);
  SSLContext(const SSLContext&) = delete;
  SSLContext& operator=(const SSLContext&) = delete;
  ~SSLContext();

  // The certificate that it shows, with those between it and the authority's, and its key; without
  // a keyfile that is in the certfile. Files in PEM. OSError, SSLError; nobody is asked for a
  // password.
  void load_cert_chain(const std::string& certfile, const std::string& keyfile = {},
                       const std::string& password = {});
  // Whom it trusts: a file in PEM, a directory by hashes, and certificates in PEM or DER. OSError,
  // SSLError; TypeError when there is none of them.
  void load_verify_locations(const std::string& cafile, const std::string& capath = {},
                             std::string_view cadata = {});
  // Those that the system trusts.
  void load_default_certs();

  // Which the peers choose one of, the dearest first: {"h2", "http/1.1"}. ValueError for an empty
  // or too long one.
  void set_alpn_protocols(const std::vector<std::string>& protocols);
  // Of TLS 1.2, in OpenSSL's language. SSLError.
  void set_ciphers(const std::string& ciphers);
  // Which versions may be spoken, both ends included: minimum_version(), set_minimum_version(),
  // maximum_version(), set_maximum_version().
  TLSVersion minimum_version() const noexcept { return minimum_; }
  void set_minimum_version(TLSVersion version);
  TLSVersion maximum_version() const noexcept { return maximum_; }
  void set_maximum_version(TLSVersion version);

  // Must a client's other side be who it wanted, by its certificate's subjectAltName? After
  // set_check_hostname(true) certificates are verified: CERT_REQUIRED unless it is CERT_OPTIONAL.
  bool check_hostname() const noexcept { return check_hostname_; }
  void set_check_hostname(bool check);
  // How certificates are verified. set_verify_mode(): ValueError for CERT_NONE while
  // check_hostname.
  VerifyMode verify_mode() const noexcept { return verify_mode_; }
  void set_verify_mode(VerifyMode mode);
  // Null: no more.
  void set_servername_callback(ServerNameCallback callback);

  // What it was made with.
  Protocol protocol() const noexcept { return protocol_; }
  // OpenSSL's own, an SSL_CTX, for what has no name here.
  ssl_ctx_st* native_handle() const noexcept { return context_; }

  // ---- for connections ----
  // ValueError, SSLError.
  detail::Wrapped wrap(EventLoop& loop, detail::Wrapping wrapping) const override;
  // For the library's layers.
  const ServerNameCallback& servername_callback() const noexcept { return servername_callback_; }
  // For the library's layers.
  const std::string& alpn_protocols() const noexcept { return alpn_; }
  // For the library's layers.
  detail::TlsBlocks& blocks() const noexcept { return blocks_; }
  // For the library's layers.
  detail::SslSessions& sessions() const noexcept { return sessions_; }

 private:
  const Protocol protocol_;
  ssl_ctx_st* context_;
  bool check_hostname_ = false;
  VerifyMode verify_mode_ = CERT_NONE;
  TLSVersion minimum_ = TLSVersion::TLSv1_2, maximum_ = TLSVersion::MAXIMUM_SUPPORTED;
  std::string alpn_;  // as they are sent
  ServerNameCallback servername_callback_;
  mutable detail::TlsBlocks blocks_;
  mutable detail::SslSessions sessions_;
};

// For clients (SERVER_AUTH) one that trusts whom the system trusts, or, if given, only those; for
// servers (CLIENT_AUTH) one that still needs load_cert_chain(), and that trusts, when it is told to
// ask for certificates, those of `cafile`.
SSLContextPtr create_default_context(Purpose purpose = Purpose::SERVER_AUTH,
                                     const std::string& cafile = {}, const std::string& capath = {},
                                     std::string_view cadata = {});

}  // namespace asyncio::ssl
#pragma GCC visibility pop
