#include <asyncio/generators/methods.hpp>

namespace asyncio::detail {

void nobody_shares_it() {
  throw RuntimeError(
      "method() and bound() need an object that a std::shared_ptr has: std::make_shared, and not "
      "in a constructor");
}

}  // namespace asyncio::detail
