// The rules of RFC 9110 and 9112 that a parser of heads does not know, or leaves to others: what
// decides where a message ends and whom it is for may be said once, and in one way.
//
// Thread: any.
#pragma once

#include <asyncio/web/http/refusal.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// A longer one is known to nobody: 501.
constexpr std::size_t kLongestMethod = 32;

// What is said once or not at all.
struct Single {
  unsigned times = 0;
  std::string_view value;  // of the last

  void add(std::string_view another) noexcept { ++times, value = another; }
};

// What decides about a message, gathered from its fields as they come.
struct Framing {
  bool http11 = true;
  Single host, content_length, transfer_encoding;
  bool close = false, keep_alive = false, upgrade = false;  // what Connection lists
  bool expects_continue = false, expects_other = false;

  // What check_framing() makes of it.
  bool chunked = false;
  bool has_length = false;
  std::uint64_t length = 0;

  // A value of Connection, and of Expect.
  void add_connection(std::string_view value) noexcept;
  void add_expect(std::string_view value) noexcept;
};

// Host, Content-Length, Transfer-Encoding, Expect.
Refusal check_framing(Framing& framing) noexcept;
// Content-Length, when there is one; and Transfer-Encoding of a response, when there is one:
// chunked, or identity, which is none.
Refusal check_length(Framing& framing) noexcept;
Refusal check_response_coding(Framing& framing) noexcept;
// Of a request line that is one by the grammar.
Refusal check_method(std::string_view method) noexcept;
Refusal check_target(std::string_view method, std::string_view target) noexcept;
// What is wrong with a line that the parser did not take: 505 when all of it but the number of the
// version is right.
Refusal bad_request_line(std::string_view line) noexcept;
// A uri-host and perhaps a port, both of which may be missing.
bool is_host(std::string_view text) noexcept;
// May it stand in a trailer section (RFC 9110, 6.5.1)? What frames, routes or describes may not.
bool is_for_trailers(std::string_view name) noexcept;

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
