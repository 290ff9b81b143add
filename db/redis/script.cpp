#include <asyncio/db/redis/script.hpp>

#include <openssl/sha.h>

namespace asyncio::redis {
namespace {

std::string sha1_of(const std::string& text) {
  constexpr char kDigits[] = "0123456789abcdef";
  unsigned char sum[SHA_DIGEST_LENGTH];
  SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), sum);
  std::string out;
  for (const unsigned char byte : sum) {
    out += kDigits[byte / 16];
    out += kDigits[byte % 16];
  }
  return out;
}

}  // namespace

Script::Script(Redis registered_client, std::string script)
    : redis_(std::move(registered_client)),
      text_(std::make_shared<detail::ScriptText>(detail::ScriptText{script, sha1_of(script)})) {}

Script Redis::register_script(std::string script) const { return Script(*this, std::move(script)); }

}  // namespace asyncio::redis
