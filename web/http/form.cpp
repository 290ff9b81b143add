#include <asyncio/web/http/form.hpp>
#include <asyncio/web/http/target.hpp>

namespace asyncio::http {

std::optional<MultiDict> parse_form(std::string_view body, const web::Limits& limits) {
  if (detail::more_than(limits.form_fields, body)) return std::nullopt;
  return parse_query(body);
}

}  // namespace asyncio::http
