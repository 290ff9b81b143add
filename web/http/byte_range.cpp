#include <asyncio/generators/exception.hpp>
#include <asyncio/web/http/byte_range.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/headers.hpp>

#include <algorithm>
#include <limits>

namespace asyncio::http {
namespace {

constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max() - 1;

// Of digits only; more than there is room for is the most.
std::optional<std::uint64_t> number_of(std::string_view digits) noexcept {
  std::uint64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = std::min(kMost, value * 10 + static_cast<unsigned>(c - '0'));
  }
  if (digits.empty()) return std::nullopt;
  return value;
}

// `first-last`, `first-` or `-length`; nothing when it is none of them.
struct Spec {
  std::optional<std::uint64_t> first, last;
};
std::optional<Spec> spec_of(std::string_view text) noexcept {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const std::string_view before = text.substr(0, dash), after = text.substr(dash + 1);
  Spec spec{number_of(before), number_of(after)};
  if ((!spec.first && !before.empty()) || (!spec.last && !after.empty())) return std::nullopt;
  if (!spec.first && !spec.last) return std::nullopt;
  if (spec.first && spec.last && *spec.first > *spec.last) return std::nullopt;
  return spec;
}

// What follows `bytes=`; empty when that does not stand there.
std::string_view specs_of(std::string_view range) noexcept {
  constexpr std::string_view kUnit = "bytes=";
  if (!detail::same_name(range.substr(0, kUnit.size()), kUnit)) return {};
  return range.substr(kUnit.size());
}

}  // namespace

Slice parse_range(std::string_view range) {
  const auto spec = spec_of(specs_of(range));
  if (!spec) throw ValueError("range not in acceptable format");
  const auto place = [](std::uint64_t n) { return static_cast<std::int64_t>(n); };
  if (!spec->first) return {-place(*spec->last), std::nullopt};
  if (!spec->last) return {place(*spec->first), std::nullopt};
  return {place(*spec->first), place(*spec->last) + 1};
}

detail::PartOf detail::part_of(std::string_view range, std::uint64_t size) {
  const PartOf whole{PartOf::Kind::whole, 0, size};
  PartOf found{PartOf::Kind::none, 0, 0};
  std::string_view specs = specs_of(range);
  if (specs.empty()) return whole;
  bool several = false;
  for (bool more = true; more;) {
    const std::size_t comma = specs.find(',');
    more = comma != std::string_view::npos;
    several = several || more;
    const auto spec = spec_of(trim(specs.substr(0, comma)));
    if (!spec) return whole;
    specs.remove_prefix(more ? comma + 1 : 0);
    const std::uint64_t last = spec->last.value_or(kMost);
    if (spec->first ? *spec->first >= size : last == 0 || size == 0) continue;
    const std::uint64_t first = spec->first ? *spec->first : size - std::min(size, last);
    const std::uint64_t end = spec->first ? std::min(last, size - 1) + 1 : size;
    found = {PartOf::Kind::part, first, end - first};
  }
  return several && found.kind == PartOf::Kind::part ? whole : found;
}

}  // namespace asyncio::http
