#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/field_line.hpp>

namespace asyncio::http::detail {

bool read_field(std::string_view section, std::size_t at, std::size_t end,
                FieldPlace& place) noexcept {
  const std::size_t colon = section.find(':', at);
  if (colon >= end || !is_token(section.substr(at, colon - at))) return false;
  const std::string_view value = trim(section.substr(colon + 1, end - colon - 1));
  if (has_control(value)) return false;
  place = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(colon - at),
           static_cast<std::uint32_t>(value.data() - section.data()),
           static_cast<std::uint32_t>(value.size())};
  return true;
}

}  // namespace asyncio::http::detail
