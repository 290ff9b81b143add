// The Cookie field of a request. aiohttp names: request.cookies, parse_cookie_header.
//
// Thread: any.
#pragma once

#include <asyncio/web/http/multi_dict.hpp>

#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

// The cookies of one field line, added to those of the lines before. Of two with one name the last
// one counts. A value in quotes is undone as http.cookies does it; a piece that is no cookie is
// left out and spoils no other, as in browsers and in aiohttp since 3.12.
void parse_cookies(std::string_view value, MultiDict& cookies);

namespace detail {
// May it be the name of a cookie?
bool is_cookie_name(std::string_view name) noexcept;
// A value in quotes without them and its escapes undone; any other one as it is.
// http.cookies._unquote
std::string unquote_cookie(std::string_view value);
// In quotes if it has to be. http.cookies._quote
std::string quote_cookie(std::string_view value);
}  // namespace detail

}  // namespace asyncio::http
#pragma GCC visibility pop
