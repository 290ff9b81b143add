// MultipartWriter: a multipart body, put together of its parts.
//
//   http::MultipartWriter writer("form-data");
//   writer.append_field("title", "Sunset");
//   writer.append_file("photo", "sunset.png", bytes, "image/png");
//   response.body(writer.as_bytes()).content_type(writer.content_type());
//
// aiohttp name: MultipartWriter; what it does by set_content_disposition() are append_field() and
// append_file() here. The boundary stands nowhere in the parts: it is looked for.
// Lifetime: a value. Thread: any.
#pragma once

#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/multi_dict.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

class MultipartWriter {
 public:
  // Without a boundary one is made up. ValueError for a subtype that is no token, and a boundary
  // that cannot be one.
  explicit MultipartWriter(std::string subtype = "mixed", std::string boundary = {});

  // One more part. `Content-Type: application/octet-stream` unless the headers say another, and,
  // but in a form, Content-Length. ValueError when the boundary stands in it, which only one that
  // was given or asked for can do.
  MultipartWriter& append(std::string body, Headers headers = Headers());
  // The parts so far of another one, as one part. ValueError when it is this one.
  MultipartWriter& append(const MultipartWriter& nested, Headers headers = Headers());
  // Names and values as `application/x-www-form-urlencoded`.
  MultipartWriter& append_form(const MultiDict& values, Headers headers = Headers());
  // A text of JSON.
  MultipartWriter& append_json(std::string text, Headers headers = Headers());
  // What a form of multipart/form-data has. ValueError for CR, LF or NUL in a name.
  MultipartWriter& append_field(std::string_view name, std::string value);
  MultipartWriter& append_file(std::string_view name, std::string_view filename, std::string body,
                               std::string_view content_type = "application/octet-stream");

  // Does not change from now on.
  const std::string& boundary() const;
  // For the field: `multipart/mixed; boundary=…`
  std::string content_type() const;
  // How many bytes as_bytes() has.
  std::size_t size() const;
  std::size_t parts() const noexcept { return parts_.size(); }
  std::string as_bytes() const;

 private:
  struct Part {
    std::string head;  // with its empty line
    std::string body;
  };
  bool occurs(std::string_view boundary, const Part& part) const;

  std::string subtype_;
  mutable std::string boundary_;  // empty: not yet
  std::vector<Part> parts_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
