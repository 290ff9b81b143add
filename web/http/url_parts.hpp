// The parts of a URL's text, found, checked, and put together again: what url.cpp is made of.
//
// Taken apart by hand: what people write must be quoted before any grammar fits it, and then there
// is little left to parse. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// Views into the text; an empty one is none. scheme ":" "//" authority path "?" query "#" fragment
struct UrlParts {
  std::string_view scheme, authority, path, query, fragment;
};
// user ":" password "@" host ":" port
struct UrlAuthority {
  std::optional<std::string_view> user, password;
  std::string_view host;  // without brackets
  std::string_view port;
};
UrlParts split_url(std::string_view text) noexcept;
UrlAuthority split_authority(std::string_view text) noexcept;

// All of these throw ValueError for what cannot be sent, or is read differently by others.

// Of an authority as it was given: nothing may be hidden in it, and it has a host.
void check_authority(std::string_view text);
// In the form in which it is sent.
std::string authority_of(const UrlAuthority& parts);
// Of a port of digits alone; nothing for none.
std::optional<std::uint16_t> port_of(std::string_view digits);

// Splits into the same parts again.
std::string url_of(const UrlParts& parts);

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
