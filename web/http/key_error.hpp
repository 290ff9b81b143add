// KeyError (builtins): a mapping has no such key.
#pragma once

#include <asyncio/loop/contextvars.hpp>

#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio {

class KeyError : public LookupError {
 public:
  using LookupError::LookupError;
};

namespace detail {
// KeyError: 'key'
[[noreturn, gnu::cold]] inline void throw_key_error(std::string_view key) {
  throw KeyError("'" + std::string(key) + "'");
}
}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
