// The clock of loops that do not run on virtual time.
#pragma once

namespace asyncio::detail {

// Seconds of the steady clock, less than a microsecond old; never goes back. Thread: any.
double monotonic_seconds() noexcept;

}  // namespace asyncio::detail
