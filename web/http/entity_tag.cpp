#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/entity_tag.hpp>

#include <algorithm>

namespace asyncio::http {

std::vector<ETag> parse_etags(std::string_view list) {
  std::vector<ETag> tags;
  list = detail::trim(list);
  if (list == ETAG_ANY) return {ETag{std::string(list), false}};
  while (!list.empty()) {
    ETag tag;
    tag.is_weak = list.substr(0, 2) == "W/";
    if (tag.is_weak) list.remove_prefix(2);
    const std::size_t end = list.front() == '"' ? list.find('"', 1) : std::string_view::npos;
    if (end == std::string_view::npos) break;
    const std::string_view value = list.substr(1, end - 1);
    const bool visible = std::all_of(value.begin(), value.end(), [](char c) {
      return static_cast<unsigned char>(c) > 0x20 && c != 0x7f;
    });
    if (!visible) break;
    tag.value = value;
    list = detail::trim(list.substr(end + 1));
    if (!list.empty() && list.front() != ',') break;
    tags.push_back(std::move(tag));
    while (!list.empty() && list.front() == ',') list = detail::trim(list.substr(1));
  }
  return tags;
}

namespace detail {

namespace {
bool is_any(const std::vector<ETag>& list) noexcept {
  return list.size() == 1 && list.front().value == ETAG_ANY && !list.front().is_weak;
}
}  // namespace

bool strong_match(const std::vector<ETag>& list, const ETag& tag) noexcept {
  return is_any(list) || std::any_of(list.begin(), list.end(), [&](const ETag& other) {
           return other.value == tag.value && !other.is_weak && !tag.is_weak;
         });
}

bool weak_match(const std::vector<ETag>& list, const ETag& tag) noexcept {
  return is_any(list) || std::any_of(list.begin(), list.end(),
                                     [&](const ETag& other) { return other.value == tag.value; });
}

}  // namespace detail
}  // namespace asyncio::http
