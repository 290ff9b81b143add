// Fingerprint: which certificate a server has to show, whoever has signed it.
//
//   session.get(url, http::RequestOptions().ssl(http::Fingerprint(sha256_of_certificate)));
//
// aiohttp name: Fingerprint. Thread: any, as a plain value.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>

#pragma GCC visibility push(default)
namespace asyncio {
class Transport;
}
namespace asyncio::http {

class Fingerprint {
 public:
  // The SHA-256 of the certificate in DER, as 32 bytes. ValueError for so many as another digest
  // has.
  explicit Fingerprint(std::string sha256);
  const std::string& fingerprint() const noexcept { return bytes_; }
  // Has the other end of this connection of TLS shown that certificate? ServerFingerprintMismatch,
  // which names the host and the port.
  void check(const Transport& transport, const std::string& host, int port) const;

 private:
  std::string bytes_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
