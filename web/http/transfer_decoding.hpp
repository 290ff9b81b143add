// What a part's Content-Transfer-Encoding has done to its bytes, undone, where it is no base64:
// quoted-printable. Python name: binascii.a2b_qp.
//
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// An equals sign that begins no escape stays as it is.
std::string decode_quoted_printable(std::string_view text);

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
