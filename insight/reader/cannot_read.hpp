// CannotRead: a process that is not to be read.
#pragma once

#include <string>

namespace asyncio::detail {

// Thrown; the text says why, in words.
struct CannotRead {
  std::string why;
};

}  // namespace asyncio::detail
