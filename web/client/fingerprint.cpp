#include <asyncio/web/client/fingerprint.hpp>

#include <asyncio/io/tls/message_digest.hpp>
#include <asyncio/io/tls/ssl_object.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/web/client/client_exceptions.hpp>

#include <utility>

namespace asyncio::http {

Fingerprint::Fingerprint(std::string sha256) : bytes_(std::move(sha256)) {
  if (bytes_.size() == 16 || bytes_.size() == 20)
    throw ValueError("md5 and sha1 are insecure and not supported. Use sha256.");
  if (bytes_.size() != 32) throw ValueError("fingerprint has invalid length");
}

void Fingerprint::check(const Transport& transport, const std::string& host, int port) const {
  const std::string der = transport.extra<ssl::SSLObject>("ssl_object").getpeercert().der;
  std::string got = asyncio::detail::message_digest("SHA256", der);
  if (got != bytes_) throw ServerFingerprintMismatch(bytes_, std::move(got), host, port);
}

}  // namespace asyncio::http
