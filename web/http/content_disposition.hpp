// The Content-Disposition field of a part, or of an answer that is to be saved: a type, and
// parameters, among them a file's name.
//
//   const auto [type, parameters] = http::parse_content_disposition(header);
//   http::content_disposition_filename(parameters);
//
// aiohttp names: parse_content_disposition, content_disposition_filename,
// content_disposition_header. Thread: any.
#pragma once

#include <asyncio/web/http/multi_dict.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http {

// The type in lower case, and the parameters with their names in lower case; `name*=charset''text`
// (RFC 5987) stays under its name with the star, decoded to UTF-8, and is left out when that cannot
// be done. Without a type, and empty, when the field is none: a parameter that is there twice, a
// value that is neither a token nor quoted. A value with a control character in it, which would
// break lines elsewhere, is left out.
std::pair<std::optional<std::string>, MultiDict> parse_content_disposition(std::string_view header);

// The file's name, or another parameter of that kind: of `filename*`, else `filename`, else
// `filename*0`, `filename*1` and so on. It is what the client says: no path to be opened.
std::optional<std::string> content_disposition_filename(const MultiDict& parameters,
                                                        std::string_view name = "filename");

// `form-data; name="photo"; filename="a%20b.png"`. With `quote_fields` a file name is in percent
// encoding, and what is not ASCII is sent by RFC 5987; without it, values are only put in quotes.
// ValueError for a type or a name that is no token, and for CR, LF or NUL in a value.
std::string content_disposition_header(std::string_view type, const MultiDict& parameters,
                                       bool quote_fields = true);

}  // namespace asyncio::http
#pragma GCC visibility pop
