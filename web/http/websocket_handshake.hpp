// The opening handshake of a WebSocket (RFC 6455, section 4): keys, and what both ends agree on.
//
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// Sec-WebSocket-Accept for a Sec-WebSocket-Key.
std::string websocket_accept(std::string_view key);
// A new Sec-WebSocket-Key: 16 bytes from the system.
std::string make_websocket_key();
// Does it stand for 16 bytes?
bool is_websocket_key(std::string_view key) noexcept;

// Is a word, in any case, in a list with commas?
bool has_token(std::string_view list, std::string_view word) noexcept;
// The first of those in a list with commas that is one of ours.
std::optional<std::string> choose_protocol(std::string_view list,
                                           const std::vector<std::string>& ours);
// Is `Origin: https://host:port` of the host that the request is for? An empty one is no browser's.
bool is_same_origin(std::string_view origin, std::string_view host) noexcept;

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
