// FormData: the fields of a form, as a body.
//
//   session.post(url, http::RequestOptions().data(
//       http::FormData().add_field("title", "Sunset").add_field("photo", bytes, "image/png",
//                                                               "sunset.png")));
//
// It is application/x-www-form-urlencoded until a field has a type or a file name of its own, and
// multipart/form-data from then on. aiohttp name: FormData. Thread: any, as a plain value.
#pragma once

#include <asyncio/web/http/multi_dict.hpp>
#include <asyncio/web/http/multipart_writer.hpp>

#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

class FormData {
 public:
  FormData() : writer_("form-data") {}
  explicit FormData(const MultiDict& fields) : FormData() { add_fields(fields); }

  // One more, behind those there are. A value is any bytes; text is in UTF-8.
  FormData& add_field(std::string name, std::string value);
  // One with a type, or a file with a name, either of which may be empty: then the type is
  // text/plain, of a file application/octet-stream. ValueError for CR, LF or NUL in one of them,
  // and nothing has changed.
  FormData& add_field(std::string name, std::string value, std::string_view content_type,
                      std::string_view filename = {});
  FormData& add_fields(const MultiDict& fields);
  // Names of the parts that are added from now on in percent encoding, as aiohttp sends them;
  // without that as they are, as browsers do. True by default.
  FormData& quote_fields(bool quote) noexcept {
    quote_fields_ = quote;
    return *this;
  }

  bool is_multipart() const noexcept { return is_multipart_; }
  // For the field: it says the boundary.
  std::string content_type() const;
  // The body. Calling the form does it in aiohttp.
  std::string encode() const;

 private:
  void append(MultipartWriter& to, const std::string& name, std::string value,
              std::string_view content_type, std::string_view filename) const;

  MultiDict fields_;        // until it is multipart
  MultipartWriter writer_;  // and then
  bool is_multipart_ = false;
  bool quote_fields_ = true;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
