// FormData: the fields of a form, as a body.
//
//   session.post(url, http::RequestOptions().data(http::FormData().add_field("title", "Sunset")));
//
// It is application/x-www-form-urlencoded. aiohttp name: FormData. Thread: any, as a plain value.
#pragma once

#include <asyncio/web/http/multi_dict.hpp>

#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http {

class FormData {
 public:
  FormData() = default;
  explicit FormData(MultiDict fields) : fields_(std::move(fields)) {}

  // One more, behind those there are. A value is any bytes; text is in UTF-8.
  FormData& add_field(std::string name, std::string value);
  FormData& add_fields(const MultiDict& fields);

  // For the field.
  std::string content_type() const;
  // The body. Calling the form does it in aiohttp.
  std::string encode() const;

 private:
  MultiDict fields_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
