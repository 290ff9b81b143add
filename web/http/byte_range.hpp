// What a Range asks for: `bytes=0-499`, `bytes=500-`, `bytes=-500`.
//
// aiohttp name: what BaseRequest.http_range gives. Thread: any, as a plain value.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

// Python's slice: from `start`, which counts from the end when it is negative, up to before `stop`.
struct Slice {
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> stop;
};
inline bool operator==(const Slice& a, const Slice& b) {
  return a.start == b.start && a.stop == b.stop;
}
inline bool operator!=(const Slice& a, const Slice& b) { return !(a == b); }

// ValueError unless it is one range of bytes.
Slice parse_range(std::string_view range);

namespace detail {

// What is sent of so many bytes.
struct PartOf {
  enum class Kind : std::uint8_t { whole, part, none };
  Kind kind = Kind::whole;
  std::uint64_t first = 0;
  std::uint64_t size = 0;
};
// None: nothing that it asks for is there. The whole, too, when it is no range of bytes, which is
// to be ignored (RFC 9110, 14.2), or when it asks for several, which together may be longer.
PartOf part_of(std::string_view range, std::uint64_t size);

}  // namespace detail
}  // namespace asyncio::http
#pragma GCC visibility pop
