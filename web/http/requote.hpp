// Requoting: brings a part of a URL into the one form in which it is sent. What must be escaped is,
// what need not be is not, and what was escaped and would mean something else otherwise stays so.
//
// What yarl does to each part that it is given. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

enum class UrlPart : std::uint8_t {
  userinfo,     // a user or a password
  path,         // `/` and `+` mean what they are: %2F and %2B stay
  query,        // a space is a plus; `=+&;` mean what they are
  query_value,  // a name or a value in it: in these `=+&;` are escaped
  fragment
};
// Of a text that may have escapes: `a b%2f%7e|` is `a%20b%2F~%7C` in a path. A percent sign that
// begins none is one itself, %25.
std::string requote(std::string_view text, UrlPart part);
// Of a text that has none: each percent sign is %25.
std::string quote_part(std::string_view text, UrlPart part);
// A query string for people: escapes of `=+&;` stay, a plus is a space.
std::string unquote_query(std::string_view query);

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
