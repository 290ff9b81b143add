// message_digest(): the digest of some bytes, as OpenSSL makes it.
//
// Python: hashlib.new(name, data).digest(). Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// "SHA256", and what else OpenSSL knows; in bytes. SSLError for what it does not know, or does not
// allow.
std::string message_digest(const char* name, std::string_view data);

}  // namespace asyncio::detail
#pragma GCC visibility pop
