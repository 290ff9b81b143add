// Refusal: why a request is not taken, as the status and a sentence of its answer.
#pragma once

#include <asyncio/generators/config.hpp>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

struct Refusal {
  int status = 0;              // 400, 413, 414, 417, 431, 501, 505; 0: none
  const char* text = nullptr;  // in English, a literal

  explicit operator bool() const noexcept { return status != 0; }
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
