#include <asyncio/loop/seconds.hpp>

#include <asyncio/generators/throws.hpp>

namespace asyncio::detail {

void not_a_number() { throw_value_error("Invalid delay: NaN (not a number)"); }

}  // namespace asyncio::detail
