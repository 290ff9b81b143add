#include <asyncio/web/client/form_data.hpp>
#include <asyncio/web/http/content_disposition.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/target.hpp>

#include <utility>

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

void FormData::append(MultipartWriter& to, const std::string& name, std::string value,
                      std::string_view content_type, std::string_view filename) const {
  MultiDict parameters{{"name", name}};
  if (!filename.empty()) parameters.add("filename", std::string(filename));
  if (content_type.empty())
    content_type = filename.empty() ? "text/plain; charset=utf-8" : "application/octet-stream";
  Headers headers{{hdrs::CONTENT_TYPE, content_type}};
  headers.add(hdrs::CONTENT_DISPOSITION,
              content_disposition_header("form-data", parameters, quote_fields_));
  to.append(std::move(value), std::move(headers));
}

FormData& FormData::add_field(std::string name, std::string value) {
  if (is_multipart_)
    append(writer_, name, std::move(value), {}, {});
  else
    fields_.add(std::move(name), std::move(value));
  return *this;
}

FormData& FormData::add_field(std::string name, std::string value, std::string_view content_type,
                              std::string_view filename) {
  if (is_multipart_) {
    append(writer_, name, std::move(value), content_type, filename);
    return *this;
  }
  MultipartWriter made("form-data");
  for (const auto& [field, text] : fields_) append(made, field, text, {}, {});
  append(made, name, std::move(value), content_type, filename);
  writer_ = std::move(made);
  fields_.clear();
  is_multipart_ = true;
  return *this;
}

FormData& FormData::add_fields(const MultiDict& fields) {
  for (const auto& [name, value] : MultiDict(fields)) add_field(name, value);
  return *this;
}

std::string FormData::content_type() const {
  return is_multipart_ ? writer_.content_type() : "application/x-www-form-urlencoded";
}

std::string FormData::encode() const {
  if (is_multipart_) return writer_.as_bytes();
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
