// The media type of a file, by the ending of its name.
//
// Python name: mimetypes.guess_type, of which this has the part that web servers need. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

// `text/html` for `index.html`; `application/octet-stream` for an ending that is not known.
std::string_view media_type_of(std::string_view name) noexcept;

}  // namespace asyncio::http
#pragma GCC visibility pop
