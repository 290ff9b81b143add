// Base64 (RFC 4648, 4). Python names: base64.b64encode, base64.b64decode.
//
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

std::string encode_base64(std::string_view bytes);
// Bytes that are not of base64's alphabet are passed over. ValueError when it is not whole.
std::string decode_base64(std::string_view text);
// Nothing when there is anything but whole groups.
std::optional<std::string> decode_whole_base64(std::string_view text);
// Whether all of it is of the alphabet, to which what fills up does not belong.
bool is_base64(std::string_view text) noexcept;

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
