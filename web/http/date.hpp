// Dates as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT`, in UTC.
//
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

// Of so many seconds since 1970; of years 1 to 9999, else ValueError.
std::string format_date(std::int64_t seconds);
// All three forms of RFC 9110 5.6.7; nothing for another text.
std::optional<std::int64_t> parse_date(std::string_view text) noexcept;

namespace detail {
constexpr std::size_t kDateLength = 29;
// Writes it without a memory of its own.
void write_date(std::int64_t seconds, char* to) noexcept;
}  // namespace detail

}  // namespace asyncio::http
#pragma GCC visibility pop
