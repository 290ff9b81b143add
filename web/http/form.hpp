// The body of a form, application/x-www-form-urlencoded. aiohttp name: request.post().
//
// Thread: any.
#pragma once

#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/multi_dict.hpp>

#include <optional>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

// Its names and values in their order, in UTF-8; nothing when there are more than
// Limits::form_fields.
std::optional<MultiDict> parse_form(std::string_view body, const web::Limits& limits);

}  // namespace asyncio::http
#pragma GCC visibility pop
