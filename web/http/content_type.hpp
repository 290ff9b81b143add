// The Content-Type field, and others of that form: a type, and parameters behind semicolons.
//
// aiohttp names: content_type and charset of requests and answers, parse_mimetype. Thread: any.
#pragma once

#include <asyncio/web/http/multi_dict.hpp>

#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

class ContentType {
 public:
  // What is no type is application/octet-stream, as in aiohttp. Parameters that are none are left
  // out.
  explicit ContentType(std::string_view value);

  // "text/html", in lower case
  const std::string& mimetype() const noexcept { return mimetype_; }
  // The parameters; their names are in lower case.
  const MultiDict& parameters() const noexcept { return parameters_; }
  // As it was sent, "UTF-8"; nothing: none was.
  std::optional<std::string> charset() const;

 private:
  std::string mimetype_;
  MultiDict parameters_;
};

namespace detail {
// Takes parameters apart, `; name=value; other="quo\"ted"`, and adds them with names in lower case.
// Also those of Content-Disposition, and, with commas between them, of a challenge.
void parse_parameters(std::string_view text, MultiDict& parameters, char separator = ';');
// In lower case, where ASCII has one.
std::string lower(std::string_view text);
// Without white space on either side.
std::string_view trim(std::string_view text) noexcept;
}  // namespace detail

}  // namespace asyncio::http
#pragma GCC visibility pop
