// What a part's Content-Transfer-Encoding has done to its bytes, undone: base64 and
// quoted-printable. Python names: base64.b64decode, binascii.a2b_qp.
//
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// Bytes that are not of base64's alphabet are passed over. ValueError when it is not whole.
std::string decode_base64(std::string_view text);
// An equals sign that begins no escape stays as it is.
std::string decode_quoted_printable(std::string_view text);

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
