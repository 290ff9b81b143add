// The target of a request, taken apart; percent encoding, and what a query string comes to.
//
// Decoded texts are UTF-8: escapes that are none stay escapes in a path, as yarl has it, and
// are U+FFFD in a query string, as urllib.parse has it. Thread: any.
#pragma once

#include <asyncio/web/http/multi_dict.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

namespace detail {

// The parts of a target as they were sent, views into it.
struct Target {
  std::string_view scheme;     // of an absolute one, else empty
  std::string_view authority;  // of an absolute one, else empty: host and port
  std::string_view path;       // "/" where an absolute one has none; "*" as it is
  std::string_view query;      // without the question mark
  bool has_query = false;      // which may be empty
};
// Precondition: it is the target of a RequestHead.
Target split_target(std::string_view target) noexcept;

// The authority without a port.
std::string_view host_of(std::string_view authority) noexcept;

}  // namespace detail

// Undoes percent encoding in a path. What is no escape, or escapes that make no UTF-8, stay.
std::string unquote(std::string_view text);
// In a query string or a form, where a plus is a space. What makes no UTF-8 is U+FFFD.
std::string unquote_plus(std::string_view text);
// Percent encoding of all bytes but letters, digits, `-._~` and those that are safe here.
std::string quote(std::string_view text, std::string_view safe = "/");
// Takes `.` and `..` out of a path that begins with a slash (RFC 3986, 5.2.4).
std::string normalize_path(std::string_view path);

// A query string or a form: `a=1&b=2`. At most so many of its first names: what says whether there
// are more is more_than().
MultiDict parse_query(std::string_view text, std::size_t most = ~std::size_t{0});
namespace detail {
// Would parse_query() give more than that?
bool more_than(std::size_t most, std::string_view query) noexcept;
}  // namespace detail

}  // namespace asyncio::http
#pragma GCC visibility pop
