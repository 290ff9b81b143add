// The reasons of the status codes.
//
// aiohttp name: http.HTTPStatus(status).phrase. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

// `Not Found`; empty for one that has none.
std::string_view reason_of(int status) noexcept;

namespace detail {
// Does an answer with this status never have a body? (RFC 9110 6.4.1)
constexpr bool has_no_body(int status) noexcept {
  return status < 200 || status == 204 || status == 304;
}
}  // namespace detail

}  // namespace asyncio::http
#pragma GCC visibility pop
