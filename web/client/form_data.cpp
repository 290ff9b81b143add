#include <asyncio/web/client/form_data.hpp>
#include <asyncio/web/http/target.hpp>

namespace asyncio::http {

namespace {

// As urllib.parse.quote_plus() does it.
void put_quoted(std::string& out, const std::string& text) {
  std::size_t at = 0;
  for (std::size_t space; (space = text.find(' ', at)) != std::string::npos; at = space + 1)
    out += quote(std::string_view(text).substr(at, space - at), "") + '+';
  out += quote(std::string_view(text).substr(at), "");
}

}  // namespace

FormData& FormData::add_field(std::string name, std::string value) {
  fields_.add(std::move(name), std::move(value));
  return *this;
}

FormData& FormData::add_fields(const MultiDict& fields) {
  for (const auto& [name, value] : MultiDict(fields)) add_field(name, value);
  return *this;
}

std::string FormData::content_type() const { return "application/x-www-form-urlencoded"; }

std::string FormData::encode() const {
  std::string out;
  for (const auto& [name, value] : fields_) {
    if (!out.empty()) out += '&';
    put_quoted(out, name);
    out += '=';
    put_quoted(out, value);
  }
  return out;
}

}  // namespace asyncio::http
