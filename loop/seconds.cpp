#include <asyncio/loop/seconds.hpp>

namespace asyncio::detail {

void not_a_number() { throw ValueError("Invalid delay: NaN (not a number)"); }

}  // namespace asyncio::detail
