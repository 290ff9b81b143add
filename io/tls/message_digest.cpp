#include <asyncio/io/tls/message_digest.hpp>

#include <asyncio/io/tls/ssl_errors.hpp>

#include <openssl/evp.h>

namespace asyncio::detail {

std::string message_digest(const char* name, std::string_view data) {
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  std::size_t size = 0;
  if (EVP_Q_digest(nullptr, name, nullptr, data.data(), data.size(),
                   reinterpret_cast<unsigned char*>(digest.data()), &size) != 1)
    throw_ssl_error();
  digest.resize(size);
  return digest;
}

}  // namespace asyncio::detail
