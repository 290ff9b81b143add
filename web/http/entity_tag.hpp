// ETag: the name of one state of what is served, and the lists of them that requests bring.
//
// aiohttp name: ETag. Thread: any, as a plain value.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

struct ETag {
  std::string value;     // without the quotes
  bool is_weak = false;  // W/"value"

  // `W/"value"`
  std::string to_string() const { return (is_weak ? "W/\"" : "\"") + value + '"'; }
};
inline bool operator==(const ETag& a, const ETag& b) {
  return a.value == b.value && a.is_weak == b.is_weak;
}
inline bool operator!=(const ETag& a, const ETag& b) { return !(a == b); }

// The value of the one that stands for any: `*`.
inline constexpr std::string_view ETAG_ANY = "*";

// `"one", W/"two"`, or `*`, which is one of the value ETAG_ANY. It ends before what is none.
std::vector<ETag> parse_etags(std::string_view list);

namespace detail {
// Is it one of the list, or does that have any? By the strong comparison a weak one is never the
// same as another (RFC 9110, 8.8.3.2).
bool strong_match(const std::vector<ETag>& list, const ETag& tag) noexcept;
bool weak_match(const std::vector<ETag>& list, const ETag& tag) noexcept;
}  // namespace detail

}  // namespace asyncio::http
#pragma GCC visibility pop
