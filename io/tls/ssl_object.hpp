// SSLObject: what is known of a connection of TLS: its version, its cipher, the other side's
// certificate.
//
//   const auto object = transport->extra<ssl::SSLObject>("ssl_object");
//   object.version();   // "TLSv1.3"
//
// A transport gives by get_extra_info(), once the handshake is over: "ssl_object" an SSLObject,
// "peercert" a Certificate, "cipher" a Cipher, "compression" a std::string if there is any; and
// from the start "sslcontext", the std::shared_ptr<const SSLContext>.
// Python: ssl.SSLObject, without what reads and writes: that is the transport's.
// Lifetime: a handle, which may outlive the connection. Thread: the loop's.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
struct ssl_st;

namespace asyncio::ssl {

// Name, protocol that has it, and bits of its secret. SSLObject.cipher
struct Cipher {
  std::string name, protocol;
  int secret_bits = 0;
};

// What Python has as a dict. SSLObject.getpeercert
struct Certificate {
  using Names = std::vector<std::pair<std::string, std::string>>;
  Names subject, issuer;              // {"commonName", "example.org"}
  Names subject_alt_name;             // {"DNS", "example.org"}, {"IP Address", "127.0.0.1"}
  std::string serial_number;          // in hexadecimal digits
  std::string not_before, not_after;  // "Nov 28 18:00:00 2026 GMT"
  std::string der;                    // all of it: getpeercert(binary_form=True)
};

class SSLObject {
 public:
  // Of no connection: all its texts are empty.
  SSLObject() noexcept = default;
  SSLObject(const SSLObject& other) noexcept;
  SSLObject(SSLObject&& other) noexcept : ssl_(std::exchange(other.ssl_, nullptr)) {}
  SSLObject& operator=(SSLObject other) noexcept {
    std::swap(ssl_, other.ssl_);
    return *this;
  }
  ~SSLObject();

  // "TLSv1.3"
  std::string version() const;
  // Its name is empty while there is none.
  Cipher cipher() const;
  // "" when there is none.
  std::string compression() const;
  // What the two sides have agreed on; "": nothing.
  std::string selected_alpn_protocol() const;
  // Does the connection go on with a session of an earlier one?
  bool session_reused() const noexcept;
  // Is this the server's end?
  bool server_side() const noexcept;
  // Whom the client has asked for.
  std::string server_hostname() const;
  // The other side's; without a `der` when it has sent none.
  Certificate getpeercert() const;
  // OpenSSL's own. To read from it or write to it breaks the connection.
  ssl_st* native_handle() const noexcept { return ssl_; }
  explicit operator bool() const noexcept { return ssl_ != nullptr; }

  // Counts it.
  explicit SSLObject(ssl_st* counted) noexcept;

 private:
  ssl_st* ssl_ = nullptr;
};

}  // namespace asyncio::ssl
#pragma GCC visibility pop
