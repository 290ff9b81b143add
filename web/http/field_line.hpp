// A line `name: value` of a section whose lines a LineScanner has found.
//
// Thread: any.
#pragma once

#include <asyncio/web/http/headers.hpp>

#include <cstddef>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// Reads the line of the section that begins there and ends before the CR there: a token, a colon,
// and a value without the white space around it and without control characters but tabs. False: it
// is no field.
bool read_field(std::string_view section, std::size_t at, std::size_t end,
                FieldPlace& place) noexcept;

// All but a tab.
constexpr bool is_control(char c) noexcept {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}
// No value and no reason has one.
inline bool has_control(std::string_view text) noexcept {
  bool found = false;
  for (const char c : text) found |= is_control(c);
  return found;
}

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
